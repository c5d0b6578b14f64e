"""Values of listing pages, as templates print them, without their cards."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from generator.messages.messages import Messages
from generator.pages.cards import Day, day_view
from generator.pages.collection_card import CollectionCard, collection_card
from generator.site.collections import BASE as COLLECTIONS
from generator.site.feeds import feeds_of
from generator.site.listings import Group, Item, Listing, Note
from generator.site.paging import ListingPage
from generator.site.pairs import Listed, one_place_each
from generator.site.site import Site
from generator.site.taxonomies import DEEDS, FIELDS, YEARS
from generator.text.vietnamese import lower_first

_SOME = 5  # entries, of which some deed can be the most frequent
_MOST_TOLD = 3


@dataclass(frozen=True)
class Moment:
    """An entry on the timeline of a year."""

    day: Day
    title: str
    address: str


@dataclass(frozen=True)
class Introduction:
    """What a listing tells of: its exemplars by subject type, first and last year, the deeds told most often.

    A subject type of None stands for stories that name nobody. One year stands for both; none, where the listing is
    that of a year.
    """

    exemplars: tuple[tuple[str | None, int], ...]
    years: tuple[int, ...]
    deeds: tuple[Item, ...]


@dataclass(frozen=True)
class Tile:
    """A link to the listing of a field or a deed, with its drawn scene."""

    item: Item
    field: str
    deed: str


class YearOfCards(NamedTuple):
    """A year, and the positions of its cards on a page: the first one, and the one after the last."""

    year: int
    start: int
    end: int


@dataclass(frozen=True)
class ListingView:
    """A page of a listing, without its cards; `years` group these, if the listing is by year.

    `feeds` are the names of the listing's feeds beside the page; only its first page leads to them.
    """

    address: str
    heading: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    introduction: Introduction | None
    crumbs: tuple[Item, ...]
    notes: tuple[Note, ...]
    tiles: tuple[Tile, ...]
    collections: tuple[CollectionCard, ...]
    groups: tuple[Group, ...]
    total: int
    number: int | None
    newer: str | None
    older: str | None
    is_index: bool
    description: str
    timeline: tuple[Moment, ...]
    filters: tuple[tuple[str, str], ...]
    years: tuple[YearOfCards, ...]
    feeds: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether the page says that it has no entries: it stays because its address was published."""
        return not self.total and not self.is_index


def cards_in_order(listing: Listing, page: ListingPage) -> tuple[Listed, ...]:
    """Return what a page of a listing shows: newest first, and by year before, if the listing is."""
    return tuple(sorted(page.listed, key=_latest_year_first)) if listing.by_year else page.listed


def _latest_year_first(listed: Listed) -> int:
    return -listed.entry.year


def listing_view(listing: Listing, page: ListingPage, site: Site) -> ListingView:
    """Return a page of a listing. Numbered pages show cards alone, without introduction, notes, groups and timeline."""
    own, messages = page.number is None, site.settings.messages
    tiles = list(_tiles(listing))
    crumbs = listing.crumbs if own else (*listing.crumbs, Item(listing.heading, listing.address))
    return ListingView(
        address=page.address,
        heading=_numbered(listing.heading, page, messages),
        title=_numbered(listing.title, page, messages),
        lead=listing.lead,
        paragraphs=listing.paragraphs if own else (),
        introduction=_introduction(listing, site) if own and listing.entries else None,
        crumbs=crumbs,
        notes=listing.notes if own else (),
        tiles=tuple(tiles),
        collections=tuple(_collections(listing, site)),
        groups=(*(_without(tiles, group) for group in listing.groups), *_neighbours(listing, site)) if own else (),
        total=len(listing.entries),
        number=page.number,
        newer=page.newer,
        older=page.older,
        is_index=listing.is_index,
        description=listing.lead or messages.text("listing.description", heading=listing.heading),
        timeline=tuple(_timeline(listing, site)) if own and listing.address.startswith(YEARS.base) else (),
        filters=listing.filters,
        years=tuple(_years(cards_in_order(listing, page))) if listing.by_year else (),
        feeds=feeds_of(listing, site.by_listing, site.settings) if own else (),
    )


