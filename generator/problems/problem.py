"""Problems in the content as data: code, location, message, hint and severity."""

import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from generator.engine.cache_table import cacheable
from generator.problems.catalogue import CODES, SHOWS, STAYS
from generator.text.vietnamese import nearest

_ALL_SHOWN, _MOST_SHOWN = 8, 5

_PLAIN_PATH = re.compile(r"[\w./-]+")
_UNWRITTEN = "GS120"


@cacheable
class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@cacheable
class Location(NamedTuple):
    """A position in a file: path relative to the site's root; line and column, both counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@cacheable
class Reference(NamedTuple):
    """A name in the content that must resolve to something, and its location."""

    target: str
    location: Location


@cacheable
@dataclass(frozen=True, slots=True)
class Problem:
    """One error or warning at one location; `message` and `hint` (how to fix it) are in Vietnamese.

    A hint may have further lines, to be copied.
    """

    code: str
    location: Location
    message: str
    hint: str
    severity: Severity


class Lines(str):
    """Lines of a file to copy, which a hint keeps apart."""

    __slots__ = ()


def problem(code: str, location: Location, **values: object) -> Problem:
    """Return a problem from the catalogue with its texts filled from `values`.

    Raises KeyError for an unknown code or a missing value, which is a bug of the caller.
    """
    entry = CODES[code]
    message = printable(entry.message.format(**values))
    flat = {name: printable(value) if type(value) is str else value for name, value in values.items()}
    hint = "\n".join(printable(line) for line in entry.hint.format(**flat).split("\n"))
    place = location._replace(path=printable(location.path))
    return Problem(code, place, message, hint, Severity(entry.severity))


def as_in_draft(found: Problem) -> Problem:
    """Return the problem as it counts in a draft: a warning, unless it is dangerous in a repository too."""
    return found if CODES[found.code].in_drafts == STAYS else replace(found, severity=Severity.WARNING)


def in_unfinished_draft(found: Iterable[Problem]) -> list[Problem]:
    """Return the problems of an entry without those that only concern publication, if it is a draft with open prompts.

    Such a draft says itself that it is not finished; these problems show when its prompts are answered.
    """
    found = list(found)
    if not any(each.code == _UNWRITTEN and each.severity is Severity.WARNING for each in found):
        return found
    return [each for each in found if hides_draft(each) or CODES[each.code].severity == Severity.WARNING]


def hides_draft(found: Problem) -> bool:
    """Return whether a draft with this problem cannot be shown even in a preview."""
    return CODES[found.code].in_drafts != SHOWS


def printable(text: str) -> str:
    """Return the text on one line without control characters: a file name must not forge a line of a report."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char == "\n" else "�" for char in text)


def in_command(path: str) -> str:
    """Return a path as an argument of a command to copy, in quotes if it has blanks or signs of a terminal."""
    return path if _PLAIN_PATH.fullmatch(path) else shlex.quote(path)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without duplicates, sorted by file, line, column and code."""
    return sorted(set(problems), key=lambda p: (p.location, p.code, p.message))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any problem stops the build."""
    return any(p.severity is Severity.ERROR for p in problems)


def shortlist(title: str, text: str, known: Iterable[str]) -> str:
    """Return a sentence for a hint with the known names; of more than eight, with the five most similar to `text`."""
    names = list(known)
    if len(names) <= _ALL_SHOWN:
        return f"{title}: {', '.join(names)}."
    return f"{title}, gần nhất: {', '.join(nearest(text, names, _MOST_SHOWN))} (tất cả có {len(names)})."


def did_you_mean(candidates: Iterable[str]) -> str:
    """Return the candidates as a Vietnamese question for a hint; "" if there are none."""
    quoted = [f"“{candidate}”" for candidate in candidates]
    if not quoted:
        return ""
    return f"Có phải ý bạn là {' hoặc '.join(quoted)}? "
