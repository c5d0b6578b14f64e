"""Plain values of shared links: what an entry's share card says, and what stands in a page's head about it."""

from dataclasses import dataclass

from generator.library import Library, photo_path
from generator.model import Entry, ProfileMatter
from generator.photos import Photo
from generator.settings import Settings
from generator.share_cards import HEIGHT, WIDTH, ShareCard
from generator.views import cover

NAME = "chia-se.jpg"
SITE_CARD = f"assets/{NAME}"
_AGREED = "mang-xa-hoi"


@dataclass(frozen=True, slots=True)
class ShareImage:
    """A share card as a page's head names it: its address from the site's root, and what it shows in words."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def share_card(entry: Entry, library: Library, settings: Settings, colours: tuple[str, ...]) -> ShareCard:
    """Say what an entry's card shows: as its cover, and its name."""
    shown = cover(entry, library)
    fields, matter = library.vocabularies.fields, entry.matter
    place = shown.place if isinstance(matter, ProfileMatter) else shown.name
    return ShareCard(
        title=entry.title,
        role=matter.role if isinstance(matter, ProfileMatter) else None,
        value=shown.value,
        label=shown.label,
        facts=f"{place} · {fields[shown.field].name} · {entry.year}",
        site_name=settings.site_name,
        colour=colours[fields.order(shown.field) % len(colours)],
        variant=shown.variant,
        is_sample=matter.sample,
    )


def site_card(settings: Settings, colours: tuple[str, ...]) -> ShareCard:
    """Say what the card of every other page shows."""
    return ShareCard(
        title="Điển hình tiên tiến, người tốt việc tốt",
        role=settings.site_description or None,
        value=None,
        label=None,
        facts=settings.office.governing_body or settings.site_name,
        site_name=settings.site_name,
        colour=colours[0],
        variant=0,
        is_sample=False,
    )


def share_photo(entry: Entry, library: Library) -> Photo | None:
    """Return the lead photo where it may stand on the card.

    Each purpose is agreed to for itself (Article 9 of Law 91/2025/QH15): a person's photo goes to social networks only
    with that scope. A picture that must carry a label (made by AI) cannot carry it there.
    """
    consent = entry.matter.consent
    if not entry.matter.photos or (consent is not None and _AGREED not in consent.scopes):
        return None
    lead = entry.matter.photos[0]
    if library.vocabularies.ai_uses[lead.ai_use].public_label:
        return None
    return library.photos.get(photo_path(entry, lead.file))


def share_image(entry: Entry) -> ShareImage:
    """Name an entry's card."""
    first = entry.matter.results[0] if entry.matter.results else None
    alt = f"{entry.title}: {first.value} {first.label}" if first else entry.title
    return ShareImage(f"{entry.address}{NAME}", alt)


def site_image(settings: Settings) -> ShareImage:
    """Name the site's own card."""
    return ShareImage(SITE_CARD, f"{settings.site_name}: điển hình tiên tiến, người tốt việc tốt")
