"""Lists: which entries each listing of the site has, by identifier; listings of two terms are left to the reader."""

from collections import defaultdict
from collections.abc import Iterator

from generator.gazetteer import PSEUDO_PLACES, Gazetteer
from generator.outputs.data.documents import Document, Json
from generator.outputs.data.shared import Shared
from generator.site.collections import BASE as COLLECTIONS
from generator.site.taxonomies import PLACES, VOCABULARY_TAXONOMIES, YEARS, place_address

COLLECTION_LIST = COLLECTIONS.rstrip("/")
TAXONOMIES = (*VOCABULARY_TAXONOMIES, YEARS)


def lists(shared: Shared) -> Iterator[Document]:
    """Yield the lists of each taxonomy, of the collections, and of the places of each of today's provinces."""
    library, by_listing = shared.site.library, shared.site.by_listing
    for taxonomy in TAXONOMIES:
        terms = [(taxonomy.address(slug), name) for slug, name in taxonomy.values_of(library)]
        yield _document(
            taxonomy.slug, [_list(address, name, shared.of(by_listing.at(address))) for address, name in terms]
        )
    collections = shared.site.collections
    yield _document(
        COLLECTION_LIST,
        [_list(each.address, each.label, shared.of(by_listing.at(each.address))) for each in collections],
    )
    yield from _places(shared)


def _places(shared: Shared) -> Iterator[Document]:
    """Yield a document for each of today's provinces with entries: its lists and those of all units on its land."""
    gazetteer = shared.site.library.context.gazetteer
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for entry in shared.entries:
        identifier = shared.identifiers[entry.address]
        for place in entry.places:
            units = found[place.province]
            for unit in (place.province, *gazetteer.ancestors(place.unit), place.exact_commune):
                if unit is not None:
                    units[unit][identifier] = None
        for word in entry.elsewhere if not entry.places else ():
            found[word][word][identifier] = None
    for top in sorted(found):
        values = [
            _list(place_address(unit, gazetteer), _name(unit, gazetteer), list(found[top][unit]), unit)
            for unit in sorted(found[top])
        ]
        yield _document(f"{PLACES.slug}/{gazetteer.slug(top)}", values)


def _name(unit: str, gazetteer: Gazetteer) -> str:
    return gazetteer.printed(unit, "full" if unit in PSEUDO_PLACES else "path")


def _list(address: str, name: str, entries: list[str], unit: str | None = None) -> Json:
    return {"address": address, "name": name, **({"unit": unit} if unit else {}), "entries": entries}


def _document(name: str, values: list[Json]) -> Document:
    filled = [each for each in values if each["entries"]]
    return Document(f"lists/{name}.json", "lists", {"lists": filled})
