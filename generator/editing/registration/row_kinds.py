"""Tells the rows of a table that are registrations from those that are not, and why: headings, signatures, totals."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from generator.editing.registration.columns import RegistrationTable
from generator.editing.registration.headings import Meaning
from generator.editing.registration.sheets import EMPTY, SheetRow
from generator.editing.registration.subjects import is_section
from generator.text.vietnamese import fold

_TELLING = (Meaning.NAME, Meaning.UNIT, Meaning.ROLE, Meaning.ADDRESS, Meaning.FIELD, Meaning.PHONE, Meaning.BIRTH)
_ENOUGH = 3  # columns with a value, of a row that is a registration even without a number
_MIN_NUMBERS = 3  # cells of a row of column numbers
_MOST = 2 / 3
_WORD = re.compile(r"[^\W\d_]{3}")  # longer than a number's letters; a total or a signer may begin in that column
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")
# Whoever sums up a list signs it: these begin the block of signatures, wherever in the row they are.
_SIGNATURE = re.compile(
    r"^\W*(?:nguoi (?:lap|ghi|tong hop|ke khai|bao cao|viet|thuc hien)\b|can bo (?:lap|tong hop)\b"
    r"|(?:t/?m|k/?t|t/?l|t/?u/?q|q)[.:] ?\w|tm (?:uy ban|ubnd|ban|hoi|dang)|kt (?:chu tich|giam doc|truong)"
    r"|\(?(?:da )?ky(?: ten)?\b(?:.{0,20}(?:ghi ro|dong dau|ho ten|ten)|\)|$)"
    r"|ky va ghi ro|noi nhan\b|xac nhan (?:cua )?\w"
    r"|thu truong (?:don vi|co quan)\b|dai dien (?:don vi|co quan)\b"
    r"|(?:[^,]{1,40}, ?)?ngay ?[\d.…_]* ?thang ?[\d.…_]* ?nam ?[\d.…_]*\W*$)"
)
# A title alone names a signer only where no other cell of the row says more.
_OFFICE = re.compile(
    r"^\W*(?:quyen |pho )?(?:chu tich|giam doc|hieu truong|bi thu|truong thon|chu nhiem"
    r"|truong (?:phong|ban)|chanh van phong)"
    r"(?: (?:ubnd|uy ban nhan dan|hoi|ubmttq)\b.{0,30})?\W*$"
)
_TOTAL = re.compile(
    r"^\W*(?:tong cong(?! ty)|tong so\b|cong(?=\s*[:.\d]|$)|an dinh danh sach|danh sach (?:nay )?(?:co|gom)\b)"
)
_NOTE = re.compile(r"^\W*(?:ghi chu|luu y|chu thich|huong dan)\b")


class NoRegistration(StrEnum):
    """The reason why a row is no registration, in the words of the report."""

    HEADER = "tiêu đề lặp lại"
    NUMBERS = "dòng đánh số cột"
    SECTION = "đầu mục"
    SIGNATURE = "phần ký tên"
    TOTAL = "dòng tổng cộng"
    NOTE = "ghi chú"
    BLANK = "chỉ có số thứ tự"
    OTHER = "không có tên, không phải dòng đăng ký"


class KindOfRow(NamedTuple):
    """A row, the heading of its section, and why it is no registration; `is_doubtful` may be a signer's name alone."""

    row: SheetRow
    section: str
    reason: NoRegistration | None = None
    is_doubtful: bool = False


def kinds_of_rows(table: RegistrationTable) -> Iterator[KindOfRow]:
    """Yield every row below the header, in order."""
    section, is_signing, last = "", False, table.header[-1]
    is_numbered = _is_numbered(table)
    for row in table.rows:
        texts = list(dict.fromkeys(cell.text for cell in row.cells if cell.text))
        reason = _plain_reason(table, row, texts)
        if reason is NoRegistration.SECTION:
            section, is_signing = " ".join(texts), False
        elif reason is None and not _is_registration(table, row):
            is_signing = is_signing or _begins_signatures(texts)
            reason = NoRegistration.SIGNATURE if is_signing else _other_reason(table, row, texts)
        elif reason is None:
            is_signing = False
        is_alone = len(texts) == 1 and reason is None and not _has_number(table, row)
        yield KindOfRow(row, section, reason, is_alone and (is_numbered or row.number > last + 1))
        last = row.number


def _plain_reason(table: RegistrationTable, row: SheetRow, texts: list[str]) -> NoRegistration | None:
    if table.repeats_header(row):
        return NoRegistration.HEADER
    if len(texts) >= _MIN_NUMBERS and all(_NUMBER.fullmatch(text) for text in texts):
        return NoRegistration.NUMBERS
    if len(texts) <= 2 and is_section(" ".join(texts)):  # noqa: PLR2004  (a number, and the heading)
        return NoRegistration.SECTION
    return NoRegistration.BLANK if _is_blank(table, row) else None


def _is_registration(table: RegistrationTable, row: SheetRow) -> bool:
    """Return whether a row is one beyond doubt: it has a number and a value, or enough values."""
    told = sum(bool(table.texts(row, meaning)) for meaning in _TELLING)
    return told >= _ENOUGH or (told > 0 and _has_number(table, row))


def _begins_signatures(texts: list[str]) -> bool:
    folded = [fold(" ".join(text.split())) for text in texts]
    if any(_SIGNATURE.match(text) for text in folded):
        return True
    return bool(folded) and all(_OFFICE.match(text) for text in folded)


def _other_reason(table: RegistrationTable, row: SheetRow, texts: list[str]) -> NoRegistration | None:
    first = fold(texts[0]) if texts else ""
    if _TOTAL.match(first):
        return NoRegistration.TOTAL
    if _NOTE.match(first):
        return NoRegistration.NOTE
    has_name = table.texts(row, Meaning.NAME) or table.texts(row, Meaning.UNIT)
    told = sum(bool(table.texts(row, meaning)) for meaning in _TELLING)
    has_no_result = any(cell.no_value for cell in row.cells)
    return None if has_name or told > 1 or has_no_result else NoRegistration.OTHER


def _has_number(table: RegistrationTable, row: SheetRow) -> bool:
    return any(any(char.isdecimal() for char in text) for text in table.texts(row, Meaning.NUMBER))


def _is_numbered(table: RegistrationTable) -> bool:
    """Return whether most rows with a name and more have a number."""
    rows = [
        row for row in table.rows if table.texts(row, Meaning.NAME) and sum(bool(each.text) for each in row.cells) > 1
    ]
    return sum(_has_number(table, row) for row in rows) > len(rows) * _MOST


def _is_blank(table: RegistrationTable, row: SheetRow) -> bool:
    numbers = {column.index for column in table.columns if column.meaning is Meaning.NUMBER}
    return all(
        cell == EMPTY or (index in numbers and not _WORD.search(cell.text)) for index, cell in enumerate(row.cells)
    )
