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
from generator.content.entry_kinds import PROFILE
from generator.content.files.entry_files import address_of
from generator.editing.drafts import Draft, check_draft, default_genre, other_slugs, place_name, slug_of
from generator.editing.existing_entries import ExistingEntries
from generator.editing.front_matter import Value
from generator.editing.registration.addresses import Residence, UnknownResidenceError, residence_of
from generator.editing.registration.columns import RegistrationTable
from generator.editing.registration.headings import PRIVATE, Meaning
from generator.editing.registration.private_details import clean_name, clean_text
from generator.editing.registration.row_kinds import kinds_of_rows
from generator.editing.registration.sheets import SheetRow
from generator.editing.registration.subjects import (
    RowSubject,
    kind_by_heading,
    kind_of_subject,
    may_be_child,
    subject_of,
    why_no_name,
    year_in,
)
from generator.editing.registration.term_cells import UnknownTermError, terms_in
from generator.entries.rules.deeds import likely_deeds
from generator.entries.validate import reference_day
from generator.problems.catalogue import CODES
from generator.problems.problem import hides_draft
from generator.text.vietnamese import fold, nfc

_MAX_ROLE = 120  # characters
_MAX_NAME = 300  # of a cell, with the details beside the name
_MAX_CELL = 2_000
_ALONE = "chỉ có một ô có chữ, có thể là tên người ký; nếu là dòng đăng ký thì ghi số thứ tự và các cột khác"
_DAY = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (20\d\d)")
_YEAR = re.compile(r"\bnam (20\d\d)\b(?!\s*[-–])")


class Status(StrEnum):
    """The status of a row: a new draft, an existing entry, left for a reason, or no registration at all."""

    NEW = "new"
    EXISTING = "existing"
    SKIPPED = "skipped"
    NOT_REGISTRATION = "not a registration"


