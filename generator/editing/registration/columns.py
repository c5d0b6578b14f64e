"""Finds the header of a sheet and the meaning of each column; headings vary, so they are matched by patterns."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.editing.registration.headings import Meaning, heading_key, is_heading, meaning_of
from generator.editing.registration.sheets import MAX_COLUMNS, Sheet, SheetRow
from generator.editing.registration.subjects import is_kind, kind_of
from generator.engine.errors import BuildError
from generator.text.vietnamese import fold

_MAX_HEADER_ROW = 40
_MIN_COLUMNS = 2  # known columns of a header
_MOST = 2 / 3  # of the values of a column, or of the headings of a row
_MARKS = frozenset({"x", "xx", "v", "✓", "✔", "√", "•", "+", "1", "co"})
_FIRST_NAMES = re.compile(r"(?:^|ten )ho$|\b(?:dem|lot)$")
_FULL_NAME = re.compile(r"\bho (?:va )?ten\b")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its index (from 0), its heading as written, its meaning.

    `continues` tells that it holds the rest of the name in the column to its left.
    """

    index: int
    heading: str
    meaning: Meaning
    continues: bool = False


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

    def names(self, row: SheetRow) -> list[tuple[Column, str]]:
        """Return the names in a row with their columns, that of a full name first; parts of one name are joined."""
        found: list[tuple[Column, str]] = []
        for column in (each for each in self.columns if each.meaning is Meaning.NAME):
            text = row.text(column.index)
            if column.continues and found and found[-1][0].index < column.index:
                found[-1] = (found[-1][0], f"{found[-1][1]} {text}".strip())
            else:
                found.append((column, text))
        written = [(column, text) for column, text in found if text]
        return sorted(written, key=lambda each: not _FULL_NAME.search(heading_key(each[0].heading)))

    def kind(self, row: SheetRow) -> str:
        """Return the text about the kind of a row's subject: of a cell, or the heading of the column with a mark."""
        columns = [each for each in self.columns if each.meaning is Meaning.SUBJECT and row.text(each.index)]
        return " ".join(each.heading if _is_mark(row.text(each.index)) else row.text(each.index) for each in columns)

    def repeats_header(self, row: SheetRow) -> bool:
        """Return whether a row repeats the header, as at the top of each printed page."""
        known = [column for column in self.columns if column.meaning is not Meaning.OTHER]
        same = sum(fold(row.text(each.index)) == fold(each.heading) != "" for each in known)
        return same >= _MIN_COLUMNS


def find_tables(sheets: Iterable[Sheet], say: Callable[[str], None]) -> list[RegistrationTable]:
    """Return the tables of the sheets; `say` gets the reason for each skipped sheet. Raises BuildError without any."""
    tables: list[RegistrationTable] = []
    for sheet in sheets:
        table = None if sheet.is_hidden else find_table(sheet)
        if table is not None:
            tables.append(table)
        elif sheet.rows:
            why = "bảng đang bị ẩn" if sheet.is_hidden else "không thấy dòng tiêu đề có tên và các cột đăng ký"
            say(f"Bỏ qua bảng “{sheet.name}” ({len(sheet.rows)} dòng): {why}.")
    if not tables:
        raise BuildError(
            "Không thấy dòng tiêu đề nào có cột tên (ví dụ “Tên đơn vị hoặc cá nhân”) cùng các cột chức vụ, địa chỉ, "
            "lĩnh vực. Ghi tiêu đề cho các cột rồi chạy lại."
        )
    return tables


def find_table(sheet: Sheet) -> RegistrationTable | None:
    """Return the table of a sheet; None if no row is a header."""
    best: tuple[tuple[int, int], int, tuple[Column, ...], int] | None = None
    for index in range(min(len(sheet.rows), _MAX_HEADER_ROW)):
        for height in (1, 2):
            columns = _columns(sheet, index, height)
            if columns is None:
                continue
            known = [column.meaning for column in columns if column.meaning is not Meaning.OTHER]
            if not _is_header(set(known)):
                continue
            score = (len(set(known) - {Meaning.NUMBER}), len(known))
            is_likely = len(known) * 2 >= len(columns)  # a row of values may hold the words of a heading
            if best is None or (is_likely and (score > best[0] or (score == best[0] and index == best[1]))):
                best = (score, index, columns, height)
    if best is None:
        return None
    _, index, columns, height = best
    header, below = sheet.rows[index : index + height], sheet.rows[index + height :]
    title = "\n".join(cell.text for row in sheet.rows[:index] for cell in row.cells if cell.text)
    columns = _by_values(_with_untitled(columns, below), below)
    return RegistrationTable(sheet, title, tuple(row.number for row in header), columns, below)


