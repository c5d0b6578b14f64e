"""The catalogue: a row for each entry, under the headings of official sheets, as CSV and as XLSX with the same rows.

The first columns are those that Cầu Ngang's plan asks of a registration (S1:103), without what may not leave an office
(year of birth, ethnicity, telephone), then those of Bình Sơn's table of exemplars (S0:128); the rest are the site's.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TypeAlias

from xlsxwriter import Workbook

from generator.content.data.terms import Term
from generator.content.data.vocabularies import Vocabulary
from generator.content.entry import Entry
from generator.gazetteer import Gazetteer
from generator.messages.messages import Messages
from generator.outputs.data.shared import Shared

Cell: TypeAlias = str | int | date | None
Row: TypeAlias = tuple[Cell, ...]
_COLUMNS = (
    "catalogue.number",  # S0:128 “TT”
    "catalogue.name",  # S1:103 “tên đơn vị hoặc cá nhân”
    "catalogue.role",  # S1:103 “chức vụ”
    "catalogue.place",  # S1:103 “địa chỉ”: to the commune
    "catalogue.field",  # S1:103 “lĩnh vực đăng ký”, S0:128 “LĨNH VỰC”
    "catalogue.year",  # S0:128 “NĂM”
    "catalogue.subject",  # S0:128 “ĐIỂN HÌNH: Tập thể, Cá nhân”
    "catalogue.award",  # S0:128 “Hình thức tôn vinh”
    "catalogue.note",  # S0:128 “Ghi chú”
    "catalogue.title",
    "catalogue.place_now",
    "catalogue.kind",
    "catalogue.deeds",
    "catalogue.movements",
    "catalogue.published",
    "catalogue.updated",
    "catalogue.url",
    "catalogue.id",
)
_WIDTHS = {
    "catalogue.name": 28,
    "catalogue.role": 24,
    "catalogue.place": 36,
    "catalogue.field": 24,
    "catalogue.award": 36,
    "catalogue.title": 36,
    "catalogue.place_now": 30,
}
_WIDTH = 14
_BETWEEN = "; "
# What a spreadsheet may run as a formula, behind blanks and apostrophes that we or it may have put there.
_FORMULA = re.compile(r"[ \u00a0\u3000']*[=+\-@\t\r\n＝＋－＠]")
_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001  (a workbook without the time of its build)
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def headings(messages: Messages) -> tuple[str, ...]:
    """Return the headings of the columns."""
    return tuple(messages.text(column) for column in _COLUMNS)


def rows(shared: Shared) -> Iterator[Row]:
    """Yield a row for each entry, newest first."""
    context = shared.site.library.context
    terms, gazetteer, messages = context.vocabularies, context.gazetteer, context.settings.messages
    marks = (messages.text("card.sample"), messages.text("card.fictitious"))
    for number, entry in enumerate(shared.entries, 1):
        is_told = not entry.has_person
        names = [each.title for each in shared.profiles_in(entry)] if is_told else [entry.title]
        yield (
            number,
            _BETWEEN.join(names),
            entry.role or "",
            _BETWEEN.join(_places(entry, gazetteer)),
            _labels(entry.fields, terms.fields),
            entry.year,
            _labels(dict.fromkeys(entry.subject_types), terms.subject_types),
            _BETWEEN.join(_awards(entry, terms.awards)),
            marks[entry.is_fictitious] if entry.is_sample else "",
            entry.title if is_told else "",
            _BETWEEN.join(gazetteer.printed(each.exact_commune or each.province, "path") for each in entry.places),
            _labels((entry.kind,), terms.kinds),
            _labels(entry.terms_of("deeds"), terms.deeds),
            _labels(entry.terms_of("movements"), terms.movements),
            entry.published,
            entry.updated,
            shared.home + entry.address,
            shared.identifiers[entry.address],
        )


def _places(entry: Entry, gazetteer: Gazetteer) -> Iterator[str]:
    yield from (gazetteer.printed(place.unit, "path") for place in entry.places)
    yield from (gazetteer.printed(word, "full") for word in entry.elsewhere)


def _awards(entry: Entry, awards: Vocabulary[Term]) -> Iterator[str]:
    for given in entry.given_awards:
        label = awards[given.award].label
        yield f"{label} ({given.year})" if given.year else label


def _labels(slugs: Sequence[str] | dict[str, None], vocabulary: Vocabulary[Term]) -> str:
    return _BETWEEN.join(vocabulary[slug].name for slug in slugs)


def as_csv(heads: Sequence[str], found: Sequence[Row]) -> bytes:
    """Return the catalogue as CSV (RFC 4180): UTF-8 with the mark that spreadsheets need, days as 2026-05-19."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in found)
    return text.getvalue().encode("utf-8-sig")


def defused(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula: with an apostrophe before it, if one might.

    Readers get the text back by `without_apostrophe`.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def without_apostrophe(cell: str) -> str:
    """Return the text of a cell of the CSV, without the apostrophe that `defused` put before it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def as_xlsx(heads: Sequence[str], found: Sequence[Row], title: str) -> bytes:
    """Return the catalogue as XLSX: texts are texts, days are days; the same rows give the same bytes."""
    file = BytesIO()
    with Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": title, "created": _CREATED})
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, column in enumerate(_COLUMNS):
            sheet.set_column(at, at, _WIDTHS.get(column, _WIDTH))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(found)), len(heads) - 1)
        for at, head in enumerate(heads):
            sheet.write_string(0, at, head, bold)
        for line, row in enumerate(found, 1):
            for at, cell in enumerate(row):
                match cell:
                    case str():
                        if cell:
                            sheet.write_string(line, at, cell)
                    case int():
                        sheet.write_number(line, at, cell)
                    case date():
                        sheet.write_datetime(line, at, cell, day)
    return file.getvalue()
