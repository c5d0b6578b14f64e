"""The model of a sheet: numbered rows of text cells, whichever file format it was read from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from generator.editing.registration.legacy import UNICODE, encoding_of, read_text

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 100
MAX_CELL = 32_767  # characters; the limit of Excel

_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")


class NoValue(StrEnum):
    """The reason why a cell has no value, in the words of the report."""

    NO_RESULT = "công thức chưa có kết quả"
    ERROR = "ô báo lỗi"


class Cell(NamedTuple):
    """A cell: its text, or the reason why it has none."""

    text: str
    no_value: NoValue | None = None


EMPTY = Cell("")


class SheetRow(NamedTuple):
    """A row: its number in the file (from 1), its cells, whether it is hidden."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False

    def text(self, column: int) -> str:
        """Return the text of a cell; empty beyond the last cell."""
        return self.cells[column].text if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `spans` maps (row number, column index) of a horizontally merged cell to its last column index."""

    name: str
    rows: tuple[SheetRow, ...]
    spans: Mapping[tuple[int, int], int]
    is_hidden: bool = False
    encoding: str = UNICODE.name


def cell_of(value: object) -> Cell:
    """Return a value of a file as a cell: 1975.0 → “1975”, a date → “1975-05-01”."""
    match value:
        case None:
            return EMPTY
        case float() if value.is_integer():
            return Cell(str(int(value)))
        case datetime():
            return Cell(value.date().isoformat())
        case date():
            return Cell(value.isoformat())
        case str() if re.fullmatch(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)", value):
            return Cell("", NoValue.ERROR)
    return Cell(_INVISIBLE.sub("", str(value)).replace("\u00a0", " ").strip())


def decoded(sheet: Sheet) -> Sheet:
    """Return a sheet with its texts converted from legacy encodings to Unicode."""
    usual = encoding_of(cell.text for row in sheet.rows for cell in row.cells if not _is_modern(cell.text))
    rows = tuple(
        row._replace(cells=tuple(cell._replace(text=read_text(cell.text, usual)) for cell in row.cells))
        for row in sheet.rows
    )
    return replace(sheet, rows=rows, encoding=usual.name if rows != sheet.rows else sheet.encoding)


def _is_modern(text: str) -> bool:
    return text.isascii() or any(ord(char) > 0xFF for char in text)  # noqa: PLR2004  (beyond Latin-1)