def _is_header(known: set[Meaning]) -> bool:
    return bool(known & {Meaning.NAME, Meaning.UNIT}) and len(known - {Meaning.NUMBER}) >= _MIN_COLUMNS


def _columns(sheet: Sheet, index: int, height: int) -> tuple[Column, ...] | None:
    """Read one row as the header, or two, of which the lower divides columns of the upper. None if it cannot be one."""
    upper = sheet.rows[index]
    written = [cell.text for cell in upper.cells if cell.text]
    if sum(map(is_heading, written)) < len(written) * _MOST:
        return None
    if height == 1:
        headings = list(_spanned(sheet, upper))
    elif index + 1 < len(sheet.rows) and _divides(sheet, upper, sheet.rows[index + 1]):
        headings = list(_joined(sheet, upper, sheet.rows[index + 1]))
    else:
        return None
    return tuple(
        Column(column, " ".join(heading.split()), meaning_of(heading))
        for column, heading in enumerate(headings)
        if heading
    )


def _divides(sheet: Sheet, upper: SheetRow, lower: SheetRow) -> bool:
    """Return whether the lower row of two divides columns of the upper: the first row of values does not.

    Each of its cells repeats the one above (merged vertically), or is below a blank or a cell that spans several.
    """
    if lower.number != upper.number + 1 or not all(is_heading(cell.text) for cell in lower.cells if cell.text):
        return False
    for column, cell in enumerate(lower.cells):
        above = upper.text(column)
        spans = sheet.spans.get((upper.number, column), column) > column or not upper.text(column + 1)
        if cell.text and above and cell.text != above and not (spans and column + 1 < len(lower.cells)):
            return False
    return True


def _spanned(sheet: Sheet, row: SheetRow) -> Iterator[str]:
    """Yield the headings of one row; one that is merged over several columns is the heading of each."""
    heading, last = "", -1
    for column, cell in enumerate(row.cells):
        if cell.text:
            heading, last = cell.text, sheet.spans.get((row.number, column), column)
        yield heading if column <= last else ""


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


def _with_untitled(columns: tuple[Column, ...], rows: tuple[SheetRow, ...]) -> tuple[Column, ...]:
    """Add the columns that have values without a heading: the report names every column."""
    known = {column.index for column in columns}
    width = max((len(row.cells) for row in rows), default=0)
    untitled = (
        Column(index, "", Meaning.OTHER)
        for index in range(width)
        if index not in known and sum(bool(row.text(index)) for row in rows) > 1
    )
    return tuple(sorted((*columns, *untitled), key=lambda column: column.index))


def _by_values(columns: tuple[Column, ...], rows: tuple[SheetRow, ...]) -> tuple[Column, ...]:
    """Return the columns with the meanings that their values tell: kinds of subjects, and parts of names."""
    found: list[Column] = []
    for column in columns:
        values = [text for row in rows if (text := row.text(column.index))]
        if column.meaning in {Meaning.NAME, Meaning.UNIT, Meaning.OTHER} and _are_kinds(column, values):
            column = replace(column, meaning=Meaning.SUBJECT)  # noqa: PLW2901
        elif found and _continues(found[-1], column, values):
            column = replace(column, meaning=Meaning.NAME, continues=True)  # noqa: PLW2901
        found.append(column)
    if any(column.meaning is Meaning.NAME for column in found):
        return tuple(found)
    first = next((column for column in found if column.meaning is Meaning.UNIT), None)
    if first is None:  # the only column of names holds kinds of subjects
        return columns
    return tuple(replace(each, meaning=Meaning.NAME) if each is first else each for each in found)


def _are_kinds(column: Column, values: list[str]) -> bool:
    """Return whether most values are kinds of subjects, or marks below a heading that is one."""
    kinds = sum(map(is_kind, values))
    marks = sum(map(_is_mark, values)) if kind_of(column.heading) else 0
    return bool(values) and max(kinds, marks) >= len(values) * _MOST


def _is_mark(text: str) -> bool:
    return fold(text.strip("() .")) in _MARKS


def _continues(left: Column, column: Column, values: list[str]) -> bool:
    """Return whether a column holds the rest of the names to its left: merged heading, first names, or no heading."""
    if left.meaning is not Meaning.NAME or left.index + 1 != column.index:
        return False
    if column.heading:
        is_same = column.heading == left.heading
        return column.meaning is Meaning.NAME and (is_same or bool(_FIRST_NAMES.search(heading_key(left.heading))))
    single = sum(len(value.split()) == 1 and value.isalpha() and value[:1].isupper() for value in values)
    return single == len(values)
