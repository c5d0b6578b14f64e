"""Recognises the addresses of listings that a site once had, so that each answers when its last entry leaves it.

A correction of an entry's year, field or place can empty a listing. What the site published before tells which.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from generator.content.context import Context
from generator.content.value_types import MAX_YEAR, MIN_YEAR
from generator.gazetteer import PSEUDO_PLACES, Gazetteer
from generator.site.taxonomies import FIELDS, PLACES, VOCABULARY_TAXONOMIES, YEARS, place_address

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PAGE = re.compile(r"(.*/)trang-[0-9]{1,5}/")


class FormerListings(NamedTuple):
    """The addresses of listings, with the years and the units of the gazetteer that they are about."""

    addresses: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    units: frozenset[str] = frozenset()


NO_LISTINGS = FormerListings()


def former_listings(addresses: Iterable[str], context: Context) -> FormerListings:
    """Return the listings among published addresses, with those above each: years, places, and parts of today's terms.

    The listings of whole terms stay as long as their terms do.
    """
    listings: set[str] = set()
    years: set[int] = set()
    units: set[str] = set()
    for address in addresses:
        base, year = _split_year(address)
        whole, field = _split_field(base, context) if year is None else (base, None)
        place = _place_at(whole, context.gazetteer) if whole.startswith(PLACES.base) else None
        is_whole = year is None and field is None
        if place is not None and (is_whole or _is_province(place, context.gazetteer)):
            chain = (place,) if place in PSEUDO_PLACES else context.gazetteer.ancestors(place)
            units.update(chain)
            listings.update(place_address(each, context.gazetteer) for each in chain)
        elif not ((year is not None and base == YEARS.base) or _is_part(address, year, context)):
            continue
        listings.add(address)
        if year is not None:
            years.add(year)
            listings.add(YEARS.address(str(year)))
    return FormerListings(frozenset(listings), frozenset(years), frozenset(units))


def listing_of_page(address: str) -> str | None:
    """Return the address of the listing that a numbered page belongs to; None for another address."""
    found = _PAGE.fullmatch(address)
    return found[1] if found else None


def _split_year(address: str) -> tuple[str, int | None]:
    """Return the address without a year at its end, and the year."""
    *parts, last = address.rstrip("/").split("/")
    if parts and _YEAR.fullmatch(last) and MIN_YEAR <= int(last) <= MAX_YEAR:
        return f"{'/'.join(parts)}/", int(last)
    return address, None


def _split_field(address: str, context: Context) -> tuple[str, str | None]:
    """Return the address without a field at its end, and the slug of the field."""
    above, _, last = address.rstrip("/").rpartition("/")
    return (f"{above}/", last) if last in context.vocabularies.slugs(FIELDS.name) else (address, None)


def _is_part(address: str, year: int | None, context: Context) -> bool:
    """Return whether an address is that of the entries of one term and one year, or one term and one province."""
    for taxonomy in VOCABULARY_TAXONOMIES:
        if not address.startswith(taxonomy.base):
            continue
        term, _, part = address.removeprefix(taxonomy.base).rstrip("/").partition("/")
        if term not in context.vocabularies.slugs(taxonomy.name):
            return False
        if year is not None:
            return taxonomy.has_years and part == str(year)
        place = _place_at(PLACES.address(part), context.gazetteer)
        return taxonomy.has_provinces and place is not None and _is_province(place, context.gazetteer)
    return False


def _is_province(place: str, gazetteer: Gazetteer) -> bool:
    """Return whether a place is a pseudo place or a province of today: their years and fields have listings."""
    return place in PSEUDO_PLACES or (gazetteer.unit(place).era == "now" and gazetteer.unit(place).parent is None)


def _place_at(address: str, gazetteer: Gazetteer) -> str | None:
    return _places_by_address(gazetteer).get(address)


@lru_cache(maxsize=1)
def _places_by_address(gazetteer: Gazetteer) -> dict[str, str]:
    return {place_address(place, gazetteer): place for place in (*gazetteer.every_unit(), *PSEUDO_PLACES)}
