"""Finds the header of a sheet and what each column holds: names vary, so they are matched with tolerance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.editing.registration.sheets import MAX_COLUMNS, Row, Sheet
from generator.text.vietnamese import fold

_SEARCHED = 40  # rows; a header further down is none
_FEWEST = 2  # columns that tell a header
_NUMBERS = 3  # cells that tell a row of column numbers
_HEADING = 120  # characters; what is longer is no heading


class Holds(StrEnum):
    """What a column holds, in the words of the report."""

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


# What never goes into the repository (requirements B1, L3); of an address, all but the commune.
PRIVATE = frozenset(
    {
        Holds.BIRTH, Holds.ETHNICITY, Holds.PHONE, Holds.EMAIL, Holds.IDENTITY, Holds.ACCOUNT, Holds.GENDER,
        Holds.RELIGION, Holds.PARTY,
    }
)  # fmt: skip

_UNIT_OF_PLACE = "thon|ap|ban|buon|khu pho|to dan pho|xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh"
_NAME = (
    r"\b(?:ho va ten|ho ten|ho va chu dem|ho dem|don vi hoac ca nhan|don vi ca nhan|ca nhan don vi"
    r"|ca nhan tap the|tap the ca nhan|ten (?:don vi|ca nhan|tap the|dien hinh|guong|mo hinh))\b"
    r"|^(?:ten|ca nhan|tap the|tap the va ca nhan)$"
)
# The first that is found decides: “địa chỉ liên hệ” is an address, “số điện thoại liên hệ” a telephone.
_HEADINGS = tuple(
    (holds, re.compile(pattern))
    for holds, pattern in (
        (Holds.NUMBER, r"^(?:stt|tt|so tt|so thu tu|no)$"),
        (Holds.ADDRESS, r"\b(?:dia chi|noi o|noi cu tru|cho o|cu ngu|thuong tru|tam tru|dia ban|noi song)\b"),
        (Holds.ADDRESS, rf"^(?:{_UNIT_OF_PLACE})(?: (?:{_UNIT_OF_PLACE}))*$"),
        (Holds.BIRTH, r"\b(?:nam sinh|ngay sinh|thang nam sinh|sinh nam|tuoi)\b|^ns$"),
        (Holds.IDENTITY, r"\b(?:cccd|cmnd|can cuoc|chung minh|dinh danh|ho chieu|ma so thue|bhxh)\b"),
        (Holds.ACCOUNT, r"\b(?:tai khoan|stk|ngan hang)\b"),
        (Holds.EMAIL, r"\b(?:email|e mail|mail|thu dien tu|hop thu)\b"),
        (Holds.PHONE, r"\b(?:dien thoai|sdt|so dt|di dong|lien he|lien lac|zalo|hotline)\b|^dt$"),
        (Holds.ETHNICITY, r"\bdan toc\b"),
        (Holds.RELIGION, r"\bton giao\b"),
        (Holds.PARTY, r"\b(?:dang vien|vao dang)\b"),
        (Holds.GENDER, r"\b(?:gioi tinh|gioi|nam nu|phai)\b"),
        (Holds.FIELD, r"\blinh vuc\b"),
        (Holds.SUBJECT, r"\b(?:doi tuong|loai hinh|phan loai)\b"),
        (Holds.ROLE, r"\b(?:chuc vu|chuc danh|nghe nghiep|cong viec)\b"),
        (Holds.NAME, _NAME),
        (Holds.UNIT, r"\b(?:don vi|co quan|noi cong tac|noi lam viec)\b"),
    )
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading as written, what it holds."""

    place: int
    heading: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet understood: what stands above the header, the numbers of its rows, the columns, the rows below."""

    sheet: Sheet
    title: str
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def texts(self, row: Row, holds: Holds) -> list[str]:
        """Return what a row has in the columns that hold that, from left to right."""
        return [text for column in self.columns if column.holds is holds and (text := row.text(column.place))]


def find_table(sheet: Sheet) -> Table | None:
    """Return the table of a sheet, or None where no row looks like its header."""
    best: tuple[tuple[int, int, int], int, tuple[Column, ...], int] | None = None
    for index in range(min(len(sheet.rows), _SEARCHED)):
        for height in (1, 2):
            columns = _columns(sheet, index, height)
            if columns is None:
                continue
            known = [column.holds for column in columns if column.holds is not Holds.OTHER]
            score = (len(set(known) - {Holds.NUMBER}), len(known), -height)
            if _is_header(set(known)) and (best is None or score > best[0]):
                best = (score, index, columns, height)
    if best is None:
        return None
    _, index, columns, height = best
    columns = _named(columns)
    header = sheet.rows[index : index + height]
    title = "\n".join(cell.text for row in sheet.rows[:index] for cell in row.cells if cell.text)
    below = tuple(row for row in sheet.rows[index + height :] if not _repeats(row, columns) and not _is_numbered(row))
    return Table(sheet, title, tuple(row.number for row in header), columns, below)


def _is_header(known: set[Holds]) -> bool:
    return bool(known & {Holds.NAME, Holds.UNIT}) and len(known - {Holds.NUMBER}) >= _FEWEST


def _columns(sheet: Sheet, index: int, height: int) -> tuple[Column, ...] | None:
    """Read one row as the header, or two, the lower one dividing the columns of the upper."""
    upper = sheet.rows[index]
    if height == 1:
        return tuple(_column(place, cell.text) for place, cell in enumerate(upper.cells) if cell.text)
    if index + 1 >= len(sheet.rows) or sheet.rows[index + 1].number != upper.number + 1:
        return None
    lower = sheet.rows[index + 1]
    if any(re.fullmatch(r"[\d.]+", cell.text) for cell in lower.cells):
        return None
    headings = list(_joined(sheet, upper, lower))
    return tuple(_column(place, heading) for place, heading in enumerate(headings) if heading)


def _joined(sheet: Sheet, upper: Row, lower: Row) -> Iterator[str]:
    """Yield the headings of two rows: what spans several columns above stands over each of them."""
    parent, last = "", -1
    for place in range(max(len(upper.cells), len(lower.cells))):
        above, below = upper.text(place), lower.text(place)
        if above:
            parent = above
            last = sheet.spans.get((upper.number, place), place) if sheet.spans else MAX_COLUMNS
        over = above or (parent if below and place <= last else "")
        yield below if over == below else f"{over} {below}".strip()


def _column(place: int, heading: str) -> Column:
    text = " ".join(re.findall(r"[a-z0-9]+", fold(heading)))
    holds = Holds.OTHER
    if len(heading) <= _HEADING:
        holds = next((holds for holds, pattern in _HEADINGS if pattern.search(text)), Holds.OTHER)
    return Column(place, " ".join(heading.split()), holds)


def _named(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where no column holds names, the one of the units does."""
    if any(column.holds is Holds.NAME for column in columns):
        return columns
    first = next(column for column in columns if column.holds is Holds.UNIT)
    return tuple(Column(each.place, each.heading, Holds.NAME) if each is first else each for each in columns)


def _repeats(row: Row, columns: Sequence[Column]) -> bool:
    """Tell whether a row is the header once more, as on each printed page."""
    known = [column for column in columns if column.holds is not Holds.OTHER]
    same = sum(fold(row.text(each.place)) == fold(each.heading) != "" for each in known)
    return same >= _FEWEST


def _is_numbered(row: Row) -> bool:
    """Tell whether a row only numbers the columns, as (1), (2), (3) do."""
    texts = [cell.text for cell in row.cells if cell.text]
    return len(texts) >= _NUMBERS and all(re.fullmatch(r"\(?(?:\d{1,2}|[A-Z])\)?", text) for text in texts)
