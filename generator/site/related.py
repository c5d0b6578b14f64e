"""Chooses the entries shown below an entry, so that a new entry leaves old pages as they are.

An entry is related to the nearest *older* ones that share its field and province, then its field, then its province.
Newer ones stand in only while there are too few older ones; so only the first few entries of a field ever change.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from generator.content.entry_type import EntryType
from generator.content.model import Entry
from generator.site.library import Library, newest_first
from generator.site.taxonomies import provinces_of

COUNT = 3
Pool = tuple[str, ...]


class Related:
    """Indexes a library once; each question then costs a few steps, whatever the library's size."""

    def __init__(self, library: Library) -> None:
        """Put every entry, newest first, into the pools it shares with others."""
        self._pools: dict[Pool, list[Entry]] = defaultdict(list)
        self._stories_of = library.stories_of
        for entry in library.entries:
            for pool in _pools(entry):
                self._pools[pool].append(entry)

    def to(self, entry: Entry) -> tuple[Entry, ...]:
        """Return up to `COUNT` related entries; a story's people and a person's stories are shown elsewhere."""
        chosen: dict[str, Entry] = {}
        for candidate in self._candidates(entry):
            if not _linked(entry, candidate):
                chosen.setdefault(candidate.address, candidate)
            if len(chosen) == COUNT:
                break
        return tuple(chosen.values())

    def _candidates(self, entry: Entry) -> Iterator[Entry]:
        """Yield the nearest in every pool: as many as are shown, and as many more as may be linked and so left out."""
        linked = len(entry.exemplars) + len(self._stories_of.get(entry.slug, ()))
        for step in (1, -1):
            for pool in _pools(entry):
                members = self._pools[pool]
                place = bisect_left(members, newest_first(entry), key=newest_first)
                for distance in range(1, COUNT + linked + 1):
                    if 0 <= place + step * distance < len(members):
                        yield members[place + step * distance]


def _pools(entry: Entry) -> tuple[Pool, ...]:
    field = entry.fields[0]
    provinces = provinces_of(entry)
    both = tuple((field, province) for province in provinces)
    return (*both, (field,), *(("", province) for province in provinces))


def _linked(one: Entry, other: Entry) -> bool:
    return _tells_of(one, other) or _tells_of(other, one)


def _tells_of(story: Entry, profile: Entry) -> bool:
    return profile.type is EntryType.PROFILE and any(slug == profile.slug for slug, _ in story.exemplars)
