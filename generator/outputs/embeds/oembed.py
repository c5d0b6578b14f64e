"""oEmbed 1.0 documents (oembed.com): how a program embeds an entry when somebody pastes its address."""

import json
from collections.abc import Iterator
from functools import partial

from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.engine.cache import digest_of
from generator.engine.fingerprint import program_digest
from generator.engine.output_folder import Artifact
from generator.outputs.texts import Texts
from generator.pages.embed_code import CARD_HEIGHT, CARD_WIDTH, card_frame
from generator.pages.share_view import share_image
from generator.site.embeds import OEMBED, described_entries
from generator.site.site import Site

_CACHE_AGE = 24 * 60 * 60  # seconds; a withdrawal reaches other sites within a day


def oembed(site: Site, _: Texts) -> Iterator[Artifact]:
    """Yield the document of each entry that has one; none without `site_url`, since its URLs must be absolute."""
    settings = site.settings
    if not settings.site_url:
        return
    shared = repr((settings.site_url, settings.site_name, settings.share_cards, settings.language))
    for entry in described_entries(site):
        key = digest_of("oembed", program_digest(), shared, entry.summary_digest)
        yield Artifact(f"{entry.address}{OEMBED}", key, partial(document, entry, settings))


def document(entry: Entry, settings: Settings) -> bytes:
    """Return the document of an entry."""
    base, image = settings.home, share_image(entry, settings)
    values = {
        "version": "1.0",
        "type": "rich",
        "title": entry.title,
        "provider_name": settings.site_name,
        "provider_url": base,
        "cache_age": _CACHE_AGE,
        "thumbnail_url": base + image.address,
        "thumbnail_width": image.width,
        "thumbnail_height": image.height,
        "html": card_frame(entry, settings),
        "width": CARD_WIDTH,
        "height": CARD_HEIGHT,
    }
    return json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"
