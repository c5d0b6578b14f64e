"""A report for GitHub Actions: annotations at the lines of the change, and all of it in the summary of the job.

What content says must not become a command to the runner, nor markup in the summary. A command is one line, its data
escaped as the runner reads it; in the summary everything stands in one HTML table, where Markdown has no say.
"""

from collections.abc import Iterator
from html import escape

from generator.problems.catalogue import CODES
from generator.problems.problem import Problem, Severity, printable, summary_line
from generator.problems.reports.report import Report, older_line, worst_first

MAX_SUMMARY_BYTES = 1024 * 1024  # of a step; GitHub drops a longer one whole
_WORDS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo"}
_HEADINGS = ("Mức", "Mã", "Tệp, dòng, cột", "Vấn đề", "Cách sửa")


def annotations(report: Report) -> str:
    """Write one workflow command for each problem; the runner shows ten of a kind, so errors come first."""
    lines = [_command(report, each) for each in worst_first(report)]
    return "".join(f"{line}\n" for line in [*lines, *_counts(report)])


def summary(report: Report, room: int = MAX_SUMMARY_BYTES) -> str:
    """Write the whole list as Markdown of at most `room` bytes; what does not fit is counted."""
    start = f"### Kiểm tra nội dung\n\n{'<br>'.join(_counts(report))}\n\n"
    if not report.problems:
        return start if _size(start) <= room else ""
    start += f"<table>\n<tr>{''.join(f'<th>{each}</th>' for each in _HEADINGS)}</tr>\n"
    rows = list(_rows(report))
    left = room - _size(start) - _size(_end(len(rows)))
    if left < 0:
        return ""
    for number, row in enumerate(rows):
        left -= _size(row)
        if left < 0:
            return start + "".join(rows[:number]) + _end(len(rows) - number)
    return start + "".join(rows) + _end(0)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _command(report: Report, problem: Problem) -> str:
    place, title = problem.location, f"{problem.code} {CODES[problem.code].title}"
    values = {"file": report.path(problem), "line": place.line, "col": place.column, "title": title}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{problem.severity} {properties}::{_data(problem.message)}%0A→ {_data(problem.hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _counts(report: Report) -> list[str]:
    older = older_line(report)
    return [summary_line(report.problems), *([older] if older else [])]


def _rows(report: Report) -> Iterator[str]:
    for each in worst_first(report):
        place = f"{report.path(each)}:{each.location.line}:{each.location.column}"
        cells = (
            _WORDS[each.severity],
            each.code,
            f"<code>{_text(place)}</code>",
            _text(each.message),
            _text(each.hint),
        )
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _text(text: str) -> str:
    return escape(printable(text))


def _end(left_out: int) -> str:
    return f"</table>\n\nCòn {left_out} vấn đề nữa, xem ở nhật ký.\n" if left_out else "</table>\n"
