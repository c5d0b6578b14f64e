"""What feeds tell of an entry: an item while it is shown, a notice without its name when it is gone."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from generator.content.entry import Entry
from generator.gazetteer import Gazetteer, Resolution
from generator.pages.share_view import NAME as SHARE_CARD
from generator.site.identifiers import identifier_of
from generator.site.library import Library
from generator.site.listings import term_item
from generator.site.taxonomies import DEEDS, FIELDS, GENRES, MOVEMENTS, PLACES, place_address

_MINUTE = 60_000_000  # microseconds
_PLACES_CACHED, _TERMS_CACHED = 1 << 15, 1 << 12  # a hundred thousand entries share a few thousand places and terms


class Category(NamedTuple):
    """A term that an item belongs to: `base`, `term` and a slash are the address of its listing.

    Without `base` it is no listing but a mark: a sample, a correction.
    """

    base: str
    term: str
    label: str


_category = lru_cache(_TERMS_CACHED)(Category)


class Item(NamedTuple):
    """An entry: when it was last changed (`when`) and published, and what a reader shows of it.

    `picture` is the address of its share card, nothing where there are none.
    """

    when: str
    published: str
    identifier: str
    address: str
    title: str
    summary: str
    picture: str
    categories: tuple[Category, ...]


class Notice(NamedTuple):
    """An entry that is gone since `when`: its identifier, and a text that is the same for all such entries of a day."""

    when: str
    published: str
    identifier: str
    title: str
    text: str


Event: TypeAlias = Item | Notice


def item_of(entry: Entry, library: Library) -> Item:
    """Return the item of an entry. Its picture is the share card, made with the scope that such a use needs."""
    identifier, settings = identifier_of(entry), library.context.settings
    last = max(entry.published, entry.updated or entry.published)
    return Item(
        when=_moment(last, identifier),
        published=_moment(entry.published, identifier),
        identifier=identifier,
        address=entry.address,
        title=entry.title,
        summary=entry.summary,
        picture=entry.address + SHARE_CARD if settings.share_cards else "",
        categories=(
            *_terms(entry, library),
            *_places(entry.places, entry.elsewhere, library.context.gazetteer),
            *_marks(entry, library),
        ),
    )


def without_terms(event: Event) -> Event:
    """Return an event without the terms of its item; the marks stay."""
    if isinstance(event, Notice):
        return event
    return event._replace(categories=tuple(each for each in event.categories if not each.base))


def notice_of(entry: Entry, library: Library) -> Notice:
    """Return the notice of an entry that was withdrawn, or whose consent has expired."""
    identifier, messages = identifier_of(entry), library.context.messages
    day = entry.gone_since or entry.published
    if entry.withdrawn is not None:
        title, text = messages.text("withdrawn.title"), messages.text("withdrawn.since", day=messages.day(day))
    else:
        title, text = messages.text("lapsed.title"), messages.text("lapsed.note")
    return Notice(_moment(day, identifier), _moment(entry.published, identifier), identifier, title, text)


def _moment(day: date, identifier: str) -> str:
    """Return a day as a time of RFC 3339: in its first minute, at an instant of the entry's own.

    Entries have days, but readers sort by time, and validators warn of equal ones. The instant comes from the
    identifier, so that no other entry changes it. All are of one length and time zone: their order is that of texts.
    """
    instant = int(identifier, 16) % _MINUTE
    return f"{day.isoformat()}T00:00:{instant // 1_000_000:02}.{instant % 1_000_000:06}+07:00"


def _terms(entry: Entry, library: Library) -> tuple[Category, ...]:
    return tuple(
        _category(taxonomy.base, slug, term_item(taxonomy, slug, library.context.vocabularies).label)
        for taxonomy in (FIELDS, DEEDS, MOVEMENTS, GENRES)
        for slug in taxonomy.terms_of(entry, library)
    )


@lru_cache(_PLACES_CACHED)
def _places(places: tuple[Resolution, ...], elsewhere: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Category, ...]:
    """Return the pseudo place of an entry, or today's provinces and communes of its places."""
    provinces = (place.province for place in places)
    communes = (place.exact_commune for place in places if place.exact_commune is not None)
    return tuple(
        Category(
            PLACES.base,
            place_address(place, gazetteer).removeprefix(PLACES.base).rstrip("/"),
            gazetteer.printed(place, "short"),
        )
        for place in dict.fromkeys((*provinces, *communes) if places else elsewhere)
    )


def _marks(entry: Entry, library: Library) -> tuple[Category, ...]:
    text = library.context.messages.text
    marks = {
        "bai-da-cap-nhat": text("feed.updated") if entry.updated and entry.updated > entry.published else "",
        "bai-mau": text("card.sample") if entry.is_sample else "",
        "nhan-vat-minh-hoa": text("card.fictitious") if entry.is_fictitious else "",
    }
    return tuple(Category("", term, label) for term, label in marks.items() if label)