def _years(cards: Sequence[Listed]) -> Iterator[YearOfCards]:
    numbered = enumerate(listed.entry.year for listed in cards)
    for year, group in groupby(numbered, key=itemgetter(1)):
        numbers = [number for number, _ in group]
        yield YearOfCards(year, numbers[0], numbers[-1] + 1)


def _tiles(listing: Listing) -> Iterator[Tile]:
    """Yield the terms with entries on the indexes of fields and deeds, which have scenes."""
    if listing.address not in (FIELDS.base, DEEDS.base):
        return
    for item in (item for group in listing.groups for item in group.items if item.count):
        slug = item.address.removeprefix(listing.address).rstrip("/")
        yield Tile(item, *((slug, "") if listing.address == FIELDS.base else ("", slug)))


def _without(tiles: Sequence[Tile], group: Group) -> Group:
    shown = {tile.item for tile in tiles}
    return replace(group, items=tuple(item for item in group.items if item not in shown)) if shown else group


def _neighbours(listing: Listing, site: Site) -> Iterator[Group]:
    """Yield where to go on from a listing without entries."""
    if not listing.entries and not listing.is_index and (items := site.neighbours.get(listing.address)):
        yield Group(site.settings.messages.text("listing.neighbours"), items)


def _collections(listing: Listing, site: Site) -> Iterator[CollectionCard]:
    """Yield the cards of the index of collections, in the editors' order; none of one without entries."""
    for each in site.collections if listing.address == COLLECTIONS else ():
        if site.by_listing.at(each.address):
            yield collection_card(each, site.by_listing)


def _introduction(listing: Listing, site: Site) -> Introduction:
    years = [entry.year for entry in listing.entries]
    is_of_year = any(facet == YEARS.slug for facet, _ in listing.filters)
    return Introduction(
        exemplars=tuple(_exemplars(listing, site)),
        years=() if is_of_year else tuple(dict.fromkeys((min(years), max(years)))),
        deeds=tuple(_most_told(listing, site)),
    )


def _exemplars(listing: Listing, site: Site) -> Iterator[tuple[str | None, int]]:
    """Yield the name of each subject type with the number of exemplars; None for stories that name nobody."""
    types = site.library.context.vocabularies.subject_types
    for slug, count in site.by_listing.exemplars[listing.address]:
        yield None if slug is None else lower_first(types[slug].name), count


def _most_told(listing: Listing, site: Site) -> Iterator[Item]:
    """Yield links to the deeds that a list of some length tells most often, of the same place or year if there are."""
    if len(listing.entries) < _SOME or any(facet == DEEDS.slug for facet, _ in listing.filters):
        return
    counts: Counter[str] = Counter()
    for terms, count in Counter(entry.terms for entry in listing.entries).items():
        counts.update(dict.fromkeys(dict(terms).get(DEEDS.name, ()), count))
    deeds = site.library.context.vocabularies.deeds
    often = sorted((-count, deeds.order(slug), slug) for slug, count in counts.items() if count > 1)
    part = listing.address.rstrip("/").rpartition("/")[2]
    for _, _, slug in often[:_MOST_TOLD]:
        narrow = f"{DEEDS.address(slug)}{part}/"
        address = narrow if site.by_listing.at(narrow) else DEEDS.address(slug)
        yield Item(lower_first(deeds[slug].name), address)


def _timeline(listing: Listing, site: Site) -> Iterator[Moment]:
    """Yield the entries published in the listing's year, oldest first; those published later have no day in it."""
    for entry, _ in reversed(one_place_each(listing.entries, site.library)):
        if entry.published.year == entry.year:
            yield Moment(day_view(entry.published, site.settings.messages), entry.title, entry.address)


def _numbered(heading: str, page: ListingPage, messages: Messages) -> str:
    return heading if page.number is None else messages.text("listing.page", heading=heading, number=page.number)
