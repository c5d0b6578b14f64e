"""Builds the listings of places: today's provinces and communes, and the units that they replaced in July 2025."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.content.model import Entry
from generator.gazetteer import PSEUDO_PLACES, Gazetteer
from generator.site.library import Library
from generator.site.listings import EntriesByListing, Group, Item, Listing, Note
from generator.site.taxonomies import FORMER_PLACES, PLACES, YEARS, place_address, units_of
from generator.text.vietnamese import SortKey, sort_key


@dataclass(frozen=True)
class _UsedUnits:
    """The units of the site's entries, in Vietnamese order; `below` groups them by parent, provinces under None."""

    communes: tuple[str, ...]
    former: tuple[str, ...]
    below: dict[str | None, list[str]]


def place_listings(library: Library, by_listing: EntriesByListing) -> Iterator[Listing]:
    """Yield every listing of places: of all provinces of today, and of other units that have entries."""
    gazetteer = library.context.gazetteer
    used = _used_units(library)
    yield _index(gazetteer, by_listing)
    for province in gazetteer.provinces_now():
        yield from _province(province, used, gazetteer, by_listing)
    for word in _pseudo_places(gazetteer, by_listing):
        yield from _pseudo_place(word, gazetteer, by_listing)
    for unit in used.communes:
        yield _commune(unit, gazetteer, by_listing)
    yield _former_index(used, gazetteer, by_listing)
    for unit in used.former:
        yield _former_unit(unit, used, gazetteer, by_listing)


def _used_units(library: Library) -> _UsedUnits:
    gazetteer = library.context.gazetteer
    left = (entry for entry in library.withdrawn if entry.is_listed)
    seen = {unit for entry in (*library.entries, *left) for unit in units_of(entry, gazetteer)}
    communes: list[str] = []
    former: list[str] = []
    below: dict[str | None, list[str]] = defaultdict(list)
    for unit in sorted(seen - PSEUDO_PLACES.keys(), key=lambda unit: (_order(unit, gazetteer), unit)):
        found = gazetteer.unit(unit)
        if found.era == "now" and found.parent is None:
            continue
        (former if found.era == "then" else communes).append(unit)
        below[found.parent].append(unit)
    return _UsedUnits(tuple(communes), tuple(former), below)


@lru_cache(maxsize=1 << 14)
def _order(unit: str, gazetteer: Gazetteer) -> tuple[SortKey, ...]:
    """Return a sort key: the name of a unit, then the names of the units above it."""
    found = gazetteer.unit(unit)
    return sort_key(found.name), *(_order(found.parent, gazetteer) if found.parent else ())


def _index_item(by_listing: EntriesByListing) -> Item:
    """Return a link to the index of places."""
    return Item(PLACES.title(by_listing.messages), PLACES.base)


def _index(gazetteer: Gazetteer, by_listing: EntriesByListing) -> Listing:
    provinces = _items(gazetteer.provinces_now(), gazetteer, by_listing)
    messages, text = by_listing.messages, by_listing.messages.text
    former = Item(text("place.former_title"), FORMER_PLACES)
    others = (*_items(_pseudo_places(gazetteer, by_listing), gazetteer, by_listing), former)
    return Listing(
        address=PLACES.base,
        heading=PLACES.title(messages),
        title=PLACES.title(messages),
        lead=PLACES.lead(messages),
        groups=(Group(text("place.provinces"), provinces), Group(text("place.other"), others)),
        is_index=True,
    )


def _pseudo_places(gazetteer: Gazetteer, by_listing: EntriesByListing) -> Iterator[str]:
    return (word for word in PSEUDO_PLACES if place_address(word, gazetteer) in by_listing.entries)


def _province(province: str, used: _UsedUnits, gazetteer: Gazetteer, by_listing: EntriesByListing) -> Iterator[Listing]:
    address, text = place_address(province, gazetteer), by_listing.messages.text
    former = [unit for unit in used.below[None] if gazetteer.unit(unit).successors == (province,)]
    groups = (
        Group(text("place.communes"), _items(used.below[province], gazetteer, by_listing)),
        Group(text("place.former_provinces"), _items(former, gazetteer, by_listing)),
        Group(text("listing.by_year"), by_listing.year_items(address)),
    )
    name = gazetteer.printed(province, "full")
    filters = _filters(_below_places(address))
    yield _place(address, name, (_index_item(by_listing),), by_listing, groups=groups, filters=filters)
    yield from _years(address, name, gazetteer.printed(province, "short"), by_listing)


def _items(units: Iterable[str], gazetteer: Gazetteer, by_listing: EntriesByListing) -> tuple[Item, ...]:
    return tuple(by_listing.item(gazetteer.printed(unit, "short"), place_address(unit, gazetteer)) for unit in units)


def _pseudo_place(word: str, gazetteer: Gazetteer, by_listing: EntriesByListing) -> Iterator[Listing]:
    address, label = place_address(word, gazetteer), gazetteer.printed(word, "full")
    groups = (Group(by_listing.messages.text("listing.by_year"), by_listing.year_items(address)),)
    yield _place(address, label, (_index_item(by_listing),), by_listing, groups=groups, filters=_filters(word))
    yield from _years(address, label, label, by_listing)


