"""Chooses the related entries below an entry so that a new entry leaves old pages unchanged.

Candidates are the nearest *older* entries: those of the same field and province, then of the field, then of the
province. Newer ones fill in only where older ones are too few, so only the first few entries of a field ever change.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from generator.content.entry import Entry
from generator.site.library import Library, newest_first
from generator.site.taxonomies import provinces_of

COUNT = 3
_Group: TypeAlias = tuple[str, ...]  # field and province; field alone; "" and province


class Related:
    """The related entries of a library, indexed once: each query takes a few steps at any size."""

    def __init__(self, library: Library) -> None:
        """Group the entries by field and province, newest first."""
        self._groups: dict[_Group, list[Entry]] = defaultdict(list)
        self._stories_of = library.stories_of
        for entry in library.entries:
            for group in _groups(entry):
                self._groups[group].append(entry)

    def to(self, entry: Entry) -> tuple[Entry, ...]:
        """Return up to `COUNT` related entries, without a story's people and a person's stories: the page lists those.

        `entry` belongs to the library.
        """
        chosen: dict[str, Entry] = {}
        for candidate in self._candidates(entry):
            if not _are_linked(entry, candidate):
                chosen.setdefault(candidate.address, candidate)
            if len(chosen) == COUNT:
                break
        return tuple(chosen.values())

    def _candidates(self, entry: Entry) -> Iterator[Entry]:
        """Yield the nearest entries of every group: `COUNT`, and as many more as `to` may skip as linked."""
        linked = len(entry.exemplars) + len(self._stories_of.get(entry.slug, ()))
        for step in (1, -1):
            for group in _groups(entry):
                members = self._groups[group]
                own = bisect_left(members, newest_first(entry), key=newest_first)
                for distance in range(1, COUNT + linked + 1):
                    if 0 <= own + step * distance < len(members):
                        yield members[own + step * distance]


def _groups(entry: Entry) -> tuple[_Group, ...]:
    field = entry.fields[0]
    provinces = provinces_of(entry)
    both = tuple((field, province) for province in provinces)
    return (*both, (field,), *(("", province) for province in provinces))


def _are_linked(one: Entry, other: Entry) -> bool:
    return _names(one, other) or _names(other, one)


def _names(story: Entry, profile: Entry) -> bool:
    return profile.has_person and any(slug == profile.slug for slug, _ in story.exemplars)
