"""Plain-text reports in Vietnamese, for the terminal."""

from collections import Counter
from collections.abc import Iterable

from generator.problems.catalogue import CODES
from generator.problems.problem import Problem, Severity, in_order
from generator.problems.reports import Report, older_line

_FEW_WARNINGS = 10
_SEVERITY_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


def as_text(problems: Iterable[Problem]) -> str:
    """Return lines `path:line:column: CODE lỗi: message`, each followed by its hint, and a last line with counts.

    Without problems it is the last line alone.
    """
    ordered = in_order(problems)
    lines = [
        f"{p.location.path}:{p.location.line}:{p.location.column}: "
        f"{p.code} {_SEVERITY_WORDS[p.severity]}: {p.message}\n    → {_indented(p.hint)}"
        for p in ordered
    ]
    report = "\n".join([*lines, summary_line(ordered)]) + "\n"
    return report.replace("##[", "## [")  # GitHub's runner takes it for a command, anywhere in a log line


def _indented(hint: str) -> str:
    return hint.replace("\n", "\n        ")


def as_brief_text(problems: Iterable[Problem]) -> str:
    """Return a report in which more than ten warnings are only counted, by code, so that errors stay visible."""
    ordered = in_order(problems)
    warnings = Counter(p.code for p in ordered if p.severity is Severity.WARNING)
    if warnings.total() <= _FEW_WARNINGS:
        return as_text(ordered)
    shown = as_text(p for p in ordered if p.severity is Severity.ERROR).splitlines()[:-1]
    counts = [f"{code} cảnh báo: {CODES[code].title}: {count} chỗ" for code, count in sorted(warnings.items())]
    how = "    → Chạy “guong check” để xem từng chỗ."
    return "\n".join([*shown, *counts, how, summary_line(ordered)]) + "\n"


def summary_line(problems: Iterable[Problem]) -> str:
    """Return one Vietnamese line with the counts of errors and warnings."""
    severities = [p.severity for p in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if not severities:
        return "Không có lỗi nào."
    return f"Tổng cộng: {errors} lỗi, {warnings} cảnh báo."


def text_report(report: Report) -> str:
    """Return `as_text` of the report, with a line for the older problems that it leaves out."""
    older = older_line(report)
    return as_text(report.problems) + (f"{older}\n" if older else "")
