"""Reads .xlsx: first looks at what the file would cost, then lets openpyxl read it.

A workbook is a ZIP of XML and may come from anywhere: one that unpacks to gigabytes, declares entities, holds a million
rows or one cell of a megabyte is refused before anything is built of it.
"""

import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple
from xml.parsers import expat

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from generator.editing.registration.sheets import (
    EMPTY,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Row,
    Sheet,
    State,
    cell_of,
)
from generator.engine.errors import BuildError

_MAX_UNPACKED = 48 * 1024 * 1024
_MAX_PARTS = 500
_MAX_ELEMENTS = 600_000
_MAX_MERGED = 50_000
_MAX_DEPTH = 64
_CHUNK = 1 << 16
_VALUES = frozenset({"v", "is", "f"})
_XML_BEGINS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff", b"\x00<")


class _Looked(NamedTuple):
    """What a look at a workbook found: whether any cell is a formula, and the last row that holds anything."""

    has_formulas: bool
    last_row: int


def read_workbook(content: bytes) -> list[Sheet]:
    """Return the sheets of a workbook. Raises BuildError, in Vietnamese, where it cannot or must not be read."""
    try:
        looked = _look(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl says of styles and extensions is of no use here
            values = load_workbook(BytesIO(content), data_only=True, keep_links=False)
            formulas = load_workbook(BytesIO(content), keep_links=False) if looked.has_formulas else values
        return [
            _sheet(sheet, formula, looked)
            for sheet, formula in zip(values.worksheets, formulas.worksheets, strict=True)
        ]
    except BuildError:
        raise
    except Exception:  # noqa: BLE001  (whatever a damaged file does to its reader)
        raise BuildError("Không đọc được bảng: tệp hỏng. Mở bằng Excel, lưu lại thành .xlsx rồi chạy lại.") from None


def _look(content: bytes) -> _Looked:
    """Read every part of the ZIP once, in small pieces, building nothing."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise _too_large("tệp mở ra quá lớn")
        look = _Look()
        for part in parts:
            with archive.open(part) as stream:
                beginning = stream.read(_CHUNK)
                if beginning.lstrip().startswith(_XML_BEGINS):
                    look.at(beginning, iter(lambda opened=stream: opened.read(_CHUNK), b""))  # type: ignore[misc]
    if look.last_row > MAX_ROWS:
        raise _too_large(f"bảng dài tới dòng {look.last_row}")
    return _Looked(look.has_formulas, look.last_row)


class _Look:
    """Counts what is in the parts of a workbook."""

    def __init__(self) -> None:
        self.has_formulas = False
        self.last_row = 0
        self._elements = self._merged = self._depth = self._row = self._length = 0

    def at(self, beginning: bytes, rest: Iterator[bytes]) -> None:
        """Look at one part."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        self._depth = self._row = 0
        parser.Parse(beginning, False)  # noqa: FBT003
        for chunk in rest:
            parser.Parse(chunk, False)  # noqa: FBT003
        parser.Parse(b"", True)  # noqa: FBT003

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        self._length = 0
        if self._elements > _MAX_ELEMENTS:
            raise _too_large("bảng có quá nhiều ô")
        if self._depth > _MAX_DEPTH:
            raise _too_large("tệp có cấu trúc lạ")
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(attributes.get("r") or self._row + 1)
            case "mergeCell":
                self._merge(attributes.get("ref", "A1"))
            case "f":
                self.has_formulas = True
                self.last_row = max(self.last_row, self._row)
            case element if element in _VALUES:
                self.last_row = max(self.last_row, self._row)

    def _merge(self, ref: str) -> None:
        left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(ref))
        self._merged += (right - left + 1) * (bottom - top + 1)
        if self._merged > _MAX_MERGED:
            raise _too_large("bảng có vùng ô gộp quá lớn")

    def _end(self, name: str) -> None:  # noqa: ARG002
        self._depth -= 1

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_CELL:
            raise _too_large(f"có ô dài hơn {MAX_CELL} ký tự")

    def _refuse(self, *_: object) -> None:
        raise BuildError("Không đọc bảng này: tệp có khai báo XML không an toàn. Mở bằng Excel, lưu lại rồi chạy lại.")


def _too_large(what: str) -> BuildError:
    return BuildError(
        f"Không đọc bảng này: {what}. Mở bằng Excel, xóa các dòng và trang tính thừa, lưu lại rồi chạy lại "
        f"(nhiều nhất {MAX_ROWS} dòng)."
    )


def _sheet(sheet: Any, formulas: Any, looked: _Looked) -> Sheet:  # noqa: ANN401  (the library's types are loose)
    merged = [each.bounds for each in sheet.merged_cells.ranges]
    above = {(row, left): top for left, top, _, bottom in merged for row in range(top + 1, bottom + 1)}
    last_row, last_column = min(sheet.max_row, looked.last_row), min(sheet.max_column, MAX_COLUMNS)
    hidden = {number for number, each in sheet.row_dimensions.items() if each.hidden}
    rows: dict[int, tuple[Cell, ...]] = {}
    for number in range(1, last_row + 1):
        rows[number] = tuple(
            rows[above[number, column]][column - 1]  # what is merged downwards stands in each row
            if (number, column) in above
            else _cell(sheet, formulas, number, column)
            for column in range(1, last_column + 1)
        )
    spans = {(top, left - 1): right - 1 for left, top, right, _ in merged if right > left}
    kept = tuple(Row(number, cells, number in hidden) for number, cells in rows.items() if any(cells_used(cells)))
    return Sheet(sheet.title, kept, spans, is_hidden=sheet.sheet_state != "visible")


def _cell(sheet: Any, formulas: Any, row: int, column: int) -> Cell:  # noqa: ANN401
    value = sheet.cell(row, column).value
    if value is None and formulas is not sheet and formulas.cell(row, column).data_type == "f":
        return Cell("", State.NO_RESULT)
    return EMPTY if value is None else cell_of(value)


def cells_used(cells: tuple[Cell, ...]) -> Iterator[bool]:
    """Yield of each cell whether anything is in it."""
    return (cell != EMPTY for cell in cells)
