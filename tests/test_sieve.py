"""What a sieve leaves out is not there: every closer look finds at most what was left."""

import re
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.private_contacts import _KINDS, _NAMED_STREET, private_contacts
from generator.sieve import SPACE, Sieve, as_word

_WORDS = st.text(st.sampled_from("aăAĐ đéÉ1-.,\n\t\u00a0İ_"), max_size=12)


def test_signs_are_told_by_their_order() -> None:
    sieve = Sieve(["(?i)đỗ", "hoa", r"\pN{3}"])
    assert sieve.left("Ông ĐỖ Hoa, 1975") == [0, 2]
    assert sieve.left("") == []


def test_of_no_signs_none_is_left() -> None:
    assert Sieve([]).left("Ông Đỗ Hoa") == []


def test_where_nothing_at_all_is_found_every_sign_is_left() -> None:
    """RE2 says no more than that where it has not enough memory; it was not brought to it, with megabytes of text."""
    sieve = Sieve(["a", "c"])
    with patch.object(sieve, "_set", SimpleNamespace(Match=lambda _: [])):
        assert sieve.left("b") == [0, 1]


@given(_WORDS, _WORDS, _WORDS)
def test_a_word_is_left_wherever_it_stands_by_itself(before: str, word: str, after: str) -> None:
    text = before + word + after
    found = word and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    assert not found or Sieve([as_word(re.escape(word))]).left(text)


@pytest.mark.parametrize("space", [char for char in map(chr, range(0x11000)) if char.isspace()])
def test_every_space_of_python_is_one(space: str) -> None:
    assert re.match(r"\s", space)
    assert Sieve([SPACE]).left(space)


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
    assert not pattern.search(looked_at) or Sieve([sign]).left(text), text


@settings(max_examples=500)
@given(st.one_of(*(st.from_regex(pattern) for _, _, pattern, _ in _KINDS)))
def test_a_text_that_is_not_searched_leads_to_nobody(text: str) -> None:
    found = list(private_contacts(text))
    with patch("generator.private_contacts._SIGNS", Sieve([""] * (len(_KINDS) + 1))):
        assert found == list(private_contacts(text))
