"""Chooses the related entries below an entry, with the reason for each, so that a new entry leaves old pages unchanged.

By deed first, then place, then field. In each of these groups the nearest older entries come first, those that have
most in common with the entry before the others; newer ones fill in only where older ones are too few. So a new entry
changes no more than the pages of the first few entries of each group.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from generator.content.data.terms import DeedTerm
from generator.content.data.vocabularies import Vocabulary
from generator.content.entry import Entry
from generator.site.library import Library, newest_first
from generator.site.pairs import Listed, one_place_each, subject_of
from generator.site.taxonomies import provinces_of
from generator.text.content_words import content_words

COUNT = 3
NEAREST = 24  # in a group and in one direction: those of which the most similar are chosen


class Reason(NamedTuple):
    """What an entry has in common with another: the slug of a deed or a field, or the id of a place."""

    by: Literal["deeds", "places", "fields"]
    value: str


class RelatedEntry(NamedTuple):
    """A related entry, or a story with its profile, and why it is related."""

    listed: Listed
    reason: Reason


class _Group(NamedTuple):
    """The entries that one reason relates, newest first, with what comparing needs of each."""

    members: tuple[Listed, ...]
    keys: tuple[tuple[int, str], ...]
    subjects: tuple[str, ...]
    traits: tuple[int, ...]
    fields: tuple[str, ...]


class Related:
    """The related entries of a library, indexed once: each query takes a few steps at any size."""

    def __init__(self, library: Library) -> None:
        """Group the entries by what relates them, newest first."""
        found: dict[Reason, list[Entry]] = defaultdict(list)
        for entry in library.entries:
            for reason in _reasons(entry):
                found[reason].append(entry)
        pairs = (listed for listed in one_place_each(library.entries, library) if listed.profile is not None)
        self._pairs = {entry.address: pair for pair in pairs for entry in pair if entry is not None}
        self._traits = _Traits(library.context.vocabularies.deeds)
        self._groups = {reason: self._grouped(one_place_each(entries, library)) for reason, entries in found.items()}

    def _grouped(self, members: tuple[Listed, ...]) -> _Group:
        return _Group(
            members=members,
            keys=tuple(map(_key, members)),
            subjects=tuple(subject_of(listed.entry) for listed in members),
            traits=tuple(map(self._traits.of, members)),
            fields=tuple(listed.entry.fields[0] for listed in members),
        )

    def to(self, entry: Entry) -> tuple[RelatedEntry, ...]:
        """Return up to `COUNT` related entries; no two of them, and none and `entry`, have the same subject.

        The page lists the people of a story and the stories of a person elsewhere. `entry` belongs to the library.
        """
        chosen: list[RelatedEntry] = []
        own = self._pairs.get(entry.address) or Listed(entry)
        shown = {subject_of(entry), *(slug for slug, _ in entry.exemplars)}
        for reason in _reasons(entry):
            for listed in self._alike(own, self._groups[reason]):
                if len(chosen) == COUNT:
                    return tuple(chosen)
                other = _without_story_of(entry, listed)
                if other is not None and (subject := subject_of(other.entry)) not in shown:
                    chosen.append(RelatedEntry(other, reason))
                    shown.add(subject)
        return tuple(chosen)

    def _alike(self, own: Listed, group: _Group) -> Iterator[Listed]:
        """Yield the nearest older entries of a group, those that are most like `own` first; then the newer ones."""
        subject, traits, field = subject_of(own.entry), self._traits.of(own), own.entry.fields[0]

        def likeness(number: int) -> tuple[int, bool]:
            return (group.traits[number] & traits).bit_count(), group.fields[number] == field

        at = bisect_left(group.keys, _key(own))
        for numbers in (range(at, len(group.members)), range(at - 1, -1, -1)):
            near = islice((number for number in numbers if group.subjects[number] != subject), NEAREST)
            yield from (group.members[number] for number in sorted(near, key=likeness, reverse=True))


class _Traits:
    """What entries can have in common, as the bits of a number: deeds, provinces, and words that tell a deed."""

    def __init__(self, deeds: Vocabulary[DeedTerm]) -> None:
        """Take the words of each deed from its description."""
        self._words = {deed.slug: _words_of(deed) for deed in deeds}
        self._words_of: dict[tuple[str, ...], frozenset[str]] = {}  # of several deeds
        self._bits: dict[str, int] = {}
        self._known: dict[str, int] = {}

    def of(self, listed: Listed) -> int:
        """Return the traits of an entry, or of both entries of a pair."""
        found = self._of_entry(listed.entry)
        return found if listed.profile is None else found | self._of_entry(listed.profile)

    def _of_entry(self, entry: Entry) -> int:
        found = self._known.get(entry.address)
        if found is None:
            deeds = entry.terms_of("deeds")
            words = self._words_of.get(deeds)
            if words is None:
                words = self._words_of[deeds] = frozenset().union(*(self._words[deed] for deed in deeds))
            told = words & content_words(f"{entry.title} {entry.summary}") if words else ()
            found = 0
            for trait in (*deeds, *provinces_of(entry), *told):
                found |= 1 << self._bits.setdefault(trait, len(self._bits))
            self._known[entry.address] = found
        return found


def _words_of(deed: DeedTerm) -> frozenset[str]:
    """Return the words that tell the ways of doing a deed, without those of its name, which all its entries share."""
    return content_words(" ".join((deed.note or "", *deed.aliases))) - content_words(deed.label)


def _key(listed: Listed) -> tuple[int, str]:
    """Return the sort key of a place in a list: that of the entry published first."""
    key = newest_first(listed.entry)
    return key if listed.profile is None else max(key, newest_first(listed.profile))


def _without_story_of(profile: Entry, listed: Listed) -> Listed | None:
    """Return what may be shown below a profile, whose page lists its stories: of a pair with one, the other profile."""
    if not profile.has_person or all(slug != profile.slug for slug, _ in listed.entry.exemplars):
        return listed
    return None if listed.profile is None else Listed(listed.profile)


def _reasons(entry: Entry) -> Iterator[Reason]:
    """Yield what may relate others to an entry, the closest first: deeds, communes, provinces, fields."""
    yield from (Reason("deeds", slug) for slug in entry.terms_of("deeds"))
    communes = dict.fromkeys(place.exact_commune for place in entry.places if place.exact_commune is not None)
    yield from (Reason("places", unit) for unit in (*communes, *provinces_of(entry)))
    yield from (Reason("fields", slug) for slug in entry.fields)
