"""The ways in: which listings an entry stands in, and the address of each. Addresses are design §5, and permanent."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.gazetteer import Gazetteer
from generator.library import Library
from generator.model import ABROAD, NATIONWIDE, Entry, ProfileMatter, StoryMatter
from generator.vocabulary import Vocabularies

YEARS, PLACES, OLD_PLACES = "nam/", "dia-phuong/", "dia-phuong/truoc-2025/"


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A way in whose terms are a vocabulary: its name there, its address, its title, and a line that explains it."""

    vocabulary: str
    base: str
    title: str
    lead: str


FIELDS = Taxonomy("fields", "linh-vuc/", "Lĩnh vực", "Xem gương và câu chuyện theo từng lĩnh vực của đời sống.")
TAXONOMIES = (
    FIELDS,
    Taxonomy("movements", "phong-trao/", "Phong trào thi đua", "Gương và câu chuyện theo từng phong trào thi đua."),
    Taxonomy("awards", "khen-thuong/", "Khen thưởng, tôn vinh", "Gương theo hình thức khen thưởng, tôn vinh đã nhận."),
    Taxonomy("kinds", "loai-guong/", "Loại gương", "Điển hình tiên tiến, người tốt việc tốt, mô hình hay."),
    Taxonomy("subject_types", "doi-tuong/", "Đối tượng", "Gương cá nhân, tập thể, hộ gia đình."),
    Taxonomy("genres", "the-loai/", "Thể loại", "Chọn cách kể bạn thích: chân dung, bản tin, mô hình."),
)
PSEUDO_PLACES = {NATIONWIDE: "Toàn quốc", ABROAD: "Ở nước ngoài"}


def year_address(year: int) -> str:
    """Return the address of a year's listing."""
    return f"{YEARS}{year}/"


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
    provinces = tuple(dict.fromkeys(place.province for place in entry.places))
    return provinces or tuple(value for value in entry.matter.locality if value in PSEUDO_PLACES)


def units_of(entry: Entry, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return every unit an entry is filed under: then with what lay above it, and today's province and commune."""
    units: dict[str, None] = dict.fromkeys(provinces_of(entry))
    for place in entry.places:
        units |= dict.fromkeys(gazetteer.ancestors(place.unit))
        if place.exact_commune is not None:
            units[place.exact_commune] = None
    return tuple(units)


def terms_of(entry: Entry, vocabulary: str, library: Library) -> tuple[str, ...]:
    """Return the slugs of a vocabulary that an entry is filed under."""
    matter = entry.matter
    if vocabulary in {"fields", "movements"}:
        return tuple(getattr(matter, vocabulary))
    if vocabulary == "kinds":
        return (matter.kind,)
    if vocabulary == "genres":
        return (matter.genre,) if matter.genre else ()
    if vocabulary == "awards":
        return tuple(dict.fromkeys(_standing_awards(entry, library.vocabularies)))
    return tuple(dict.fromkeys(_subject_types(entry, library)))


def _standing_awards(entry: Entry, vocabularies: Vocabularies) -> Iterator[str]:
    for award in entry.matter.awards:
        if vocabularies.award_statuses[award.status].shown == "hien":
            yield award.award


def _subject_types(entry: Entry, library: Library) -> Iterator[str]:
    """A story is filed under the kinds of the people it tells of."""
    match entry.matter:
        case ProfileMatter() as profile:
            yield profile.subject_type
        case StoryMatter() as story:
            for slug in story.exemplars:
                if slug in library.profiles:
                    yield from _subject_types(library.profiles[slug], library)
            for person in story.people:
                yield person.subject_type


def listing_addresses(entry: Entry, library: Library) -> Iterator[str]:
    """Yield the address of every listing that an entry stands in."""
    yield year_address(entry.year)
    for taxonomy in TAXONOMIES:
        for slug in terms_of(entry, taxonomy.vocabulary, library):
            yield f"{taxonomy.base}{slug}/"
            if taxonomy is FIELDS:
                yield f"{taxonomy.base}{slug}/{entry.year}/"
    for unit in units_of(entry, library.gazetteer):
        yield place_address(unit, library.gazetteer)
    for province in provinces_of(entry):
        yield f"{place_address(province, library.gazetteer)}{entry.year}/"
