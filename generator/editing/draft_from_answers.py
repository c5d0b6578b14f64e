"""From what somebody answered to a draft that stands the check, or to what is missing or wrong, by option."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from generator.content.context import Context
from generator.content.draft_prompts import AUTHOR, SUMMARY, outline
from generator.content.entry_source import read_entry
from generator.content.entry_type import EntryType
from generator.content.terms import find_term, near_terms
from generator.content.value_types import MAX_YEAR, MIN_YEAR
from generator.content.vocabularies import Term, Vocabulary
from generator.editing.drafts import Draft, opaque_slug, other_slugs, slug_of
from generator.editing.existing_entries import Content
from generator.editing.front_matter import Value
from generator.entries.validate import validate_entry
from generator.gazetteer import NATIONWIDE, PSEUDO_PLACES, AmbiguousPlaceError, Gazetteer, UnknownPlaceError
from generator.problems.problem import Problem, did_you_mean, hides_draft
from generator.text.vietnamese import nfc

_UNWRITTEN = "GS120"
_KEY = re.compile(r"([a-z_]+):")
_AWARD_KEYS = ("rank", "label", "authority", "year", "date", "decision", "status", "movement")
_OPTIONS = {
    "fields": "field", "locality": "place", "locality_now": "place", "awards": "award", "is_child": "child",
    "review_due": "date", "consent": "basis",
}  # fmt: skip
_MOST_CANDIDATES = 5
_TYPE_OF_PLACE = re.compile(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh) ")
_GENRE, _GENRES = "chan-dung", {"mo-hinh": "mo-hinh-cach-lam-hay"}  # of profiles, by kind
AnyTerm = TypeVar("AnyTerm", bound=Term)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, as it was typed; a field that nothing was said of is empty."""

    type: EntryType | None = None
    name: str = ""
    subject_type: str = ""
    role: str = ""
    fields: tuple[str, ...] = ()
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


class Complaint(NamedTuple):
    """What is missing or wrong, the option it belongs to, and what may be said instead."""

    option: str
    message: str
    instead: str = ""


class Drafted(NamedTuple):
    """A draft with its slug, and what has to be done before it may be published."""

    draft: Draft
    slug: str
    later: tuple[Problem, ...]


def make_draft(answers: Answers, content: Content, context: Context) -> Drafted | list[Complaint]:
    """Make a draft of the answers. Everything that is missing or wrong is told at once."""
    maker = _Maker(answers, context)
    draft = maker.draft()
    if draft is None:
        return maker.complaints
    slug = answers.slug or (opaque_slug() if answers.is_child else slug_of(answers.name))
    maker.complaints += _about_slug(answers, slug, draft, content)
    found = _check(draft, slug, context)
    maker.complaints += [_complaint(each, draft) for each in found if hides_draft(each)]
    later = tuple(each for each in found if not hides_draft(each) and each.code != _UNWRITTEN)
    return maker.complaints or Drafted(draft, slug, later)


def free_slug(draft: Draft, slug: str, place: str, content: Content) -> str:
    """Return the slug, or the first other one that no entry has or had."""
    if content.taken_by(draft.file(slug)) is None:
        return slug
    return next(other for other in other_slugs(slug, place) if content.taken_by(draft.file(other)) is None)


def place_name(draft: Draft) -> str:
    """Return the bare name of a draft's first place, to tell namesakes apart: “Phổ Minh”."""
    locality = draft.values["locality"]
    texts = (locality,) if isinstance(locality, str) else locality
    first = str(texts[0]) if isinstance(texts, Sequence) else ""
    return _TYPE_OF_PLACE.sub("", first.partition(",")[0], count=1)


def place_of(text: str, on: date, gazetteer: Gazetteer) -> str:
    """Return a place as it is written in full. Raises ValueError that says what is wrong with it."""
    if text in PSEUDO_PLACES:
        return text
    try:
        return gazetteer.printed(gazetteer.resolve(text, on).unit, "inline path")
    except AmbiguousPlaceError as error:
        shown = "; ".join(error.candidates[:_MOST_CANDIDATES])
        raise ValueError(f"“{text}” có thể là nhiều nơi: {shown}. Ghi thêm huyện, tỉnh cho đủ.") from None
    except UnknownPlaceError as error:
        near = did_you_mean(error.candidates[:3])
        raise ValueError(f"không có địa phương nào tên “{text}”. {near}Ghi từ xã, phường đến tỉnh.") from None


