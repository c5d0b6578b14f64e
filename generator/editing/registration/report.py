"""Formats the report of an import: the columns of each sheet, the result of each row, the totals. Nothing private."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from openpyxl.utils import get_column_letter

from generator.content.data.term_names import near_terms
from generator.content.data.terms import FieldTerm
from generator.content.data.vocabularies import Vocabulary
from generator.editing.registration.columns import Column, RegistrationTable
from generator.editing.registration.headings import PRIVATE, Meaning
from generator.editing.registration.legacy import UNICODE
from generator.editing.registration.rows import RowResult, Status
from generator.text.likely_names import name_key

_MOST_ROWS = 12  # whose numbers one line shows
_UNUSED = frozenset({Meaning.NUMBER, Meaning.OTHER})


def table_lines(table: RegistrationTable, day: date) -> Iterator[str]:
    """Yield the columns of a sheet and their meanings, to be confirmed before anything is written."""
    rows = "–".join(str(number) for number in dict.fromkeys((table.header[0], table.header[-1])))
    yield f"Bảng “{table.sheet.name}”, tiêu đề ở dòng {rows}:"
    for column in table.columns:
        yield f"  {get_column_letter(column.index + 1)}. {column.heading or '(không tiêu đề)'} → {_meaning(column)}"
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
    return f"bỏ: {result.detail}"


def unknown_field_lines(results: Iterable[RowResult], fields: Vocabulary[FieldTerm]) -> Iterator[str]:
    """Yield the values that name no field, each once with its rows and the fields that it may mean."""
    rows: dict[str, list[int]] = {}
    spelt: dict[tuple[str, ...], str] = {}  # one spelling of each value
    for result in results:
        if result.field:
            rows.setdefault(spelt.setdefault(name_key(result.field), result.field), []).append(result.row)
    if not rows:
        return
    yield "\nLĩnh vực chưa khớp danh mục:"
    is_guessed = True
    for value, numbers in rows.items():
        near = " hoặc ".join(f"“{term.label}”" for term in near_terms(value, fields))
        is_guessed = is_guessed and bool(near)
        meant = f"có thể là {near}" if near else "chưa đoán được"
        yield f"  “{value}” ({len(numbers)} dòng: {_row_numbers(numbers)}): {meant}"
    if not is_guessed:
        yield f"  Danh mục có: {'; '.join(term.label for term in fields)}."
    yield "  Sửa ô ấy trong bảng, hoặc ghi cách gọi này vào “also” trong content/data/fields.yml, rồi chạy lại."


def _row_numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_ROWS]))
    return shown if len(numbers) <= _MOST_ROWS else f"{shown}…"


def summary_line(results: Sequence[RowResult], *, is_done: bool) -> str:
    """Return the number of rows by status, in one line: every row with a text below the header is counted."""
    statuses = [result.status for result in results]
    rows = len(statuses) - statuses.count(Status.NOT_REGISTRATION)
    new, existing = statuses.count(Status.NEW), statuses.count(Status.EXISTING)
    created = f"{'tạo' if is_done else 'sẽ tạo'} {new} bài nháp"
    total = f"Tổng cộng {rows} dòng đăng ký: {created}, đã có {existing}, để lại {statuses.count(Status.SKIPPED)}."
    others = Counter(result.detail for result in results if result.status is Status.NOT_REGISTRATION)
    counted = ", ".join(f"{reason} {count}" for reason, count in others.items())
    return f"{total} Bỏ {others.total()} dòng khác: {counted}." if others else total
