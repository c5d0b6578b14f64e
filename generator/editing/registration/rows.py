"""From rows to drafts: what becomes of each, why, and what of it was dropped. Nothing is written here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from generator.content.context import Context
from generator.content.draft_prompts import AUTHOR, SUMMARY, outline
from generator.content.entry_files import address_of
from generator.content.entry_source import read_entry
from generator.content.entry_type import EntryType
from generator.content.terms import find_term, near_terms
from generator.content.vocabularies import FieldTerm, Vocabulary
from generator.editing.draft_from_answers import default_genre, place_name, reference_day
from generator.editing.drafts import Draft, other_slugs, slug_of
from generator.editing.existing_entries import Content
from generator.editing.front_matter import Value
from generator.editing.registration.addresses import Place, UnplacedError, place_in
from generator.editing.registration.columns import PRIVATE, Holds, Table
from generator.editing.registration.persons import Person, is_section, may_be_child, person_of, year_in
from generator.editing.registration.sheets import EMPTY, Row
from generator.entries.validate import validate_entry
from generator.problems.catalogue import CODES
from generator.problems.problem import did_you_mean, hides_draft
from generator.text.vietnamese import fold, nfc

_LONGEST = 120
_MOST_FIELDS = 3
_TOLD = (Holds.NAME, Holds.UNIT, Holds.ROLE, Holds.ADDRESS, Holds.FIELD, Holds.PHONE, Holds.BIRTH)
_FIELD_WORD = re.compile(r"^(?:trong\s+)?lĩnh vực\s*:?\s*", re.IGNORECASE)
_DAY = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (20\d\d)")
_YEAR = re.compile(r"\bnam (20\d\d)\b(?!\s*[-–])")


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    LEFT = "left"
    NO_ENTRY = "no entry"


class Outcome(NamedTuple):
    """What becomes of a row: the path of its draft, or why there is none; what was dropped; what was changed."""

    row: int
    fate: Fate
    told: str
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever imports knows of the whole sheet: its day, where all of it lies, a field, the kind of entries."""

    day: date | None = None
    within: str = ""
    field: str = ""
    kind: str = "dien-hinh-tien-tien"


class _LeftError(Exception):
    """A row cannot become a draft; the message says why, without anything private."""


@dataclass
class Importer:
    """Goes through the tables of a file, one row after another: namesakes and addresses taken are known among all."""

    content: Content
    context: Context
    wishes: Wishes
    _seen: dict[tuple[str, str], list[tuple[str, int]]] = field(default_factory=dict)
    _addresses: set[str] = field(default_factory=set)

    def outcomes(self, table: Table) -> Iterator[Outcome]:
        """Yield what becomes of every row of a table."""
        section = ""
        for row in table.rows:
            texts = [cell.text for cell in row.cells if cell.text]
            if len(set(texts) - {texts[0]} if texts else ()) <= 1 and is_section(" ".join(dict.fromkeys(texts))):
                section = " ".join(texts)
                continue
            if _is_blank(table, row):
                continue
            told = [text for holds in _TOLD for text in table.texts(row, holds)]
            if len(told) <= 1 and not table.texts(row, Holds.NUMBER):
                yield Outcome(row.number, Fate.NO_ENTRY, "")
                continue
            try:
                yield self._outcome(table, row, section)
            except _LeftError as left:
                yield Outcome(row.number, Fate.LEFT, str(left))

    def _outcome(self, table: Table, row: Row, section: str) -> Outcome:
        if row.is_hidden:
            raise _LeftError("dòng đang bị ẩn trong bảng; cho hiện lại nếu muốn nhập")
        person = _person(table, row, section)
        role = " ".join(" ".join(table.texts(row, Holds.ROLE)).split())
        birth = " ".join(table.texts(row, Holds.BIRTH))
        if person.subject_type == "ca-nhan" and (
            why := may_be_child(birth, person.name, role, self.context.settings.today)
        ):
            raise _LeftError(why)
        fields = self._fields(table, row)
        place = self._place(table, row)
        dropped = [column.holds for column in table.columns if column.holds in PRIVATE and row.text(column.place)]
        dropped += [Holds.ADDRESS] if place.is_reduced else []
        names = tuple(dict.fromkeys("địa chỉ nhà" if holds is Holds.ADDRESS else holds.value for holds in dropped))
        number = self._number(person, place, row, f"{year_in(birth)} {' '.join(table.texts(row, Holds.PHONE))}")
        registration = registration_of(person.name, place.unit, number)
        if known := self._known(person, place, number, registration):
            return Outcome(row.number, Fate.KNOWN, known, names)
        notes = ["tên viết hoa được viết lại thường"] if person.is_recased else []
        if not place.is_commune:
            notes.append(f"chỉ biết đến {place.path}")
        if len(role) > _LONGEST:
            role = ""
            notes.append(f"chức vụ dài quá {_LONGEST} ký tự, chưa ghi")
        draft = self._draft(person, role, fields, place, registration, day_of(table, self.wishes, self._today))
        path = self._path(draft, person.name, registration)
        self._check(draft, path)
        return Outcome(row.number, Fate.NEW, path, names, tuple(notes), draft.text)

    @property
    def _today(self) -> date:
        return self.context.settings.today

    def _fields(self, table: Table, row: Row) -> list[str]:
        text = "; ".join(table.texts(row, Holds.FIELD)) or self.wishes.field
        if not text:
            raise _LeftError(f"thiếu lĩnh vực{_state(table, row, Holds.FIELD)}")
        return fields_in(text, self.context.vocabularies.fields)

    def _place(self, table: Table, row: Row) -> Place:
        address = ", ".join(table.texts(row, Holds.ADDRESS))
        if not address and (state := _state(table, row, Holds.ADDRESS)):
            raise _LeftError(f"không có địa chỉ{state}")
        on = day_of(table, self.wishes, self._today)
        try:
            return place_in(nfc(address), self.wishes.within, on, self.context.gazetteer)
        except UnplacedError as error:
            raise _LeftError(str(error)) from None

    def _number(self, person: Person, place: Place, row: Row, fingerprint: str) -> int:
        """Return which of the namesakes of one commune this is, from 1; a row that stands there twice is left out."""
        same = self._seen.setdefault((fold(person.name), place.unit), [])
        for other, number in same:
            if other == fingerprint:
                raise _LeftError(f"trùng với dòng {number}")
        same.append((fingerprint, row.number))
        return len(same)

    def _known(self, person: Person, place: Place, number: int, registration: str) -> str:
        """Return the file of the entry that this row has become, by its registration, or by name and place."""
        if entry := self.content.by_registration.get(registration):
            return f"{entry.path} (đã gỡ khỏi trang)" if entry.is_withdrawn else entry.path
        namesakes = self.content.namesakes(person.name, place.unit, self.context.gazetteer)
        return namesakes[number - 1].path if number <= len(namesakes) else ""

    def _draft(self, person: Person, role: str, fields: list[str], place: Place, registration: str, day: date) -> Draft:
        genre = default_genre(self.wishes.kind)
        values: dict[str, Value] = {"name": person.name, "subject_type": person.subject_type}
        values |= {"honorific": person.honorific} if person.honorific else {}
        values |= {"role": role} if role else {}
        values |= {"registration": registration, "summary": SUMMARY, "date": self._today}
        values |= {"year": day.year} if day.year != self._today.year else {}
        values |= {"kind": self.wishes.kind, "fields": fields, "locality": place.path, "genre": genre}
        values |= {"author": AUTHOR, "draft": True}
        return Draft(EntryType.PROFILE, day.year, values, outline(self.context.vocabularies.genres[genre]))

    def _path(self, draft: Draft, name: str, registration: str) -> str:
        first = slug_of(name) or registration
        for slug in chain([first], other_slugs(first, place_name(draft))):
            file = draft.file(slug)
            if self.content.taken_by(file) is None and address_of(file) not in self._addresses:
                self._addresses.add(address_of(file))
                return file.path
        raise AssertionError  # there is always another number

    def _check(self, draft: Draft, path: str) -> None:
        """Check a draft as `guong check` will; of what is wrong only the kind is told, never the text."""
        file = draft.file(path.split("/")[-2])
        raw, problems = read_entry(draft.text.encode(), path)
        problems += validate_entry(raw, file, self.context)[1] if raw else []
        wrong = {each.code for each in problems if hides_draft(each)}
        if wrong:
            titles = "; ".join(CODES[code].title.lower() for code in sorted(wrong))
            raise _LeftError(f"tên hoặc chức vụ chưa dùng được: {titles}")


