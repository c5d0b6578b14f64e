"""Rules that relate several keys of one entry; each cites its law or source.

A rule declares the keys it reads, and is skipped if one of them is invalid: one run reports every error, but no error
that is only the consequence of another.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.context import Context
from generator.content.data.terms import AwardTerm
from generator.content.decoding import LineIndex
from generator.content.entry_kinds import EntryKind
from generator.content.entry_source import RawEntry
from generator.content.files.entry_files import EntryFile
from generator.content.markdown.body import Body
from generator.content.model import Matter
from generator.content.model_parts import Award
from generator.content.yaml_tree import Step, locate
from generator.gazetteer import PSEUDO_PLACES
from generator.problems.problem import Location, Problem, problem

# At most as deep as page shells exist; no dot, which would make the folder of a page look like a file.
_ADDRESS = re.compile(r"(?!/assets/)(/[\w~][\w~-]*){1,6}/")
_MAX_SEGMENT_BYTES = 200  # file systems take 255


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry as rules see it: its valid keys, kind, file and body, with the context of the site."""

    matter: Matter
    kind: EntryKind
    raw: RawEntry
    body: Body
    file: EntryFile
    context: Context

    def at(self, *steps: Step) -> Location:
        """Return the location of a key, or of the front matter if the key is absent."""
        return locate(self.raw.matter, steps)

    def place_of(self, offset: int) -> Location:
        """Return the location of a character of the file."""
        return LineIndex(self.raw.path, self.raw.text).at(offset)


Rule = Callable[[Subject], Iterator[Problem]]
Rules = Iterable[tuple[frozenset[str], Rule]]


def check_rules(rules: Rules, subject: Subject, unreadable: frozenset[str]) -> Iterator[Problem]:
    """Apply every rule whose keys are all valid."""
    for keys, rule in rules:
        if not unreadable.intersection(keys):
            yield from rule(subject)


def _dates(subject: Subject) -> Iterator[Problem]:
    matter = subject.matter
    for key in ("updated", "review_due"):
        value: date | None = getattr(matter, key)
        if value is not None and value < matter.date:
            values = {"later": key, "later_value": value, "earlier": "date", "earlier_value": matter.date}
            yield problem("GS313", subject.at(key), **values)


def _filed_year(subject: Subject) -> Iterator[Problem]:
    year = subject.matter.year or subject.matter.date.year
    if subject.file.year is not None and subject.file.year != year:
        key = "year" if subject.matter.year else "date"
        yield problem("GS314", subject.at(key), folder=subject.file.year, year=year)


def _origin(subject: Subject) -> Iterator[Problem]:
    """Require an author or a source (requirements L18, docs/requirements.md)."""
    if not subject.matter.sources and not subject.matter.author:
        yield problem("GS311", subject.at())


def _sample(subject: Subject) -> Iterator[Problem]:
    if subject.matter.sample and subject.context.settings.production:
        yield problem("GS320", subject.at("sample"))


def _safety(subject: Subject) -> Iterator[Problem]:
    """Require a safety review for people who may be in danger, as by fighting crime (requirements L8)."""
    if subject.matter.safety_review is not None:
        return
    for key in ("fields", "movements"):
        for index, slug in enumerate(getattr(subject.matter, key)):
            term = getattr(subject.context.vocabularies, key)[slug]
            if term.safety_review:
                yield problem("GS807", subject.at(key, index), term=term.label)


def _locality(subject: Subject) -> Iterator[Problem]:
    localities = subject.matter.locality
    for index, value in enumerate(localities):
        if value in PSEUDO_PLACES and len(localities) > 1:
            yield problem("GS323", subject.at("locality", index), value=value)


def _awards(subject: Subject) -> Iterator[Problem]:
    for index, award in enumerate(subject.matter.awards):
        term = subject.context.vocabularies.awards[award.award]
        place = subject.at("awards", index)
        if award.rank is not None and award.rank not in term.ranks:
            wanted = (
                f"Các hạng: {', '.join(term.ranks)}."
                if term.ranks
                else "Bỏ khóa “rank”: hình thức này không chia hạng."
            )
            yield problem(
                "GS315", subject.at("awards", index, "rank"), award=term.label, rank=award.rank, wanted=wanted
            )
        if term.needs_label and not award.label:
            yield problem("GS316", place, award=term.label)
        if (
            subject.context.vocabularies.award_statuses[award.status].shown == "khong"
            and not subject.kind.proposes_awards
        ):
            yield problem("GS318", subject.at("awards", index, "status"))
        yield from _law(subject, award, term, place)


