"""The cards that frames on other sites show, in files of about a hundred entries (docs/spec/embeds.md)."""

import json
from collections.abc import Iterator
from itertools import starmap

from generator.content.entry import Entry
from generator.engine.output_folder import Artifact, artifact_of
from generator.images.photos import FORMATS
from generator.outputs.texts import Texts
from generator.pages.cards import CardView, card_view, photo_name
from generator.pages.share_view import share_photo
from generator.site.identifiers import identifier_of, pages_by_identifier
from generator.site.library import Library
from generator.site.site import Site, shared_entries

FOLDER = "nhung/the/"
_FORMAT = next(each.suffix for each in FORMATS if each.name == "WEBP")


def cards(site: Site, _: Texts) -> Iterator[Artifact]:
    """Yield the files of cards, each named by the first digits of its entries' identifiers."""
    yield from starmap(artifact_of, card_files(site))


def card_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file of cards."""
    for digits, entries in pages_by_identifier(shared_entries(site)).items():
        page = {identifier_of(entry): _card(entry, site.library) for entry in entries}
        yield f"{FOLDER}{digits}.json", json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode()


def _card(entry: Entry, library: Library) -> dict[str, object]:
    """Return the values of a card that are not empty. Addresses are relative to the site's root."""
    view = card_view(entry, library.context, None)
    values: dict[str, object] = {
        "address": view.address,
        "title": view.title,
        "label": view.label,
        "mark": _mark(view, library),
        "role": view.role,
        "summary": view.summary,
        "facts": f"{view.field} · {view.place} · {view.year}",
    }
    if photo := share_photo(entry, library):
        size = photo.sizes[:2][-1]
        values["photo"] = entry.address + photo_name(1, size.width, _FORMAT)
    else:
        values |= _cover(view)
    return {name: value for name, value in values.items() if value}


def _mark(view: CardView, library: Library) -> str:
    text = library.context.messages.text
    return text("card.fictitious" if view.is_fictitious else "card.sample") if view.is_sample else ""


def _cover(view: CardView) -> dict[str, object]:
    """Return the classes of a drawn cover, and its figure: size, words, number, words, label."""
    shown, figure = view.cover, view.cover.figure
    classes = [shown.field, f"v{shown.variant}", *([] if figure else ["scene"])]
    return {
        "cover": classes,
        "deed": shown.deed,
        "figure": figure and [figure.size, figure.before, figure.number, figure.after, figure.label],
    }
