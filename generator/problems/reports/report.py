"""What a report holds: problems in order, how many were left out of it, and what tells each from all others."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.engine.cache import digest_of
from generator.problems.problem import Problem, Severity, in_order, printable

_CONTENT = "content/"
_LINE_IN_TEXT = re.compile(r"dòng [0-9]+")


class Report(NamedTuple):
    """Problems in order of place; `older` ones were there before the change that is reported on.

    `folder` is where paths begin, as the forge sees it: “” where that is the repository's top. A report on a built site
    may name files of the content too: `content_folder` is where theirs begin.
    """

    problems: tuple[Problem, ...]
    older: int | None = None
    folder: str = ""
    content_folder: str | None = None

    def path(self, problem: Problem) -> str:
        """Return where a problem's file lies in the repository."""
        path, folder = problem.location.path, self.folder
        if self.content_folder is not None and path.startswith(_CONTENT):
            folder = self.content_folder
        return f"{folder}/{path}" if folder else path


def report_of(problems: Iterable[Problem], folder: str = "") -> Report:
    """Make a report of everything."""
    return Report(tuple(in_order(problems)), None, folder)


def report_of_change(now: Iterable[Problem], before: Iterable[Problem], changed: Iterable[str]) -> Report:
    """Make a report of what a change is to answer for: what is wrong in its files, and elsewhere what was not before.

    A problem is the same wherever in its file it stands, unless it has become an error; of equal ones, as many as there
    were are taken for older.
    """
    files = frozenset(map(printable, changed))
    known = Counter((*_identity(each), each.severity) for each in in_order(before))
    listed, older = [], 0
    for each in in_order(now):
        identity = (*_identity(each), each.severity)
        if each.location.path in files or not known[identity]:
            listed.append(each)
        else:
            known[identity] -= 1
            older += 1
    return Report(tuple(listed), older)


def older_line(report: Report) -> str:
    """Say how many problems were left out; “” where none were."""
    return f"{report.older} vấn đề có từ trước, không do thay đổi này." if report.older else ""


def worst_first(report: Report) -> list[Problem]:
    """Return errors before warnings: forges show the first few of a list alone."""
    return sorted(report.problems, key=lambda each: each.severity is not Severity.ERROR)


def fingerprinted(report: Report) -> Iterator[tuple[str, Problem]]:
    """Yield every problem with what tells it from all others, and stays as it is when lines move."""
    met: Counter[tuple[str, str, str]] = Counter()
    for each in report.problems:
        identity = _identity(each)
        met[identity] += 1
        yield digest_of(report.path(each), *identity[1:], met[identity]), each


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.location.path, problem.code, _LINE_IN_TEXT.sub("dòng …", problem.message)
