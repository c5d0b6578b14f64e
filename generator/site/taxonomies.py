"""The ways in: which listings an entry stands in, and the address of each. Addresses are permanent."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.content.model import Entry
from generator.gazetteer import PSEUDO_PLACES, Gazetteer, Resolution
from generator.site.library import Library

YEARS, PLACES, OLD_PLACES = "nam/", "dia-phuong/", "dia-phuong/truoc-2025/"


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A way in whose terms are a vocabulary: its name there, its address, its title, and a line that explains it."""

    vocabulary: str
    base: str
    title: str
    lead: str


FIELDS = Taxonomy("fields", "linh-vuc/", "Lĩnh vực", "Xem gương và câu chuyện theo từng lĩnh vực của đời sống.")
AWARDS = Taxonomy(
    "awards", "khen-thuong/", "Khen thưởng, tôn vinh", "Gương theo hình thức khen thưởng, tôn vinh đã nhận."
)
TAXONOMIES = (
    FIELDS,
    Taxonomy("movements", "phong-trao/", "Phong trào thi đua", "Gương và câu chuyện theo từng phong trào thi đua."),
    AWARDS,
    Taxonomy("kinds", "loai-guong/", "Loại gương", "Điển hình tiên tiến, người tốt việc tốt, mô hình hay."),
    Taxonomy("subject_types", "doi-tuong/", "Đối tượng", "Gương cá nhân, tập thể, hộ gia đình."),
    Taxonomy("genres", "the-loai/", "Thể loại", "Chọn cách kể bạn thích: chân dung, bản tin, mô hình."),
)
_PLACES = 1 << 15  # a hundred thousand entries share some thousands


def year_address(year: int) -> str:
    """Return the address of a year's listing."""
    return f"{YEARS}{year}/"


@lru_cache(maxsize=_PLACES)
def place_address(unit: str, gazetteer: Gazetteer) -> str:
    """Return the address of a unit's listing: today's units under their province, former ones by themselves."""
    if unit in PSEUDO_PLACES:
        return f"{PLACES}{unit}/"
    found = gazetteer.unit(unit)
    if found.era == "then":
        return f"{OLD_PLACES}{gazetteer.slug(unit)}/"
    if found.parent is None:
        return f"{PLACES}{gazetteer.slug(unit)}/"
    return f"{PLACES}{gazetteer.slug(found.parent)}/{gazetteer.slug(unit)}/"


def provinces_of(entry: Entry) -> tuple[str, ...]:
    """Return the ids of today's provinces an entry belongs to, or the word that stands for none."""
    return _provinces(entry.places) or entry.elsewhere


@lru_cache(maxsize=_PLACES)
def _provinces(places: tuple[Resolution, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.province for place in places))


def units_of(entry: Entry, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return every unit an entry is filed under: then with what lay above it, and today's province and commune."""
    return _units(entry.places, gazetteer) or entry.elsewhere


@lru_cache(maxsize=_PLACES)
def _units(places: tuple[Resolution, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    units: dict[str, None] = dict.fromkeys(_provinces(places))
    for place in places:
        units |= dict.fromkeys(gazetteer.ancestors(place.unit))
        if place.exact_commune is not None:
            units[place.exact_commune] = None
    return tuple(units)


def terms_of(entry: Entry, vocabulary: str, library: Library) -> tuple[str, ...]:
    """Return the slugs of a vocabulary that an entry is filed under."""
    match vocabulary:
        case "fields":
            return entry.fields
        case "movements":
            return entry.movements
        case "awards":
            return entry.awards
        case "kinds":
            return (entry.kind,)
        case "genres":
            return (entry.genre,) if entry.genre else ()
        case _:
            return _subject_types(entry, library)


def _subject_types(entry: Entry, library: Library) -> tuple[str, ...]:
    """A story is filed under the kinds of the people it tells of."""
    profiles = (library.profiles.get(slug) for slug, _ in entry.exemplars)
    of_profiles = (kind for profile in profiles if profile is not None for kind in profile.subject_types)
    return tuple(dict.fromkeys((*of_profiles, *entry.subject_types)))


def listing_addresses(entry: Entry, library: Library) -> Iterator[str]:
    """Yield the address of every listing that an entry stands in."""
    yield year_address(entry.year)
    for taxonomy in TAXONOMIES:
        for slug in terms_of(entry, taxonomy.vocabulary, library):
            yield f"{taxonomy.base}{slug}/"
            if taxonomy is FIELDS:
                yield f"{taxonomy.base}{slug}/{entry.year}/"
    for unit in units_of(entry, library.context.gazetteer):
        yield place_address(unit, library.context.gazetteer)
    for province in provinces_of(entry):
        yield f"{place_address(province, library.context.gazetteer)}{entry.year}/"
