"""The site as values, before rendering: its listings and pages, and a route for every address it answers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from generator.content.data.deadlines import Deadline
from generator.content.entry import Entry
from generator.content.files.entry_files import EntryFile, address_of
from generator.content.settings import Settings
from generator.problems.problem import Location, Problem, problem
from generator.search.synonyms import Synonyms
from generator.site.collections import Collection, collection_listings, with_collections
from generator.site.former_listings import former_listings, listing_of_page
from generator.site.handwritten_pages import HandwrittenPage
from generator.site.library import Library, check_aliases, every_entry, former_addresses
from generator.site.listings import (
    EntriesByListing,
    Item,
    Listing,
    group_by_listing,
    year_listings,
)
from generator.site.neighbours import neighbours
from generator.site.paging import ListingPage, former_page_addresses, paginate
from generator.site.pairs import one_place_each
from generator.site.place_listings import place_listings
from generator.site.redirects import PATH as REDIRECTS
from generator.site.redirects import Redirect
from generator.site.short_addresses import BASE, codes_by_page, short_address
from generator.site.vocabulary_listings import vocabulary_listings

SEARCH = "tim-kiem/"
CARD_FRAME, LISTING_FRAME = "nhung/bai/", "nhung/muc/"  # pages for frames of other sites
_FIXED = {SEARCH: "trang tìm kiếm", CARD_FRAME: "khung nhúng bài", LISTING_FRAME: "khung nhúng mục"}


class Route(NamedTuple):
    """An address and its answer: a page, a redirect to `target`, or the notice of a withdrawn entry (`is_gone`).

    `path` is the content file it comes from, if any. `notice` is the address of the page that holds the notice, if not
    its own. No address has a leading slash.
    """

    address: str
    target: str | None = None
    is_gone: bool = False
    path: str | None = None
    notice: str = ""


@dataclass(frozen=True)
class Site:
    """A site, before rendering: its library, listings with their pages, hand-written pages and redirects.

    `published` are the addresses of the pages that it was published with last.
    """

    library: Library
    by_listing: EntriesByListing
    listings: tuple[Listing, ...]
    listing_pages: tuple[tuple[Listing, ListingPage], ...]
    handwritten: tuple[HandwrittenPage, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)
    searches: tuple[str, ...] = ()  # which are asked often
    synonyms: tuple[Synonyms, ...] = ()
    published: frozenset[str] = frozenset()
    collections: tuple[Collection, ...] = ()

    @property
    def settings(self) -> Settings:
        """Return the site's settings."""
        return self.library.context.settings

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Item, ...]]:
        """Return links to the listings beside each one without entries, by its address."""
        return neighbours(self.listings)

    @cached_property
    def codes(self) -> Mapping[str, list[tuple[str, Entry]]]:
        """Return the codes of short addresses, with their entries, by the address of their page."""
        return codes_by_page(self.library)

    @cached_property
    def moved(self) -> Mapping[str, Item]:
        """Return the link to follow from each former address of a listing's page or of a hand-written page.

        A listing that lost entries has fewer numbered pages; those once published redirect to the listing.
        `redirects.yml` overrides them.
        """
        size, removed, cards = self.settings.page_size, self.by_listing.removed, Counter[str]()
        for listing, page in self.listing_pages:
            cards[listing.address] += len(page.listed)
        of_listings = {
            address: Item(each.heading, each.address)
            for each in self.listings
            for address in former_page_addresses(each.address, cards[each.address], removed.get(each.address, 0), size)
        }
        headings = {each.address: each.heading for each in self.listings}
        shown = {page.address for _, page in self.listing_pages}
        for address in sorted(filter(listing_of_page, self.published - shown)):
            if (base := listing_of_page(address)) in headings:
                of_listings.setdefault(address, Item(headings[base], base))
        return of_listings | {each.old: Item(f"/{each.new}", each.new) for each in self.redirects}


