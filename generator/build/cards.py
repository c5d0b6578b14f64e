"""Renders the card of every entry, once for all the pages that show it; unchanged cards come from the last build."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeAlias

from generator.content.entry import Entry
from generator.engine.cache import Cache, digest_of
from generator.engine.cache_table import CacheTable
from generator.engine.errors import BuildError
from generator.engine.parallel import BuildTools, each_done, pool_for
from generator.images.photos import Photo
from generator.pages.card_file import CardFile, RenderedCard
from generator.pages.page_renderer import PageRenderer
from generator.site.library import Library, lead_photo

_AT_ONCE = 500
_WORTH_PROCESSES = 400
Cards: TypeAlias = dict[str, RenderedCard]  # by address of the entry
_Job: TypeAlias = tuple[str, Entry, Photo | None]  # the key of a card, the entry and the photo that it shows


class RenderingError(BuildError):
    """A worker process that rendered a card or a page died; the argument is the address."""

    def __str__(self) -> str:
        """Return the message, in Vietnamese."""
        return f"Chương trình tạo trang dừng đột ngột ở trang {self.args[0]}."


def card_table(cache: Cache, fingerprint: str) -> CacheTable:
    """Open the table of rendered cards: by address, the key of a card and the card."""
    return CacheTable(cache, "cards by key", fingerprint)


@contextmanager
def card_rendering(library: Library, renderer: PageRenderer, tools: BuildTools) -> Iterator[Future[Cards]]:
    """Render the cards of all entries in a thread; their file is removed after the block.

    The result raises RenderingError if a worker process died.
    """
    with tools.cache.scratch() as file, ThreadPoolExecutor(1) as thread:
        yield thread.submit(_cards, library, renderer, tools, file)


def _cards(library: Library, renderer: PageRenderer, tools: BuildTools, file: Path) -> Cards:
    table = card_table(tools.cache, renderer.fingerprint)
    rows: dict[str, object] = {}
    found: Cards = {}

    def missing() -> Iterator[_Job]:
        for entry in library.entries:
            photo = lead_photo(entry, library)
            wanted = digest_of("card", renderer.fingerprint, entry.digest, repr(photo))
            match table.rows.get(entry.address):
                case (str(key), RenderedCard() as card) as row if key == wanted:
                    rows[entry.address], found[entry.address] = row, card
                case _:
                    yield wanted, entry, photo

    pool, jobs = pool_for(missing(), tools, _WORTH_PROCESSES)
    for done in each_done(pool, partial(_rendered, renderer), jobs, _AT_ONCE):
        (key, entry, _), card = done.item, done.result
        if card is None:
            raise RenderingError(entry.address)
        rows[entry.address], found[entry.address] = (key, card), card
    table.replace(rows)
    with CardFile(file) as cards:
        return {address: cards.append(card) for address, card in found.items()}


def _rendered(renderer: PageRenderer, job: _Job) -> RenderedCard:
    _, entry, photo = job
    return renderer.card(entry, photo)
