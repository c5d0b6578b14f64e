"""Pairs a story with the profile of the same deed, so that one deed takes one place in a list.

A story is one deed with the profile that it names first: others that it names stand beside that one. Where several
stories name a profile first, the first published one stays its partner: later ones tell something new, and leave old
pages unchanged.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.content.entry import Entry
from generator.site.library import Library


class Listed(NamedTuple):
    """What takes one place in a list: an entry, or a story with the profile of its deed."""

    entry: Entry
    profile: Entry | None = None


def one_place_each(entries: Sequence[Entry], library: Library) -> tuple[Listed, ...]:
    """Return what a list of entries shows, newest first as they are.

    A pair of which the list has both is where the one published first is, so that the other moves no entry.
    """
    partners = _partners(entries, library)
    if not partners:
        return tuple(map(Listed, entries))
    listed: dict[str, Listed] = {}
    for entry in reversed(entries):
        found = partners.get(entry.address) or Listed(entry)
        listed.setdefault(found.entry.address, found)
    return tuple(reversed(listed.values()))


def _partners(entries: Sequence[Entry], library: Library) -> dict[str, Listed]:
    """Return the pairs of which a list has both entries, by the address of each of the two."""
    told_by = library.told_by
    profiles = [entry for entry in entries if entry.has_person and entry.slug in told_by]
    if not profiles:
        return {}
    addresses = {entry.address for entry in entries}
    partners: dict[str, Listed] = {}
    for profile in profiles:
        story = next((story for story in told_by[profile.slug] if story.address in addresses), None)
        if story is not None:
            partners[profile.address] = partners[story.address] = Listed(story, profile)
    return partners


def subject_of(entry: Entry) -> str:
    """Return the slug of the profile that an entry is or names first; of a story that names none, its own address."""
    if entry.has_person:
        return entry.slug
    return entry.exemplars[0].target if entry.exemplars else entry.address
