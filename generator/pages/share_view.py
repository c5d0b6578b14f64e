"""Values of share cards, the images that social networks show for a link, and of their entries in a page's head."""

from dataclasses import dataclass

from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.images.photos import Photo
from generator.images.share_cards import HEIGHT, WIDTH, ShareCard
from generator.messages.messages import Messages
from generator.pages.cards import cover, place_of
from generator.site.library import Library, lead_photo

NAME = "chia-se.jpg"
SITE_CARD = f"assets/{NAME}"


@dataclass(frozen=True, slots=True)
class ShareImage:
    """A share card in a page's head: its address, and a text alternative."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def share_card(entry: Entry, library: Library, colours: tuple[str, ...]) -> ShareCard:
    """Return the share card of an entry: the colour of its cover, its result and title, or what somebody said."""
    shown, settings = cover(entry), library.context.settings
    fields = library.context.vocabularies.fields
    value, label = entry.result or (None, None)
    place = place_of(entry, library.context.gazetteer)
    title, role = entry.title, entry.role
    if entry.quote and not entry.result:
        title, role = f"“{entry.quote[0]}”", f"{entry.quote[1]} – {entry.title}"
    return ShareCard(
        title=title,
        role=role,
        value=value,
        label=label,
        facts=f"{place} · {fields[shown.field].name} · {entry.year}",
        site_name=settings.site_name,
        colour=colours[fields.order(shown.field) % len(colours)],
        variant=shown.variant,
        mark=_mark(entry, settings.messages),
        has_own_logo=bool(settings.logo),
    )


def site_card(settings: Settings, colours: tuple[str, ...]) -> ShareCard:
    """Return the share card of all pages that are not an entry's."""
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
        has_own_logo=bool(settings.logo),
    )


def _mark(entry: Entry, messages: Messages) -> str | None:
    if not entry.is_sample:
        return None
    return messages.text("card.fictitious" if entry.is_fictitious else "card.sample")


def share_photo(entry: Entry, library: Library) -> Photo | None:
    """Return the lead photo, unless it may not be on the share card."""
    return lead_photo(entry, library) if entry.is_photo_shareable else None


def share_image(entry: Entry, settings: Settings) -> ShareImage:
    """Return the share image of an entry: that of the site where share cards are off."""
    if not settings.share_cards:
        return site_image(settings)
    alt = f"{entry.title}: {' '.join(entry.result)}" if entry.result else entry.title
    return ShareImage(f"{entry.address}{NAME}", alt)


def site_image(settings: Settings) -> ShareImage:
    """Return the share image of the site."""
    return ShareImage(SITE_CARD, settings.messages.text("site.described", site=settings.site_name))
