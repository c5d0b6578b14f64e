"""What a site shows before any of it is rendered, and every address that it answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from generator.content.deadlines import Limit
from generator.content.entry_files import EntryFile, address_of
from generator.content.settings import Settings
from generator.problems.problem import Location, Problem, problem
from generator.site.handwritten_pages import WrittenPage
from generator.site.library import Library, check_aliases, every_entry, former_addresses
from generator.site.listings import EntriesByListing, Item, Listing
from generator.site.paging import ListingPage, lost_pages
from generator.site.redirects import PATH as REDIRECTS
from generator.site.redirects import Redirect
from generator.site.routes import Route, in_order

SEARCH = "tim-kiem/"


@dataclass(frozen=True)
class Site:
    """All that a build shows, before any of it is rendered."""

    library: Library
    by_listing: EntriesByListing
    listings: tuple[Listing, ...]
    listing_pages: tuple[tuple[Listing, ListingPage], ...]
    written: tuple[WrittenPage, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    limits: Mapping[str, Limit] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """Return the site's settings."""
        return self.library.context.settings


def check_addresses(site: Site, files: Iterable[EntryFile]) -> Iterator[Problem]:
    """Check that no address is taken twice."""
    taken = _taken_by_listings(site)
    of_entries = ((file.path, address_of(file)) for file in files)
    for path, address in chain(of_entries, site.written):
        if address in taken:
            yield problem("GS501", Location(path), address=address, other=taken[address])
        taken[address] = path
    yield from check_aliases(every_entry(site.library), taken)


def _taken_by_listings(site: Site) -> dict[str, str]:
    taken = {page.address: f"mục “{listing.heading}”" for listing, page in site.listing_pages}
    return taken | {SEARCH: "trang tìm kiếm"}


def taken_addresses(site: Site, files: Iterable[EntryFile]) -> tuple[dict[str, str], frozenset[str]]:
    """Return what is at every address, and the addresses that show a page."""
    entries = every_entry(site.library)
    shown = _taken_by_listings(site) | {page.address: page.path for page in site.written}
    of_files = {address_of(file): file.path for file in files}
    former = {address: entry.path for entry in entries for address in former_addresses(entry)}
    return former | of_files | shown, frozenset(shown).union(
        entry.address for entry in (*site.library.entries, *site.library.notices)
    )


def addresses(site: Site, files: Iterable[EntryFile]) -> frozenset[str]:
    """Return every address that a link may lead to."""
    listed = (page.address for _, page in site.listing_pages)
    written = (page.address for page in site.written)
    entries = every_entry(site.library)
    former = (address for entry in entries for address in former_addresses(entry))
    moved = (address for address, _ in moved_pages(site))
    return frozenset(chain([SEARCH], listed, map(address_of, files), written, former, moved))


def moved_pages(site: Site) -> Iterator[tuple[str, Item]]:
    """Yield the pages that lead on from where a listing or a hand-written page was; what was said by hand comes last.

    A listing that entries have left has fewer numbered pages; those that were published lead to the listing.
    """
    size = site.settings.page_size
    for listing in site.listings:
        left = site.by_listing.left.get(listing.address, 0)
        for address in lost_pages(listing.address, len(listing.entries), left, size):
            yield address, Item(listing.heading, listing.address)
    for redirect in site.redirects:
        yield redirect.old, Item(f"/{redirect.new}", redirect.new)


def routes(site: Site) -> tuple[Route, ...]:
    """Return every address that the site answers."""

    def of_site() -> Iterator[Route]:
        for entry in (*site.library.entries, *site.library.notices):
            yield Route(entry.address, path=entry.path)
            yield from (Route(address, entry.address, path=entry.path) for address in former_addresses(entry))
        for entry in site.library.withdrawn:
            for address in (entry.address, *former_addresses(entry)):
                yield Route(address, is_gone=True, path=entry.path)
        yield from (Route(page.address) for _, page in site.listing_pages)
        yield Route(SEARCH)
        yield from (Route(page.address, path=page.path) for page in site.written)
        by_hand = {redirect.old for redirect in site.redirects}
        for address, item in dict(moved_pages(site)).items():
            yield Route(address, item.address, path=REDIRECTS if address in by_hand else None)

    return in_order(of_site())
