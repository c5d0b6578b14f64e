"""Reads .xlsx files with openpyxl, after a streaming scan has limited their cost.

A workbook is a ZIP of XML from an untrusted source. The scan refuses one that unpacks to gigabytes, declares entities,
has a million rows or a cell of a megabyte, before any object is built of it.
"""

import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from string import digits
from typing import Any, NamedTuple
from xml.parsers import expat

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, range_boundaries

from generator.editing.registration.sheets import (
    EMPTY,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    NoValue,
    Sheet,
    SheetRow,
    cell_of,
)
from generator.engine.errors import BuildError

_MAX_UNPACKED = 48 * 1024 * 1024
_MAX_PARTS = 500
_MAX_ELEMENTS = 600_000
_MAX_AREA = 1_000_000  # cells of all sheets, empty ones too: each sheet is read to its last row and column
_MAX_MERGED = 50_000
_MAX_DEPTH = 64
_CHUNK = 1 << 16
_VALUES = frozenset({"v", "is", "f"})
_XML_BEGINS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff", b"\x00<")


class _ScanResult(NamedTuple):
    """The result of a scan: whether any cell is a formula, and the number of the last row with a value."""

    has_formulas: bool
    last_row: int


def read_workbook(content: bytes) -> list[Sheet]:
    """Return the sheets of a workbook. Raises BuildError if it is damaged or exceeds a limit."""
    try:
        scanned = _scan(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which are not read
            values = load_workbook(BytesIO(content), data_only=True, keep_links=False)
            formulas = load_workbook(BytesIO(content), keep_links=False) if scanned.has_formulas else values
        return [
            _sheet(sheet, formula, scanned)
            for sheet, formula in zip(values.worksheets, formulas.worksheets, strict=True)
        ]
    except BuildError:
        raise
    except Exception:  # noqa: BLE001  (openpyxl raises anything on a damaged file)
        raise BuildError("Không đọc được bảng: tệp hỏng. Mở bằng Excel, lưu lại thành .xlsx rồi chạy lại.") from None


def _scan(content: bytes) -> _ScanResult:
    """Scan every part of the ZIP in chunks. Raises BuildError if it exceeds a limit."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise _too_large("tệp mở ra quá lớn")
        scan = _Scan()
        for part in parts:
            with archive.open(part) as stream:
                beginning = stream.read(_CHUNK)
                if beginning.lstrip().startswith(_XML_BEGINS):
                    scan.part(beginning, iter(lambda opened=stream: opened.read(_CHUNK), b""))  # type: ignore[misc]
    if scan.last_row > MAX_ROWS:
        raise _too_large(f"bảng dài tới dòng {scan.last_row}")
    if scan.area > _MAX_AREA:
        raise _too_large("các trang tính cộng lại có quá nhiều ô")
    return _ScanResult(scan.has_formulas, scan.last_row)


class _Scan:
    """A streaming scan of the XML parts of a workbook that counts elements, merged cells, depth and text."""

    def __init__(self) -> None:
        self.has_formulas = False
        self.last_row = 0
        self.area = 0
        self._elements = self._merged = self._depth = self._length = 0
        self._row = self._column = self._last_row = self._last_column = 0

    def part(self, beginning: bytes, rest: Iterator[bytes]) -> None:
        """Scan one part."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        self._depth = self._row = self._last_row = self._last_column = 0
        parser.Parse(beginning, False)  # noqa: FBT003
        for chunk in rest:
            parser.Parse(chunk, False)  # noqa: FBT003
        parser.Parse(b"", True)  # noqa: FBT003
        self.last_row = max(self.last_row, self._last_row)
        self.area += self._last_row * min(self._last_column, MAX_COLUMNS)

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
                self._column = 0
            case "c":
                place = attributes.get("r")
                self._column = column_index_from_string(place.rstrip(digits)) if place else self._column + 1
                self._last_column = max(self._last_column, self._column)
            case "mergeCell":
                self._merge(attributes.get("ref", "A1"))
            case "f":
                self.has_formulas = True
                self._last_row = max(self._last_row, self._row)
            case element if element in _VALUES:
                self._last_row = max(self._last_row, self._row)

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


def _sheet(sheet: Any, formulas: Any, scanned: _ScanResult) -> Sheet:  # noqa: ANN401  (openpyxl has no types)
    merged = [each.bounds for each in sheet.merged_cells.ranges]
    above = {(row, left): top for left, top, _, bottom in merged for row in range(top + 1, bottom + 1)}
    last_row, last_column = min(sheet.max_row, scanned.last_row), min(sheet.max_column, MAX_COLUMNS)
    hidden = {number for number, each in sheet.row_dimensions.items() if each.hidden}
    rows: dict[int, tuple[Cell, ...]] = {}
    for number in range(1, last_row + 1):
        rows[number] = tuple(
            rows[above[number, column]][column - 1]  # a vertically merged value belongs to each row
            if (number, column) in above
            else _cell(sheet, formulas, number, column)
            for column in range(1, last_column + 1)
        )
    spans = {(top, left - 1): right - 1 for left, top, right, _ in merged if right > left}
    used = tuple(
        SheetRow(number, cells, number in hidden)
        for number, cells in rows.items()
        if any(cell != EMPTY for cell in cells)
    )
    return Sheet(sheet.title, used, spans, is_hidden=sheet.sheet_state != "visible")


def _cell(sheet: Any, formulas: Any, row: int, column: int) -> Cell:  # noqa: ANN401
    value = sheet.cell(row, column).value
    if value is None and formulas is not sheet and formulas.cell(row, column).data_type == "f":
        return Cell("", NoValue.NO_RESULT)
    return EMPTY if value is None else cell_of(value)
