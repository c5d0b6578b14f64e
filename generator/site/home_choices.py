"""What the home page shows of a site: chosen by staff, or by the day of the build, so that equal sites choose alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from zlib import crc32

from generator.content.entry import Entry
from generator.site.collections import Collection
from generator.site.library import Library
from generator.site.listings import EntriesByListing
from generator.site.pairs import Listed, one_place_each
from generator.site.taxonomies import DEEDS

_MOST_RECALLED = 3


def featured(library: Library) -> Iterator[Entry]:
    """Yield the entries chosen by staff, not by clicks, newest first (requirements E8)."""
    today = library.context.settings.today
    for entry in library.entries:
        if entry.featured_until and entry.featured_until >= today and not entry.is_child:
            yield entry


def person_of_the_page(library: Library) -> Entry | None:
    """Return the entry that the home page begins with: the newest that staff chose, else one of the week."""
    return next(featured(library), None) or _of_the_week(library, "person", _eligible(library.entries))


def story_of_the_week(library: Library) -> Entry | None:
    """Return a story that changes every week; none about the person whom the home page begins with."""
    first = person_of_the_page(library)
    if first is None:
        return None
    about = {first.slug} if first.has_person else {slug for slug, _ in first.exemplars}
    others = [
        entry for entry in _eligible(library.entries) if entry.address != first.address and not about & _told_of(entry)
    ]
    stories = [entry for entry in others if not entry.has_person]
    return _of_the_week(library, "story", stories or others)


def _eligible(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries that lot may choose: of real people, none of them a child."""
    return (entry for entry in entries if not (entry.is_child or entry.is_fictitious))


def _told_of(entry: Entry) -> set[str]:
    return {entry.slug} if entry.has_person else {slug for slug, _ in entry.exemplars}


def _of_the_week(library: Library, purpose: str, entries: Iterable[Entry]) -> Entry | None:
    """Return the entry whose lot is the lowest this week: another entry changes the choice only if it is chosen."""
    week = f"{purpose} {_week(library.context.settings.today)}"
    return min(entries, key=lambda entry: (crc32(f"{week} {entry.address}".encode()), entry.address), default=None)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-{week}"


def collection_of_the_week(
    collections: Sequence[Collection], by_listing: EntriesByListing, today: date
) -> Collection | None:
    """Return a collection that has entries, the next one every week."""
    shown = [each for each in collections if by_listing.at(each.address)]
    return shown[today.toordinal() // 7 % len(shown)] if shown else None


def newest(library: Library, count: int) -> tuple[Listed, ...]:
    """Return the newest entries, a deed only once: of a day, first the later deeds, and different ones side by side."""
    found: list[Entry] = []
    for _, group in groupby(library.entries, key=lambda entry: entry.published):
        of_the_day = sorted(group, key=lambda entry: (-entry.year, crc32(entry.address.encode()), entry.address))
        found += _varied(of_the_day)
        if len(found) >= 2 * count:  # a deed may be told by two of them
            break
    return one_place_each(found, library)[:count]


def _varied(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries so that no deed comes again before all others had their turn; else their order stays."""
    turns: dict[str, int] = {}
    placed: list[tuple[int, Entry]] = []
    for entry in entries:
        deed = next(iter(entry.terms_of(DEEDS.name)), entry.fields[0])
        turns[deed] = turns.get(deed, -1) + 1
        placed.append((turns[deed], entry))
    return [entry for _, entry in sorted(placed, key=lambda each: each[0])]


def recalled(library: Library) -> dict[str, tuple[Entry, ...]]:
    """Return the entries published in earlier years, of each day of the year (“0519”): a few, latest first."""
    this_year = library.context.settings.today.year
    of_days: dict[str, list[Entry]] = defaultdict(list)
    for entry in _eligible(library.entries):
        day = entry.published
        found = of_days[f"{day:%m%d}"] if day.year < this_year else None
        if found is not None and len(found) < _MOST_RECALLED:
            found.append(entry)
    return {day: tuple(one.entry for one in one_place_each(found, library)) for day, found in sorted(of_days.items())}
