"""Publishes a whole site: what MkDocs made, every page, the files beside them; what has not changed is not made."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from generator.build.mkdocs_output import MkDocsOutput
from generator.build.page_jobs import CARDS, Card, publish_pages, render_cards
from generator.build.prepare import files
from generator.build.press import Job, Press, press_of
from generator.build.standing import Standings
from generator.engine.cache import digest_of
from generator.engine.cache_table import CacheTable
from generator.engine.output_folder import OutputFolder
from generator.engine.theme import Theme
from generator.engine.work import BuildTools
from generator.outputs.pictures import look_of, pictures
from generator.outputs.search_index import search
from generator.outputs.stylesheet import stylesheet
from generator.pages.card_file import Deck
from generator.pages.component_gallery import ADDRESS as EXAMPLES
from generator.pages.component_gallery import example_page
from generator.pages.live_marks import LiveMarks
from generator.pages.page import EntryPage, Kit, RenderedCard
from generator.pages.render import Renderer
from generator.pages.site_pages import page_count, pages
from generator.site.library import Library, lead_photo
from generator.site.site import Site

Cards: TypeAlias = dict[str, RenderedCard]  # of entries, by address


def cards_of(library: Library, kit: Kit, tools: BuildTools, deck: Path) -> Cards:
    """Lay the cards of all entries into a deck; return where each lies. Raises BuildError.

    Those that have not changed are taken from the last build.
    """
    table = CacheTable(tools.cache, CARDS, kit.look)
    now: dict[str, object] = {}
    found: dict[str, RenderedCard] = {}

    def lacking() -> Iterator[Card]:
        for entry in library.entries:
            photo = lead_photo(entry, library)
            card = Card(digest_of("card", kit.look, entry.digest, repr(photo)), entry, photo)
            match table.before.get(entry.address):
                case (str(key), RenderedCard() as made) as kept if key == card.key:
                    now[entry.address], found[entry.address] = kept, made
                case _:
                    yield card

    for card, made in render_cards(lacking(), kit, tools):
        now[card.entry.address], found[card.entry.address] = (card.key, made), made
    table.keep(now)
    with Deck(deck) as pile:
        return {address: made._replace(card=pile.lay(made.card)) for address, made in found.items()}


def publish_site(
    site: Site, cards: Cards, kit: Kit, mkdocs_output: MkDocsOutput, output: OutputFolder, tools: BuildTools
) -> int:
    """Publish everything; return the number of pages that were rendered. Raises BuildError.

    `cards` is emptied as soon as all pages have theirs: a hundred thousand are not to be in mind any longer.
    """
    root, theme = kit.articles.root, kit.theme
    press = press_of(kit, mkdocs_output, output.site_dir)
    standings = Standings(tools.cache, output.site_dir)

    def jobs() -> Iterator[Job]:
        yield from _jobs(site, cards, press, standings)
        cards.clear()
        standings.keep_noted()
        # All this while processes render the last pages.
        _publish_frame(site, mkdocs_output, theme, output)
        for path, content in files(site, root):
            output.put(path, content)

    rendered = publish_pages(jobs(), page_count(site), press, output, tools)
    for picture in pictures(site.library, site.settings, root, look_of(theme), tools):
        if not output.has(picture.path, picture.key):
            output.put(picture.path, picture.content(), picture.key)
    if site.settings.search:
        words = Counter[str]()
        for path, content in search(site.library, site.by_listing, kit.articles, tools, words):
            output.put(path, content)
        standings.keep_index(site, words)
    return rendered


def _jobs(site: Site, cards: Cards, press: Press, standings: Standings) -> Iterator[Job]:
    """Yield what is to be done for every page; note what entries stand on."""
    for page in pages(site, cards):
        if isinstance(page, EntryPage):
            standings.note(page, site)
        yield press.job(page)


def _publish_frame(site: Site, mkdocs_output: MkDocsOutput, theme: Theme, output: OutputFolder) -> None:
    """Publish what MkDocs made, the live marks filled with today's content."""
    renderer = Renderer(theme, site.settings.messages)
    live = LiveMarks(site.library, site.by_listing, renderer, site.limits)
    for path, content in mkdocs_output.files.items():
        if path in mkdocs_output.marked:
            output.put(path, live.fill(content.decode(), path.removesuffix("index.html")).encode())
        else:
            output.put(path, content)
    output.put(*stylesheet(theme, map(Path, mkdocs_output.icon_dirs), site.library.context.vocabularies.fields))
    if mkdocs_output.has_examples:
        html = mkdocs_output.shells[EXAMPLES.count("/")].fill(*example_page(theme, site.settings.messages))
        output.put(f"{EXAMPLES}index.html", html.encode())
