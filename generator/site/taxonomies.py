"""The taxonomies of the site, in one table, and the terms, places and listings that an entry belongs to.

Slugs of taxonomies and the addresses made of them are permanent.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from generator.content.entry import Entry
from generator.gazetteer import PSEUDO_PLACES, Gazetteer, Resolution
from generator.messages.messages import Messages
from generator.site.library import Library

_PLACES_CACHED = 1 << 15  # a hundred thousand entries share a few thousand places
_TermsOf: TypeAlias = Callable[[Entry, Library], tuple[str, ...]]
_Values: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A way to group entries: an index with a listing for each of its terms, or a facet of search, or both.

    `name` is that of its vocabulary, unless it has `own_values`. `slug` is the address of its index and the key of its
    facet. `terms_of` returns the slugs of the terms that an entry belongs to. If it `has_years`, the listing of each
    term has one below it for each year with entries, and likewise for each of today's provinces if it `has_provinces`.
    Unless it `is_offered`, search uses the facet only in links from listings. `own_values` returns slug and name of
    every term, in order.
    """

    name: str
    slug: str
    terms_of: _TermsOf
    has_years: bool = False
    has_provinces: bool = False
    is_offered: bool = True
    own_values: Callable[[Library], _Values] | None = None

    @property
    def base(self) -> str:
        """Return the address of the index."""
        return f"{self.slug}/"

    def address(self, term: str) -> str:
        """Return the address of a term's listing."""
        return f"{self.slug}/{term}/"

    def label(self, messages: Messages) -> str:
        """Return the name of the facet."""
        return messages.text(f"taxonomy.{self.name}.label")

    def title(self, messages: Messages) -> str:
        """Return the title of the index."""
        return messages.text(f"taxonomy.{self.name}.title")

    def lead(self, messages: Messages) -> str:
        """Return the sentence that introduces the index."""
        return messages.text(f"taxonomy.{self.name}.lead")

    def by(self, messages: Messages) -> str:
        """Return the heading of a group of its terms: “Theo lĩnh vực”."""
        return messages.text(f"taxonomy.{self.name}.by")

    def values_of(self, library: Library) -> _Values:
        """Return the slug and the name of every value of the facet, in order."""
        if self.own_values is not None:
            return self.own_values(library)
        return tuple((term.slug, term.name) for term in getattr(library.context.vocabularies, self.name))


def _subject_types(entry: Entry, library: Library) -> tuple[str, ...]:
    """Return the subject types of an entry; a story has those of its exemplars too."""
    profiles = (library.profiles.get(slug) for slug, _ in entry.exemplars)
    of_profiles = (kind for profile in profiles if profile is not None for kind in profile.subject_types)
    return tuple(dict.fromkeys((*of_profiles, *entry.subject_types)))


def _award_levels(entry: Entry, library: Library) -> tuple[str, ...]:
    awards = library.context.vocabularies.awards
    return tuple(dict.fromkeys(awards[slug].level for slug in entry.awards))


def _years(library: Library) -> _Values:
    """Return the years that have entries, newest first."""
    return tuple((str(year), str(year)) for year in sorted({entry.year for entry in library.entries}, reverse=True))


def _provinces_now(library: Library) -> _Values:
    """Return today's provinces, then the pseudo places."""
    gazetteer = library.context.gazetteer
    places = (*gazetteer.provinces_now(), *PSEUDO_PLACES)
    return tuple((gazetteer.slug(place), gazetteer.printed(place, "short")) for place in places)


def _province_slugs(entry: Entry, library: Library) -> tuple[str, ...]:
    return tuple(map(library.context.gazetteer.slug, provinces_of(entry)))


