"""Counts the people, groups and households that a list of entries tells of, each once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.content.entry import Entry


class ExemplarCount(NamedTuple):
    """The number of exemplars of a subject type that a list tells of; None for stories that name nobody."""

    subject_type: str | None
    number: int


def count_exemplars(entries: Sequence[Entry], profiles: Mapping[str, Entry]) -> tuple[ExemplarCount, ...]:
    """Return the exemplars of each subject type, most first.

    A story tells of those of its exemplars that the list has too, so that a list of an award counts its recipients;
    of the one that it names first, if the list has none; of the people whom it names otherwise, if none has a profile.
    `profiles` are those of the site.
    """
    types = {entry.slug: entry.subject_types[0] for entry in entries if entry.has_person}
    counts: Counter[str | None] = Counter()
    if len(types) < len(entries):
        listed = frozenset(types)
        for story in (entry for entry in entries if not entry.has_person):
            if named := [slug for slug, _ in story.exemplars if slug in profiles]:
                told = [slug for slug in named if slug in listed] or named[:1]
                types.update((slug, profiles[slug].subject_types[0]) for slug in told)
            else:
                counts.update(story.subject_types or (None,))
    counts.update(types.values())
    return tuple(ExemplarCount(*found) for found in sorted(counts.items(), key=_most_first))


def total(counts: Iterable[ExemplarCount]) -> int:
    """Return the number of all exemplars."""
    return sum(each.number for each in counts)


def _most_first(found: tuple[str | None, int]) -> tuple[bool, int, str]:
    subject_type, number = found
    return subject_type is None, -number, subject_type or ""
