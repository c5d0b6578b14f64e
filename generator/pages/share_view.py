"""Plain values of shared links: what an entry's share card says, and what stands in a page's head about it."""

from dataclasses import dataclass

from generator.content.entry_type import EntryType
from generator.content.model import Entry
from generator.content.settings import Settings
from generator.images.photos import Photo
from generator.images.share_cards import HEIGHT, WIDTH, ShareCard
from generator.pages.cards import cover
from generator.site.library import Library, lead_photo

NAME = "chia-se.jpg"
SITE_CARD = f"assets/{NAME}"


@dataclass(frozen=True, slots=True)
class ShareImage:
    """A share card as a page's head names it: its address from the site's root, and what it shows in words."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def share_card(entry: Entry, library: Library, settings: Settings, colours: tuple[str, ...]) -> ShareCard:
    """Say what an entry's card shows: as its cover, and its name."""
    shown = cover(entry, library.context)
    fields = library.context.vocabularies.fields
    place = shown.place if entry.type is EntryType.PROFILE else shown.name
    return ShareCard(
        title=entry.title,
        role=entry.role,
        value=shown.value,
        label=shown.label,
        facts=f"{place} · {fields[shown.field].name} · {entry.year}",
        site_name=settings.site_name,
        colour=colours[fields.order(shown.field) % len(colours)],
        variant=shown.variant,
        mark=settings.messages.text("card.sample") if entry.is_sample else None,
    )


def site_card(settings: Settings, colours: tuple[str, ...]) -> ShareCard:
    """Say what the card of every other page shows."""
    return ShareCard(
        title=settings.messages.text("site.tagline"),
        role=settings.site_description or None,
        value=None,
        label=None,
        facts=settings.office.governing_body or settings.site_name,
        site_name=settings.site_name,
        colour=colours[0],
        variant=0,
        mark=None,
    )


def share_photo(entry: Entry, library: Library) -> Photo | None:
    """Return the lead photo where it may stand on the card."""
    return lead_photo(entry, library) if entry.is_photo_shareable else None


def share_image(entry: Entry, settings: Settings) -> ShareImage:
    """Name an entry's card; the site's own where entries have none."""
    if not settings.share_cards:
        return site_image(settings)
    alt = f"{entry.title}: {' '.join(entry.result)}" if entry.result else entry.title
    return ShareImage(f"{entry.address}{NAME}", alt)


def site_image(settings: Settings) -> ShareImage:
    """Name the site's own card."""
    return ShareImage(SITE_CARD, settings.messages.text("site.described", site=settings.site_name))
