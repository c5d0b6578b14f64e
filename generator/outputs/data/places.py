"""Places: the units that records name, those above them, and the units of today that have their land."""

from generator.gazetteer import Gazetteer
from generator.outputs.data.documents import Document, Json, without_nothing
from generator.outputs.data.shared import Shared
from generator.site.taxonomies import place_address


def places_document(shared: Shared) -> Document:
    """Return the units in use, former and today's, with their succession, ordered by id."""
    gazetteer, by_listing = shared.site.library.context.gazetteer, shared.site.by_listing
    named = {place.unit for entry in shared.entries for place in entry.places}
    named |= {commune for entry in shared.entries for place in entry.places for commune in place.communes}
    named |= {place.province for entry in shared.entries for place in entry.places}
    above = {unit for each in named for unit in gazetteer.ancestors(each)}
    heirs = {unit for each in above for unit in gazetteer.unit(each).successors if len(gazetteer.ancestors(each)) == 1}
    used = above | heirs
    units = [_unit(each, gazetteer, place_address(each, gazetteer) in by_listing.entries) for each in sorted(used)]
    return Document("places.json", "places", {"units": units})


def _unit(identifier: str, gazetteer: Gazetteer, has_listing: bool) -> Json:  # noqa: FBT001
    unit = gazetteer.unit(identifier)
    return {
        "id": unit.id,
        "name": unit.name,
        "era": unit.era,
        "level": unit.level,
        "code": unit.code,
    } | without_nothing(
        {
            "parent": unit.parent,
            "until": unit.until and unit.until.isoformat(),
            "successors": unit.successors,
            "address": place_address(identifier, gazetteer) if has_listing else None,
        }
    )
