"""Warns of what is hardly meant and needs other entries or today's date: one person twice, days that lie ahead."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.problems.problem import Location, Problem, problem
from generator.text.vietnamese import comparison_key

_PLANNED = timedelta(days=366)  # nobody plans a publication for later


def check_days(entries: Iterable[Entry], settings: Settings) -> Iterator[Problem]:
    """Warn of an update that lies ahead, and of a publication more than a year ahead."""
    for entry in entries:
        if entry.updated is not None and entry.updated > settings.today:
            yield _ahead(entry, "updated", entry.updated, settings)
        elif entry.published - _PLANNED > settings.today:
            yield _ahead(entry, "date", entry.published, settings)


def _ahead(entry: Entry, key: str, day: date, settings: Settings) -> Problem:
    return problem("GS353", Location(entry.path), key=key, value=day, today=settings.today)


def check_twins(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Warn of a second profile of one name, place and year."""
    seen: dict[tuple[str, tuple[str, ...], int], str] = {}
    for entry in sorted(entries, key=lambda each: each.path):
        if not entry.has_person or entry.withdrawn is not None:
            continue
        person = comparison_key(entry.title), tuple(place.unit for place in entry.places), entry.year
        if person in seen:
            yield problem("GS356", Location(entry.path), name=entry.title, other=seen[person])
        else:
            seen[person] = entry.path
