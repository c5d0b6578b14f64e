"""Values of cards, as templates print them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zlib import crc32

from generator.content.context import Context
from generator.content.edtf import EdtfDate
from generator.content.entry import Entry
from generator.gazetteer import Gazetteer
from generator.images.photos import FORMATS, Photo, Size
from generator.messages.messages import Messages
from generator.site.taxonomies import DEEDS, provinces_of

COVER_VARIANTS = 12  # as many as components/cover/style.css has skies
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHORT_NUMBER, _SHORT_WORDS, _LONG_NUMBER, _LONG_WORDS = 3, 6, 5, 12


@dataclass(frozen=True)
class Day:
    """A date for machines (2026-05-19) and for readers (19/05/2026)."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a cover: a number with the words before and after it, and what it counts.

    `size` follows what it says: "large" for a short number of something short, "small" for a long one, "phrase" for
    words without a number, which are then `before`.
    """

    before: str
    number: str
    after: str
    label: str
    size: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of an entry without a photo: a scene of its deed, else of its field, and the figure of its result.

    `variant` selects the sky, so that neighbours differ; it depends on the address alone.
    """

    field: str
    deed: str | None
    variant: int
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class PhotoSource:
    """The files of a photo in one format: the MIME type, and each file's address with its width in pixels."""

    type: str
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo in every format and size: `sources` for modern browsers, `src` and `srcset` for all others.

    `tone` is the average colour, shown while the photo loads. On a card, addresses are relative to the site's root.
    """

    sources: tuple[PhotoSource, ...]
    src: str
    srcset: tuple[tuple[str, int], ...]
    width: int
    height: int
    tone: str


@dataclass(frozen=True, slots=True)
class CardView:
    """The card of an entry in a list."""

    address: str
    type: str
    title: str
    role: str | None
    summary: str
    quote: tuple[str, str] | None
    label: str
    field: str
    place: str
    year: int
    is_sample: bool
    is_fictitious: bool
    unpublished: str
    cover: Cover
    photo: Picture | None


@lru_cache(maxsize=1 << 12)
def day_view(day: date, messages: Messages) -> Day:
    """Return a date in both forms."""
    return Day(day.isoformat(), messages.day(day))


def period_view(period: EdtfDate, messages: Messages) -> Day:
    """Return a date that may be a month or a year in both forms, as exact as it is."""
    return Day(str(period), messages.period(*period))


def card_view(entry: Entry, context: Context, photo: Photo | None) -> CardView:
    """Return an entry's card. It shows nothing that other entries could change."""
    terms = context.vocabularies
    return CardView(
        address=entry.address,
        type=entry.type,
        title=entry.title,
        role=entry.role,
        summary=entry.summary,
        quote=entry.quote,
        label=_card_label(entry, context),
        field=terms.fields[entry.fields[0]].name,
        place=place_of(entry, context.gazetteer),
        year=entry.year,
        is_sample=entry.is_sample,
        is_fictitious=entry.is_fictitious,
        unpublished=unpublished(entry, context),
        cover=cover(entry),
        photo=_card_photo(entry.address, photo) if photo else None,
    )


def unpublished(entry: Entry, context: Context) -> str:
    """Return why the published site does not have an entry, for a preview: “Bản nháp”; empty for one that it has."""
    settings, messages = context.settings, context.messages
    if not settings.preview:
        return ""
    if entry.is_draft:
        return messages.text("card.draft")
    return (
        messages.text("card.scheduled", day=messages.day(entry.published)) if entry.published > settings.today else ""
    )


def _card_photo(address: str, photo: Photo) -> Picture:
    """Return the photo of a card: its two smaller sizes, since a card is never wide."""
    sizes = photo.sizes[:2]
    *sources, common = photo_sources(address, 1, sizes)
    width, height = sizes[0]
    return Picture(tuple(sources), common.files[0][0], common.files, width, height, photo.tone)


def photo_sources(folder: str, number: int, sizes: Iterable[Size]) -> tuple[PhotoSource, ...]:
    """Return the files of an entry's `number`th photo by format, best first; addresses begin with `folder`."""
    widths = [size.width for size in sizes]
    return tuple(
        PhotoSource(form.type, tuple((folder + photo_name(number, width, form.suffix), width) for width in widths))
        for form in FORMATS
    )


def photo_name(number: int, width: int, suffix: str) -> str:
    """Return the published name of an entry's `number`th photo; the contributor's file name could hold private data."""
    return f"anh-{number}-{width}.{suffix}"


def cover(entry: Entry) -> Cover:
    """Return an entry's cover."""
    return Cover(
        field=entry.fields[0],
        deed=next(iter(entry.terms_of(DEEDS.name)), None),
        variant=crc32(entry.address.encode()) % COVER_VARIANTS,
        figure=figure_of(*entry.result) if entry.result else None,
    )


def figure_of(value: str, label: str) -> Figure:
    """Return the figure of a result: “Hơn 1.000 tấn rác” is a number between words, “Hàng trăm trẻ” has none."""
    found = _NUMBER.search(value)
    if found is None:
        return Figure(value, "", "", label, "phrase")
    before, number, after = (part.strip() for part in (value[: found.start()], found[0], value[found.end() :]))
    is_short = not before and len(number) <= _SHORT_NUMBER and len(after) <= _SHORT_WORDS
    is_long = len(number) > _LONG_NUMBER or len(after) > _LONG_WORDS
    return Figure(before, number, after, label, "large" if is_short else "small" if is_long else "medium")


def place_of(entry: Entry, gazetteer: Gazetteer) -> str:
    """Return the provinces of an entry as cards name them."""
    return ", ".join(gazetteer.printed(place, "card") for place in provinces_of(entry))


def _card_label(entry: Entry, context: Context) -> str:
    if entry.has_person:
        return context.vocabularies.subject_types[entry.subject_types[0]].name
    if entry.genre:
        return context.vocabularies.genres[entry.genre].name
    return context.settings.entry_kinds[entry.type].text("name", context.messages)