def site_of(
    library: Library, published: frozenset[str] = frozenset(), collections: tuple[Collection, ...] = ()
) -> Site:
    """Return the site of a library, with its listings and their pages; `published` listings keep theirs."""
    former = former_listings((each for each in published if not listing_of_page(each)), library.context)
    by_listing = with_collections(group_by_listing(library, former), collections, library)
    makers = (vocabulary_listings, year_listings, place_listings)
    listings = tuple(listing for make in makers for listing in make(library, by_listing))
    listings += tuple(collection_listings(collections, by_listing))
    size = library.context.settings.page_size
    shown = ((each, one_place_each(each.entries, library)) for each in listings)
    pages = ((each, page) for each, listed in shown for page in paginate(each.address, listed, size))
    return Site(library, by_listing, listings, tuple(pages), published=published, collections=collections)


def check_addresses(site: Site, files: Iterable[EntryFile]) -> Iterator[Problem]:
    """Report every address claimed twice."""
    taken = _taken_by_listings(site)
    of_entries = ((file.path, address_of(file)) for file in files)
    for path, address in chain(of_entries, site.handwritten):
        if address in taken:
            yield problem("GS501", Location(path), address=address, other=taken[address])
        taken[address] = path
    yield from check_aliases(every_entry(site.library), taken)


def _taken_by_listings(site: Site) -> dict[str, str]:
    taken = {page.address: f"mục “{listing.heading}”" for listing, page in site.listing_pages}
    return taken | _FIXED | dict.fromkeys((BASE, *site.codes), "địa chỉ ngắn")


def taken_addresses(site: Site, files: Iterable[EntryFile]) -> tuple[dict[str, str], frozenset[str]]:
    """Return the owner (a file or a listing) of every address, and the addresses that show a page."""
    entries = every_entry(site.library)
    shown = _taken_by_listings(site) | {page.address: page.path for page in site.handwritten}
    of_files = {address_of(file): file.path for file in files}
    former = {address: entry.path for entry in entries for address in former_addresses(entry)}
    return former | of_files | shown, frozenset(shown).union(each.address for each in entries if each.withdrawn is None)


def addresses(site: Site, files: Iterable[EntryFile]) -> frozenset[str]:
    """Return every address that a link may point to."""
    listed = (page.address for _, page in site.listing_pages)
    handwritten = (page.address for page in site.handwritten)
    former = (address for entry in every_entry(site.library) for address in former_addresses(entry))
    return frozenset(chain([*_FIXED, BASE], listed, map(address_of, files), handwritten, former, site.moved))


def findable_entries(site: Site) -> Iterator[Entry]:
    """Yield the entries that search engines and other outside readers may find: no samples, no children."""
    return (entry for entry in site.library.entries if not (entry.is_sample or entry.is_child))


def shared_entries(site: Site) -> Iterator[Entry]:
    """Yield the listed entries that outputs for other sites may hold, newest first: none about children."""
    return (entry for entry in site.library.entries if entry.is_shared)


def routes(site: Site) -> tuple[Route, ...]:
    """Return a route for every address of the site, sorted by address.

    Where two claim an address, which the check reports, the first holds.
    """
    by_address: dict[str, Route] = {}
    for route in _routes(site):
        by_address.setdefault(route.address, route)
    return tuple(by_address[address] for address in sorted(by_address))


def _routes(site: Site) -> Iterator[Route]:
    for entry in (*site.library.shown, *site.library.lapsed):
        yield Route(entry.address, path=entry.path)
        yield from (Route(address, entry.address, path=entry.path) for address in former_addresses(entry))
        if short := short_address(entry):
            yield Route(short, entry.address, path=entry.path)
    for entry in site.library.withdrawn:
        for address in (entry.address, *former_addresses(entry)):
            yield Route(address, is_gone=True, path=entry.path)
        if short := short_address(entry):
            yield Route(short, is_gone=True, path=entry.path, notice=entry.address)
    yield from (Route(page.address) for _, page in site.listing_pages)
    yield from map(Route, (*_FIXED, BASE, *site.codes))
    yield from (Route(page.address, path=page.path) for page in site.handwritten)
    in_file = {redirect.old for redirect in site.redirects}
    for address, item in site.moved.items():
        yield Route(address, item.address, path=REDIRECTS if address in in_file else None)
