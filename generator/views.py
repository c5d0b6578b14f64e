"""Plain values that lists print: cards and the pages of listings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.library import Library
from generator.listings import Group, Item, Listing, Note
from generator.model import Entry, EntryType, ProfileMatter, StoryMatter
from generator.paging import ListingPage
from generator.taxonomies import PSEUDO_PLACES, provinces_of
from generator.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True)
class Day:
    """A date twice: for machines (2026-05-19) and as Vietnamese write it (19/05/2026)."""

    iso: str
    text: str


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


def day_view(day: date) -> Day:
    """Write a date both ways."""
    return Day(day.isoformat(), f"{day:%d/%m/%Y}")


def card(entry: Entry, library: Library) -> Card:
    """Make an entry's card: it says nothing that changes when other entries come."""
    matter = entry.matter
    terms = library.vocabularies
    provinces = provinces_of(entry)
    names = [PSEUDO_PLACES.get(unit) or library.gazetteer.short_name(unit) for unit in provinces]
    return Card(
        address=entry.address,
        type=entry.type,
        title=entry.title,
        role=matter.role if isinstance(matter, ProfileMatter) else None,
        summary=matter.summary,
        label=_card_label(entry, terms),
        field=terms.fields[matter.fields[0]].name,
        place=", ".join(names),
        year=entry.year,
        is_sample=matter.sample,
    )


def _card_label(entry: Entry, terms: Vocabularies) -> str:
    match entry.matter:
        case ProfileMatter() as profile:
            return terms.subject_types[profile.subject_type].name
        case StoryMatter() as story:
            return terms.genres[story.genre].name if story.genre else "Câu chuyện"


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
    )


def cards(entries: Iterable[Entry], library: Library) -> tuple[Card, ...]:
    """Make the cards of several entries, in their order."""
    return tuple(card(entry, library) for entry in entries)
