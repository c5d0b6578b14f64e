"""A sheet as plain values: rows of cells with their numbers, whatever file it came from."""

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
MAX_CELL = 32_767  # no program writes longer ones

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")


class State(StrEnum):
    """What keeps a cell from having a value."""

    NO_RESULT = "công thức chưa có kết quả"
    ERROR = "ô báo lỗi"


class Cell(NamedTuple):
    """A cell's text, and what keeps it from having one."""

    text: str
    state: State | None = None


EMPTY = Cell("")


class Row(NamedTuple):
    """A row: its number in the file, its cells, and whether somebody has hidden it."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False

    def text(self, column: int) -> str:
        """Return a cell's text; "" beyond the last."""
        return self.cells[column].text if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `spans` are the cells merged over several columns: (row, column) → the last column."""

    name: str
    rows: tuple[Row, ...]
    spans: Mapping[tuple[int, int], int]
    is_hidden: bool = False
    encoding: str = UNICODE.name


def cell_of(value: object) -> Cell:
    """Return a value of a file as a cell: 1975.0 → “1975”, a day → “1975-05-01”."""
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
            return Cell("", State.ERROR)
    return Cell(_UNSEEN.sub("", str(value)).replace("\u00a0", " ").strip())


def decoded(sheet: Sheet) -> Sheet:
    """Return a sheet with its texts in Unicode, whatever font they were typed for."""
    usual = encoding_of(cell.text for row in sheet.rows for cell in row.cells if not _is_modern(cell.text))
    rows = tuple(
        row._replace(cells=tuple(cell._replace(text=read_text(cell.text, usual)) for cell in row.cells))
        for row in sheet.rows
    )
    return replace(sheet, rows=rows, encoding=usual.name if rows != sheet.rows else sheet.encoding)


def _is_modern(text: str) -> bool:
    return text.isascii() or any(ord(char) > 0xFF for char in text)  # noqa: PLR2004  (beyond Latin-1)
