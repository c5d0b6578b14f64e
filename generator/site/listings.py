"""Builds the listings of the vocabularies and the years: indexes, terms, and their intersections with years."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.content.model import Entry
from generator.content.vocabularies import AwardTerm, Movement, Term, Vocabularies
from generator.gazetteer import PSEUDO_PLACES
from generator.site.library import Library
from generator.site.taxonomies import (
    AWARDS,
    FIELDS,
    VOCABULARY_TAXONOMIES,
    YEARS,
    Taxonomy,
    listing_addresses,
    place_address,
    provinces_of,
)


# These are written down for every page of every build, to tell whether it has changed: without slots, since to pickle
# values with slots takes four times as long.
@dataclass(frozen=True)
class Item:
    """A link to a listing, with the number of entries there (None where a number says nothing)."""

    label: str
    address: str
    count: int | None = None


@dataclass(frozen=True)
class Group:
    """Links that belong together under a heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Note:
    """A fact about what a listing is of: “Nay thuộc: xã …”. A value is a link where it has an address."""

    label: str
    values: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of entries that have something in common, or an index of such pages (`is_index`).

    `crumbs` are the pages above it, outermost first, home and itself left out. `heading` is its h1, `title` its name
    where the way to it cannot be seen (window title, search engines). `filters` are the values of search's facets that
    its entries share.
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
    is_index: bool = False


@dataclass(frozen=True)
class EntriesByListing:
    """The entries of every listing by its address, newest first, and the years there are.

    `removed` counts the entries that a listing has lost: they were withdrawn, or the award was. `cancelled` counts the
    awards that no longer stand, on the listings of their kind and of their year.
    """

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    removed: dict[str, int] = field(default_factory=dict)
    cancelled: dict[str, int] = field(default_factory=dict)

    def at(self, address: str) -> tuple[Entry, ...]:
        """Return the entries of a listing."""
        return self.entries.get(address, ())

    def adjustments(self, address: str) -> tuple[Note, ...]:
        """Say that awards were cancelled: a list that tells so is more credible than a shorter one."""
        count = self.cancelled.get(address, 0)
        return (Note("Đã điều chỉnh", ((f"{count} khen thưởng bị hủy bỏ hoặc bị tước", None),)),) if count else ()

    def item(self, label: str, address: str) -> Item:
        """Return a link to a listing with its count."""
        return Item(label, address, len(self.at(address)))

    def year_items(self, base: str) -> tuple[Item, ...]:
        """Return the years below `base` that have a listing, the latest first."""
        return tuple(
            self.item(f"Năm {year}", address) for year in self.years if (address := f"{base}{year}/") in self.entries
        )


def group_by_listing(library: Library) -> EntriesByListing:
    """Put every entry on the listings it belongs to: one pass, whatever their number.

    A withdrawn entry leaves its listings, but the listings stay: their addresses have been published.
    """
    by_listing: dict[str, list[Entry]] = defaultdict(list)
    years: set[int] = set()
    removed: Counter[str] = Counter()
    cancelled: Counter[str] = Counter()
    for entry in library.entries:
        years.add(entry.year)
        for address in listing_addresses(entry, library):
            by_listing[address].append(entry)
        for slug, year in entry.cancelled:
            cancelled.update((AWARDS.address(slug), YEARS.address(str(year))))
            removed[AWARDS.address(slug)] += slug not in entry.awards
    for entry in library.withdrawn:
        if entry.consulted_until is not None:  # a notice was on none
            continue
        years.add(entry.year)
        for address in listing_addresses(entry, library):
            by_listing.setdefault(address, [])
            removed[address] += 1
    entries = {address: tuple(found) for address, found in by_listing.items()}
    return EntriesByListing(entries, tuple(sorted(years, reverse=True)), dict(removed), dict(cancelled))


def vocabulary_listings(library: Library, by_listing: EntriesByListing) -> Iterator[Listing]:
    """Yield the listings of every taxonomy: index, terms, and each field's years."""
    for taxonomy in VOCABULARY_TAXONOMIES:
        terms = tuple(getattr(library.context.vocabularies, taxonomy.name))
        yield _index(taxonomy, terms, library.context.vocabularies, by_listing)
        for term in terms:
            yield _term(taxonomy, term, library, by_listing)
            if taxonomy is FIELDS:
                yield from _field_years(term, by_listing)


def _index(
    taxonomy: Taxonomy, terms: tuple[Term, ...], vocabularies: Vocabularies, by_listing: EntriesByListing
) -> Listing:
    groups: dict[str, list[Item]] = defaultdict(list)
    for term in terms:
        item = by_listing.item(term.label, taxonomy.address(term.slug))
        groups[_group_of(term, vocabularies)].append(item)
    return Listing(
        address=taxonomy.base,
        heading=taxonomy.title,
        title=taxonomy.title,
        lead=taxonomy.lead,
        groups=tuple(Group(title, tuple(items)) for title, items in groups.items()),
        is_index=True,
    )


