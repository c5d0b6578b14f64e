"""Warns of what is hardly meant and needs other entries or today's date: one person twice, days that lie ahead."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.content.entry import Entry
from generator.content.entry_source import MAX_ENTRY_BYTES, read_entry
from generator.content.settings import Settings
from generator.content.yaml_tree import Scalar
from generator.engine.files import read_at_most
from generator.problems.problem import Location, Problem, problem
from generator.text.vietnamese import comparison_key

_PLANNED = timedelta(days=366)  # nobody plans a publication for later


def check_days(root: Path, entries: Iterable[Entry], settings: Settings) -> Iterator[Problem]:
    """Warn of an update that lies ahead, and of a publication more than a year ahead, of the files below `root`."""
    for entry in entries:
        if entry.updated is not None and entry.updated > settings.today:
            yield _ahead(root, entry, "updated", settings)
        elif entry.published - _PLANNED > settings.today:
            yield _ahead(root, entry, "date", settings)


def _ahead(root: Path, entry: Entry, key: str, settings: Settings) -> Problem:
    at, _ = key_in_file(root, entry.path, key)
    day: date | None = entry.updated if key == "updated" else entry.published
    return problem("GS353", at, key=key, value=day, today=settings.today)


def check_twins(root: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Warn of a second profile of one name, place and year, at its name.

    The title of an entry about a child does not have the name, which only its file does.
    """
    seen: dict[tuple[str, tuple[str, ...], int], str] = {}
    for entry in sorted(entries, key=lambda each: each.path):
        if not entry.has_person or entry.withdrawn is not None:
            continue
        name = key_in_file(root, entry.path, "name")[1] if entry.is_child else entry.title
        person = comparison_key(name), tuple(place.unit for place in entry.places), entry.year
        if person in seen:
            at, _ = key_in_file(root, entry.path, "name")
            yield problem("GS356", at, name=entry.title, other=seen[person])
        else:
            seen[person] = entry.path


def key_in_file(root: Path, path: str, key: str) -> tuple[Location, str]:
    """Return the location and the text of a key, of the few entries that a summary does not tell enough of."""
    try:
        raw, _ = read_entry(read_at_most(root / path, MAX_ENTRY_BYTES), path)
    except OSError:  # removed since it was read
        raw = None
    if raw is None or key not in raw.matter.entries:
        return Location(path), ""
    at, node = raw.matter.entries[key]
    return at, (node.value or "") if isinstance(node, Scalar) else ""
