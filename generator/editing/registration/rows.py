"""Turns the rows of a sheet into drafts, or says why not; lists the private values dropped. Writes nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from generator.content.context import Context
from generator.content.draft_prompts import AUTHOR, SUMMARY, draft_body
from generator.content.entry_files import address_of
from generator.content.entry_kinds import PROFILE
from generator.content.term_names import find_term, near_terms
from generator.content.terms import FieldTerm
from generator.content.vocabularies import Vocabulary
from generator.editing.drafts import Draft, check_draft, default_genre, other_slugs, place_name, slug_of
from generator.editing.existing_entries import ExistingEntries
from generator.editing.front_matter import Value
from generator.editing.registration.addresses import Residence, UnknownResidenceError, residence_of
from generator.editing.registration.columns import PRIVATE, Meaning, RegistrationTable
from generator.editing.registration.sheets import EMPTY, SheetRow
from generator.editing.registration.subjects import RowSubject, is_section, may_be_child, subject_of, year_in
from generator.entries.validate import reference_day
from generator.problems.catalogue import CODES
from generator.problems.problem import did_you_mean, hides_draft
from generator.text.vietnamese import fold, nfc

_MAX_ROLE = 120  # characters
_MOST_FIELDS = 3
_TELLING = (Meaning.NAME, Meaning.UNIT, Meaning.ROLE, Meaning.ADDRESS, Meaning.FIELD, Meaning.PHONE, Meaning.BIRTH)
_FIELD_WORD = re.compile(r"^(?:trong\s+)?lĩnh vực\s*:?\s*", re.IGNORECASE)
_DAY = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (20\d\d)")
_YEAR = re.compile(r"\bnam (20\d\d)\b(?!\s*[-–])")


class Status(StrEnum):
    """The status of a row: a new draft, an existing entry, skipped for a reason, or no registration at all."""

    NEW = "new"
    EXISTING = "existing"
    SKIPPED = "skipped"
    NOT_REGISTRATION = "not a registration"


class RowResult(NamedTuple):
    """The result of a row: `detail` is the path of its draft or entry, or the reason why there is none.

    `dropped` names the private columns left out, `notes` the changes made; `text` is the draft's.
    """

    row: int
    status: Status
    detail: str
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Options for a whole sheet: its day, the unit that contains every address, a default field, the kind."""

    day: date | None = None
    within: str = ""
    field: str = ""
    kind: str = "dien-hinh-tien-tien"


class SkippedRowError(Exception):
    """A row cannot become a draft; the message gives the reason, without private values."""


