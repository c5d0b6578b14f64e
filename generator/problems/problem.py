"""Problems in the content as data: what is wrong, where, and what to do; and how a report of them reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from generator.engine.cache_table import cacheable
from generator.problems.catalogue import CODES, SHOWS, STAYS


@cacheable
class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@cacheable
class Location(NamedTuple):
    """A place in a file: path relative to the site's root, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@cacheable
class Reference(NamedTuple):
    """A name in the content that must lead somewhere, and the place it stands at."""

    target: str
    location: Location


@cacheable
@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place. `message` says what, `hint` what to do; both in Vietnamese."""

    code: str
    location: Location
    message: str
    hint: str
    severity: Severity


def problem(code: str, location: Location, **values: object) -> Problem:
    """Make a problem of the catalogue, its texts filled with `values`.

    Raises KeyError for a code, or a missing value, that the catalogue does not know: our own bug.
    """
    entry = CODES[code]
    message, hint = (printable(text.format(**values)) for text in (entry.message, entry.hint))
    place = location._replace(path=printable(location.path))
    return Problem(code, place, message, hint, Severity(entry.severity))


def as_in_draft(found: Problem) -> Problem:
    """Return a problem as it is in a draft: a warning, but for what is dangerous in a repository too."""
    return found if CODES[found.code].in_drafts == STAYS else replace(found, severity=Severity.WARNING)


def hides_draft(found: Problem) -> bool:
    """Tell whether a draft with this problem cannot be shown even in a preview."""
    return CODES[found.code].in_drafts != SHOWS


def printable(text: str) -> str:
    """Return a text on one line without control characters: a file's name must not forge a line of a report."""
    return "".join(char if char.isprintable() else " " if char == "\n" else "�" for char in text)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file, line, column, code; each problem once."""
    return sorted(set(problems), key=lambda p: (p.location, p.code, p.message))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of them stops the build."""
    return any(p.severity is Severity.ERROR for p in problems)


_FEW_WARNINGS = 10
_SEVERITY_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


def as_text(problems: Iterable[Problem]) -> str:
    """Print a report for people: `path:line:column: CODE lỗi: message`, the hint on the next line.

    Ends with a line that counts; the empty report is that line alone.
    """
    ordered = in_order(problems)
    lines = [
        f"{p.location.path}:{p.location.line}:{p.location.column}: "
        f"{p.code} {_SEVERITY_WORDS[p.severity]}: {p.message}\n    → {p.hint}"
        for p in ordered
    ]
    report = "\n".join([*lines, summary_line(ordered)]) + "\n"
    return report.replace("##[", "## [")  # in a log of GitHub's, a command to its runner anywhere in a line


def as_brief_text(problems: Iterable[Problem]) -> str:
    """Print a report that does not bury what matters: many warnings are only counted, by kind."""
    ordered = in_order(problems)
    warnings = Counter(p.code for p in ordered if p.severity is Severity.WARNING)
    if warnings.total() <= _FEW_WARNINGS:
        return as_text(ordered)
    shown = as_text(p for p in ordered if p.severity is Severity.ERROR).splitlines()[:-1]
    counts = [f"{code} cảnh báo: {CODES[code].title}: {count} chỗ" for code, count in sorted(warnings.items())]
    how = "    → Chạy “guong check” để xem từng chỗ."
    return "\n".join([*shown, *counts, how, summary_line(ordered)]) + "\n"


def summary_line(problems: Iterable[Problem]) -> str:
    """Count errors and warnings in one Vietnamese line."""
    severities = [p.severity for p in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if not severities:
        return "Không có lỗi nào."
    return f"Tổng cộng: {errors} lỗi, {warnings} cảnh báo."


def suggestion(candidates: Iterable[str]) -> str:
    """Phrase near candidates as a question, or nothing where there are none."""
    quoted = [f"“{candidate}”" for candidate in candidates]
    if not quoted:
        return ""
    return f"Có phải ý bạn là {' hoặc '.join(quoted)}? "
