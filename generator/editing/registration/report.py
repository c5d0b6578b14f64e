"""Formats the report of an import: the columns of each sheet, the result of each row, the totals. Nothing private."""

from collections.abc import Iterator, Sequence
from datetime import date

from openpyxl.utils import get_column_letter

from generator.editing.registration.columns import PRIVATE, Column, Meaning, RegistrationTable
from generator.editing.registration.legacy import UNICODE
from generator.editing.registration.rows import RowResult, Status

_UNUSED = frozenset({Meaning.NUMBER, Meaning.OTHER})


def table_lines(table: RegistrationTable, day: date) -> Iterator[str]:
    """Yield the columns of a sheet and their meanings, to be confirmed before anything is written."""
    rows = "–".join(str(number) for number in dict.fromkeys((table.header[0], table.header[-1])))
    yield f"Bảng “{table.sheet.name}”, tiêu đề ở dòng {rows}:"
    for column in table.columns:
        yield f"  {get_column_letter(column.index + 1)}. {column.heading} → {_meaning(column)}"
    if table.sheet.encoding != UNICODE.name:
        yield f"  Bảng mã {table.sheet.encoding}, đã chuyển sang Unicode."
    yield f"  Tên địa phương hiểu theo ngày {day:%d/%m/%Y}."


def _meaning(column: Column) -> str:
    if column.meaning in PRIVATE:
        return f"{column.meaning}: không đưa vào bài"
    if column.meaning is Meaning.ADDRESS:
        return "địa chỉ: chỉ giữ xã, phường"
    return f"{column.meaning}: không dùng" if column.meaning in _UNUSED else column.meaning.value


def result_lines(results: Sequence[RowResult], *, is_done: bool) -> Iterator[str]:
    """Yield a line for each row, in the past tense if `is_done`."""
    for result in results:
        yield f"  Dòng {result.row}: {_result_text(result, is_done=is_done)}"


def _result_text(result: RowResult, *, is_done: bool) -> str:
    dropped = (f"bỏ {', '.join(result.dropped)}",) if result.dropped else ()
    more = "; ".join((*dropped, *result.notes))
    tail = f" ({more})" if more else ""
    match result.status:
        case Status.NEW:
            return f"{'tạo' if is_done else 'sẽ tạo'} {result.detail}{tail}"
        case Status.EXISTING:
            return f"đã có {result.detail}{tail}"
        case Status.SKIPPED:
            return f"để lại: {result.detail}"
    return "không phải dòng đăng ký"


def summary_line(results: Sequence[RowResult], *, is_done: bool) -> str:
    """Return the number of rows by status, in one line."""
    statuses = [result.status for result in results]
    rows = len(statuses) - statuses.count(Status.NOT_REGISTRATION)
    new, existing = statuses.count(Status.NEW), statuses.count(Status.EXISTING)
    created = f"{'tạo' if is_done else 'sẽ tạo'} {new} bài nháp"
    return f"Tổng cộng {rows} dòng đăng ký: {created}, đã có {existing}, để lại {statuses.count(Status.SKIPPED)}."