@dataclass
class Importer:
    """An import of all tables of a file; remembers namesakes and taken addresses across them."""

    existing: ExistingEntries
    context: Context
    options: ImportOptions
    _namesakes: dict[tuple[str, str], list[tuple[str, int]]] = field(default_factory=dict)
    _addresses: set[str] = field(default_factory=set)

    def results(self, table: RegistrationTable) -> Iterator[RowResult]:
        """Yield the result of every row of a table; section headings and blank rows have none."""
        section = ""
        for row in table.rows:
            texts = [cell.text for cell in row.cells if cell.text]
            if len(set(texts) - {texts[0]} if texts else ()) <= 1 and is_section(" ".join(dict.fromkeys(texts))):
                section = " ".join(texts)
                continue
            if _is_blank(table, row):
                continue
            values = [text for meaning in _TELLING for text in table.texts(row, meaning)]
            if len(values) <= 1 and not table.texts(row, Meaning.NUMBER):
                yield RowResult(row.number, Status.NOT_REGISTRATION, "")
                continue
            try:
                yield self._result(table, row, section)
            except SkippedRowError as error:
                yield RowResult(row.number, Status.SKIPPED, str(error))

    def _result(self, table: RegistrationTable, row: SheetRow, section: str) -> RowResult:
        if row.is_hidden:
            raise SkippedRowError("dòng đang bị ẩn trong bảng; cho hiện lại nếu muốn nhập")
        subject = _subject(table, row, section)
        role = " ".join(" ".join(table.texts(row, Meaning.ROLE)).split())
        birth = " ".join(table.texts(row, Meaning.BIRTH))
        if subject.kind == "ca-nhan" and (why := may_be_child(birth, subject.name, role, self.context.settings.today)):
            raise SkippedRowError(why)
        fields = self._fields(table, row)
        residence = self._residence(table, row)
        dropped = [each.meaning for each in table.columns if each.meaning in PRIVATE and row.text(each.index)]
        dropped += [Meaning.ADDRESS] if residence.is_reduced else []
        names = tuple(dict.fromkeys("địa chỉ nhà" if each is Meaning.ADDRESS else each.value for each in dropped))
        number = self._number(subject, residence, row, f"{year_in(birth)} {' '.join(table.texts(row, Meaning.PHONE))}")
        registration = registration_of(subject.name, residence.unit, number)
        if path := self._existing(subject, residence, number, registration):
            return RowResult(row.number, Status.EXISTING, path, names)
        notes = ["tên viết hoa được viết lại thường"] if subject.is_recased else []
        if not residence.is_commune:
            notes.append(f"chỉ biết đến {residence.path}")
        if len(role) > _MAX_ROLE:
            role = ""
            notes.append(f"chức vụ dài quá {_MAX_ROLE} ký tự, chưa ghi")
        draft = self._draft(subject, role, fields, residence, registration, day_of(table, self.options, self._today))
        path = self._path(draft, subject.name, registration)
        self._check(draft, path.split("/")[-2])
        return RowResult(row.number, Status.NEW, path, names, tuple(notes), draft.text)

    @property
    def _today(self) -> date:
        return self.context.settings.today

    def _fields(self, table: RegistrationTable, row: SheetRow) -> list[str]:
        text = "; ".join(table.texts(row, Meaning.FIELD)) or self.options.field
        if not text:
            raise SkippedRowError(f"thiếu lĩnh vực{_no_value(table, row, Meaning.FIELD)}")
        return fields_in(text, self.context.vocabularies.fields)

    def _residence(self, table: RegistrationTable, row: SheetRow) -> Residence:
        address = ", ".join(table.texts(row, Meaning.ADDRESS))
        if not address and (reason := _no_value(table, row, Meaning.ADDRESS)):
            raise SkippedRowError(f"không có địa chỉ{reason}")
        on = day_of(table, self.options, self._today)
        try:
            return residence_of(nfc(address), self.options.within, on, self.context.gazetteer)
        except UnknownResidenceError as error:
            raise SkippedRowError(str(error)) from None

    def _number(self, subject: RowSubject, residence: Residence, row: SheetRow, fingerprint: str) -> int:
        """Return the rank of a row among the namesakes of its commune, from 1. Raises SkippedRowError if repeated."""
        same = self._namesakes.setdefault((fold(subject.name), residence.unit), [])
        for other, number in same:
            if other == fingerprint:
                raise SkippedRowError(f"trùng với dòng {number}")
        same.append((fingerprint, row.number))
        return len(same)

    def _existing(self, subject: RowSubject, residence: Residence, number: int, registration: str) -> str:
        """Return the path of the entry of a row, found by registration or by name and residence; empty if none."""
        if entry := self.existing.by_registration.get(registration):
            return f"{entry.path} (đã gỡ khỏi trang)" if entry.is_withdrawn else entry.path
        namesakes = self.existing.namesakes(subject.name, residence.unit, self.context.gazetteer)
        return namesakes[number - 1].path if number <= len(namesakes) else ""

    def _draft(
        self, subject: RowSubject, role: str, fields: list[str], residence: Residence, registration: str, day: date
    ) -> Draft:
        genre = default_genre(self.options.kind)
        values: dict[str, Value] = {"name": subject.name, "subject_type": subject.kind}
        values |= {"honorific": subject.honorific} if subject.honorific else {}
        values |= {"role": role} if role else {}
        values |= {"registration": registration, "summary": SUMMARY, "date": self._today}
        values |= {"year": day.year} if day.year != self._today.year else {}
        values |= {"kind": self.options.kind, "fields": fields, "locality": residence.path, "genre": genre}
        values |= {"author": AUTHOR, "draft": True}
        return Draft(PROFILE, day.year, values, draft_body(self.context.vocabularies.genres[genre]))

    def _path(self, draft: Draft, name: str, registration: str) -> str:
        first = slug_of(name) or registration
        for slug in chain([first], other_slugs(first, place_name(draft))):
            file = draft.file(slug)
            if self.existing.taken_by(file) is None and address_of(file) not in self._addresses:
                self._addresses.add(address_of(file))
                return file.path
        raise AssertionError  # other_slugs has no end

    def _check(self, draft: Draft, slug: str) -> None:
        """Raise SkippedRowError for an invalid draft; names the kinds of problems, as their texts may be private."""
        codes = {each.code for each in check_draft(draft, slug, self.context) if hides_draft(each)}
        if codes:
            titles = "; ".join(CODES[code].title.lower() for code in sorted(codes))
            raise SkippedRowError(f"tên hoặc chức vụ chưa dùng được: {titles}")