FIELDS = Taxonomy(
    name="fields",
    slug="linh-vuc",
    terms_of=lambda entry, _: entry.fields,
    has_years=True,
)
DEEDS = Taxonomy(
    name="deeds",
    slug="viec-tot",
    terms_of=lambda entry, _: entry.terms_of("deeds"),
    has_years=True,
    has_provinces=True,
)
MOVEMENTS = Taxonomy(
    name="movements",
    slug="phong-trao",
    terms_of=lambda entry, _: entry.terms_of("movements"),
)
AWARDS = Taxonomy(
    name="awards",
    slug="khen-thuong",
    terms_of=lambda entry, _: entry.awards,
    is_offered=False,  # too many to choose from: readers choose the level
)
KINDS = Taxonomy(
    name="kinds",
    slug="loai-guong",
    terms_of=lambda entry, _: (entry.kind,),
)
SUBJECT_TYPES = Taxonomy(
    name="subject_types",
    slug="doi-tuong",
    terms_of=_subject_types,
)
GENRES = Taxonomy(
    name="genres",
    slug="the-loai",
    terms_of=lambda entry, _: (entry.genre,) if entry.genre else (),
)
YEARS = Taxonomy(
    name="years",
    slug="nam",
    terms_of=lambda entry, _: (str(entry.year),),
    own_values=_years,
)
PLACES = Taxonomy(
    name="places",
    slug="dia-phuong",
    terms_of=_province_slugs,
    own_values=_provinces_now,
)
AWARD_LEVELS = Taxonomy(name="award_levels", slug="cap-khen", terms_of=_award_levels)

# With listings, in their order.
VOCABULARY_TAXONOMIES = (FIELDS, DEEDS, MOVEMENTS, AWARDS, KINDS, SUBJECT_TYPES, GENRES)
FACETS = (  # in search's order
    FIELDS,
    DEEDS,
    YEARS,
    PLACES,
    MOVEMENTS,
    KINDS,
    SUBJECT_TYPES,
    AWARD_LEVELS,
    GENRES,
    AWARDS,
)
FORMER_PLACES = f"{PLACES.base}truoc-2025/"


@lru_cache(maxsize=_PLACES_CACHED)
def place_address(place: str, gazetteer: Gazetteer) -> str:
    """Return the address of a place's listing: units of today are below their province, former ones apart."""
    slug = gazetteer.slug(place)
    if place in PSEUDO_PLACES:
        return PLACES.address(slug)
    unit = gazetteer.unit(place)
    if unit.era == "then":
        return f"{FORMER_PLACES}{slug}/"
    if unit.parent is None:
        return PLACES.address(slug)
    return f"{PLACES.address(gazetteer.slug(unit.parent))}{slug}/"


def provinces_of(entry: Entry) -> tuple[str, ...]:
    """Return the ids of today's provinces that an entry belongs to, or its pseudo place."""
    return _provinces(entry.places) or entry.elsewhere


@lru_cache(maxsize=_PLACES_CACHED)
def _provinces(places: tuple[Resolution, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.province for place in places))


def units_of(entry: Entry, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the ids of the units that list an entry, or its pseudo place.

    They are the named unit with its ancestors at the time, today's province and, where it is known, today's commune.
    """
    return _units(entry.places, gazetteer) or entry.elsewhere


@lru_cache(maxsize=_PLACES_CACHED)
def _units(places: tuple[Resolution, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    units: dict[str, None] = dict.fromkeys(_provinces(places))
    for place in places:
        units |= dict.fromkeys(gazetteer.ancestors(place.unit))
        if place.exact_commune is not None:
            units[place.exact_commune] = None
    return tuple(units)


def listing_addresses(entry: Entry, library: Library) -> Iterator[str]:
    """Yield the address of every listing that holds an entry."""
    year, gazetteer = str(entry.year), library.context.gazetteer
    provinces = _province_slugs(entry, library)
    yield YEARS.address(year)
    for taxonomy in VOCABULARY_TAXONOMIES:
        below = (*((year,) if taxonomy.has_years else ()), *(provinces if taxonomy.has_provinces else ()))
        for term in taxonomy.terms_of(entry, library):
            yield taxonomy.address(term)
            yield from (f"{taxonomy.address(term)}{each}/" for each in below)
    for unit in units_of(entry, gazetteer):
        yield place_address(unit, gazetteer)
    for province in provinces_of(entry):
        address = place_address(province, gazetteer)
        yield f"{address}{year}/"
        yield from (f"{address}{field}/" for field in entry.fields)
