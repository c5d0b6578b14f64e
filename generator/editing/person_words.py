"""Replaces a person's whole name, with the form of address before it, and leaves longer names of other people alone.

“Đặng Thị Kín” is no part of “Đặng Thị Kín Đáo”: a capital word beside a match belongs to another's name, unless the
lists of `text/name_words.toml` say otherwise. Such places are returned, for people to look at.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.text import person_names
from generator.text.person_names import NamePattern
from generator.text.vietnamese import comparison_key

_MARKS = r"""[*_~`"'“”‘’(\[]*"""
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|\n\s*\n\s*|(?:^|\n)\s*(?:#+|[>|*+-]|\d+[.)])\s+)[\s*_“\"'(\[]*$")
_NEXT_WORD = re.compile(r"[*_~`]*(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*|-)[*_~`(]*([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)[*_~`]*(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*|-)[*_~`\[]*$")
_AROUND = 80  # characters beside a name that decide


class _NameWords(NamedTuple):
    titles: tuple[str, ...]
    surnames: frozenset[str]
    after: frozenset[str]


class _Place(NamedTuple):
    """A place of a text that holds the name: its bounds with the form of address, and the text that replaces it."""

    begin: int
    end: int
    text: str


@cache
def _name_words() -> _NameWords:
    words = tomllib.loads(Path(person_names.__file__).with_name("name_words.toml").read_text("utf-8"))
    return _NameWords(tuple(words["titles"]), frozenset(words["surnames"]), frozenset(words["after"]))


@cache
def title_pattern() -> str:
    """Return a pattern of one form of address or trade before a name; longer ones first."""
    titles = sorted(_name_words().titles, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(title).replace(r"\ ", r"\s+") for title in titles) + ")"


@cache
def _title_before() -> re.Pattern[str]:
    """Return the pattern of the titles that end where a name begins; the marks between them stay with the name."""
    title = title_pattern()
    marked = rf"(?P<mark>\*\*|__|[*_])(?:{title}\s+)*{title}(?P=mark)\s+"
    plain = rf"(?:{title}\s+)*{title}(?:\s+|(?=[*_~`\"'“‘(\[]))"
    return re.compile(rf"(?<![^\W_])(?:{marked}|{plain})(?P<marks>{_MARKS})$", re.IGNORECASE)


def replacing(name: str, replacement: str) -> Callable[[str], str]:
    """Return a function that replaces a whole name, with its titles, in a text."""
    sought = NamePattern(name)

    def replaced(text: str) -> str:
        pieces, at = [], 0
        for place in _places(text, name, sought, replacement):
            pieces += [text[at : place.begin], place.text]
            at = place.end
        return "".join((*pieces, text[at:]))

    return replaced


def others(name: str, text: str) -> Iterator[int]:
    """Yield the offsets where a longer name, probably another person's, contains the name."""
    for begin, end in _written(text, NamePattern(name), name):
        if _is_longer(text, begin, end, name):
            yield begin


def _places(text: str, name: str, sought: NamePattern, replacement: str) -> Iterator[_Place]:
    for begin, end in _written(text, sought, name):
        if _is_longer(text, begin, end, name):
            continue
        before = text[max(0, begin - _AROUND) : begin]
        title, marks, first = _title_before().search(before), "", begin
        if title is not None:
            marks, first = title["marks"], begin - len(title[0])
        word = replacement
        if text[begin:end].isupper():
            word = replacement.upper()
        elif text[first:begin].lstrip("*_")[:1].isupper() if title else _SENTENCE_START.search(text[:first][-_AROUND:]):
            word = replacement[:1].upper() + replacement[1:]
        yield _Place(first, end, marks + word)


def _written(text: str, sought: NamePattern, name: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the name as words, in any case; in addresses it is listed elsewhere."""
    key = comparison_key(name)
    for match in sought.matches(text):
        begin = match.offset or 0
        is_words = comparison_key(" ".join(match.text.split())) == " ".join(key.split())
        if is_words and "-" not in text[max(0, begin - 1) : begin] and text[begin - 1 : begin] != "/":
            yield begin, begin + len(match.text)


def _is_longer(text: str, begin: int, end: int, name: str) -> bool:
    """Tell whether a capital word before or after the match makes it part of a longer name."""
    words, is_shouted = _name_words(), text[begin:end].isupper()
    after = _NEXT_WORD.match(text, end)
    if after is not None and _is_capital(after[1]) and (is_shouted or after[1].lower() not in words.after):
        return True
    before = _LAST_WORD.search(text[max(0, begin - _AROUND) : begin])
    if before is None or not _is_capital(before[1]):
        return False
    word = before[1]
    if re.search(rf"(?<![^\W_]){title_pattern()}\W*$", text[max(0, begin - _AROUND) : begin], re.IGNORECASE):
        return False
    surnames = {each.upper() for each in words.surnames}
    is_surname = word.upper() in surnames and (is_shouted or not word.isupper() or len(word) == 1)
    starts_sentence = _SENTENCE_START.search(text[max(0, begin - _AROUND) : begin][: before.start()])
    is_acronym = word.isupper() and len(word) > 1 and not is_shouted
    begins_with_surname = name.split(maxsplit=1)[0].upper() in surnames
    return is_surname or not (is_acronym or starts_sentence or begins_with_surname or is_shouted)


def _is_capital(word: str) -> bool:
    return word[:1].isupper()
