"""What an import says: what was understood of the sheet, what became of every row, the totals. Nothing private."""

from collections.abc import Iterator, Sequence
from datetime import date

from openpyxl.utils import get_column_letter

from generator.editing.registration.columns import PRIVATE, Column, Holds, Table
from generator.editing.registration.legacy import UNICODE
from generator.editing.registration.rows import Fate, Outcome

_NOT_TAKEN = frozenset({Holds.NUMBER, Holds.OTHER})


def understood(table: Table, day: date) -> Iterator[str]:
    """Yield what was understood of a sheet, to be looked at before anything is written."""
    rows = "–".join(str(number) for number in dict.fromkeys((table.header[0], table.header[-1])))
    yield f"Bảng “{table.sheet.name}”, tiêu đề ở dòng {rows}:"
    for column in table.columns:
        yield f"  {get_column_letter(column.place + 1)}. {column.heading} → {_meaning(column)}"
    if table.sheet.encoding != UNICODE.name:
        yield f"  Bảng mã {table.sheet.encoding}, đã chuyển sang Unicode."
    yield f"  Tên địa phương hiểu theo ngày {day:%d/%m/%Y}."


def _meaning(column: Column) -> str:
    if column.holds in PRIVATE:
        return f"{column.holds}: không đưa vào bài"
    if column.holds is Holds.ADDRESS:
        return "địa chỉ: chỉ giữ xã, phường"
    return f"{column.holds}: không dùng" if column.holds in _NOT_TAKEN else column.holds.value


def fates(outcomes: Sequence[Outcome], *, is_done: bool) -> Iterator[str]:
    """Yield what became of each row, or will."""
    for outcome in outcomes:
        yield f"  Dòng {outcome.row}: {_fate(outcome, is_done=is_done)}"


def _fate(outcome: Outcome, *, is_done: bool) -> str:
    dropped = (f"bỏ {', '.join(outcome.dropped)}",) if outcome.dropped else ()
    more = "; ".join((*dropped, *outcome.notes))
    tail = f" ({more})" if more else ""
    match outcome.fate:
        case Fate.NEW:
            return f"{'tạo' if is_done else 'sẽ tạo'} {outcome.told}{tail}"
        case Fate.KNOWN:
            return f"đã có {outcome.told}{tail}"
        case Fate.LEFT:
            return f"để lại: {outcome.told}"
    return "không phải dòng đăng ký"


def totals(outcomes: Sequence[Outcome], *, is_done: bool) -> str:
    """Count in one line what became of the rows."""
    fates = [outcome.fate for outcome in outcomes]
    rows = len(fates) - fates.count(Fate.NO_ENTRY)
    new = f"{'tạo' if is_done else 'sẽ tạo'} {fates.count(Fate.NEW)} bài nháp"
    return f"Tổng cộng {rows} dòng đăng ký: {new}, đã có {fates.count(Fate.KNOWN)}, để lại {fates.count(Fate.LEFT)}."
