"""Splits a listing into pages that a new entry leaves unchanged.

Pages are numbered from the oldest: page 1 holds the oldest cards and is always full. The newest cards that do not
fill a page, together with the full page before them, are on the listing's own address, which so holds between one and
two pages' worth. A new card changes that address alone; every `size` cards it also adds a numbered page and links it
from the previous one. A pair (see `pairs.py`) has one card, where the entry published first was.
"""

from dataclasses import dataclass

from generator.site.pairs import Listed


@dataclass(frozen=True, slots=True)
class ListingPage:
    """A page of a listing: its address, its number from the oldest (None at the listing's own address), its neighbours.

    `newer` and `older` are the addresses of the neighbours.
    """

    address: str
    number: int | None
    listed: tuple[Listed, ...]
    newer: str | None
    older: str | None


def former_page_addresses(address: str, count: int, removed: int, size: int) -> list[str]:
    """Return the numbered pages that a listing lost when it shrank from `count` + `removed` cards to `count`."""
    return [
        _page_address(address, number)
        for number in range(_numbered_pages(count, size) + 1, _numbered_pages(count + removed, size) + 1)
    ]


def _numbered_pages(count: int, size: int) -> int:
    return max(0, count // size - 1)


def _page_address(address: str, number: int | None) -> str:
    return address if number is None else f"{address}trang-{number}/"


def paginate(address: str, listed: tuple[Listed, ...], size: int) -> list[ListingPage]:
    """Split what a listing shows, newest first, into pages of `size`; the first one returned is its own address."""
    last = _numbered_pages(len(listed), size)
    numbers: list[int | None] = [None, *range(last, 0, -1)]
    addresses = [_page_address(address, number) for number in numbers]
    first = len(listed) - last * size
    bounds = [0, *(first + size * index for index in range(last + 1))]
    return [
        ListingPage(
            address=addresses[index],
            number=numbers[index],
            listed=listed[bounds[index] : bounds[index + 1]],
            newer=addresses[index - 1] if index else None,
            older=addresses[index + 1] if index < last else None,
        )
        for index in range(last + 1)
    ]