def registration_of(name: str, unit: str, number: int) -> str:
    """Return an opaque mark of a row, made of what its entry tells anyway: name, commune, which of the namesakes."""
    content = "\n".join((fold(" ".join(name.split())), unit, str(number)))
    return f"dk-{blake2b(content.encode(), digest_size=8).hexdigest()}"


def day_of(table: Table, wishes: Wishes, today: date) -> date:
    """Return the day of a sheet, whose map of places applies: as wished, as its title says, or today."""
    return wishes.day or title_day(table.title, today) or today


def title_day(title: str, today: date) -> date | None:
    """Return the day that a title tells: “ngày 15 tháng 3 năm 2024”, or the last of “năm 2024”."""
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
    """Return the slugs of the fields that a cell names: one, or several parted by signs."""
    plain = _FIELD_WORD.sub("", " ".join(text.split()))
    for separators in ("$", r"[;/+]", r"[;/+,]", r"[;/+,]|\bvà\b"):
        parts = [part.strip(" .-") for part in re.split(separators, plain) if part.strip(" .-")]
        found = [find_term(_FIELD_WORD.sub("", part), fields) for part in parts]
        if found and all(found) and len(set(found)) <= _MOST_FIELDS:
            return list(dict.fromkeys(term.slug for term in found if term))
    near = did_you_mean(near_terms(plain, fields)[:2])
    raise _LeftError(f"lĩnh vực không có trong danh mục. {near}".strip())


def _person(table: Table, row: Row, section: str) -> Person:
    subject = " ".join(table.texts(row, Holds.SUBJECT))
    name = nfc(" ".join(table.texts(row, Holds.NAME)))
    if not name and (unit := nfc(" ".join(table.texts(row, Holds.UNIT)))):
        name, subject = unit, subject or "tập thể"
    if not name:
        raise _LeftError(f"thiếu tên{_state(table, row, Holds.NAME)}")
    return person_of(name, subject, section)


def _state(table: Table, row: Row, holds: Holds) -> str:
    """Tell what keeps the cells of a column from having a value, to be added to what is missing."""
    cells = [
        row.cells[column.place] for column in table.columns if column.holds is holds and column.place < len(row.cells)
    ]
    states: Iterable[str] = (cell.state.value for cell in cells if cell.state)
    return next((f": {state}, mở bằng Excel, lưu lại rồi chạy lại" for state in states), "")


def _is_blank(table: Table, row: Row) -> bool:
    """Tell whether nothing stands in a row but its number."""
    numbers = {column.place for column in table.columns if column.holds is Holds.NUMBER}
    return all(cell == EMPTY or place in numbers for place, cell in enumerate(row.cells))