def _cancellations(subject: Subject) -> Iterator[Problem]:
    """Require the decision that cancelled an award (requirements 3d)."""
    for index, award in enumerate(subject.matter.awards):
        status = subject.context.vocabularies.award_statuses[award.status]
        if status.shown == "thong-bao" and award.cancelled_by is None:
            yield problem("GS520", subject.at("awards", index, "status"), status=status.label)
        elif award.cancelled_by is not None:
            place = subject.at("awards", index, "cancelled_by")
            if status.shown != "thong-bao":
                yield problem("GS521", place, status=status.label)
            elif award.date is not None and award.cancelled_by.date.last < award.date.first:
                values = {"later": "cancelled_by", "later_value": award.cancelled_by.date}
                yield problem("GS313", place, **values, earlier="date", earlier_value=award.date)


def _law(subject: Subject, award: Award, term: AwardTerm, place: Location) -> Iterator[Problem]:
    """Warn of an award that did not exist under the law of its year (requirements G5).

    A warning only, since late awards are lawful; none for the time before the first law, when most awards existed.
    """
    year = award.date.year if award.date else award.year
    if year is None or not term.laws:
        return
    in_force = [
        regime
        for regime in subject.context.vocabularies.legal_regimes
        if (regime.valid_from is None or regime.valid_from.year <= year)
        and (regime.valid_to is None or year <= regime.valid_to.year)
    ]
    is_before_the_law = any(regime.valid_from is None for regime in in_force)
    if in_force and not is_before_the_law and not any(regime.slug in term.laws for regime in in_force):
        yield problem("GS319", place, award=term.label, law=in_force[-1].label, year=year)


def _award_subjects(subject: Subject) -> Iterator[Problem]:
    """Require awards for the right type of subject: person, group or household (requirements B9)."""
    if not subject.kind.has_person:
        return
    subject_type = subject.matter.described[0].subject_type
    for index, award in enumerate(subject.matter.awards):
        term = subject.context.vocabularies.awards[award.award]
        if term.subjects and subject_type not in term.subjects:
            label = subject.context.vocabularies.subject_types[subject_type].label.lower()
            yield problem("GS317", subject.at("awards", index), award=term.label, subject=label)


def _ai(subject: Subject) -> Iterator[Problem]:
    """Reject AI likenesses of real persons (Law 134/2025/QH15, Article 11, and a rule of the site)."""
    for key in ("photos", "audio", "video"):
        for index, medium in enumerate(getattr(subject.matter, key)):
            use = subject.context.vocabularies.ai_uses[medium.ai_use]
            if not use.allowed:
                yield problem("GS808", subject.at(key, index, "ai_use"), use=use.label)


def is_address(text: str) -> bool:
    """Return whether a text, with a slash at both ends, can be an address of this site."""
    return bool(_ADDRESS.fullmatch(text)) and all(
        len(segment.encode()) <= _MAX_SEGMENT_BYTES for segment in text.split("/")
    )


def _aliases(subject: Subject) -> Iterator[Problem]:
    for index, alias in enumerate(subject.matter.aliases):
        if not is_address(alias):
            yield problem("GS504", subject.at("aliases", index), value=alias)


RULES: Rules = (
    (frozenset({"date", "updated", "review_due"}), _dates),
    (frozenset({"date", "year"}), _filed_year),
    (frozenset({"sources", "author"}), _origin),
    (frozenset({"sample"}), _sample),
    (frozenset({"fields", "movements", "safety_review"}), _safety),
    (frozenset({"locality"}), _locality),
    (frozenset({"awards"}), _awards),
    (frozenset({"awards"}), _cancellations),
    (frozenset({"awards", "subject_type"}), _award_subjects),
    (frozenset({"photos", "audio", "video"}), _ai),
    (frozenset({"aliases"}), _aliases),
)
