"""Renders the card of every entry, once for all the pages that show it; unchanged cards come from the last build."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.content.entry import Entry
from generator.engine.cache import Cache, digest_of
from generator.engine.cache_table import CacheTable
from generator.engine.errors import BuildError
from generator.engine.parallel import BuildTools, each_done, pool_for
from generator.images.photos import Photo
from generator.pages.card_file import CardFile
from generator.pages.page import RenderedCard
from generator.pages.page_renderer import PageRenderer
from generator.site.library import Library, lead_photo

_AT_ONCE = 500
_WORTH_PROCESSES = 400
Cards: TypeAlias = dict[str, RenderedCard]  # by address of the entry


class RenderingError(BuildError):
    """A worker process that rendered a card or a page died; the argument is the address."""

    def __str__(self) -> str:
        """Return the message, in Vietnamese."""
        return f"Chương trình tạo trang dừng đột ngột ở trang {self.args[0]}."


class CardJob(NamedTuple):
    """A card to render; `key` is a digest of all that it depends on."""

    key: str
    entry: Entry
    photo: Photo | None


def card_table(cache: Cache, fingerprint: str) -> CacheTable:
    """Open the table of rendered cards: by address, the key of a card and the card."""
    return CacheTable(cache, "cards by key", fingerprint)


class CardRendering(NamedTuple):
    """The rendering of all cards; its result raises RenderingError where a worker process died."""

    renderer: PageRenderer
    cards: Future[Cards]


@contextmanager
def card_rendering(library: Library, renderer: PageRenderer, tools: BuildTools) -> Iterator[CardRendering]:
    """Render the cards of all entries in a thread; the file that they are in lasts as long as the context."""
    with tools.cache.scratch() as file, ThreadPoolExecutor(1) as thread:
        yield CardRendering(renderer, thread.submit(_cards, library, renderer, tools, file))


def _cards(library: Library, renderer: PageRenderer, tools: BuildTools, file: Path) -> Cards:
    table = card_table(tools.cache, renderer.fingerprint)
    rows: dict[str, object] = {}
    found: Cards = {}

    def missing() -> Iterator[CardJob]:
        for entry in library.entries:
            photo = lead_photo(entry, library)
            job = CardJob(digest_of("card", renderer.fingerprint, entry.digest, repr(photo)), entry, photo)
            match table.rows.get(entry.address):
                case (str(key), RenderedCard() as card) as row if key == job.key:
                    rows[entry.address], found[entry.address] = row, card
                case _:
                    yield job

    pool, jobs = pool_for(missing(), tools, _WORTH_PROCESSES)
    for done in each_done(pool, partial(_rendered, renderer), jobs, _AT_ONCE):
        address, card = done.item.entry.address, done.result
        if card is None:
            raise RenderingError(address)
        rows[address], found[address] = (done.item.key, card), card
    table.replace(rows)
    with CardFile(file) as cards:
        return {address: card._replace(card=cards.append(card.card)) for address, card in found.items()}


def _rendered(renderer: PageRenderer, job: CardJob) -> RenderedCard:
    return renderer.card(job.entry, job.photo)