def term_of(text: str, vocabulary: Vocabulary[AnyTerm]) -> AnyTerm:
    """Return the term a text names. Raises ValueError that says what is near."""
    term = find_term(text, vocabulary)
    if term is None:
        near = did_you_mean(near_terms(text, vocabulary)) or f"Một trong: {', '.join(vocabulary.slugs)}."
        raise ValueError(f"“{text}” không có trong danh mục. {near}".strip())
    return term


def reference_day(day: date, year: int | None) -> date:
    """Return the day whose map of places applies, as the check does."""
    return day if year is None or year == day.year else date(year, 12, 31)


def default_genre(kind: str) -> str:
    """Return the genre a profile is written in where none was chosen."""
    return _GENRES.get(kind, _GENRE)


class _Maker:
    """Collects complaints while it makes the values of a draft."""

    def __init__(self, answers: Answers, context: Context) -> None:
        self.complaints: list[Complaint] = []
        self._answers = answers
        self._terms = context.vocabularies
        self._gazetteer = context.gazetteer
        self._today = context.settings.today

    def draft(self) -> Draft | None:
        answers = self._answers
        if answers.type is None:
            self.complaints.append(Complaint("type", "chưa ghi; chọn guong hoặc cau-chuyen"))
        is_story = answers.type is EntryType.STORY
        self._require(is_story=is_story)
        day = self._day("date", answers.date) or self._today
        year = self._year(answers.year)
        values: dict[str, Value] = {"title" if is_story else "name": nfc(answers.name.strip()), "summary": SUMMARY}
        if not is_story:
            values["subject_type"] = self._term("subject", answers.subject_type, self._terms.subject_types)
            values |= {"role": nfc(answers.role)} if answers.role else {}
        values |= {"date": day} | ({"year": year} if year and year != day.year else {})
        values["kind"] = kind = self._term("kind", answers.kind, self._terms.kinds)
        values["fields"] = [self._term("field", text, self._terms.fields) for text in answers.fields]
        places = list(self._places(reference_day(day, year)))
        values["locality"] = places[0] if len(places) == 1 else places
        values |= {"awards": awards} if (awards := list(self._awards())) else {}
        genre = self._term("genre", answers.genre or default_genre(kind), self._terms.genres)
        values |= {"genre": genre, "author": nfc(answers.author) or AUTHOR, "draft": True}
        values |= {"consent": consent} if (consent := self._consent()) else {}
        values |= {"is_child": True, "review_due": _year_after(day)} if answers.is_child else {}
        if self.complaints or answers.type is None:
            return None
        return Draft(answers.type, year or day.year, values, outline(self._terms.genres[genre]))

    def _require(self, *, is_story: bool) -> None:
        answers = self._answers
        needed = [
            ("title" if is_story else "name", answers.name.strip(), "tên bài" if is_story else "tên như in trên bài"),
            ("field", answers.fields, "lĩnh vực, từ một đến ba"),
            ("place", answers.places, "địa phương đúng tên lúc đó"),
            ("kind", answers.kind, "loại gương"),
            *([("genre", answers.genre, "thể loại")] if is_story else [("subject", answers.subject_type, "đối tượng")]),
        ]
        self.complaints += [Complaint(option, f"chưa ghi: {what}") for option, value, what in needed if not value]

    def _term(self, option: str, text: str, vocabulary: Vocabulary[AnyTerm]) -> str:
        if not text:
            return ""
        try:
            return term_of(text, vocabulary).slug
        except ValueError as error:
            self.complaints.append(Complaint(option, str(error)))
            return ""

    def _places(self, on: date) -> Iterator[str]:
        for text in self._answers.places:
            try:
                yield place_of(nfc(text.strip()), on, self._gazetteer)
            except ValueError as error:
                self.complaints.append(Complaint("place", str(error)))
        if not self._answers.places:
            yield NATIONWIDE

    def _day(self, option: str, text: str) -> date | None:
        if not text:
            return None
        try:
            return read_day(text)
        except ValueError as error:
            self.complaints.append(Complaint(option, str(error)))
            return None

    def _year(self, text: str) -> int | None:
        if not text:
            return None
        if re.fullmatch(r"[0-9]{4}", text) and MIN_YEAR <= int(text) <= MAX_YEAR:
            return int(text)
        self.complaints.append(Complaint("year", f"“{text}” không phải là năm; ghi bốn chữ số, ví dụ 2024"))
        return None

    def _awards(self) -> Iterator[Mapping[str, Value]]:
        for text in self._answers.awards:
            try:
                yield self._award(text)
            except ValueError as error:
                self.complaints.append(Complaint("award", str(error)))

    def _award(self, text: str) -> Mapping[str, Value]:
        """Read “bang-khen…; year=2024; decision=12/QĐ-UBND”."""
        name, *details = (part.strip() for part in text.split(";"))
        award: dict[str, Value] = {"award": term_of(name, self._terms.awards).slug}
        for detail in details:
            key, sign, value = (part.strip() for part in detail.partition("="))
            if not sign or key not in _AWARD_KEYS or not value:
                known = ", ".join(_AWARD_KEYS)
                raise ValueError(f"“{detail}”: ghi “khóa=giá trị” sau dấu chấm phẩy; các khóa: {known}")
            is_number = key == "year" and re.fullmatch(r"[0-9]{4}", value)
            award[key] = int(value) if is_number else read_day(value) if key == "date" else nfc(value)
        return award

    def _consent(self) -> Mapping[str, Value]:
        """Return what was agreed to. Nothing is taken as agreed that was not said (requirements L6)."""
        answers = self._answers
        scopes = [self._term("scope", text, self._terms.consent_scopes) for text in answers.scopes]
        if not answers.basis:
            said = (("reference", answers.reference), ("scope", answers.scopes), ("giver", answers.giver))
            self.complaints += [Complaint(option, "phải kèm --basis") for option, value in said if value]
            return {}
        basis = self._term("basis", answers.basis, self._terms.legal_bases)
        term = self._terms.legal_bases[basis] if basis else None
        if term and term.sample_only:
            self.complaints.append(Complaint("basis", f"“{basis}” chỉ dùng cho bài mẫu"))
        if term and term.needs and not answers.reference:
            self.complaints.append(Complaint("reference", f"cơ sở “{basis}” phải kèm {term.needs}"))
        consent: dict[str, Value] = {"basis": basis}
        consent |= {"reference": nfc(answers.reference)} if answers.reference else {}
        consent["scopes"] = scopes
        giver = self._term("giver", answers.giver, self._terms.consent_givers)
        return consent | ({"giver": giver} if giver else {})


