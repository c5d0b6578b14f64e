"""What search offers while a reader types: people, places then and now, fields and other ways in."""

from collections.abc import Iterator
from typing import Literal

from generator.content.entry_type import EntryType
from generator.gazetteer import Gazetteer
from generator.pages.cards import card
from generator.search.documents import Suggestion
from generator.site.library import Library
from generator.site.listings import EntriesByListing
from generator.site.taxonomies import FIELDS, PSEUDO_PLACES, TAXONOMIES, place_address, units_of


def suggestions(library: Library, by_listing: EntriesByListing) -> Iterator[Suggestion]:
    """Yield what may be offered; of what begins alike, the first given is offered first."""
    for entry in library.entries:
        if entry.type is EntryType.PROFILE:
            shown = card(entry, library, None)
            yield Suggestion("name", entry.title, entry.title, shown.role or shown.place, entry.address)
    yield from _places(library, by_listing)
    for taxonomy in TAXONOMIES:
        for term in getattr(library.vocabularies, taxonomy.vocabulary):
            address = f"{taxonomy.base}{term.slug}/"
            if by_listing.at(address):
                for name in (term.label, *term.aliases):
                    kind: Literal["field", "term"] = "field" if taxonomy is FIELDS else "term"
                    yield Suggestion(kind, name, term.label, taxonomy.title, address)


def _places(library: Library, by_listing: EntriesByListing) -> Iterator[Suggestion]:
    """Yield today's provinces, those of before, and every other place that entries are filed under."""
    gazetteer = library.gazetteer
    for province in gazetteer.provinces_now():
        name = gazetteer.short_name(province)
        yield Suggestion("place", gazetteer.bare_name(province), name, "", place_address(province, gazetteer))
    for province in gazetteer.provinces_then():
        yield from _former_province(province, library, by_listing)
    filed = {unit for entry in library.entries for unit in units_of(entry, gazetteer)} - PSEUDO_PLACES.keys()
    below = [unit for unit in filed if gazetteer.unit(unit).parent is not None]
    for unit in sorted(below, key=lambda each: _rank(each, gazetteer)):
        yield _unit(unit, library)


def _former_province(province: str, library: Library, by_listing: EntriesByListing) -> Iterator[Suggestion]:
    """An old province leads to its own listing; where nothing is filed under it, to today's."""
    gazetteer = library.gazetteer
    successors = gazetteer.unit(province).successors
    if any(gazetteer.bare_name(each) == gazetteer.bare_name(province) for each in successors):
        return
    own = place_address(province, gazetteer)
    address = own if own in by_listing.entries else place_address(successors[0], gazetteer)
    note = "nay thuộc " + ", ".join(gazetteer.short_name(each) for each in successors)
    yield Suggestion("place", gazetteer.bare_name(province), gazetteer.unit(province).name, note, address)


def _unit(unit: str, library: Library) -> Suggestion:
    gazetteer = library.gazetteer
    found = gazetteer.unit(unit)
    _, *above = gazetteer.ancestors(unit)
    note = ", ".join(gazetteer.short_name(each) for each in above)
    if found.era == "then":
        note += " (trước 7/2025)"
    return Suggestion("place", gazetteer.bare_name(unit), found.name, note, place_address(unit, gazetteer))


def _rank(unit: str, gazetteer: Gazetteer) -> tuple[int, bool, str, str]:
    """Larger places first, of these today's."""
    return len(gazetteer.ancestors(unit)), gazetteer.unit(unit).era == "then", gazetteer.path(unit), unit