def registration_of(name: str, unit: str, number: int) -> str:
    """Return an opaque id of a row, made of public values: name, commune, rank among namesakes."""
    content = "\n".join((fold(" ".join(name.split())), unit, str(number)))
    return f"dk-{blake2b(content.encode(), digest_size=8).hexdigest()}"


def day_of(table: RegistrationTable, options: ImportOptions, today: date) -> date:
    """Return the day whose map of places applies to a sheet: that of the options, of its title, or today."""
    return options.day or title_day(table.title, today) or today


def title_day(title: str, today: date) -> date | None:
    """Return the day in a title: of “ngày 15 tháng 3 năm 2024”, or 31 December of “năm 2024”. None if there is none."""
    folded = fold(title)
    if match := _DAY.search(folded):
        try:
            return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            return None
    years = {int(year) for year in _YEAR.findall(folded)}
    year = years.pop() if len(years) == 1 else None
    return reference_day(today, year) if year and year < today.year else None


def fields_in(text: str, fields: Vocabulary[FieldTerm]) -> list[str]:
    """Return the slugs of the fields in a cell: one, or several with separators. Raises SkippedRowError."""
    plain = _FIELD_WORD.sub("", " ".join(text.split()))
    for separators in ("$", r"[;/+]", r"[;/+,]", r"[;/+,]|\bvà\b"):
        parts = [part.strip(" .-") for part in re.split(separators, plain) if part.strip(" .-")]
        found = [find_term(_FIELD_WORD.sub("", part), fields) for part in parts]
        if found and all(found) and len(set(found)) <= _MOST_FIELDS:
            return list(dict.fromkeys(term.slug for term in found if term))
    near = did_you_mean(each.label for each in near_terms(plain, fields)[:2])
    raise SkippedRowError(f"lĩnh vực không có trong danh mục. {near}".strip())


def _subject(table: RegistrationTable, row: SheetRow, section: str) -> RowSubject:
    kind = " ".join(table.texts(row, Meaning.SUBJECT))
    name = nfc(" ".join(table.texts(row, Meaning.NAME)))
    if not name and (unit := nfc(" ".join(table.texts(row, Meaning.UNIT)))):
        name, kind = unit, kind or "tập thể"
    if not name:
        raise SkippedRowError(f"thiếu tên{_no_value(table, row, Meaning.NAME)}")
    return subject_of(name, kind, section)


def _no_value(table: RegistrationTable, row: SheetRow, meaning: Meaning) -> str:
    """Return the suffix of a message about a missing value: the reason if a formula has no result; else empty."""
    indexes = [each.index for each in table.columns if each.meaning is meaning and each.index < len(row.cells)]
    reasons = (reason.value for index in indexes if (reason := row.cells[index].no_value))
    return next((f": {reason}, mở bằng Excel, lưu lại rồi chạy lại" for reason in reasons), "")


def _is_blank(table: RegistrationTable, row: SheetRow) -> bool:
    """Return whether a row is empty but for its number."""
    numbers = {column.index for column in table.columns if column.meaning is Meaning.NUMBER}
    return all(cell == EMPTY or index in numbers for index, cell in enumerate(row.cells))