def read_day(text: str) -> date:
    """Read “2026-05-19” or “19/5/2026”. Raises ValueError that says how a day is written."""
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text.strip())
    try:
        day = date(*(int(part) for part in match.groups()[::-1])) if match else date.fromisoformat(text.strip())
        if MIN_YEAR <= day.year <= MAX_YEAR:
            return day
    except ValueError:
        pass
    raise ValueError(f"“{text}” không phải là ngày; ghi như 2026-05-19 hoặc 19/5/2026") from None


def _year_after(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28))


def _about_slug(answers: Answers, slug: str, draft: Draft, content: Content) -> Iterator[Complaint]:
    if not slug:
        yield Complaint("slug", "tên không có chữ cái La-tinh nào; đặt tên thư mục, ví dụ ten-khong-dau")
    elif answers.slug and answers.is_child:
        yield Complaint("slug", "địa chỉ bài về trẻ em do máy đặt, không mang tên; không dùng --slug")
    elif slug != (sound := slug_of(slug)):
        yield Complaint("slug", f"“{slug}” không làm địa chỉ được; dùng “{sound}”", sound)
    elif taken := content.taken_by(draft.file(slug)):
        other = free_slug(draft, slug, place_name(draft), content)
        yield Complaint("slug", f"địa chỉ “{slug}” đã có {taken}; nếu là bài khác thì dùng “{other}”", other)


def _check(draft: Draft, slug: str, context: Context) -> list[Problem]:
    """Check a draft as `guong check` will."""
    file = draft.file(slug_of(slug) or "x")
    raw, problems = read_entry(draft.text.encode(), file.path)
    if raw is not None:
        _, found = validate_entry(raw, file, context)
        problems += found
    return problems


def _complaint(found: Problem, draft: Draft) -> Complaint:
    """Tell a problem by the option whose value stands at its line."""
    keys = [match[1] for line in draft.text.split("\n")[: found.location.line] if (match := _KEY.match(line))]
    key = keys[-1] if keys else "name"
    return Complaint(_OPTIONS.get(key, key), f"{found.message}. {found.hint}")
