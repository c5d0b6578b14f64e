"""A report for people, at a terminal."""

from generator.problems.problem import as_text
from generator.problems.reports.report import Report, older_line


def text(report: Report) -> str:
    """Print every problem with its place and what to do, then how many there are."""
    older = older_line(report)
    return as_text(report.problems) + (f"{older}\n" if older else "")
