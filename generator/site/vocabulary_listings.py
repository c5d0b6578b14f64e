"""Builds the listings of vocabularies: their indexes, their terms, and the years and places of a term."""

from collections import defaultdict
from collections.abc import Iterator

from generator.content.data.terms import AwardTerm, Movement, Term
from generator.site.library import Library
from generator.site.listings import EntriesByListing, Group, Item, Listing, Note
from generator.site.taxonomies import VOCABULARY_TAXONOMIES, YEARS, Taxonomy


def vocabulary_listings(library: Library, by_listing: EntriesByListing) -> Iterator[Listing]:
    """Yield the index of every vocabulary, the listing of every term, and those of its years."""
    for taxonomy in VOCABULARY_TAXONOMIES:
        terms = tuple(getattr(library.context.vocabularies, taxonomy.name))
        yield _index(taxonomy, terms, library, by_listing)
        for term in terms:
            yield _term(taxonomy, term, library, by_listing)
            if taxonomy.has_years:
                yield from _years(taxonomy, term, by_listing)


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


def _term(taxonomy: Taxonomy, term: Term, library: Library, by_listing: EntriesByListing) -> Listing:
    address, messages = taxonomy.address(term.slug), library.context.messages
    index = taxonomy.title(messages)
    groups: tuple[Group, ...] = ()
    if taxonomy.has_years:
        groups = (Group(messages.text("listing.by_year"), by_listing.year_items(address)),)
    return Listing(
        address=address,
        heading=term.label,
        title=messages.text("listing.titled", name=term.label, listing=index),
        lead="",
        crumbs=(Item(index, taxonomy.base),),
        entries=by_listing.at(address),
        groups=tuple(group for group in groups if group.items),
        notes=(*_notes(term, library), *by_listing.adjustments(address)),
        filters=((taxonomy.slug, term.slug),),
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


def _years(taxonomy: Taxonomy, term: Term, by_listing: EntriesByListing) -> Iterator[Listing]:
    base, messages = taxonomy.address(term.slug), by_listing.messages
    index = taxonomy.title(messages)
    for item in by_listing.year_items(base):
        year = item.address.split("/")[-2]
        yield Listing(
            address=item.address,
            heading=messages.text("year.of", name=term.label, year=year),
            title=messages.text("year.of_titled", name=term.label, year=year, listing=index),
            lead="",
            crumbs=(Item(index, taxonomy.base), Item(term.label, base)),
            entries=by_listing.at(item.address),
            filters=((taxonomy.slug, term.slug), (YEARS.slug, year)),
        )
