"""Reports of problems, one module for each format, and the `Report` value from which all are written."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.engine.cache import digest_of
from generator.problems.problem import Problem, Severity, in_order, printable

_CONTENT = "content/"
_LINE_IN_TEXT = re.compile(r"dòng [0-9]+")


class Report(NamedTuple):
    """The problems to report, in order of location.

    `older` counts the problems left out because they existed before the reported change. `folder` is the path of the
    checked folder in the repository ("" for its root); `content_folder`, in a report on a built site, is that of the
    site's source, for problems in `content/`.
    """

    problems: tuple[Problem, ...]
    older: int | None = None
    folder: str = ""
    content_folder: str | None = None

    def path(self, problem: Problem) -> str:
        """Return the path of a problem's file in the repository."""
        path, folder = problem.location.path, self.folder
        if self.content_folder is not None and path.startswith(_CONTENT):
            folder = self.content_folder
        return f"{folder}/{path}" if folder else path


def report_of(problems: Iterable[Problem], folder: str = "") -> Report:
    """Return a report of all problems."""
    return Report(tuple(in_order(problems)), None, folder)


def report_of_change(now: Iterable[Problem], before: Iterable[Problem], changed: Iterable[str]) -> Report:
    """Return a report of the problems in the `changed` files, and of new problems in all other files.

    Problems are compared by file, code, message and severity, not by line. Among equal ones, as many count as older as
    there were `before`.
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
    """Return a Vietnamese line with the count of older problems; "" if there are none."""
    return f"{report.older} vấn đề có từ trước, không do thay đổi này." if report.older else ""


def worst_first(report: Report) -> list[Problem]:
    """Return errors before warnings: forges show only the first few problems."""
    return sorted(report.problems, key=lambda each: each.severity is not Severity.ERROR)


def fingerprinted(report: Report) -> Iterator[tuple[str, Problem]]:
    """Yield every problem with a fingerprint that is unique in the report and does not change when lines move."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in report.problems:
        identity = _identity(each)
        seen[identity] += 1
        yield digest_of(report.path(each), *identity[1:], seen[identity]), each


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.location.path, problem.code, _LINE_IN_TEXT.sub("dòng …", problem.message)
