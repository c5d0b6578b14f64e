"""Plain values that lists print: cards and the pages of listings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from generator.library import Library, photo_path
from generator.listings import Group, Item, Listing, Note
from generator.model import Entry, EntryType, ProfileMatter, StoryMatter
from generator.paging import ListingPage
from generator.photos import FORMATS, Size
from generator.taxonomies import PSEUDO_PLACES, YEARS, provinces_of
from generator.vocabulary import Vocabularies

COVER_VARIANTS = 4


@dataclass(frozen=True, slots=True)
class Day:
    """A date twice: for machines (2026-05-19) and as Vietnamese write it (19/05/2026)."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What an entry without a photo shows: its field and its first result.

    Without a result a profile shows its name and place, a story its place and field.
    `variant` chooses among the pattern's positions, so that neighbours differ; it follows from the address alone.
    """

    field: str
    variant: int
    value: str | None
    label: str | None
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry on a timeline."""

    day: Day
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class PhotoSource:
    """A photo in one format: its MIME type, and its files by width."""

    type: str
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo in every format and size: formats but the last, then that for browsers that know no other.

    `tone` is the average colour, shown until the photo has come. On a card, addresses are from the site's root.
    """

    sources: tuple[PhotoSource, ...]
    src: str
    srcset: tuple[tuple[str, int], ...]
    width: int
    height: int
    tone: str


@dataclass(frozen=True, slots=True)
class Card:
    """An entry in a list."""

    address: str
    type: EntryType
    title: str
    role: str | None
    summary: str
    label: str
    field: str
    place: str
    year: int
    is_sample: bool
    cover: Cover
    photo: Picture | None


@dataclass(frozen=True, slots=True)
class ListingView:
    """Everything on a page of a listing."""

    address: str
    heading: str
    title: str
    lead: str
    crumbs: tuple[Item, ...]
    notes: tuple[Note, ...]
    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    total: int
    number: int | None
    newer: str | None
    older: str | None
    is_index: bool
    description: str
    timeline: tuple[Moment, ...]
    filters: tuple[tuple[str, str], ...]


def day_view(day: date) -> Day:
    """Write a date both ways."""
    return Day(day.isoformat(), f"{day:%d/%m/%Y}")


def card(entry: Entry, library: Library) -> Card:
    """Make an entry's card: it says nothing that changes when other entries come."""
    matter = entry.matter
    terms = library.vocabularies
    return Card(
        address=entry.address,
        type=entry.type,
        title=entry.title,
        role=matter.role if isinstance(matter, ProfileMatter) else None,
        summary=matter.summary,
        label=_card_label(entry, terms),
        field=terms.fields[matter.fields[0]].name,
        place=_place(entry, library),
        year=entry.year,
        is_sample=matter.sample,
        cover=cover(entry, library),
        photo=_card_photo(entry, library),
    )


def _card_photo(entry: Entry, library: Library) -> Picture | None:
    """A card is never wide: the two smaller sizes do."""
    photo = library.photos.get(photo_path(entry, entry.matter.photos[0].file)) if entry.matter.photos else None
    if photo is None:
        return None
    sizes = photo.sizes[:2]
    *sources, common = photo_sources(entry.address, 1, sizes)
    width, height = sizes[0]
    return Picture(tuple(sources), common.files[0][0], common.files, width, height, photo.tone)


def photo_sources(folder: str, number: int, sizes: Iterable[Size]) -> tuple[PhotoSource, ...]:
    """Return the files of an entry's `number`th photo in every format, best first; `folder` leads their addresses."""
    widths = [size.width for size in sizes]
    return tuple(
        PhotoSource(form.type, tuple((folder + photo_name(number, width, form.suffix), width) for width in widths))
        for form in FORMATS
    )


def photo_name(number: int, width: int, suffix: str) -> str:
    """Return the name of a published photo, the entry's `number`th: ours, since a contributor's may hold anything."""
    return f"anh-{number}-{width}.{suffix}"


def cover(entry: Entry, library: Library) -> Cover:
    """Make an entry's cover of what it says of itself."""
    first = entry.matter.results[0] if entry.matter.results else None
    field, place = entry.matter.fields[0], _place(entry, library)
    is_profile = entry.type is EntryType.PROFILE
    return Cover(
        field=field,
        variant=crc32(entry.address.encode()) % COVER_VARIANTS,
        value=first.value if first else None,
        label=first.label if first else None,
        name=entry.title if is_profile else place,
        place=place if is_profile else library.vocabularies.fields[field].name,
    )


def _place(entry: Entry, library: Library) -> str:
    names = (PSEUDO_PLACES.get(unit) or library.gazetteer.short_name(unit) for unit in provinces_of(entry))
    return ", ".join(names)


def _card_label(entry: Entry, terms: Vocabularies) -> str:
    match entry.matter:
        case ProfileMatter() as profile:
            return terms.subject_types[profile.subject_type].name
        case StoryMatter() as story:
            return terms.genres[story.genre].name if story.genre else "Câu chuyện"


def _timeline(listing: Listing) -> Iterator[Moment]:
    """Yield what was published in the year itself, in its order; entries filed under it later have no day in it."""
    for entry in reversed(listing.entries):
        if entry.matter.date.year == entry.year:
            yield Moment(day_view(entry.matter.date), entry.title, entry.address)


def listing_view(listing: Listing, page: ListingPage, library: Library) -> ListingView:
    """Make one page of a listing. Its own address shows the ways on; numbered pages show entries alone."""
    own = page.number is None
    suffix = "" if own else f", trang {page.number}"
    crumbs = listing.crumbs if own else (*listing.crumbs, Item(listing.heading, listing.address))
    return ListingView(
        address=page.address,
        heading=listing.heading + suffix,
        title=listing.title + suffix,
        lead=listing.lead,
        crumbs=crumbs,
        notes=listing.notes if own else (),
        groups=listing.groups if own else (),
        cards=tuple(card(entry, library) for entry in page.entries),
        total=len(listing.entries) if own else len(page.entries),
        number=page.number,
        newer=page.newer,
        older=page.older,
        is_index=listing.is_index,
        description=listing.lead or f"{listing.heading}: gương điển hình tiên tiến và chuyện người tốt, việc tốt.",
        timeline=tuple(_timeline(listing)) if own and listing.address.startswith(YEARS) else (),
        filters=listing.filters,
    )


def cards(entries: Iterable[Entry], library: Library) -> tuple[Card, ...]:
    """Make the cards of several entries, in their order."""
    return tuple(card(entry, library) for entry in entries)
