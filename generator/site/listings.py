"""Groups the entries of a library by listing, and builds the listings of years."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.content.data.terms import Term
from generator.content.data.vocabularies import Vocabularies, Vocabulary
from generator.content.entry import Entry
from generator.gazetteer import PSEUDO_PLACES, Gazetteer
from generator.messages.messages import Messages
from generator.site.exemplars import ExemplarCount, count_exemplars, total
from generator.site.former_listings import NO_LISTINGS, FormerListings
from generator.site.library import Library
from generator.site.taxonomies import (
    AWARDS,
    VOCABULARY_TAXONOMIES,
    YEARS,
    Taxonomy,
    listing_addresses,
    place_address,
)


# Every build pickles these values for every page's key. They have no slots: pickling slots takes four times as long.
@dataclass(frozen=True)
class Item:
    """A link to a listing, with the number of exemplars that it tells of (None for indexes and other pages)."""

    label: str
    address: str
    count: int | None = None


def term_item(taxonomy: Taxonomy, slug: str, terms: Vocabularies) -> Item:
    """Return a link to the listing of a term, without a count."""
    vocabulary: Vocabulary[Term] = getattr(terms, taxonomy.name)
    return Item(vocabulary[slug].label, taxonomy.address(slug))


@dataclass(frozen=True)
class Group:
    """A group of links with a heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Note:
    """A fact about the subject of a listing: “Nay thuộc: xã …”. Values are pairs of a text and an address or None.

    `is_own` says that they are texts of the interface, not of the content.
    """

    label: str
    values: tuple[tuple[str, str | None], ...]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of entries with a common term, place or year, or an index of such pages (`is_index`).

    `crumbs` are the breadcrumbs, outermost first, without home and the page itself. `heading` is the h1, `title` a
    longer name for use out of context (window title, search engines). `filters` are the pairs of facet and value by
    which search finds the same entries. `paragraphs` say in the editors' words what the `lead` has no room for. On a
    page `by_year`, the cards stand under their years, latest first.
    """

    address: str
    heading: str
    title: str
    lead: str
    crumbs: tuple[Item, ...] = ()
    entries: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    is_index: bool = False
    by_year: bool = False


@dataclass(frozen=True)
class EntriesByListing:
    """The entries of every listing by address, newest first, and all years, latest first.

    By address too: `removed` counts the entries that a listing lost, because they were withdrawn, their consent expired
    or their award was cancelled; `left` are those of them that feeds had, withdrawn or expired, and must take back;
    `cancelled` counts cancelled awards on the listings of their form and year.
    `units` are the places whose listings stay although no entry names them any more. `exemplars` counts the people,
    groups and households that the entries of a listing tell of.
    """

    messages: Messages
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    exemplars: dict[str, tuple[ExemplarCount, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    removed: dict[str, int] = field(default_factory=dict)
    left: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    cancelled: dict[str, int] = field(default_factory=dict)
    units: frozenset[str] = frozenset()

    def at(self, address: str) -> tuple[Entry, ...]:
        """Return the entries of a listing."""
        return self.entries.get(address, ())

    def adjustments(self, address: str) -> tuple[Note, ...]:
        """Return a note on cancelled awards: admitting them is more credible than a shorter list."""
        count = self.cancelled.get(address, 0)
        if not count:
            return ()
        text = self.messages.text
        return (Note(text("listing.adjusted"), ((text("listing.cancelled_awards", count=count), None),), is_own=True),)

    def item(self, label: str, address: str) -> Item:
        """Return a link to a listing, with the number of exemplars that it tells of."""
        return Item(label, address, total(self.exemplars.get(address, ())))

    def province_items(self, base: str, gazetteer: Gazetteer) -> tuple[Item, ...]:
        """Return links to the listings of today's provinces and pseudo places below `base`, in their order."""
        return tuple(
            self.item(gazetteer.printed(place, "short"), address)
            for place in (*gazetteer.provinces_now(), *PSEUDO_PLACES)
            if (address := f"{base}{gazetteer.slug(place)}/") in self.entries
        )

    def filled_items(self, links: Iterable[tuple[str, str]]) -> tuple[Item, ...]:
        """Return links to those of the listings, as pairs of label and address, that have entries, with counts."""
        return tuple(self.item(label, address) for label, address in links if self.at(address))

    def year_items(self, base: str) -> tuple[Item, ...]:
        """Return links to the yearly listings below `base`, latest first."""
        return tuple(
            self.item(self.messages.text("year.one", year=year), address)
            for year in self.years
            if (address := f"{base}{year}/") in self.entries
        )


