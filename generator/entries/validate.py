"""Validates one entry: turns its raw form into an article, or reports every problem in it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TypeVar

from pydantic.fields import FieldInfo

from generator.content.context import Context
from generator.content.data.vocabularies import Vocabularies
from generator.content.draft_prompts import check_unwritten
from generator.content.entry import Article
from generator.content.entry_source import RawEntry
from generator.content.files.entry_files import EntryFile, address_of
from generator.content.markdown.body import Body, parse_body
from generator.content.model import Matter, PlaceKey, place_keys
from generator.content.validation import validate
from generator.content.value_types import MAX_YEAR, MIN_YEAR
from generator.content.yaml_tree import Mapping, Node, Plain, Scalar, Sequence, locate, plain, value_at
from generator.entries.make_entry import make_article
from generator.entries.privacy.contacts import allowed_contacts
from generator.entries.privacy.scan import check_private_texts
from generator.entries.rules.attachments import check_files
from generator.entries.rules.births import BIRTH_RULES
from generator.entries.rules.children import CHILD_RULES
from generator.entries.rules.consent import CONSENT_RULES
from generator.entries.rules.consultation import CONSULTATION_RULES
from generator.entries.rules.deeds import check_deeds
from generator.entries.rules.insets import INSET_RULES
from generator.entries.rules.keys import RULES, Subject, check_rules
from generator.entries.rules.plausibility import PLAUSIBILITY_RULES, QUOTE_RULES, in_quotes
from generator.entries.rules.style import check_style
from generator.gazetteer import (
    NATIONWIDE,
    AmbiguousPlaceError,
    Gazetteer,
    NotASuccessorError,
    Resolution,
    UnknownPlaceError,
    pseudo_place_of,
)
from generator.problems.problem import Problem, Reference, as_in_draft, did_you_mean, has_errors, hides_draft, problem

_EVERY_RULE = (
    *RULES,
    *PLAUSIBILITY_RULES,
    *CONSENT_RULES,
    *CHILD_RULES,
    *BIRTH_RULES,
    *CONSULTATION_RULES,
    *INSET_RULES,
)
_YEAR = re.compile(r"[0-9]{4}")
_DayOrNone = TypeVar("_DayOrNone", bound=date | None)
_MOST_CANDIDATES = 10


def validate_entry(raw: RawEntry, file: EntryFile, context: Context) -> tuple[Article | None, list[Problem]]:
    """Return the article of a file (None if errors hide it) and all problems that need no other entry to be found."""
    address = address_of(file)
    body, of_body = parse_body(raw.body, raw.path, raw.body_line, "../" * address.count("/"))
    subject, problems = _subject(raw, body, file, context)
    places, found = _places(raw.matter, file.kind.model, context.gazetteer)
    problems += (*found, *of_body)
    problems += check_private_texts(raw, file, body, allowed_contacts(context.settings.office))
    problems += check_unwritten(raw)
    is_draft = _text(raw.matter, "draft") == "true"
    is_left_out = any(map(hides_draft, problems)) if is_draft else has_errors(problems)
    if is_draft:
        problems = [as_in_draft(each) for each in problems]
    if subject is None or is_left_out:
        return None, problems
    steps = (("exemplars",), ("aliases",), ("withdrawn", "to"), ("withdrawn", "keeps"), ("consent", "expires"))
    references = {each[-1]: _references(raw.matter, each) for each in steps}
    return make_article(subject, places, references), problems


def _subject(raw: RawEntry, body: Body, file: EntryFile, context: Context) -> tuple[Subject | None, list[Problem]]:
    """Return the subject of the rules, None if a key is invalid, and the problems of all keys and rules."""
    model = file.kind.model
    matter, problems, unreadable = validate(model, raw.matter, context.vocabularies)
    readable = matter or _readable_part(raw.matter, model, unreadable, context.vocabularies)
    kind = context.settings.entry_kinds.of(file.kind, readable)
    subject = Subject(readable, kind, raw, body, file, context)
    problems += check_rules(_EVERY_RULE, subject, unreadable)
    problems += check_files(subject, unreadable)
    problems += check_rules(QUOTE_RULES, subject, frozenset()) if matter is not None else ()
    problems += check_style(subject, unreadable)
    problems += check_deeds(subject, unreadable)
    return subject if matter is not None else None, problems


def _readable_part(
    node: Mapping, model: type[Matter], unreadable: frozenset[str], vocabularies: Vocabularies
) -> Matter:
    """Return the front matter with its valid keys, so that the rules for them are checked in the same run.

    Required keys without a valid value get a placeholder; the rules that read them are skipped.
    """
    placeholders: dict[str, Plain] = {
        "name": "…", "title": "…", "summary": "…" * 40, "date": "2000-01-01", "locality": NATIONWIDE,
        "kind": next(iter(vocabularies.kinds)).slug, "fields": [next(iter(vocabularies.fields)).slug],
        "subject_type": next(iter(vocabularies.subject_types)).slug, "ai_use": next(iter(vocabularies.ai_uses)).slug,
    }  # fmt: skip
    values = {key: plain(value) for key, (_, value) in node.entries.items() if key not in unreadable}
    required = {key: field for key, field in model.model_fields.items() if field.is_required() or key in placeholders}
    needed = {key: placeholders.get(key) or _example(required[key]) for key in unreadable if key in required}
    return model.model_validate(needed | values, context={"terms": vocabularies})


def _example(field: FieldInfo) -> Plain:
    """Return the example of a key in the model."""
    return str((field.examples or [""])[0])


def _places(
    node: Mapping, model: type[Matter], gazetteer: Gazetteer
) -> tuple[dict[str, tuple[Resolution, ...]], list[Problem]]:
    """Return the resolved places of every key that names places, by the map of the time of the entry."""
    on = _reference_day(node)
    resolved: dict[str, tuple[Resolution, ...]] = {}
    problems: list[Problem] = []
    for name, place_key in place_keys(model).items():
        resolved[name], found = _places_of(node, name, place_key, on, gazetteer)
        problems += found
    return resolved, problems


def _places_of(
    node: Mapping, name: str, place_key: PlaceKey, on: date | None, gazetteer: Gazetteer
) -> tuple[tuple[Resolution, ...], list[Problem]]:
    takes_pseudo_places, now_key = place_key.type.takes_pseudo_places, place_key.type.now_key
    now = _text(node, now_key) if now_key else None
    of_now = (now_key or name,)
    places: list[Resolution] = []
    problems: list[Problem] = []
    for scalar in islice(_texts(value_at(node, (name,))), place_key.limit):
        if not scalar.value or (takes_pseudo_places and pseudo_place_of(scalar.value)):
            continue
        try:
            places.append(gazetteer.resolve(scalar.value, on or date.max, now))
        except NotASuccessorError as error:
            at = locate(node, of_now)
            problems.append(problem("GS403", at, text=now, candidates=_joined(error.candidates)))
        except AmbiguousPlaceError as error:
            at = scalar.at if error.text == scalar.value else locate(node, of_now)
            if on is not None:  # without a date, the name may be ambiguous only between years
                problems.append(problem("GS402", at, text=error.text, candidates=_joined(error.candidates)))
        except UnknownPlaceError as error:
            near = did_you_mean(error.candidates[:3])
            unknown = problem("GS401", scalar.at, text=scalar.value, suggestion=near)
            problems.append(in_quotes(scalar.value, scalar.at) or unknown)
    return tuple(places), problems


def _joined(places: tuple[str, ...]) -> str:
    """Return the first places in one line, with the number of the others."""
    shown = "; ".join(places[:_MOST_CANDIDATES])
    more = len(places) - _MOST_CANDIDATES
    return f"{shown}; và {more} nơi khác" if more > 0 else shown


def _references(node: Mapping, steps: tuple[str, ...]) -> tuple[Reference, ...]:
    """Return the texts of a validated key with their locations."""
    return tuple(Reference((item.value or "").strip(), item.at) for item in _texts(value_at(node, steps)))


def _texts(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Scalar))


def reference_day(day: _DayOrNone, year: int | None) -> date | _DayOrNone:
    """Return the day whose map of places applies: an entry's date, or the end of another year it is filed under."""
    return day if year is None or (day is not None and year == day.year) else date(year, 12, 31)


def _reference_day(node: Mapping) -> date | None:
    """Return the day whose map of places applies: the date of the entry, or the end of the year it is filed under.

    None if the date is invalid, which the model reports; places are then only checked for having ever existed.
    """
    try:
        day = date.fromisoformat(_text(node, "date") or "")
    except ValueError:
        day = None
    year = _text(node, "year") or ""
    is_year = _YEAR.fullmatch(year) and MIN_YEAR <= int(year) <= MAX_YEAR
    return reference_day(day, int(year) if is_year else None)


def _text(node: Mapping, key: str) -> str | None:
    value = value_at(node, (key,))
    return value.value if isinstance(value, Scalar) else None
