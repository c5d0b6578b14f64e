"""Builds the listings of places: today's provinces and communes, and the units that they replaced in July 2025."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.content.data.vocabularies import Vocabularies
from generator.content.entry import Entry
from generator.gazetteer import PSEUDO_PLACES, Gazetteer
from generator.messages.messages import Messages
from generator.site.library import Library
from generator.site.listings import EntriesByListing, Group, Item, Listing, Note
from generator.site.taxonomies import DEEDS, FIELDS, FORMER_PLACES, PLACES, YEARS, place_address, units_of
from generator.text.vietnamese import SortKey, sort_key


@dataclass(frozen=True)
class _UsedUnits:
    """The units of the site's entries, in Vietnamese order; `below` groups them by parent, provinces under None."""

    communes: tuple[str, ...]
    former: tuple[str, ...]
    below: dict[str | None, list[str]]


def _used_units(library: Library, kept: frozenset[str]) -> _UsedUnits:
    gazetteer = library.context.gazetteer
    left = (entry for entry in (*library.lapsed, *library.withdrawn) if entry.is_listed)
    found = {unit for entry in (*library.entries, *left) for unit in units_of(entry, gazetteer)}
    communes: list[str] = []
    former: list[str] = []
    below: dict[str | None, list[str]] = defaultdict(list)
    for identifier in sorted((found | kept) - PSEUDO_PLACES.keys(), key=lambda unit: (_order(unit, gazetteer), unit)):
        unit = gazetteer.unit(identifier)
        if unit.era == "now" and unit.parent is None:
            continue
        (former if unit.era == "then" else communes).append(identifier)
        below[unit.parent].append(identifier)
    return _UsedUnits(tuple(communes), tuple(former), below)


@lru_cache(maxsize=1 << 14)
def _order(unit: str, gazetteer: Gazetteer) -> tuple[SortKey, ...]:
    """Return a sort key: the name of a unit, then the names of the units above it."""
    found = gazetteer.unit(unit)
    return sort_key(found.name), *(_order(found.parent, gazetteer) if found.parent else ())


def place_listings(library: Library, by_listing: EntriesByListing) -> Iterator[Listing]:
    """Yield every listing of places: of all provinces of today, and of other units that have entries."""
    context, used = library.context, _used_units(library, by_listing.units)
    listings = _PlaceListings(context.gazetteer, context.messages, context.vocabularies, by_listing, used)
    yield listings.index()
    for province in context.gazetteer.provinces_now():
        yield from listings.province(province)
    for word in listings.pseudo_places():
        yield from listings.pseudo_place(word)
    for unit in used.communes:
        yield listings.commune(unit)
    yield listings.former_index()
    for unit in used.former:
        yield listings.former_unit(unit)


