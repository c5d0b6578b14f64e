"""Makes a draft of the answers of `guong new`, or lists everything that is missing or wrong, by option."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeVar

from generator.content.context import Context
from generator.content.data.terms import Term
from generator.content.data.vocabularies import Vocabularies, Vocabulary
from generator.content.draft_prompts import AUTHOR, SUMMARY, draft_body, part_prompts, prompt_for
from generator.content.entry_kinds import ENTRY_KINDS, PROFILE, EntryKind
from generator.content.model_parts import Practice, Quote
from generator.content.written_values import within_quotes
from generator.editing.answers import Answers, place_of, read_award, read_day, read_year, term_of
from generator.editing.drafts import Draft, check_draft, default_genre, free_slug, opaque_slug, place_name, slug_of
from generator.editing.existing_entries import ExistingEntries
from generator.editing.front_matter import Value
from generator.editing.numbers import free_number
from generator.entries.rules.children import review_deadline
from generator.entries.validate import reference_day
from generator.gazetteer import NATIONWIDE
from generator.problems.problem import Problem, hides_draft
from generator.text.vietnamese import nfc

_UNWRITTEN = "GS120"
_KEY = re.compile(r"([a-z_]+):")
_OPTIONS = {
    "fields": "field", "deeds": "deed", "locality": "place", "locality_now": "place", "awards": "award",
    "is_child": "child", "review_due": "date", "consent": "basis",
}  # fmt: skip
_AnyTerm = TypeVar("_AnyTerm", bound=Term)
_Parsed = TypeVar("_Parsed")


class Complaint(NamedTuple):
    """A missing or wrong answer: its option, the message, and a valid answer to propose, if any."""

    option: str
    message: str
    proposal: str = ""


class Drafted(NamedTuple):
    """A valid draft with its slug, and the problems to solve before publication."""

    draft: Draft
    slug: str
    later: tuple[Problem, ...]


def make_draft(answers: Answers, existing: ExistingEntries, context: Context) -> Drafted | list[Complaint]:
    """Return a draft, or every complaint about the answers at once."""
    maker = _Maker(answers, context)
    draft = maker.draft()
    if draft is None:
        return maker.complaints
    slug = answers.slug or (opaque_slug() if answers.is_child else slug_of(answers.name))
    draft = replace(draft, values={**draft.values, "number": free_number(slug, existing.numbers)})
    maker.complaints += _complaints_about_slug(answers, slug, draft, existing)
    problems = check_draft(draft, slug_of(slug) or "x", context)
    later = [each for each in problems if not hides_draft(each) or _key_of(each, draft) in maker.unasked]
    maker.complaints += [_complaint(each, draft) for each in problems if each not in later]
    return maker.complaints or Drafted(draft, slug, tuple(each for each in later if each.code != _UNWRITTEN))


class _Maker:
    """Makes the values of a draft and collects complaints on the way."""

    def __init__(self, answers: Answers, context: Context) -> None:
        self.complaints: list[Complaint] = []
        self.unasked: list[str] = []  # required keys without a question: the draft has prompts for them
        self._answers = answers
        self._terms = context.vocabularies
        self._gazetteer = context.gazetteer
        self._today = context.settings.today

    def draft(self) -> Draft | None:
        answers = self._answers
        if answers.entry_kind is None:
            names = " hoặc ".join(kind.slug for kind in ENTRY_KINDS)
            self.complaints.append(Complaint("type", f"chưa ghi; chọn {names}"))
        entry_kind = answers.entry_kind or PROFILE
        self._require(entry_kind)
        day = self._parsed("date", answers.date, read_day) or self._today
        year = self._parsed("year", answers.year, read_year)
        values: dict[str, Value] = {entry_kind.title_key: _name(answers), "summary": SUMMARY}
        if entry_kind.has_person:
            values["subject_type"] = self._term("subject", answers.subject_type, self._terms.subject_types)
            values |= {"role": nfc(answers.role)} if answers.role else {}
        values |= {"date": day} | ({"year": year} if year and year != day.year else {})
        values["kind"] = kind = self._term("kind", answers.kind, self._terms.kinds)
        values["fields"] = [self._term("field", text, self._terms.fields) for text in answers.fields]
        deeds = [self._term("deed", text, self._terms.deeds) for text in answers.deeds]
        values |= {"deeds": deeds} if deeds else {}
        places = self._places(reference_day(day, year))
        values["locality"] = places[0] if len(places) == 1 else places
        values |= {"awards": awards} if (awards := self._awards()) else {}
        default = default_genre(kind) if entry_kind.has_person else ""
        genre = self._term("genre", answers.genre or default, self._terms.genres)
        values |= ({"genre": genre} if genre else {}) | (_of_genre(self._terms, genre) if genre else {})
        values |= {"author": nfc(answers.author) or AUTHOR, "draft": True}
        values |= {"consent": consent} if (consent := self._consent()) else {}
        values |= {"is_child": True, "review_due": review_deadline(day)} if answers.is_child else {}
        if self.complaints:
            return None
        keys = entry_kind.model.model_fields
        self.unasked = [key for key, field in keys.items() if field.is_required() and key not in values]
        values |= {key: prompt_for(keys[key].description or key) for key in self.unasked}
        return Draft(entry_kind, year or day.year, values, draft_body(self._terms.genres[genre] if genre else None))

    def _require(self, entry_kind: EntryKind) -> None:
        answers, has_person = self._answers, entry_kind.has_person
        required = [
            (entry_kind.title_key, answers.name.strip(), "tên như in trên bài" if has_person else "tên bài"),
            ("field", answers.fields, "lĩnh vực, từ một đến ba"),
            ("place", answers.places, "địa phương đúng tên lúc đó"),
            ("kind", answers.kind, "loại gương"),
        ]
        required += [("subject", answers.subject_type, "đối tượng")] if has_person else []
        required += [("genre", answers.genre, "thể loại")] if entry_kind.asks_genre else []
        self.complaints += [Complaint(option, f"chưa ghi: {what}") for option, value, what in required if not value]

    def _parsed(self, option: str, text: str, parse: Callable[[str], _Parsed]) -> _Parsed | None:
        """Parse an answer; None if it is empty, or wrong, which adds a complaint."""
        try:
            return parse(text) if text else None
        except ValueError as error:
            self.complaints.append(Complaint(option, str(error)))
            return None

    def _term(self, option: str, text: str, vocabulary: Vocabulary[_AnyTerm]) -> str:
        term = self._parsed(option, text, lambda answer: term_of(answer, vocabulary))
        return term.slug if term else ""

    def _places(self, on: date) -> list[str]:
        answers = self._answers.places
        parsed = [
            self._parsed("place", nfc(text.strip()), lambda answer: place_of(answer, on, self._gazetteer))
            for text in answers
        ]
        return [place for place in parsed if place] if answers else [NATIONWIDE]

    def _awards(self) -> list[Mapping[str, Value]]:
        parsed = [
            self._parsed("award", text, lambda answer: read_award(answer, self._terms.awards))
            for text in self._answers.awards
        ]
        return [award for award in parsed if award]

    def _consent(self) -> Mapping[str, Value]:
        """Return the consent that was stated; silence is no consent (requirements L6, docs/requirements.md)."""
        answers = self._answers
        scopes = [self._term("scope", text, self._terms.consent_scopes) for text in answers.scopes]
        if not answers.basis:
            stated = (("reference", answers.reference), ("scope", answers.scopes), ("giver", answers.giver))
            self.complaints += [Complaint(option, "phải kèm --basis") for option, value in stated if value]
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


def _of_genre(terms: Vocabularies, genre: str) -> dict[str, Value]:
    """Return prompts for the keys that a genre asks for."""
    made: dict[str, Value] = {"quotes": [part_prompts(Quote)], "practice": part_prompts(Practice)}
    return {key: made[key] for key in terms.genres[genre].keys}


def _name(answers: Answers) -> str:
    """Return the name without Word's quotation marks around it, which a front matter would print."""
    name = nfc(answers.name.strip())
    return within_quotes(name) or name


