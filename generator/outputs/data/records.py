"""Records: an entry as data, in pages of about a hundred that keep their members."""

from collections.abc import Iterator
from functools import lru_cache

from generator.content.entry import Entry, GivenAward
from generator.content.settings import Settings
from generator.gazetteer import Gazetteer, Resolution
from generator.outputs.data.documents import Document, Json, without_nothing
from generator.outputs.data.shared import Shared
from generator.pages.share_view import share_image
from generator.site.identifiers import pages_by_identifier

_PLACES_CACHED = 1 << 14


def entry_pages(shared: Shared) -> Iterator[Document]:
    """Yield the pages of entries."""
    for page, entries in pages_by_identifier(shared.entries).items():
        records = [record(entry, shared) for entry in entries]
        yield Document(f"entries/{page}.json", "entries", {"page": page, "entries": records})


def record(entry: Entry, shared: Shared) -> Json:
    """Return an entry as data: codes of terms and units, texts as cards print them, URLs of page and image."""
    settings, gazetteer = shared.site.settings, shared.site.library.context.gazetteer
    return {
        "id": shared.identifiers[entry.address],
        "url": shared.home + entry.address,
        "address": entry.address,
        "type": entry.type,
        "title": entry.title,
        "summary": entry.summary,
        "published": entry.published.isoformat(),
        "year": entry.year,
        "kind": entry.kind,
        "fields": entry.fields,
        "places": [_place(each, gazetteer) for each in entry.places],
    } | without_nothing(
        {
            "role": entry.role,
            "updated": entry.updated and entry.updated.isoformat(),
            "genre": entry.genre,
            "deeds": entry.terms_of("deeds"),
            "movements": entry.terms_of("movements"),
            "subject_types": entry.subject_types,
            "elsewhere": entry.elsewhere,
            "awards": [_award(each) for each in entry.given_awards],
            "result": entry.result and {"value": entry.result[0], "label": entry.result[1]},
            "image": _image(entry, settings, shared.home),
            "profiles": shared.of(shared.profiles_in(entry)),
            "stories": shared.of(shared.told_by(entry)),
            "sample": entry.is_sample,
            "fictitious": entry.is_fictitious,
        }
    )


@lru_cache(maxsize=_PLACES_CACHED)
def _place(place: Resolution, gazetteer: Gazetteer) -> Json:
    """Return a place: the unit that the entry names, today's units, and the names of both as printed."""
    now = place.exact_commune or place.province
    return {
        "unit": place.unit,
        "name": gazetteer.printed(place.unit, "path"),
        "province": place.province,
        **({"commune": place.exact_commune} if place.exact_commune else {}),
        "now": gazetteer.printed(now, "path"),
    }


def _award(award: GivenAward) -> Json:
    return without_nothing(award._asdict())


def _image(entry: Entry, settings: Settings, home: str) -> Json | None:
    """Return the share card: its photo is there only with consent to leave the site."""
    if not settings.share_cards:
        return None
    image = share_image(entry, settings)
    return {"url": home + image.address, "width": image.width, "height": image.height}
