"""Parses single answers about a draft: a place, a term of a vocabulary, a day, an award.

Each function raises ValueError with a message for the person who answered.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.content.data.term_names import find_term, near_terms
from generator.content.data.terms import AwardTerm, Term
from generator.content.data.vocabularies import Vocabulary
from generator.content.edtf import as_edtf, read_edtf
from generator.content.entry_kinds import EntryKind
from generator.content.value_types import MAX_YEAR, MIN_YEAR
from generator.editing.front_matter import Value
from generator.gazetteer import AmbiguousPlaceError, Gazetteer, UnknownPlaceError, pseudo_place_of
from generator.problems.problem import did_you_mean
from generator.text.vietnamese import nfc

_AWARD_KEYS = ("rank", "label", "authority", "year", "date", "decision", "status", "movement")
_MOST_CANDIDATES = 5
_YEAR = re.compile(r"[0-9]{4}")
_VIETNAMESE_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
AnyTerm = TypeVar("AnyTerm", bound=Term)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers about one draft, as typed; an unanswered question is empty."""

    entry_kind: EntryKind | None = None
    name: str = ""
    subject_type: str = ""
    role: str = ""
    fields: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    date: str = ""
    year: str = ""
    kind: str = ""
    genre: str = ""
    awards: tuple[str, ...] = ()
    author: str = ""
    basis: str = ""
    reference: str = ""
    scopes: tuple[str, ...] = ()
    giver: str = ""
    is_child: bool = False
    slug: str = ""


def place_of(text: str, on: date, gazetteer: Gazetteer) -> str:
    """Return the full path of a place by the map of that day: “xã Hợp Lý, tỉnh Phú Thọ”. Raises ValueError."""
    if pseudo := pseudo_place_of(text):
        return pseudo
    try:
        path = gazetteer.path_as_named(text, gazetteer.resolve(text, on).unit)
    except AmbiguousPlaceError as error:
        shown = "; ".join(error.candidates[:_MOST_CANDIDATES])
        raise ValueError(f"“{text}” có thể là nhiều nơi: {shown}. Ghi thêm huyện, tỉnh cho đủ.") from None
    except UnknownPlaceError as error:
        near = did_you_mean(error.candidates[:3])
        how = "Ghi đủ xã, huyện, tỉnh; đơn vị mà danh mục chưa có thì ghi vào content/data/places.yml."
        raise ValueError(f"không có địa phương nào tên “{text}”. {near}{how}") from None
    return path


def term_of(text: str, vocabulary: Vocabulary[AnyTerm]) -> AnyTerm:
    """Return the term with that slug or label. Raises ValueError that suggests similar terms."""
    term = find_term(text, vocabulary)
    if term is None:
        near = did_you_mean(each.label for each in near_terms(text, vocabulary))
        near = near or f"Một trong: {'; '.join(term.label for term in vocabulary)}."
        raise ValueError(f"“{text}” không có trong danh mục. {near}".strip())
    return term


def read_day(text: str) -> date:
    """Parse “2026-05-19” or “19/5/2026”. Raises ValueError."""
    match = _VIETNAMESE_DAY.fullmatch(text.strip())
    try:
        day = date(*(int(part) for part in match.groups()[::-1])) if match else date.fromisoformat(text.strip())
        if MIN_YEAR <= day.year <= MAX_YEAR:
            return day
    except ValueError:
        pass
    raise ValueError(f"“{text}” không phải là ngày; ghi như 2026-05-19 hoặc 19/5/2026") from None


def read_year(text: str) -> int:
    """Parse a year of four digits. Raises ValueError."""
    if _YEAR.fullmatch(text) and MIN_YEAR <= int(text) <= MAX_YEAR:
        return int(text)
    raise ValueError(f"“{text}” không phải là năm; ghi bốn chữ số, ví dụ 2024")


def read_award(text: str, awards: Vocabulary[AwardTerm]) -> Mapping[str, Value]:
    """Parse “bang-khen…; year=2024; decision=12/QĐ-UBND” to an item of the key `awards`. Raises ValueError."""
    name, *details = (part.strip() for part in text.split(";"))
    award: dict[str, Value] = {"award": term_of(name, awards).slug}
    for detail in details:
        key, sign, value = (part.strip() for part in detail.partition("="))
        if not sign or key not in _AWARD_KEYS or not value:
            keys = ", ".join(_AWARD_KEYS)
            raise ValueError(f"“{detail}”: ghi “khóa=giá trị” sau dấu chấm phẩy; các khóa: {keys}")
        is_number = key == "year" and _YEAR.fullmatch(value)
        award[key] = int(value) if is_number else _read_date(value) if key == "date" else nfc(value)
    return award


def _read_date(text: str) -> date | str:
    """Parse a day, or a month or a year: “2023-07”, “tháng 7/2023”. Raises ValueError."""
    written = as_edtf(text) or text
    try:
        period = read_edtf(written)
    except ValueError:
        return read_day(text)
    return period.first if period.day else written
