"""Suggestions of the search box while a reader types: people, places, deeds, fields, what is often asked."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, TypeAlias
from urllib.parse import quote

from generator.gazetteer import PSEUDO_PLACES, Form, Gazetteer
from generator.gazetteer.other_names import names_in_use
from generator.pages.cards import card_view
from generator.search.documents import Suggestion
from generator.site.library import Library
from generator.site.listings import EntriesByListing
from generator.site.site import SEARCH, Site
from generator.site.taxonomies import DEEDS, FIELDS, VOCABULARY_TAXONOMIES, place_address, units_of

_Kind: TypeAlias = Literal["deed", "field", "term"]
_KINDS: dict[str, _Kind] = {DEEDS.name: "deed", FIELDS.name: "field"}  # of taxonomies; of all others "term"


def suggestions(site: Site) -> Iterator[Suggestion]:
    """Yield all suggestions; of those with the same beginning, an earlier one ranks higher."""
    library, by_listing = site.library, site.by_listing
    for entry in library.profiles.values():
        if entry.is_child:  # its name stays on its own page
            continue
        card = card_view(entry, library.context, None)
        yield Suggestion("name", entry.title, entry.title, card.role or card.place, entry.address)
    yield from _places(library, by_listing)
    for text in site.searches:
        yield Suggestion("asked", text, text, "", f"{SEARCH}?q={quote(text)}")
    for taxonomy in VOCABULARY_TAXONOMIES:
        kind = _KINDS.get(taxonomy.name, "term")
        for term in getattr(library.context.vocabularies, taxonomy.name):
            address = taxonomy.address(term.slug)
            if by_listing.at(address):
                for name in (term.label, *term.aliases):
                    yield Suggestion(kind, name, term.label, taxonomy.title(library.context.messages), address)


def _places(library: Library, by_listing: EntriesByListing) -> Iterator[Suggestion]:
    """Yield today's provinces, former provinces, and every other place that has entries."""
    gazetteer = library.context.gazetteer
    for province in gazetteer.provinces_now():
        own = _place(province, "short", "", place_address(province, gazetteer), gazetteer)
        yield own
        yield from (replace(own, name=name) for name in names_in_use(province))
    for province in gazetteer.provinces_then():
        yield from _former_province(province, library, by_listing)
    units = {unit for entry in library.entries for unit in units_of(entry, gazetteer)} - PSEUDO_PLACES.keys()
    below = [unit for unit in units if gazetteer.unit(unit).parent is not None]
    for unit in sorted(below, key=lambda each: _rank(each, gazetteer)):
        yield _unit(unit, library)


def _place(unit: str, form: Form, note: str, address: str, gazetteer: Gazetteer) -> Suggestion:
    return Suggestion("place", gazetteer.printed(unit, "bare"), gazetteer.printed(unit, form), note, address)


def _former_province(province: str, library: Library, by_listing: EntriesByListing) -> Iterator[Suggestion]:
    """Yield a former province unless one of today has its name; without entries of its own it links to today's."""
    gazetteer = library.context.gazetteer
    successors = gazetteer.unit(province).successors
    if any(gazetteer.printed(each, "bare") == gazetteer.printed(province, "bare") for each in successors):
        return
    own = place_address(province, gazetteer)
    address = own if own in by_listing.entries else place_address(successors[0], gazetteer)
    names = ", ".join(gazetteer.printed(each, "short") for each in successors)
    note = library.context.messages.text("place.now_part_of", places=names)
    yield _place(province, "full", note, address, gazetteer)


def _unit(unit: str, library: Library) -> Suggestion:
    gazetteer = library.context.gazetteer
    _, *above = gazetteer.ancestors(unit)
    note = ", ".join(gazetteer.printed(each, "short") for each in above)
    if gazetteer.unit(unit).era == "then":
        note = library.context.messages.text("place.former", name=note)
    return _place(unit, "full", note, place_address(unit, gazetteer), gazetteer)


def _rank(unit: str, gazetteer: Gazetteer) -> tuple[int, bool, str, str]:
    """Return a sort key: larger places first; of the same level, today's first."""
    is_former = gazetteer.unit(unit).era == "then"
    return len(gazetteer.ancestors(unit)), is_former, gazetteer.printed(unit, "path"), unit
