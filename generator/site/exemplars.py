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
    stories = [entry for entry in entries if not entry.has_person]
    listed = {entry.slug for entry in entries if entry.has_person}
    told = set(listed)
    counts: Counter[str | None] = Counter()
    for story in stories:
        if named := [slug for slug, _ in story.exemplars if slug in profiles]:
            told.update([slug for slug in named if slug in listed] or named[:1])
        else:
            counts.update(story.subject_types or (None,))
    counts.update(profiles[slug].subject_types[0] for slug in told)
    return tuple(ExemplarCount(*found) for found in sorted(counts.items(), key=_most_first))


def total(counts: Iterable[ExemplarCount]) -> int:
    """Return the number of all exemplars."""
    return sum(each.number for each in counts)


def _most_first(found: tuple[str | None, int]) -> tuple[bool, int, str]:
    subject_type, number = found
    return subject_type is None, -number, subject_type or ""
