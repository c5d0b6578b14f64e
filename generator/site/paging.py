"""Cuts a listing into pages so that old pages stay as they are when an entry is added.

Pages are numbered from the oldest: page 1 holds the oldest entries, and is full for ever. What is not yet a full page,
and the full page before it, stand on the listing's own address. So it holds between one and two pages' worth, and a
new entry changes that address alone; once in `size` entries it also makes one new page and links it from the last.
"""

from dataclasses import dataclass

from generator.content.model import Entry


@dataclass(frozen=True, slots=True)
class ListingPage:
    """One page: its address, its number from the oldest (None for the listing's own address), its neighbours."""

    address: str
    number: int | None
    entries: tuple[Entry, ...]
    newer: str | None
    older: str | None


def lost_pages(address: str, count: int, left: int, size: int) -> list[str]:
    """Return the numbered pages that a listing of `count` entries had before `left` others left it, and has no more."""
    return [f"{address}trang-{number}/" for number in range(_full(count, size) + 1, _full(count + left, size) + 1)]


def _full(count: int, size: int) -> int:
    """Return how many pages have a number."""
    return max(0, count // size - 1)


def cut(address: str, entries: tuple[Entry, ...], size: int) -> list[ListingPage]:
    """Cut entries, newest first, into pages of `size`; the first page returned is the listing's own address."""
    full = _full(len(entries), size)
    numbers: list[int | None] = [None, *range(full, 0, -1)]
    addresses = [address if number is None else f"{address}trang-{number}/" for number in numbers]
    first = len(entries) - full * size
    bounds = [0, *(first + size * place for place in range(full + 1))]
    return [
        ListingPage(
            address=addresses[place],
            number=numbers[place],
            entries=entries[bounds[place] : bounds[place + 1]],
            newer=addresses[place - 1] if place else None,
            older=addresses[place + 1] if place < full else None,
        )
        for place in range(full + 1)
    ]
