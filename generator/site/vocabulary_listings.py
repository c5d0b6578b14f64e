"""Builds the listings of vocabularies: their indexes, their terms, and the years and provinces of each term."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.content.data.terms import AwardTerm, Movement, Term
from generator.gazetteer import PSEUDO_PLACES
from generator.site.library import Library
from generator.site.listings import EntriesByListing, Group, Item, Listing, Note
from generator.site.taxonomies import FIELDS, PLACES, VOCABULARY_TAXONOMIES, YEARS, Taxonomy, place_address


def vocabulary_listings(library: Library, by_listing: EntriesByListing) -> Iterator[Listing]:
    """Yield the index of every vocabulary that has terms, and the listings of every term, its years and provinces."""
    for taxonomy in VOCABULARY_TAXONOMIES:
        terms = tuple(getattr(library.context.vocabularies, taxonomy.name))
        if not terms:
            continue
        yield _index(taxonomy, terms, library, by_listing)
        for term in terms:
            parts = _parts(taxonomy, term, library, by_listing)
            yield _term(taxonomy, term, parts, library, by_listing)
            for part in parts:
                yield from (_part(taxonomy, term, part.facet, item, by_listing) for item in part.items)


def _index(taxonomy: Taxonomy, terms: tuple[Term, ...], library: Library, by_listing: EntriesByListing) -> Listing:
    groups: dict[str, list[Item]] = defaultdict(list)
    for term in terms:
        item = by_listing.item(term.label, taxonomy.address(term.slug))
        groups[_group_of(term, library)].append(item)
    return Listing(
        address=taxonomy.base,
        heading=taxonomy.title(library.context.messages),
        title=taxonomy.title(library.context.messages),
        lead=taxonomy.lead(library.context.messages),
        groups=tuple(Group(title, tuple(items)) for title, items in groups.items()),
        is_index=True,
    )


def _group_of(term: Term, library: Library) -> str:
    """Return the group of a term on its index: awards by family, movements by scope or ended (requirements A12)."""
    match term:
        case AwardTerm():
            return library.context.vocabularies.award_families[term.family].label
        case Movement(ended=True):
            return library.context.messages.text("movement.ended")
        case Movement():
            return library.context.vocabularies.movement_scopes[term.scope].label
        case _:
            return ""


class _Parts(NamedTuple):
    """The listings below that of a term that divide its entries by another facet."""

    heading: str
    facet: Taxonomy
    items: tuple[Item, ...]


def _parts(taxonomy: Taxonomy, term: Term, library: Library, by_listing: EntriesByListing) -> tuple[_Parts, ...]:
    base, text = taxonomy.address(term.slug), library.context.messages.text
    found: list[_Parts] = []
    if taxonomy.has_years:
        found.append(_Parts(text("listing.by_year"), YEARS, by_listing.year_items(base)))
    if taxonomy.has_provinces:
        provinces = by_listing.province_items(base, library.context.gazetteer)
        found.append(_Parts(text("listing.by_place"), PLACES, provinces))
    return tuple(each for each in found if each.items)


def _term(
    taxonomy: Taxonomy, term: Term, parts: tuple[_Parts, ...], library: Library, by_listing: EntriesByListing
) -> Listing:
    address, messages = taxonomy.address(term.slug), library.context.messages
    index = taxonomy.title(messages)
    return Listing(
        address=address,
        heading=term.label,
        title=messages.text("listing.titled", name=term.label, listing=index),
        lead=term.note or "",
        crumbs=(Item(index, taxonomy.base),),
        entries=by_listing.at(address),
        groups=(*(Group(part.heading, part.items) for part in parts), *_by_place(taxonomy, term, library, by_listing)),
        notes=(*_notes(term, library), *by_listing.adjustments(address)),
        filters=((taxonomy.slug, term.slug),),
    )


def _by_place(taxonomy: Taxonomy, term: Term, library: Library, by_listing: EntriesByListing) -> Iterator[Group]:
    """Yield links to the listings of a field in each place, which are below those of places."""
    if taxonomy is not FIELDS:
        return
    gazetteer = library.context.gazetteer
    places = (*gazetteer.provinces_now(), *PSEUDO_PLACES)
    links = ((gazetteer.printed(each, "short"), f"{place_address(each, gazetteer)}{term.slug}/") for each in places)
    if items := by_listing.filled_items(links):
        yield Group(library.context.messages.text("listing.by_place"), items)


def _part(taxonomy: Taxonomy, term: Term, facet: Taxonomy, item: Item, by_listing: EntriesByListing) -> Listing:
    """Return a listing of a term's entries of one year or province; `item` is the link to it."""
    base, messages = taxonomy.address(term.slug), by_listing.messages
    index = taxonomy.title(messages)
    value = item.address.removeprefix(base).rstrip("/")
    if facet is YEARS:
        heading = messages.text("year.of", name=term.label, year=value)
        title = messages.text("year.of_titled", name=term.label, year=value, listing=index)
    else:
        heading = messages.text("place.of", name=term.label, place=item.label)
        title = messages.text("listing.titled", name=heading, listing=index)
    return Listing(
        address=item.address,
        heading=heading,
        title=title,
        lead="",
        crumbs=(Item(index, taxonomy.base), Item(term.label, base)),
        entries=by_listing.at(item.address),
        filters=((taxonomy.slug, term.slug), (facet.slug, value)),
    )


def _notes(term: Term, library: Library) -> Iterator[Note]:
    vocabularies, text = library.context.vocabularies, library.context.messages.text
    match term:
        case Movement():
            yield Note(text("movement.scope"), ((vocabularies.movement_scopes[term.scope].label, None),))
            if term.ended:
                yield Note(text("movement.status"), ((text("movement.ended"), None),), is_own=True)
            for label, value in ((text("movement.basis"), term.basis), (text("movement.period"), term.period)):
                if value:
                    yield Note(label, ((value, None),))
            if term.launched:
                yield Note(
                    text("movement.launched"), ((library.context.messages.period(*term.launched), None),), is_own=True
                )
            for lead in (each for each in term.lead if each.plan in library.context.settings.plans):
                mode = "movement.assigned" if lead.mode == "giao" else "movement.proposed"
                yield Note(text("movement.lead"), ((text(mode, agency=lead.agency, plan=lead.plan), None),))
            if term.aliases:
                yield Note(text("movement.aliases"), tuple((alias, None) for alias in term.aliases))
        case AwardTerm():
            yield Note(text("taxonomy.award_levels.label"), ((vocabularies.award_levels[term.level].label, None),))
            if term.authority:
                yield Note(text("award.authority"), ((vocabularies.authorities[term.authority].label, None),))
