"""Counts: how many entries there are, and how many people, groups and households they tell of."""

from collections import defaultdict
from collections.abc import Sequence

from generator.content.entry import Entry
from generator.gazetteer import PSEUDO_PLACES
from generator.outputs.data.documents import Document, Json
from generator.outputs.data.lists import TAXONOMIES
from generator.outputs.data.shared import Shared
from generator.site.exemplars import ExemplarCount, count_exemplars
from generator.site.taxonomies import FIELDS, PLACES, listing_addresses, place_address

_NO_TYPE = "khong-ro"  # of stories that name nobody


def counts_document(shared: Shared) -> Document:
    """Return the counts of the whole site, of each listing of a term, and of each field in each year.

    They are the numbers of the site's listings, without its entries about children.
    """
    return Document("counts.json", "counts", _Counter(shared).counts())


class _Counter:
    """Counts listings; those without an entry about a child have been counted by the site."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        library = shared.site.library
        children = (entry for entry in library.entries if entry.is_child)
        self._uncounted = {address for entry in children for address in listing_addresses(entry, library)}

    def counts(self) -> Json:
        site, gazetteer = self._shared.site, self._shared.site.library.context.gazetteer
        by_taxonomy = {
            taxonomy.slug: [
                self._listing(taxonomy.address(slug), name) for slug, name in taxonomy.values_of(site.library)
            ]
            for taxonomy in TAXONOMIES
        }
        places = (*gazetteer.provinces_now(), *PSEUDO_PLACES)
        by_taxonomy[PLACES.slug] = [
            self._listing(place_address(each, gazetteer), gazetteer.printed(each, "short")) for each in places
        ]
        return {
            "all": self._count(self._shared.entries, count_exemplars(self._shared.entries, site.library.profiles)),
            "lists": {slug: [each for each in found if each["entries"]] for slug, found in by_taxonomy.items()},
            "fields_by_year": list(self._fields_by_year()),
        }

    def _fields_by_year(self) -> Sequence[Json]:
        """Return the table that reports have: year, field, groups and individuals."""
        site = self._shared.site
        rows = (
            {"year": year, "field": slug} | self._at(f"{FIELDS.address(slug)}{year}/")
            for year in site.by_listing.years
            for slug, _ in FIELDS.values_of(site.library)
        )
        return [row for row in rows if row["entries"]]

    def _listing(self, address: str, name: str) -> Json:
        return {"address": address, "name": name} | self._at(address)

    def _at(self, address: str) -> Json:
        site = self._shared.site
        entries = site.by_listing.at(address)
        if address not in self._uncounted:
            return self._count(entries, site.by_listing.exemplars.get(address, ()))
        own = [each for each in entries if not each.is_child]
        return self._count(own, count_exemplars(own, site.library.profiles))

    @staticmethod
    def _count(entries: Sequence[Entry], exemplars: Sequence[ExemplarCount]) -> Json:
        numbers: dict[str, int] = defaultdict(int)
        for subject_type, number in exemplars:
            numbers[subject_type or _NO_TYPE] += number
        return {"entries": len(entries), "exemplars": dict(numbers)}