def _years(base: str, name: str, short: str, by_listing: EntriesByListing) -> Iterator[Listing]:
    for item in by_listing.year_items(base):
        year = _below_places(item.address).rpartition("/")[2]
        heading = by_listing.messages.text("year.of", name=name, year=year)
        filters = (*_filters(_below_places(base)), (YEARS.slug, year))
        yield _place(item.address, heading, (_index_item(by_listing), Item(short, base)), by_listing, filters=filters)


def _commune(unit: str, gazetteer: Gazetteer, by_listing: EntriesByListing) -> Listing:
    province = gazetteer.unit(unit).parent or ""
    above = Item(gazetteer.printed(province, "short"), place_address(province, gazetteer))
    name = f"{gazetteer.printed(unit, 'full')}, {above.label}"
    address = place_address(unit, gazetteer)
    return _place(address, name, (_index_item(by_listing), above), by_listing, filters=_filters(_below_places(address)))


def _below_places(address: str) -> str:
    """Return the address of a listing below that of all places: the value of the place in search."""
    return address.removeprefix(PLACES.base).rstrip("/")


def _filters(*places: str) -> tuple[tuple[str, str], ...]:
    return tuple((PLACES.slug, place) for place in places)


def _place(
    address: str,
    heading: str,
    crumbs: tuple[Item, ...],
    by_listing: EntriesByListing,
    *,
    groups: tuple[Group, ...] = (),
    filters: tuple[tuple[str, str], ...] = (),
) -> Listing:
    messages = by_listing.messages
    return Listing(
        address=address,
        heading=heading,
        title=messages.text("listing.titled", name=heading, listing=PLACES.title(messages)),
        lead="",
        crumbs=crumbs,
        entries=by_listing.at(address),
        groups=tuple(group for group in groups if group.items),
        filters=filters,
    )


def _former_index(used: _UsedUnits, gazetteer: Gazetteer, by_listing: EntriesByListing) -> Listing:
    by_province: dict[str, list[Item]] = defaultdict(list)
    for unit in used.former:
        top = gazetteer.ancestors(unit)[-1]
        by_province[top].append(by_listing.item(gazetteer.printed(unit, "path"), place_address(unit, gazetteer)))
    provinces = sorted(by_province, key=lambda top: (sort_key(gazetteer.printed(top, "short")), top))
    groups = [Group(gazetteer.printed(top, "short"), tuple(by_province[top])) for top in provinces]
    text = by_listing.messages.text
    return Listing(
        address=FORMER_PLACES,
        heading=text("place.former_title"),
        title=text("place.former_title"),
        lead=text("place.former_lead"),
        crumbs=(_index_item(by_listing),),
        groups=tuple(groups),
        is_index=True,
    )


def _former_unit(unit: str, used: _UsedUnits, gazetteer: Gazetteer, by_listing: EntriesByListing) -> Listing:
    above, text = gazetteer.ancestors(unit)[1:], by_listing.messages.text
    crumbs = (
        _index_item(by_listing),
        Item(text("place.former_title"), FORMER_PLACES),
        *(Item(gazetteer.printed(each, "short"), place_address(each, gazetteer)) for each in reversed(above)),
    )
    below = _items(used.below[unit], gazetteer, by_listing)
    name = text("place.former", name=gazetteer.printed(unit, "path"))  # today's units reuse many names
    groups = (Group(text("place.former_units"), below),)
    address = place_address(unit, gazetteer)
    slug, provinces = gazetteer.slug(unit), _provinces_now(unit, by_listing.at(address), gazetteer)
    filters = _filters(*(f"{province}/{slug}" for province in provinces))
    listing = _place(address, name, crumbs, by_listing, groups=groups, filters=filters)
    return replace(listing, notes=(_now_note(unit, gazetteer, by_listing),))


def _provinces_now(unit: str, entries: Iterable[Entry], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the slugs of today's provinces of a former unit's entries: in search, the unit is below each of them."""
    places = (place for entry in entries for place in entry.places if unit in gazetteer.ancestors(place.unit))
    return tuple(dict.fromkeys(gazetteer.slug(place.province) for place in places))


def _now_note(unit: str, gazetteer: Gazetteer, by_listing: EntriesByListing) -> Note:
    """Return a note on the communes and provinces of today that a unit became, with links to existing listings."""
    values: list[tuple[str, str | None]] = []
    provinces: dict[str, None] = {}
    for successor in gazetteer.unit(unit).successors:
        parent = gazetteer.unit(successor).parent
        if parent is None:
            provinces[successor] = None
            continue
        provinces[parent] = None
        address = place_address(successor, gazetteer)
        values.append((gazetteer.printed(successor, "inline"), address if address in by_listing.entries else None))
    values += [(gazetteer.printed(province, "inline"), place_address(province, gazetteer)) for province in provinces]
    return Note(by_listing.messages.text("place.now"), tuple(values))