def group_by_listing(library: Library, former: FormerListings = NO_LISTINGS) -> EntriesByListing:
    """Group the entries of a library by listing, in one pass.

    A listing whose entries were all withdrawn or lapsed stays, empty: its address was published. So do the
    `former` ones.
    """
    by_listing: dict[str, list[Entry]] = defaultdict(list)
    years: set[int] = set()
    removed: Counter[str] = Counter()
    left: dict[str, list[Entry]] = defaultdict(list)
    cancelled: Counter[str] = Counter()
    for entry in library.entries:
        years.add(entry.year)
        for address in listing_addresses(entry, library):
            by_listing[address].append(entry)
        for slug, year in entry.cancelled:
            cancelled.update((AWARDS.address(slug), YEARS.address(str(year))))
            removed[AWARDS.address(slug)] += slug not in entry.awards
    for entry in (*library.lapsed, *library.withdrawn):
        if not entry.is_listed:
            continue
        years.add(entry.year)
        for address in listing_addresses(entry, library):
            by_listing.setdefault(address, [])
            removed[address] += 1
            if not (entry.is_child or entry.is_draft):
                left[address].append(entry)
    years |= former.years
    for address in sorted(former.addresses):
        by_listing.setdefault(address, [])
    entries = {address: tuple(found) for address, found in by_listing.items()}
    return EntriesByListing(
        messages=library.context.messages,
        entries=entries,
        exemplars={address: count_exemplars(found, library.profiles) for address, found in entries.items()},
        years=tuple(sorted(years, reverse=True)),
        removed=dict(removed),
        left={address: tuple(found) for address, found in left.items()},
        cancelled=dict(cancelled),
        units=former.units,
    )


def year_listings(library: Library, by_listing: EntriesByListing) -> Iterator[Listing]:
    """Yield the index of years, and the listing of each year with links to its terms and provinces."""
    items = by_listing.year_items(YEARS.base)
    messages = library.context.messages
    text, title, lead = messages.text, YEARS.title(messages), YEARS.lead(messages)
    yield Listing(YEARS.base, title, title, lead, groups=(Group("", items),), is_index=True)
    for year in by_listing.years:
        address = YEARS.address(str(year))
        yield Listing(
            address=address,
            heading=text("year.one", year=year),
            title=text("year.one", year=year),
            lead="",
            crumbs=(Item(title, YEARS.base),),
            entries=by_listing.at(address),
            filters=((YEARS.slug, str(year)),),
            notes=by_listing.adjustments(address),
            groups=tuple(group for group in _groups_of_year(year, by_listing, library) if group.items),
        )


def _groups_of_year(year: int, by_listing: EntriesByListing, library: Library) -> Iterator[Group]:
    messages, gazetteer = library.context.messages, library.context.gazetteer

    for taxonomy in (each for each in VOCABULARY_TAXONOMIES if each.has_years):
        terms = ((name, f"{taxonomy.address(slug)}{year}/") for slug, name in taxonomy.values_of(library))
        yield Group(taxonomy.by(messages), by_listing.filled_items(terms))
    places = (*gazetteer.provinces_now(), *PSEUDO_PLACES)
    provinces = ((gazetteer.printed(each, "short"), f"{place_address(each, gazetteer)}{year}/") for each in places)
    yield Group(messages.text("listing.by_place"), by_listing.filled_items(provinces))
