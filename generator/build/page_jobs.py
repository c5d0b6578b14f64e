"""The slow work of pages, spread over processes: cards, and pages written where they belong."""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain, islice
from typing import NamedTuple

from generator.build.press import Job, Press
from generator.content.model import Entry
from generator.engine.errors import BuildError
from generator.engine.output_folder import OutputFolder, Written, publish_file
from generator.engine.theme import Theme
from generator.engine.work import IN_PROCESS, BuildTools, Item, Pool, each_done
from generator.images.photos import Photo
from generator.messages.messages import messages_in
from generator.pages.page import Kit, RenderedCard, render_card, render_page
from generator.pages.render import Renderer

CARDS = "cards by key"  # the memo of what `render_cards` made: by address, the key of the card and its fragment
_CARDS_AT_ONCE, _PAGES_AT_ONCE = 500, 150
_WORTH_A_PROCESS = 400  # pages or cards


class RenderingError(BuildError):
    """A process that rendered died."""


class Card(NamedTuple):
    """A card to be rendered, and a digest of all that it is rendered from."""

    key: str
    entry: Entry
    photo: Photo | None


def render_cards(cards: Iterable[Card], kit: Kit, tools: BuildTools) -> Iterator[tuple[Card, RenderedCard]]:
    """Yield every card and what came of it. Raises RenderingError where a process dies."""
    pool, todo = _pool_for(cards, tools)
    for done in each_done(pool, partial(_card, kit), todo, _CARDS_AT_ONCE):
        if done.result is None:
            raise _died(done.item.entry.address)
        yield done.item, done.result


def publish_pages(jobs: Iterable[Job], total: int, press: Press, output: OutputFolder, tools: BuildTools) -> int:
    """Render the pages that are not there as they should be, of `total` there are; return their number.

    Raises RenderingError where a process dies, ReadingError where an entry's text is not to be had.
    """
    lacking = (job for job in jobs if not output.has(job.path, job.key))
    seen = (job._replace(is_there=output.is_there(job.path)) for job in lacking)
    pool, todo = _pool_for(seen, tools)
    number = 0
    for number, done in enumerate(each_done(pool, partial(_print, press), todo, _PAGES_AT_ONCE), 1):
        if done.result is None:
            raise _died(done.item.address)
        output.note(done.item.path, done.item.key, done.result)
        if number < total:
            tools.progress("Tạo trang", number, total)
    if number:
        tools.progress("Tạo trang", total, total)
    return number


def _pool_for(items: Iterable[Item], tools: BuildTools) -> tuple[Pool, Iterator[Item]]:
    """Return who is to do some work, and all of it: little is done here. Not all is taken at once, it might not fit."""
    rest = iter(items)
    first = list(islice(rest, _WORTH_A_PROCESS))
    return tools.pool if len(first) == _WORTH_A_PROCESS else IN_PROCESS, chain(first, rest)


def _card(kit: Kit, card: Card) -> RenderedCard:
    renderer = _renderer(kit.theme, kit.look, kit.settings.language)
    return render_card(card.entry, card.photo, kit.articles.context, renderer)


def _print(press: Press, job: Job) -> Written:
    kit = press.kit
    page = render_page(job.copy, kit, _renderer(kit.theme, kit.look, kit.settings.language))
    html = press.shells[page.address.count("/")].fill(page.title, page.head, page.content)
    return publish_file(press.site_dir, job.path, html.encode(), is_there=job.is_there)


@lru_cache(maxsize=1)
def _renderer(theme: Theme, look: str, language: str) -> Renderer:  # noqa: ARG001  (another look, another renderer)
    """Return a process's own renderer: its templates are read once."""
    return Renderer(theme, messages_in(language))


def _died(address: str) -> RenderingError:
    return RenderingError(f"Chương trình tạo trang dừng đột ngột ở trang {address}.")
