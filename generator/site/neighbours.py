"""Finds where to go on from a listing without entries: the listings beside it that tell most."""

from collections.abc import Iterable, Sequence

from generator.site.listings import Item, Listing

_MOST = 8


def neighbours(listings: Iterable[Listing]) -> dict[str, tuple[Item, ...]]:
    """Return links to the listings beside each one that is empty, by its address, in their own order.

    They are those of the first group of links that has it and others with entries, or else of the groups beside. They
    have no counts, so that a new entry seldom changes the page of an empty listing.
    """
    found: dict[str, tuple[Item, ...]] = {}
    for listing in listings:
        beside = _most([item for group in listing.groups for item in group.items])
        for group in listing.groups:
            empty = [item.address for item in group.items if item.count == 0]
            if empty and (links := _most(group.items) or beside):
                for address in empty:
                    found.setdefault(address, links)
    return found


def _most(items: Sequence[Item]) -> tuple[Item, ...]:
    filled = [item for item in items if item.count]
    most = {item.address for item in sorted(filled, key=lambda item: -(item.count or 0))[:_MOST]}
    return tuple(Item(item.label, item.address) for item in filled if item.address in most)
