"""Finds the header of a sheet and the meaning of each column; headings vary, so they are matched by patterns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.editing.registration.sheets import MAX_COLUMNS, Sheet, SheetRow
from generator.engine.errors import BuildError
from generator.text.vietnamese import fold

_MAX_HEADER_ROW = 40
_MIN_COLUMNS = 2  # known columns of a header
_MIN_NUMBERS = 3  # cells of a row of column numbers
_MAX_HEADING = 120  # characters


class Meaning(StrEnum):
    """The meaning of a column, in the words of the report."""

    NUMBER = "số thứ tự"
    NAME = "tên"
    UNIT = "đơn vị"
    ROLE = "chức vụ"
    FIELD = "lĩnh vực"
    SUBJECT = "đối tượng"
    ADDRESS = "địa chỉ"
    BIRTH = "năm sinh"
    ETHNICITY = "dân tộc"
    PHONE = "số điện thoại"
    EMAIL = "thư điện tử"
    IDENTITY = "số giấy tờ"
    ACCOUNT = "tài khoản"
    GENDER = "giới tính"
    RELIGION = "tôn giáo"
    PARTY = "đảng viên"
    OTHER = "không nhận ra"


# Never stored in the repository (requirements B1, L3 in docs/requirements.md); of an address, only the commune is.
PRIVATE = frozenset(
    {
        Meaning.BIRTH, Meaning.ETHNICITY, Meaning.PHONE, Meaning.EMAIL, Meaning.IDENTITY, Meaning.ACCOUNT,
        Meaning.GENDER, Meaning.RELIGION, Meaning.PARTY,
    }
)  # fmt: skip

_UNIT_OF_PLACE = "thon|ap|ban|buon|khu pho|to dan pho|xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh"
_NAME = (
    r"\b(?:ho va ten|ho ten|ho va chu dem|ho dem|don vi hoac ca nhan|don vi ca nhan|ca nhan don vi"
    r"|ca nhan tap the|tap the ca nhan|ten (?:don vi|ca nhan|tap the|dien hinh|guong|mo hinh))\b"
    r"|^(?:ten|ca nhan|tap the|tap the va ca nhan)$"
)
# The first match wins: “địa chỉ liên hệ” is an address, “số điện thoại liên hệ” a telephone.
_HEADINGS = tuple(
    (meaning, re.compile(pattern))
    for meaning, pattern in (
        (Meaning.NUMBER, r"^(?:stt|tt|so tt|so thu tu|no)$"),
        (Meaning.ADDRESS, r"\b(?:dia chi|noi o|noi cu tru|cho o|cu ngu|thuong tru|tam tru|dia ban|noi song)\b"),
        (Meaning.ADDRESS, rf"^(?:{_UNIT_OF_PLACE})(?: (?:{_UNIT_OF_PLACE}))*$"),
        (Meaning.BIRTH, r"\b(?:nam sinh|ngay sinh|thang nam sinh|sinh nam|tuoi)\b|^ns$"),
        (Meaning.IDENTITY, r"\b(?:cccd|cmnd|can cuoc|chung minh|dinh danh|ho chieu|ma so thue|bhxh)\b"),
        (Meaning.ACCOUNT, r"\b(?:tai khoan|stk|ngan hang)\b"),
        (Meaning.EMAIL, r"\b(?:email|e mail|mail|thu dien tu|hop thu)\b"),
        (Meaning.PHONE, r"\b(?:dien thoai|sdt|so dt|di dong|lien he|lien lac|zalo|hotline)\b|^dt$"),
        (Meaning.ETHNICITY, r"\bdan toc\b"),
        (Meaning.RELIGION, r"\bton giao\b"),
        (Meaning.PARTY, r"\b(?:dang vien|vao dang)\b"),
        (Meaning.GENDER, r"\b(?:gioi tinh|gioi|nam nu|phai)\b"),
        (Meaning.FIELD, r"\blinh vuc\b"),
        (Meaning.SUBJECT, r"\b(?:doi tuong|loai hinh|phan loai)\b"),
        (Meaning.ROLE, r"\b(?:chuc vu|chuc danh|nghe nghiep|cong viec)\b"),
        (Meaning.NAME, _NAME),
        (Meaning.UNIT, r"\b(?:don vi|co quan|noi cong tac|noi lam viec)\b"),
    )
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its index (from 0), its heading as written, its meaning."""

    index: int
    heading: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class RegistrationTable:
    """A sheet with its header: the text above it, the numbers of its rows, its columns, the rows below it."""

    sheet: Sheet
    title: str
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]

    def texts(self, row: SheetRow, meaning: Meaning) -> list[str]:
        """Return the texts of a row in the columns of that meaning, from left to right."""
        return [text for column in self.columns if column.meaning is meaning and (text := row.text(column.index))]


