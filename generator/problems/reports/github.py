"""Reports for GitHub Actions: annotations at lines of the change, and the whole list in the job summary.

Text from content must become neither a command to the runner nor markup in the summary. So a command is one line with
its data escaped by the runner's rules, and the summary is one HTML table, in which Markdown does not apply.
"""

from collections.abc import Iterator
from html import escape

from generator.problems.catalogue import CODES
from generator.problems.problem import Problem, Severity, printable
from generator.problems.reports import Report, older_line, worst_first
from generator.problems.reports.text import summary_line

MAX_SUMMARY_BYTES = 1024 * 1024  # per step; GitHub drops a longer summary entirely
_WORDS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo"}
_HEADINGS = ("Mức", "Mã", "Tệp, dòng, cột", "Vấn đề", "Cách sửa")


def annotations(report: Report) -> str:
    """Return one workflow command a problem, errors first: the runner shows ten annotations of each severity."""
    lines = [_command(report, each) for each in worst_first(report)]
    return "".join(f"{line}\n" for line in [*lines, *_counts(report)])


def summary(report: Report, room: int = MAX_SUMMARY_BYTES) -> str:
    """Return the list as Markdown of at most `room` bytes; problems that do not fit are only counted."""
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
            "<br>".join(_text(line).replace("  ", "&nbsp; ") for line in each.hint.split("\n")),
        )
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _text(text: str) -> str:
    return escape(printable(text))


def _end(left_out: int) -> str:
    return f"</table>\n\nCòn {left_out} vấn đề nữa, xem ở nhật ký.\n" if left_out else "</table>\n"
