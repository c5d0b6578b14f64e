"""What a prefilter leaves out is not there: every closer look finds at most what was left."""

import re
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entries.privacy.contacts import _KINDS, _NAMED_STREET, private_contacts
from generator.text.prefilter import SPACE, Prefilter, Words
from generator.text.vietnamese import lower_in_place

_WORDS = st.text(st.sampled_from("aăAĐ đéÉ1-.,\n\t\u00a0İ_"), max_size=12)


def test_signs_are_told_by_their_order() -> None:
    prefilter = Prefilter(["(?i)đỗ", "hoa", r"\pN{3}"])
    assert prefilter.left("Ông ĐỖ Hoa, 1975") == [0, 2]
    assert prefilter.left("") == []


def test_of_no_signs_none_is_left() -> None:
    assert Prefilter([]).left("Ông Đỗ Hoa") == []


def test_where_nothing_at_all_is_found_every_sign_is_left() -> None:
    """RE2 says no more than that where it has not enough memory; it was not brought to it, with megabytes of text."""
    prefilter = Prefilter(["a", "c"])
    with patch.object(prefilter, "_set", SimpleNamespace(Match=lambda _: [])):
        assert prefilter.left("a") == [0, 1]


def test_words_are_found_where_they_stand_by_themselves_and_the_longest_of_them() -> None:
    text = "Nhất là\u00a0khi HẠNG\nNHẤT, thống nhất;nhất nhất nhấtx xnhất"
    found = [text[word.start() : word.end()] for word in Words(["nhất", "hạng nhất", "nhất là"]).found(text)]
    assert found == ["Nhất là", "HẠNG\nNHẤT", "nhất", "nhất", "nhất"]


class _Content(bytes):
    """Counts the bytes that are taken out of it."""

    taken = 0

    def __getitem__(self, part: Any) -> Any:  # noqa: ANN401
        taken = super().__getitem__(part)
        _Content.taken += len(taken)
        return taken


class _Text(str):
    __slots__ = ()

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return _Content(super().encode(encoding, errors))


def test_however_many_words_are_found_no_text_is_counted_twice() -> None:
    text = _Text("ạ nhất nhấtx " * 200)
    assert len(list(Words(["nhất"]).found(text))) == 200
    assert 0 < _Content.taken <= len(text.encode())


def test_of_no_words_none_is_found() -> None:
    assert list(Words([]).found("Ông Đỗ Hoa")) == []


@settings(max_examples=1000)
@given(
    st.sets(st.text(st.sampled_from("aăđé1 "), min_size=1).map(str.strip).filter(bool), max_size=4),
    st.text(st.sampled_from("aăAĐ đéÉ1-.,\n\t\u00a0\u0131İ_\ud800"), max_size=40),
)
def test_words_are_found_as_each_by_itself_would_be(words: set[str], text: str) -> None:
    lower = lower_in_place(text)
    found: list[re.Match[str]] = []
    for word in words:
        spaced = r"\s+".join(map(re.escape, word.split(" ")))
        found += re.finditer(rf"(?<!\w){spaced}(?!\w)", lower)
    expected: list[tuple[int, int]] = []
    for start, end in sorted((each.span() for each in found), key=lambda span: (span[0], -span[1])):
        if not expected or start >= expected[-1][1]:
            expected.append((start, end))
    assert [each.span() for each in Words(words).found(text)] == expected


@pytest.mark.parametrize("space", [char for char in map(chr, range(0x11000)) if char.isspace()])
def test_every_space_of_python_is_one(space: str) -> None:
    assert re.match(r"\s", space)
    assert Prefilter([SPACE]).left(space)


@pytest.mark.parametrize(("sign", "pattern"), [(sign, pattern) for _, sign, pattern, _ in _KINDS])
@settings(max_examples=200)
@given(data=st.data(), around=st.tuples(_WORDS, _WORDS))
def test_what_leads_to_a_person_is_left(
    sign: str, pattern: re.Pattern[str], data: st.DataObject, around: tuple[str, str]
) -> None:
    said = data.draw(st.from_regex(pattern))
    if pattern is not _NAMED_STREET:
        said = data.draw(st.sampled_from([said, said.upper()]))
    text = around[0] + said + around[1]
    looked_at = text if pattern is _NAMED_STREET else text.lower()
    assert not pattern.search(looked_at) or Prefilter([sign]).left(text), text


@settings(max_examples=500)
@given(st.one_of(*(st.from_regex(pattern) for _, _, pattern, _ in _KINDS)))
def test_a_text_that_is_not_searched_leads_to_nobody(text: str) -> None:
    found = list(private_contacts(text))
    with patch("generator.entries.privacy.contacts._SIGNS", Prefilter([""] * (len(_KINDS) + 1))):
        assert found == list(private_contacts(text))