@dataclass(frozen=True)
class _PlaceListings:
    """Makes the listings of each kind of place."""

    gazetteer: Gazetteer
    messages: Messages
    vocabularies: Vocabularies
    by_listing: EntriesByListing
    used: _UsedUnits

    def index(self) -> Listing:
        title, text = PLACES.title(self.messages), self.messages.text
        provinces = self._items(self.gazetteer.provinces_now())
        others = (*self._items(self.pseudo_places()), Item(text("place.former_title"), FORMER_PLACES))
        return Listing(
            address=PLACES.base,
            heading=title,
            title=title,
            lead=PLACES.lead(self.messages),
            groups=(Group(text("place.provinces"), provinces), Group(text("place.other"), others)),
            is_index=True,
        )

    def province(self, province: str) -> Iterator[Listing]:
        """Yield the listing of a province of today, and those of its fields and years."""
        address, text = self._address(province), self.messages.text
        used = self.used.below
        former = [unit for unit in used[None] if self.gazetteer.unit(unit).successors == (province,)]
        groups = (
            Group(text("place.communes"), self._items(used[province])),
            Group(text("place.former_provinces"), self._items(former)),
            *self._by_term(province),
            self._by_year(address),
        )
        name = self.gazetteer.printed(province, "full")
        yield self._listing(address, name, (self._top,), groups, _filters(_below_places(address)))
        yield from self._fields(province)
        yield from self._years(address, name, self._item(province))

    def pseudo_places(self) -> Iterator[str]:
        """Yield the pseudo places that have a listing."""
        return (word for word in PSEUDO_PLACES if self._address(word) in self.by_listing.entries)

    def pseudo_place(self, word: str) -> Iterator[Listing]:
        """Yield the listing of a pseudo place, and those of its fields and years."""
        address, name = self._address(word), self.gazetteer.printed(word, "full")
        groups = (*self._by_term(word), self._by_year(address))
        yield self._listing(address, name, (self._top,), groups, _filters(word))
        yield from self._fields(word)
        yield from self._years(address, name, self._item(word))

    def _by_term(self, place: str) -> Iterator[Group]:
        """Yield links to the listings of the fields and the deeds of a province or a pseudo place."""
        base, slug = self._address(place), self.gazetteer.slug(place)
        fields = ((field.name, f"{base}{field.slug}/") for field in self.vocabularies.fields)
        deeds = ((deed.name, f"{DEEDS.address(deed.slug)}{slug}/") for deed in self.vocabularies.deeds)
        yield Group(FIELDS.by(self.messages), self.by_listing.filled_items(fields))
        yield Group(DEEDS.by(self.messages), self.by_listing.filled_items(deeds))

    def _fields(self, place: str) -> Iterator[Listing]:
        """Yield the listings of a place's fields: their entries by year, with links to their communes."""
        base, above = self._address(place), self._item(place)
        for field in self.vocabularies.fields:
            address = f"{base}{field.slug}/"
            if address not in self.by_listing.entries:
                continue
            communes = {each.exact_commune for entry in self.by_listing.at(address) for each in entry.places}
            here = (unit for unit in self.used.below[place] if unit in communes)
            items = tuple(Item(self.gazetteer.printed(unit, "short"), self._address(unit)) for unit in here)
            listing = self._listing(
                address,
                self.messages.text("place.of", name=field.name, place=above.label),
                (self._top, above),
                (Group(self.messages.text("place.communes"), items),),
                (*_filters(_below_places(base)), (FIELDS.slug, field.slug)),
            )
            note = Note(FIELDS.label(self.messages), ((field.label, FIELDS.address(field.slug)),))
            yield replace(listing, notes=(note,), by_year=True)

    def _years(self, base: str, name: str, above: Item) -> Iterator[Listing]:
        for item in self.by_listing.year_items(base):
            year = _below_places(item.address).rpartition("/")[2]
            heading = self.messages.text("year.of", name=name, year=year)
            filters = (*_filters(_below_places(base)), (YEARS.slug, year))
            yield self._listing(item.address, heading, (self._top, above), (), filters)

    def commune(self, unit: str) -> Listing:
        above = self._item(self.gazetteer.unit(unit).parent or "")
        address, name = self._address(unit), f"{self.gazetteer.printed(unit, 'full')}, {above.label}"
        return self._listing(address, name, (self._top, above), (), _filters(_below_places(address)))

    def former_index(self) -> Listing:
        gazetteer, text = self.gazetteer, self.messages.text
        by_province: dict[str, list[Item]] = defaultdict(list)
        for unit in self.used.former:
            item = self.by_listing.item(gazetteer.printed(unit, "path"), self._address(unit))
            by_province[gazetteer.ancestors(unit)[-1]].append(item)
        named = sorted((sort_key(gazetteer.printed(each, "short")), each) for each in by_province)
        return Listing(
            address=FORMER_PLACES,
            heading=text("place.former_title"),
            title=text("place.former_title"),
            lead=text("place.former_lead"),
            crumbs=(self._top,),
            groups=tuple(Group(gazetteer.printed(each, "short"), tuple(by_province[each])) for _, each in named),
            is_index=True,
        )

    def former_unit(self, unit: str) -> Listing:
        gazetteer, text = self.gazetteer, self.messages.text
        above = reversed(gazetteer.ancestors(unit)[1:])
        crumbs = (self._top, Item(text("place.former_title"), FORMER_PLACES), *map(self._item, above))
        name = text("place.former", name=gazetteer.printed(unit, "path"))  # today's units reuse many names
        groups = (Group(text("place.former_units"), self._items(self.used.below[unit])),)
        address, slug = self._address(unit), gazetteer.slug(unit)
        provinces = _provinces_now(unit, self.by_listing.at(address), gazetteer)
        filters = _filters(*(f"{province}/{slug}" for province in provinces))
        listing = self._listing(address, name, crumbs, groups, filters)
        return replace(listing, notes=(self._now_note(unit),))

    def _now_note(self, unit: str) -> Note:
        """Return a note on the communes and provinces of today that a unit became, with links to existing listings."""
        values: list[tuple[str, str | None]] = []
        provinces: dict[str, None] = {}
        for successor in self.gazetteer.unit(unit).successors:
            parent = self.gazetteer.unit(successor).parent
            if parent is None:
                provinces[successor] = None
                continue
            provinces[parent] = None
            address = self._address(successor)
            name = self.gazetteer.printed(successor, "inline")
            values.append((name, address if address in self.by_listing.entries else None))
        values += [(self.gazetteer.printed(each, "inline"), self._address(each)) for each in provinces]
        return Note(self.messages.text("place.now"), tuple(values))

    @property
    def _top(self) -> Item:
        return Item(PLACES.title(self.messages), PLACES.base)

    def _address(self, place: str) -> str:
        return place_address(place, self.gazetteer)

    def _item(self, place: str) -> Item:
        return Item(self.gazetteer.printed(place, "short"), self._address(place))

    def _items(self, places: Iterable[str]) -> tuple[Item, ...]:
        """Return links to the listings of places, with counts."""
        return tuple(
            self.by_listing.item(self.gazetteer.printed(each, "short"), self._address(each)) for each in places
        )

    def _by_year(self, address: str) -> Group:
        return Group(self.messages.text("listing.by_year"), self.by_listing.year_items(address))

    def _listing(
        self,
        address: str,
        heading: str,
        crumbs: tuple[Item, ...],
        groups: tuple[Group, ...],
        filters: tuple[tuple[str, str], ...],
    ) -> Listing:
        return Listing(
            address=address,
            heading=heading,
            title=self.messages.text("listing.titled", name=heading, listing=PLACES.title(self.messages)),
            lead="",
            crumbs=crumbs,
            entries=self.by_listing.at(address),
            groups=tuple(group for group in groups if group.items),
            filters=filters,
        )


def _below_places(address: str) -> str:
    """Return the address of a listing below that of all places: the value of the place in search."""
    return address.removeprefix(PLACES.base).rstrip("/")


def _filters(*places: str) -> tuple[tuple[str, str], ...]:
    return tuple((PLACES.slug, place) for place in places)


def _provinces_now(unit: str, entries: Iterable[Entry], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the slugs of today's provinces of a former unit's entries: in search, the unit is below each of them."""
    places = (place for entry in entries for place in entry.places if unit in gazetteer.ancestors(place.unit))
    return tuple(dict.fromkeys(gazetteer.slug(place.province) for place in places))