def _group_of(term: Term, vocabularies: Vocabularies) -> str:
    """Awards stand by family, movements by scope, the ended ones by themselves (requirements A12)."""
    match term:
        case AwardTerm():
            return vocabularies.award_families[term.family].label
        case Movement(ended=True):
            return "Đã kết thúc"
        case Movement():
            return vocabularies.movement_scopes[term.scope].label
        case _:
            return ""


def _term(taxonomy: Taxonomy, term: Term, library: Library, by_listing: EntriesByListing) -> Listing:
    address = taxonomy.address(term.slug)
    groups: tuple[Group, ...] = ()
    if taxonomy is FIELDS:
        groups = (Group("Theo năm", by_listing.year_items(address)),)
    return Listing(
        address=address,
        heading=term.label,
        title=f"{term.label} – {taxonomy.title}",
        lead="",
        crumbs=(Item(taxonomy.title, taxonomy.base),),
        entries=by_listing.at(address),
        groups=tuple(group for group in groups if group.items),
        notes=(*_notes(term, library.context.vocabularies), *by_listing.adjustments(address)),
        filters=((taxonomy.slug, term.slug),),
    )


def _notes(term: Term, vocabularies: Vocabularies) -> Iterator[Note]:
    match term:
        case Movement():
            yield Note("Phạm vi", ((vocabularies.movement_scopes[term.scope].label, None),))
            if term.ended:
                yield Note("Tình trạng", (("Đã kết thúc", None),))
            for label, value in (("Căn cứ", term.basis), ("Giai đoạn", term.period)):
                if value:
                    yield Note(label, ((value, None),))
            if term.launched:
                yield Note("Phát động", ((f"{term.launched:%d/%m/%Y}", None),))
            for lead in term.lead:
                mode = "được giao chủ trì" if lead.mode == "giao" else "được đề nghị chủ trì"
                yield Note("Cơ quan chủ trì", ((f"{lead.agency} ({mode} theo {lead.plan})", None),))
            if term.aliases:
                yield Note("Còn gọi là", tuple((alias, None) for alias in term.aliases))
        case AwardTerm():
            yield Note("Cấp khen thưởng", ((vocabularies.award_levels[term.level].label, None),))
            if term.authority:
                yield Note("Thẩm quyền", ((vocabularies.authorities[term.authority].label, None),))


def _field_years(term: Term, by_listing: EntriesByListing) -> Iterator[Listing]:
    base = FIELDS.address(term.slug)
    for item in by_listing.year_items(base):
        yield Listing(
            address=item.address,
            heading=f"{term.label}: {item.label.lower()}",
            title=f"{term.label}, {item.label.lower()} – {FIELDS.title}",
            lead="",
            crumbs=(Item(FIELDS.title, FIELDS.base), Item(term.label, base)),
            entries=by_listing.at(item.address),
            filters=((FIELDS.slug, term.slug), (YEARS.slug, item.address.split("/")[-2])),
        )


def year_listings(library: Library, by_listing: EntriesByListing) -> Iterator[Listing]:
    """Yield the index of years and each year, with the fields and provinces it has."""
    items = by_listing.year_items(YEARS.base)
    yield Listing(YEARS.base, YEARS.title, YEARS.title, YEARS.lead, groups=(Group("", items),), is_index=True)
    for year in by_listing.years:
        address = YEARS.address(str(year))
        yield Listing(
            address=address,
            heading=f"Năm {year}",
            title=f"Năm {year}",
            lead="",
            crumbs=(Item(YEARS.title, YEARS.base),),
            entries=by_listing.at(address),
            filters=((YEARS.slug, str(year)),),
            notes=by_listing.adjustments(address),
            groups=tuple(_groups_of_year(year, by_listing.at(address), library)),
        )


def _groups_of_year(year: int, entries: tuple[Entry, ...], library: Library) -> Iterator[Group]:
    fields = Counter(slug for entry in entries for slug in entry.fields)
    provinces = Counter(unit for entry in entries for unit in provinces_of(entry))
    yield Group(
        "Theo lĩnh vực",
        tuple(
            Item(term.name, f"{FIELDS.address(term.slug)}{year}/", fields[term.slug])
            for term in library.context.vocabularies.fields
            if term.slug in fields
        ),
    )
    gazetteer = library.context.gazetteer
    ordered = [unit for unit in (*gazetteer.provinces_now(), *PSEUDO_PLACES) if unit in provinces]
    yield Group(
        "Theo địa phương",
        tuple(
            Item(
                gazetteer.printed(unit, "short"),
                f"{place_address(unit, gazetteer)}{year}/",
                provinces[unit],
            )
            for unit in ordered
        ),
    )