def find_tables(sheets: Iterable[Sheet], say: Callable[[str], None]) -> list[RegistrationTable]:
    """Return the tables of the sheets; `say` gets the reason for each skipped sheet. Raises BuildError without any."""
    tables: list[RegistrationTable] = []
    for sheet in sheets:
        table = None if sheet.is_hidden else find_table(sheet)
        if table is not None:
            tables.append(table)
        elif sheet.rows:
            why = "bảng đang bị ẩn" if sheet.is_hidden else "không thấy dòng tiêu đề có tên và các cột đăng ký"
            say(f"Bỏ qua bảng “{sheet.name}”: {why}.")
    if not tables:
        raise BuildError(
            "Không thấy dòng tiêu đề nào có cột tên (ví dụ “Tên đơn vị hoặc cá nhân”) cùng các cột chức vụ, địa chỉ, "
            "lĩnh vực. Ghi tiêu đề cho các cột rồi chạy lại."
        )
    return tables


def find_table(sheet: Sheet) -> RegistrationTable | None:
    """Return the table of a sheet; None if no row is a header."""
    best: tuple[tuple[int, int, int], int, tuple[Column, ...], int] | None = None
    for index in range(min(len(sheet.rows), _MAX_HEADER_ROW)):
        for height in (1, 2):
            columns = _columns(sheet, index, height)
            if columns is None:
                continue
            known = [column.meaning for column in columns if column.meaning is not Meaning.OTHER]
            score = (len(set(known) - {Meaning.NUMBER}), len(known), -height)
            if _is_header(set(known)) and (best is None or score > best[0]):
                best = (score, index, columns, height)
    if best is None:
        return None
    _, index, columns, height = best
    columns = _named(columns)
    header = sheet.rows[index : index + height]
    title = "\n".join(cell.text for row in sheet.rows[:index] for cell in row.cells if cell.text)
    below = tuple(row for row in sheet.rows[index + height :] if not _repeats(row, columns) and not _is_numbered(row))
    return RegistrationTable(sheet, title, tuple(row.number for row in header), columns, below)


def _is_header(known: set[Meaning]) -> bool:
    return bool(known & {Meaning.NAME, Meaning.UNIT}) and len(known - {Meaning.NUMBER}) >= _MIN_COLUMNS


def _columns(sheet: Sheet, index: int, height: int) -> tuple[Column, ...] | None:
    """Read one row as the header, or two, of which the lower divides columns of the upper. None if it cannot be one."""
    upper = sheet.rows[index]
    if height == 1:
        return tuple(_column(column, cell.text) for column, cell in enumerate(upper.cells) if cell.text)
    if index + 1 >= len(sheet.rows) or sheet.rows[index + 1].number != upper.number + 1:
        return None
    lower = sheet.rows[index + 1]
    if any(re.fullmatch(r"[\d.]+", cell.text) for cell in lower.cells):
        return None
    headings = list(_joined(sheet, upper, lower))
    return tuple(_column(column, heading) for column, heading in enumerate(headings) if heading)


def _joined(sheet: Sheet, upper: SheetRow, lower: SheetRow) -> Iterator[str]:
    """Yield the headings of two rows; one that spans several columns above is a prefix of each."""
    parent, last = "", -1
    for column in range(max(len(upper.cells), len(lower.cells))):
        above, below = upper.text(column), lower.text(column)
        if above:
            parent = above
            last = sheet.spans.get((upper.number, column), column) if sheet.spans else MAX_COLUMNS
        over = above or (parent if below and column <= last else "")
        yield below if over == below else f"{over} {below}".strip()


def _column(index: int, heading: str) -> Column:
    text = " ".join(re.findall(r"[a-z0-9]+", fold(heading)))
    meaning = Meaning.OTHER
    if len(heading) <= _MAX_HEADING:
        meaning = next((meaning for meaning, pattern in _HEADINGS if pattern.search(text)), Meaning.OTHER)
    return Column(index, " ".join(heading.split()), meaning)


def _named(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Take the column of units as that of names if there is none of names."""
    if any(column.meaning is Meaning.NAME for column in columns):
        return columns
    first = next(column for column in columns if column.meaning is Meaning.UNIT)
    return tuple(Column(each.index, each.heading, Meaning.NAME) if each is first else each for each in columns)


def _repeats(row: SheetRow, columns: Sequence[Column]) -> bool:
    """Return whether a row repeats the header, as at the top of each printed page."""
    known = [column for column in columns if column.meaning is not Meaning.OTHER]
    same = sum(fold(row.text(each.index)) == fold(each.heading) != "" for each in known)
    return same >= _MIN_COLUMNS


def _is_numbered(row: SheetRow) -> bool:
    """Return whether a row only numbers the columns: (1), (2), (3)."""
    texts = [cell.text for cell in row.cells if cell.text]
    return len(texts) >= _MIN_NUMBERS and all(re.fullmatch(r"\(?(?:\d{1,2}|[A-Z])\)?", text) for text in texts)