class RowResult(NamedTuple):
    """The result of a row: `detail` is the path of its draft or entry, or the reason why there is none.

    `dropped` names the private values left out, `notes` the changes made; `text` is the draft's. `field` is the value
    that names no field.
    """

    row: int
    status: Status
    detail: str
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    text: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Options for a whole sheet: its day, the unit that contains every address, a default field, the kind."""

    day: date | None = None
    within: str = ""
    field: str = ""
    kind: str = "dien-hinh-tien-tien"


class SkippedRowError(Exception):
    """A row cannot become a draft; the message gives the reason, without private values."""

    def __init__(self, reason: str, field: str = "") -> None:
        """Store the reason, and the value that names no field."""
        super().__init__(reason)
        self.field = field


class _Said(NamedTuple):
    """The texts of a row without the private details in them, whose kinds are `dropped`."""

    subject: RowSubject
    role: str
    dropped: tuple[str, ...]
    birth: str
    notes: tuple[str, ...]


@dataclass
class Importer:
    """An import of all tables of a file; remembers namesakes and taken addresses across them."""

    existing: ExistingEntries
    context: Context
    options: ImportOptions
    _namesakes: dict[tuple[str, str], list[tuple[str, int]]] = field(default_factory=dict)
    _addresses: set[str] = field(default_factory=set)

    def results(self, table: RegistrationTable) -> Iterator[RowResult]:
        """Yield the result of every row of a table."""
        for each in kinds_of_rows(table):
            if each.reason is not None:
                yield RowResult(each.row.number, Status.NOT_REGISTRATION, each.reason)
                continue
            try:
                if each.is_doubtful:
                    raise SkippedRowError(_ALONE)
                yield self._result(table, each.row, each.section)
            except SkippedRowError as error:
                yield RowResult(each.row.number, Status.SKIPPED, str(error), field=error.field)

    def _result(self, table: RegistrationTable, row: SheetRow, section: str) -> RowResult:
        if row.is_hidden:
            raise SkippedRowError("dòng đang bị ẩn trong bảng; cho hiện lại nếu muốn nhập")
        said = self._said(table, row, section)
        subject = said.subject
        fields = self._fields(table, row)
        deeds, about_deeds = self._deeds(table, row)
        residence = self._residence(table, row)
        dropped = [each.meaning.value for each in table.columns if each.meaning in PRIVATE and row.text(each.index)]
        dropped += [*said.dropped, *(["địa chỉ nhà"] if residence.is_reduced else [])]
        names = tuple(dict.fromkeys(dropped))
        phones = " ".join(table.texts(row, Meaning.PHONE))
        number = self._number(subject, residence, row, f"{year_in(said.birth)} {phones}")
        registration = registration_of(subject.name, residence.unit, number)
        if path := self._existing(subject, residence, number, registration):
            return RowResult(row.number, Status.EXISTING, path, names)
        notes = [*(["tên viết hoa được viết lại thường"] if subject.is_recased else []), *said.notes, *about_deeds]
        if not residence.is_commune:
            notes.append(f"chỉ biết đến {residence.path}")
        role = said.role
        if len(role) > _MAX_ROLE:
            role = ""
            notes.append(f"chức vụ dài quá {_MAX_ROLE} ký tự, chưa ghi")
        terms = {"fields": fields} | ({"deeds": deeds} if deeds else {})
        day = day_of(table, self.options, self._today)
        draft = self._draft(said._replace(role=role), terms, residence, registration, day)
        path = self._path(draft, subject.name, registration)
        self._check(draft, path.split("/")[-2])
        return RowResult(row.number, Status.NEW, path, names, tuple(notes), draft.text)

    def _said(self, table: RegistrationTable, row: SheetRow, section: str) -> _Said:
        """Return the subject and the role of a row. Raises SkippedRowError for a child, and for what is no name."""
        style = self.context.vocabularies.style
        name, kind_text, notes = _name_and_kind(table, row)
        if len(name) > _MAX_NAME:
            raise SkippedRowError(f"ô tên dài quá {_MAX_NAME} ký tự")
        kind = kind_of_subject(name, kind_text, section)
        cleaned = clean_text(name, style) if kind == "tap-the" else clean_name(name, style)
        role = clean_text(nfc(" ".join(" ".join(table.texts(row, Meaning.ROLE)).split()))[:_MAX_CELL], style)
        births = " ".join([*table.texts(row, Meaning.BIRTH), cleaned.birth, role.birth]).strip()
        if kind == "ca-nhan":
            age = min((age for age in (cleaned.age, role.age) if age is not None), default=None)
            if why := may_be_child(births, age, cleaned.text, role.text, self._today):
                raise SkippedRowError(why)
        subject = subject_of(cleaned.text, kind)
        if why := why_no_name(subject.name, kind):
            raise SkippedRowError(why)
        if not any(char.isalpha() for char in role.text):
            role = role._replace(text="")
        return _Said(subject, role.text, (*cleaned.dropped, *role.dropped), births, notes)

    @property
    def _today(self) -> date:
        return self.context.settings.today

    def _fields(self, table: RegistrationTable, row: SheetRow) -> list[str]:
        text = "; ".join(table.texts(row, Meaning.FIELD)) or self.options.field
        if not text:
            raise SkippedRowError(f"thiếu lĩnh vực{_no_value(table, row, Meaning.FIELD)}")
        try:
            return terms_in(text, self.context.vocabularies.fields)
        except UnknownTermError as error:
            why = "lĩnh vực chưa khớp danh mục (xem cuối báo cáo)" if error.value else "nhiều hơn ba lĩnh vực"
            raise SkippedRowError(why, error.value) from None

    def _deeds(self, table: RegistrationTable, row: SheetRow) -> tuple[list[str], tuple[str, ...]]:
        """Return the deeds of a row, with a note if its cell tells none: officers often describe the deed there."""
        text, deeds = "; ".join(table.texts(row, Meaning.DEED)), self.context.vocabularies.deeds
        if not text or not deeds.terms:
            return [], ()
        try:
            return terms_in(text, deeds), ()
        except UnknownTermError:
            likely = "; ".join(deeds[slug].label for slug in likely_deeds(text, "", "", deeds))
            found = f"có thể là “{likely}”" if likely else "chưa khớp danh mục"
            return [], (f"việc tốt {found}, chưa ghi",)

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
        self, said: _Said, terms: dict[str, list[str]], residence: Residence, registration: str, day: date
    ) -> Draft:
        subject, role = said.subject, said.role
        genre = default_genre(self.options.kind)
        values: dict[str, Value] = {"name": subject.name, "subject_type": subject.kind}
        values |= {"honorific": subject.honorific} if subject.honorific else {}
        values |= {"role": role} if role else {}
        values |= {"registration": registration, "summary": SUMMARY, "date": self._today}
        values |= {"year": day.year} if day.year != self._today.year else {}
        values |= {"kind": self.options.kind, **terms, "locality": residence.path, "genre": genre}
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


def _name_and_kind(table: RegistrationTable, row: SheetRow) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of the name, the text about the kind of subject, and notes. Raises SkippedRowError."""
    kind, names = table.kind(row), table.names(row)
    if names:
        (column, name), *others = names
        unused = tuple(f"chưa dùng cột “{other.heading}”" for other, _ in others)
        return nfc(" ".join(name.split())), kind or kind_by_heading(column.heading), unused
    if unit := nfc(" ".join(" ".join(table.texts(row, Meaning.UNIT)).split())):
        return unit, kind or "tập thể", ()
    raise SkippedRowError(f"thiếu tên{_no_value(table, row, Meaning.NAME)}")


def _no_value(table: RegistrationTable, row: SheetRow, meaning: Meaning) -> str:
    """Return the suffix of a message about a missing value: the reason if a formula has no result; else empty."""
    indexes = [each.index for each in table.columns if each.meaning is meaning and each.index < len(row.cells)]
    reasons = (reason.value for index in indexes if (reason := row.cells[index].no_value))
    return next((f": {reason}, mở bằng Excel, lưu lại rồi chạy lại" for reason in reasons), "")
