"""Finds people in a text who may be under 16: by age, class, school, year of birth, or what they are called.

A child is under 16 (Law on Children, Article 1). A program cannot know; it asks where somebody *named* shows a sign. A
group (“30 em lớp 6”), an unnamed child and somebody who was a child long ago show none.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from generator.entries.rules import child_words as words
from generator.gazetteer import load_gazetteer
from generator.text.prefilter import WordFinder

CHILD_AGE = 16
_MOST_CHARACTERS = 90  # read before and after a name
_SHORT_BLOCK = 80  # characters of a table's cell or an item of a list
_MOST_JOINED = 300
_SCHOOL_AGE = 6  # in the first class
_SPLIT = re.compile(rf"(?<![{words.UPPER}.!?…])[.!?…]++[”\"')\]]*+\s+(?=[“\"'(]?[{words.UPPER}\d])")
_NUMBER = re.compile(r"\d+")
_CUES = WordFinder(words.CUES)
_NO_PLACE = "§"
_CALLED = frozenset({"em", "bé", "cháu", "trẻ", "bạn"})


class Sign(NamedTuple):
    """A sign of a child: the name, and that name with the words that show it."""

    name: str
    text: str


def may_be_under_16(year_of_birth: int, day: date) -> bool:
    """Return whether somebody born in that year may be under 16 on a day."""
    return 0 <= day.year - year_of_birth <= CHILD_AGE


def is_under_16(year_of_birth: int, day: date) -> bool:
    """Return whether somebody born in that year is under 16 on a day, whatever the birthday."""
    return 0 <= day.year - year_of_birth < CHILD_AGE


def as_read(text: str) -> str:
    """Return the blocks of a text as a reader reads them: single spaces, cells and items of a list joined."""
    lines: list[str] = []
    for block in text.split("\n"):
        line = " ".join(block.split())
        is_cell = len(line) <= _SHORT_BLOCK and not line.endswith((".", "!", "?", "…", ":"))
        if lines and is_cell and lines[-1].endswith(",") and len(lines[-1]) < _MOST_JOINED:
            lines[-1] += f" {line},"
        elif line:
            lines.append(f"{line}," if is_cell else line)
    return "\n".join(lines)


def child_signs(text: str, day: date) -> Iterator[Sign]:
    """Yield the signs of a child in a text as read, of an entry of that day."""
    for line in text.split("\n"):
        for sentence in _SPLIT.split(line):
            if next(_CUES.find(sentence), None):
                yield from _in_sentence(sentence.title() if sentence.isupper() else sentence, day)


def _in_sentence(sentence: str, day: date) -> Iterator[Sign]:
    if words.HISTORIC.search(sentence):
        return
    masked = words.NAMED_THING.sub(_masked, sentence)
    years = [int(found["year"]) for found in words.PAST.finditer(sentence)]
    past = min((day.year - year for year in years), default=0)
    for name in words.NAME.finditer(masked):
        before = masked[max(0, name.start() - _MOST_CHARACTERS) : name.start()].lower()
        after = masked[name.end() : name.end() + _MOST_CHARACTERS].lower()
        reach = _reach_of_sign(_Named(name[0], before, after), day, past)
        if reach is not None:
            start, end = name.start() - reach[0], reach[1]
            yield Sign(_without_title(name[0]), sentence[start : name.end() + end].strip(" ,;(–-"))


def _masked(match: re.Match[str]) -> str:
    """Mask the name of a school or place; a capital after a capital is part of a person's name (“Lê Trường An”)."""
    previous = match.string[max(0, match.start() - _MOST_CHARACTERS) : match.start()].split(" ")[-2:-1] or [""]
    is_in_name = match[0][0].isupper() and previous[0][:1].isupper() and previous[0].isalpha()
    return match[0] if is_in_name else _NO_PLACE * len(match[0])


class _Named(NamedTuple):
    """A name with the text before and after it, both in lower case."""

    name: str
    before: str
    after: str


def _without_title(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in _CALLED else name


def _reach_of_sign(found: _Named, day: date, past: int) -> tuple[int, int] | None:
    """Return how far a sign of a child reaches before and after a name; None if there is no sign."""
    first, *others = found.name.split()
    called = first.lower() in _CALLED and bool(others)
    is_adult = words.ADULT_BEFORE.search(found.before) or (others and words.ADULT_BEFORE.search(f"{first.lower()} "))
    if is_adult or (first.lower() in _CALLED and not others):
        return None
    name = " ".join(others) if called else found.name
    before = f"{found.before}{first.lower()} " if called else found.before
    is_full = _is_full_name(name)
    child = words.CHILD_BEFORE.search(before)
    is_called = child is not None and _is_one(child["before"], is_full=is_full)
    if not (is_full or is_called) or name in _provinces():
        return None
    title = len(before) - max(child.start(), child.end("before")) if is_called and child else 0
    reach = max(0, title - len(before) + len(found.before))
    sign = _sign_after(found.after, day, past)
    if sign is not None:
        return reach, sign
    if not words.ADULT_AFTER.match(found.after):
        signs = (words.CLASS_BEFORE, words.AGE_BEFORE, words.PUPIL_BEFORE)
        shown = next((start for each in signs if (start := _start_before(each, before)) is not None), None)
        if shown is not None:
            return max(0, len(found.before) - shown), 0
        if is_called:
            return reach, 0
    return None


def _sign_after(after: str, day: date, past: int) -> int | None:
    if born := words.BIRTH_AFTER.match(after):
        return born.end() if may_be_under_16(int(born["year"] or born["other"]), day) else None
    if (age := words.AGE_AFTER.match(after)) and _number(age[0]) + past < CHILD_AGE:
        return age.end()
    if (grade := words.CLASS_AFTER.match(after)) and _number(grade[0]) + _SCHOOL_AGE - 1 + past <= CHILD_AGE:
        return grade.end()
    pupil = words.PUPIL_AFTER.match(after)
    return pupil.end() if pupil and not past else None


def _number(text: str) -> int:
    found = _NUMBER.search(text)
    return int(found[0]) if found and "tháng" not in text and "ngày" not in text else 1


def _start_before(pattern: re.Pattern[str], before: str) -> int | None:
    """Return where the words begin that show a child before a name."""
    found = pattern.search(before)
    if found is None or (found["before"] or "").strip() in words.NOT_BEFORE:
        return None
    return max(found.start(), found.end("before"))


def _is_one(before: str | None, *, is_full: bool) -> bool:
    """Return whether “em”, “cháu”, “bé” calls one child: not “trẻ em”, “anh em”; after “các” only with a full name."""
    word = (before or "").strip()
    return word not in words.NOT_BEFORE and (is_full or word not in words.PLURAL)


def _is_full_name(name: str) -> bool:
    first, _, rest = name.lower().replace("’", "'").partition(" ")
    if "." in name:
        return True
    return bool(rest) and (first in words.FAMILY_NAMES or first.startswith(("h'", "k'")))


@cache
def _provinces() -> frozenset[str]:
    gazetteer = load_gazetteer()
    units = (*gazetteer.provinces_now(), *gazetteer.provinces_then())
    return frozenset({"Việt Nam", *(gazetteer.printed(unit, "bare") for unit in units)})
