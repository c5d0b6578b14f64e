"""A prefilter never excludes a text that the exact pattern matches; word search equals one search per word."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entries.privacy.contacts import NAMED_STREET, PATTERNS, PREFILTER
from generator.text.prefilter import SPACE, Prefilter, WordFinder
from generator.text.vietnamese import lower_keeping_offsets

_WORDS = st.text(st.sampled_from("aăAĐ đéÉ1-.,\n\t\u00a0İ_"), max_size=12)


def test_candidates_are_indexes_of_the_patterns() -> None:
    prefilter = Prefilter(["(?i)đỗ", "hoa", r"\pN{3}"])
    assert prefilter.candidates("Ông ĐỖ Hoa, 1975") == [0, 2]
    assert prefilter.candidates("") == []


def test_without_patterns_there_are_no_candidates() -> None:
    assert Prefilter([]).candidates("Ông Đỗ Hoa") == []


def test_every_pattern_is_a_candidate_if_the_set_runs_out_of_memory() -> None:
    """RE2's set then reports no match; megabytes of text did not provoke it."""
    exhausted = Prefilter(["a", "c"], lambda _: lambda _: [])
    assert exhausted.candidates("a") == [0, 1]


def test_only_whole_words_are_found_and_the_longest_phrase_wins() -> None:
    text = "Nhất là\u00a0khi HẠNG\nNHẤT, thống nhất;nhất nhất nhấtx xnhất"
    found = [text[word.start() : word.end()] for word in WordFinder(["nhất", "hạng nhất", "nhất là"]).find(text)]
    assert found == ["Nhất là", "HẠNG\nNHẤT", "nhất", "nhất", "nhất"]


class _Content(bytes):
    """Bytes that count how many of them are sliced off."""

    taken = 0

    def __getitem__(self, part: Any) -> Any:  # noqa: ANN401
        taken = super().__getitem__(part)
        _Content.taken += len(taken)
        return taken


class _Text(str):
    __slots__ = ()

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return _Content(super().encode(encoding, errors))


def test_finding_many_words_reads_the_text_once() -> None:
    text = _Text("ạ nhất nhấtx " * 200)
    assert len(list(WordFinder(["nhất"]).find(text))) == 200
    assert 0 < _Content.taken <= len(text.encode())


def test_without_words_nothing_is_found() -> None:
    assert list(WordFinder([]).find("Ông Đỗ Hoa")) == []


@settings(max_examples=300)
@given(
    st.sets(st.text(st.sampled_from("aăđé1 "), min_size=1).map(str.strip).filter(bool), max_size=4),
    st.text(st.sampled_from("aăAĐ đéÉ1-.,\n\t\u00a0\u0131İ_\ud800"), max_size=40),
)
def test_searching_for_words_together_equals_searching_for_each(words: set[str], text: str) -> None:
    lower = lower_keeping_offsets(text)
    found: list[re.Match[str]] = []
    for word in words:
        spaced = r"\s+".join(map(re.escape, word.split(" ")))
        found += re.finditer(rf"(?<!\w){spaced}(?!\w)", lower)
    expected: list[tuple[int, int]] = []
    for start, end in sorted((each.span() for each in found), key=lambda span: (span[0], -span[1])):
        if not expected or start >= expected[-1][1]:
            expected.append((start, end))
    assert [each.span() for each in WordFinder(words).find(text)] == expected


@pytest.mark.parametrize("space", [char for char in map(chr, range(0x11000)) if char.isspace()])
def test_every_space_of_python_is_a_space_of_the_prefilter(space: str) -> None:
    assert re.match(r"\s", space)
    assert Prefilter([SPACE]).candidates(space)


@pytest.mark.parametrize(("sign", "pattern"), [(sign, pattern) for _, sign, pattern, _ in PATTERNS])
@settings(max_examples=60)
@given(data=st.data(), around=st.tuples(_WORDS, _WORDS))
def test_the_prefilter_of_each_kind_of_contact_matches_all_its_texts(
    sign: str, pattern: re.Pattern[str], data: st.DataObject, around: tuple[str, str]
) -> None:
    contact = data.draw(st.from_regex(pattern))
    if pattern is not NAMED_STREET:
        contact = data.draw(st.sampled_from([contact, contact.upper()]))
    text = around[0] + contact + around[1]
    searched = text if pattern is NAMED_STREET else text.lower()
    assert not pattern.search(searched) or Prefilter([sign]).candidates(text), text


@settings(max_examples=200)
@given(st.one_of(*(st.from_regex(pattern) for _, _, pattern, _ in PATTERNS)))
def test_every_kind_of_contact_in_a_text_is_a_candidate(text: str) -> None:
    lower = lower_keeping_offsets(text)
    found = [
        number
        for number, (_, _, pattern, _) in enumerate(PATTERNS)
        if pattern.search(text if pattern is NAMED_STREET else lower)
    ]
    assert set(found) <= set(PREFILTER.candidates(text))
