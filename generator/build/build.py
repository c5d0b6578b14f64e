"""Publishes a whole site: what MkDocs made, every page, the files beside them; what has not changed is not made."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from generator.build.mkdocs_output import Frame
from generator.build.page_jobs import CARDS, Card, publish_pages, render_cards
from generator.build.prepare import files, page_count, pages
from generator.build.press import Job, Press, press_of
from generator.build.standing import Standings
from generator.engine.cache import digest_of
from generator.engine.cache_table import Memo
from generator.engine.output_folder import Publication
from generator.engine.work import Workshop
from generator.entries.validate import MATTERS
from generator.outputs.pictures import look_of, pictures
from generator.outputs.search_index import search
from generator.outputs.stylesheet import stylesheet
from generator.pages.card_file import Deck
from generator.pages.component_gallery import ADDRESS as EXAMPLES
from generator.pages.component_gallery import example_page
from generator.pages.live_marks import Live
from generator.pages.page import EntryPage, Fragment, Kit
from generator.pages.render import Renderer
from generator.site.library import Library, lead_photo
from generator.site.site import Site

Cards: TypeAlias = dict[str, Fragment]  # of entries, by address


def cards_of(library: Library, kit: Kit, workshop: Workshop, deck: Path) -> Cards:
    """Lay the cards of all entries into a deck; return where each lies. Raises BuildError.

    Those that have not changed are taken from the last build.
    """
    memo = Memo(workshop.store, CARDS, kit.look)
    now: dict[str, object] = {}
    found: dict[str, Fragment] = {}

    def lacking() -> Iterator[Card]:
        for entry in library.entries:
            photo = lead_photo(entry, library)
            card = Card(digest_of("card", kit.look, entry.digest, repr(photo)), entry, photo)
            match memo.before.get(entry.address):
                case (str(key), Fragment() as made) as kept if key == card.key:
                    now[entry.address], found[entry.address] = kept, made
                case _:
                    yield card

    for card, made in render_cards(lacking(), kit, workshop):
        now[card.entry.address], found[card.entry.address] = (card.key, made), made
    memo.keep(now)
    with Deck(deck) as pile:
        return {address: made._replace(card=pile.lay(made.card)) for address, made in found.items()}


def publish_site(site: Site, cards: Cards, kit: Kit, frame: Frame, publication: Publication, workshop: Workshop) -> int:
    """Publish everything; return the number of pages that were rendered. Raises BuildError.

    `cards` is emptied as soon as all pages have theirs: a hundred thousand are not to be in mind any longer.
    """
    root, theme_dir = kit.articles.root, kit.theme_dir
    press = press_of(kit, frame, publication.site_dir)
    standings = Standings(workshop.store, publication.site_dir)

    def jobs() -> Iterator[Job]:
        yield from _jobs(site, cards, press, standings)
        cards.clear()
        standings.keep_noted()
        # All this while processes render the last pages.
        _publish_frame(site, frame, theme_dir, publication)
        for path, content in files(site, root):
            publication.put(path, content)

    rendered = publish_pages(jobs(), page_count(site), press, publication, workshop)
    for picture in pictures(site.library, site.settings, root, look_of(theme_dir), workshop):
        if not publication.has(picture.path, picture.key):
            publication.put(picture.path, picture.content(), picture.key)
    if site.settings.search:
        words = Counter[str]()
        for path, content in search(site.library, site.shelves, kit.articles, workshop, words):
            publication.put(path, content)
        standings.keep_index(site, words)
    return rendered


def _jobs(site: Site, cards: Cards, press: Press, standings: Standings) -> Iterator[Job]:
    """Yield what is to be done for every page; note what entries stand on."""
    for page in pages(site, cards):
        if isinstance(page, EntryPage):
            standings.note(page, site)
        yield press.job(page)


def _publish_frame(site: Site, frame: Frame, theme_dir: Path, publication: Publication) -> None:
    """Publish what MkDocs made, the live marks filled with today's content."""
    renderer = Renderer(theme_dir)
    live = Live(site.library, site.shelves, site.settings, renderer, MATTERS, site.limits)
    for path, content in frame.files.items():
        if path in frame.marked:
            publication.put(path, live.fill(content.decode(), path.removesuffix("index.html")).encode())
        else:
            publication.put(path, content)
    publication.put(*stylesheet(theme_dir, map(Path, frame.icon_dirs), site.library.vocabularies.fields))
    if frame.has_examples:
        html = frame.shells[EXAMPLES.count("/")].fill(*example_page(theme_dir))
        publication.put(f"{EXAMPLES}index.html", html.encode())
