"""Which events a feed holds: the latest in its head, all of them in archives that stay as they are (RFC 5005)."""

from collections.abc import Iterable
from heapq import nlargest
from operator import attrgetter

from generator.outputs.feeds.items import Event, Item, Notice

LATEST = 30
_when = attrgetter("when")


def latest(items: Iterable[Item], notices: Iterable[Notice]) -> tuple[Event, ...]:
    """Return the latest items of a feed, latest first, and the latest notices that are not older than all of these."""
    shown = nlargest(LATEST, items, key=_when)
    since = shown[-1].when if len(shown) == LATEST else ""
    told = nlargest(LATEST, (each for each in notices if each.when >= since), key=_when)
    return by_time((*shown, *told))


def by_time(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events, the latest first."""
    return tuple(sorted(events, key=_when, reverse=True))


def archives(events: Iterable[Event]) -> tuple[list[tuple[Event, ...]], tuple[Event, ...]]:
    """Divide events into full pages by day of publication, the oldest first; return them and the rest.

    An entry of a later day changes no page, and one that goes leaves its notice in its place. The rest, fewer than a
    page, must be in the head of the feed: nothing else holds it.
    """
    ordered = sorted(events, key=lambda event: (event.published, event.identifier))
    full = len(ordered) // LATEST * LATEST
    pages = [by_time(ordered[start : start + LATEST]) for start in range(0, full, LATEST)]
    return pages, tuple(ordered[full:])
