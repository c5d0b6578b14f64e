"""Warns of what is hardly meant: days after the entry's own, names in capitals, Word's marks and quotation marks."""

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.content.model import place_keys
from generator.content.written_values import may_be_quoted, within_quotes
from generator.content.yaml_tree import Step, scalars
from generator.entries.rules.keys import Rules, Subject
from generator.problems.problem import Location, Problem, problem
from generator.text.capitals import in_small_letters

_NOT_PRINTED = frozenset({"aliases", "file", "url", "to", "keeps"})
_FEW_LETTERS = 8  # an abbreviation may have as many
# Office markup, HTML and entities: front matter is no Markdown, and prints them as they are.
_MARKUP = re.compile(
    r"</?[A-Za-z][\w:]*(?:\s[^<>\n]{0,200})?/?>|&(?:nbsp|amp|quot|lt|gt|#\d{2,5});|\[(?:end)?if\b[^\]\n]{0,60}\]"
)
_MARKUP_IN_BODY = re.compile(r"\[(?:end)?if\b[^\]\n]{0,60}\](?!\()")
# Sources may be found after the entry was written; a year later, the date is mistyped.
_LATER = {"awards": timedelta(), "sources": timedelta(days=366), "evidence": timedelta(days=366)}
_DATED = tuple(_LATER)


def _days(subject: Subject) -> Iterator[Problem]:
    """Warn of what has happened after the entry was written or updated: most often a mistyped year."""
    matter = subject.matter
    last = max(matter.date, matter.updated or matter.date)
    for key in ("year", "birth_year"):
        year = getattr(matter, key, None)
        if year is not None and year > last.year:
            yield _ahead(subject, (key,), year, last.isoformat())
    for key in _DATED:
        for index, part in enumerate(getattr(matter, key)):
            day, year = part.date, getattr(part, "year", None)
            if day is not None and day.first > last + _LATER[key]:
                yield _ahead(subject, (key, index, "date"), day, last.isoformat())
            elif year is not None and year > last.year:
                yield _ahead(subject, (key, index, "year"), year, last.isoformat())


def _ahead(subject: Subject, steps: tuple[Step, ...], value: object, last: str) -> Problem:
    return problem("GS352", subject.at(*steps), key=str(steps[0]), value=value, last=last)


def _capitals(subject: Subject) -> Iterator[Problem]:
    key = subject.kind.title_key
    text = subject.matter.headline
    letters = sum(char.isalpha() for char in text)
    if text.isupper() and " " in text and letters > _FEW_LETTERS:
        known = f"{subject.matter.summary} {subject.raw.body}"
        is_person = getattr(subject.matter, "subject_type", "") == "ca-nhan"
        yield problem("GS354", subject.at(key), text=text, plain=in_small_letters(text, known, is_person=is_person))


def _markup(subject: Subject) -> Iterator[Problem]:
    for steps, scalar in scalars(subject.raw.matter):
        if scalar.value and _NOT_PRINTED.isdisjoint(steps) and (found := _MARKUP.search(scalar.value)):
            yield problem("GS355", scalar.at, text=found[0][:40])
    if found := _MARKUP_IN_BODY.search(subject.raw.body):
        yield problem("GS355", subject.place_of(subject.raw.body_offset + found.start()), text=found[0][:40])


def _quotes(subject: Subject) -> Iterator[Problem]:
    own_problem = {"file", *place_keys(subject.file.kind.model)}  # GS213: they cannot be read with quotation marks
    for steps, scalar in scalars(subject.raw.matter):
        inner = within_quotes(scalar.value) if scalar.value and not may_be_quoted(steps) else None
        if inner is not None and own_problem.isdisjoint(steps):
            yield problem("GS212", scalar.at, key=_key_of(steps), inner=inner)


def _key_of(steps: tuple[Step, ...]) -> str:
    return str(next(step for step in reversed(steps) if isinstance(step, str)))


def in_quotes(value: str, at: Location) -> Problem | None:
    """Return the problem of a value that cannot be read because of Word's quotation marks around it."""
    inner = within_quotes(value)
    return problem("GS213", at, value=value, inner=inner) if inner is not None else None


PLAUSIBILITY_RULES: Rules = (
    (frozenset({"date", "updated", "year", "birth_year", *_DATED}), _days),
    (frozenset({"name", "title"}), _capitals),
    (frozenset(), _markup),
)
"""Rules of single keys, and `QUOTE_RULES` for values that could be read."""
QUOTE_RULES: Rules = ((frozenset(), _quotes),)
