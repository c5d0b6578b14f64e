"""Values of the cards of collections."""

from typing import NamedTuple

from generator.pages.cards import Cover, cover
from generator.site.collections import Collection
from generator.site.listings import EntriesByListing, Item

_SCENES = 3


class CollectionCard(NamedTuple):
    """The card of a collection: its link, a sentence about it, covers of its entries, different scenes first."""

    item: Item
    note: str
    covers: tuple[Cover, ...]


def collection_card(collection: Collection, by_listing: EntriesByListing) -> CollectionCard:
    """Return the card of a collection."""
    covers = [cover(each) for each in by_listing.at(collection.address)]
    first = {each.deed or each.field: each for each in reversed(covers)}
    different = [each for each in covers if first[each.deed or each.field] is each]
    others = [each for each in covers if first[each.deed or each.field] is not each]
    item = by_listing.item(collection.label, collection.address)
    return CollectionCard(item, collection.note, (*different, *others)[:_SCENES])
