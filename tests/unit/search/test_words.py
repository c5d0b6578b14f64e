"""Words and queries: the table of cases, properties of any text, every way to type Telex."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.telex import decoded, is_syllable, query_words
from generator.search.words import key, spelling, words
from generator.text.vietnamese import nfc
from tests.support.commands import PROJECT

CONTENT = PROJECT / "content"

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzáàảãạắấầậéẻếềệíìịóòọốồộớờợúùủũụứừựýỳỷỹỵäøяж中ខ្មែរ"
any_text = st.text(LETTERS + LETTERS.upper() + " .,-'’0123456789\u00a0\u00ad\u200b\u0301\u0323\u031b") | st.text()
keystrokes = st.text("aaabcddeeeghiklmnooopqrstuuuvxyfjwwzrsf", min_size=1, max_size=9)

_KEYS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_TONE_KEYS = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_PARTS = re.compile("([^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)(.*)")


class Case(TypedDict, total=False):
    text: str
    query: str
    foreign: list[str]
    words: list[str]
    keys: list[str]


def cases() -> list[Case]:
    table: list[Case] = json.loads((PROJECT / "tests/fixtures/words.json").read_text(encoding="utf-8"))
    return table


def test_every_text_of_the_table() -> None:
    texts = [case for case in cases() if "text" in case]
    assert len(texts) > 400
    assert not [
        (case, found, [*map(key, found)])
        for case in texts
        if (found := words(case["text"])) != case["words"] or [*map(key, found)] != case["keys"]
    ]


def test_every_query_of_the_table() -> None:
    queries = [case for case in cases() if "query" in case]
    assert len(queries) > 300
    assert not [
        (case, found)
        for case in queries
        if (found := query_words(case["query"], set(case.get("foreign", ())))) != case["words"]
    ]


@given(any_text)
def test_properties_of_words_and_keys(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found
    assert words(text.upper()) == found or text.upper().lower() != text.lower()
    for word in found:
        assert spelling(word) == word == nfc(word)
        assert key(word)
        assert key(key(word)) == key(word)


@given(any_text)
def test_forms_of_a_text_give_the_same_words(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text)) == words(text)


@given(any_text | st.lists(keystrokes).map(" ".join))
def test_a_query_consists_of_its_words_or_syllables(text: str) -> None:
    plain, found = words(text)[:12], query_words(text, ())
    assert len(plain) == len(found)
    assert all(word == before or is_syllable(key(word)) for before, word in zip(plain, found, strict=True))
    assert query_words(" ".join(found), ()) == found
    assert query_words(text, set(plain)) == plain


@pytest.mark.usefixtures("samples")
def test_every_syllable_of_the_content_can_be_typed_in_every_way() -> None:
    syllables = _syllables_of_the_content()
    assert len(syllables) > 1000
    typed = {(word, raw) for word in syllables for raw in _ways(word)}
    hidden = {raw for word, raw in typed if is_syllable(key(raw)) and raw != word}
    assert {raw for raw in hidden if not raw.endswith("oong")} == set()
    assert not [
        (word, raw, decoded(spelling(raw)))
        for word, raw in sorted(typed)
        if raw not in hidden and decoded(spelling(raw)) != word
    ]


@pytest.mark.usefixtures("samples")
def test_no_word_of_the_content_with_its_marks_is_decoded_as_telex() -> None:
    marked = {word for word in _words_of_the_content() if not word.isascii()}
    assert len(marked) > 1000
    assert not [(word, decoded(word)) for word in marked if decoded(word) != word]


def _words_of_the_content() -> set[str]:
    return {word for file in CONTENT.rglob("*.md") for word in words(file.read_text(encoding="utf-8"))}


def _syllables_of_the_content() -> set[str]:
    """Return the syllables with marks, and those that need none; foreign words are not typed as Telex."""
    return {word for word in _words_of_the_content() if word.isalpha() and is_syllable(key(word))}


def _ways(word: str) -> Iterator[str]:
    """Yield the Telex key sequences of a syllable: marks and tone at once, after the vowels, or at the end."""
    apart = unicodedata.normalize("NFD", word)
    tone = next((_TONE_KEYS[char] for char in apart if char in _TONE_KEYS), "")
    bare = nfc("".join(char for char in apart if char not in _TONE_KEYS))
    found = _PARTS.fullmatch(bare)
    assert found, word
    onset, vowels, coda = found.groups()
    for pressed in (vowels, vowels.replace("ươ", "uơ"), vowels.replace("ư", "w")):
        keys = "".join(_KEYS.get(char, char) for char in pressed)
        start = "".join(_KEYS.get(char, char) for char in onset)
        yield start + keys + coda + tone
        yield start + keys + tone + coda
        if onset.startswith("đ"):
            yield f"d{onset[1:]}{keys}{coda}d{tone}"
    yield from _late(onset.replace("đ", "dd"), vowels, coda, tone)


def _late(onset: str, vowels: str, coda: str, tone: str) -> Iterator[str]:
    """Yield the key sequences with a late key for the vowel mark."""
    marks = "".join(_KEYS.get(char, " ")[1] for char in vowels.replace("ươ", "uơ") if char in _KEYS)
    plain = "".join(_KEYS.get(char, char)[0] for char in vowels)
    yield onset + plain + marks + coda + tone
    yield onset + plain + coda + marks + tone
    yield onset + plain + coda + tone + marks
    yield onset + plain + tone + coda + marks