def _complaints_about_slug(answers: Answers, slug: str, draft: Draft, existing: ExistingEntries) -> Iterator[Complaint]:
    if not slug:
        yield Complaint("slug", "tên không có chữ cái La-tinh nào; đặt tên thư mục, ví dụ ten-khong-dau")
    elif answers.slug and answers.is_child:
        yield Complaint("slug", "địa chỉ bài về trẻ em do máy đặt, không mang tên; không dùng --slug")
    elif slug != (valid := slug_of(slug)):
        yield Complaint("slug", f"“{slug}” không làm địa chỉ được; dùng “{valid}”", valid)
    elif taken := existing.taken_by(draft.file(slug)):
        other = free_slug(draft, slug, place_name(draft), existing)
        yield Complaint("slug", f"địa chỉ “{slug}” đã có {taken}; nếu là bài khác thì dùng “{other}”", other)


def _complaint(problem: Problem, draft: Draft) -> Complaint:
    """Return a problem in the draft as a complaint about the option whose value is at that line."""
    key = _key_of(problem, draft)
    return Complaint(_OPTIONS.get(key, key), f"{problem.message}. {problem.hint}")


def _key_of(problem: Problem, draft: Draft) -> str:
    keys = [match[1] for line in draft.text.split("\n")[: problem.location.line] if (match := _KEY.match(line))]
    return keys[-1] if keys else "name"
