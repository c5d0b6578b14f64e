"""Identifiers of entries for other programs: permanent, and without the names that addresses hold."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from generator.content.entry import Entry
from generator.site.library import former_addresses

_DIGITS = 16  # 64 bits
_ON_A_PAGE = 100
_BASE = 16  # of the digits


def identifier_of(entry: Entry) -> str:
    """Return the identifier of an entry: a digest of its number, else of its first address, in hexadecimal.

    It survives renaming, and a notice of withdrawal may repeat it.
    """
    first = str(entry.number) if entry.number else f"/{next(iter(former_addresses(entry)), entry.address)}"
    return sha256(first.encode()).hexdigest()[:_DIGITS]


def page_digits(count: int) -> int:
    """Return the number of digits that name a page of `count` entries."""
    digits = 1
    while count > _ON_A_PAGE * _BASE**digits:
        digits += 1
    return digits


def pages_by_identifier(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Divide entries into pages of at most about a hundred, by the first digits of their identifiers, in that order.

    An entry stays on its page, so that a new one changes a single page. Pages are divided anew when there are sixteen
    times as many entries.
    """
    identified = sorted(((identifier_of(each), each) for each in entries), key=lambda pair: pair[0])
    digits = page_digits(len(identified))
    pages: dict[str, list[Entry]] = defaultdict(list)
    for identifier, entry in identified:
        pages[identifier[:digits]].append(entry)
    return dict(pages)
