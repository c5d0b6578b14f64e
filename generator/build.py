"""Publishes a whole site: what MkDocs made, every page, the files beside them; what has not changed is not made."""

import io
import pickle
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from generator.examples import ADDRESS as EXAMPLES
from generator.examples import example_page
from generator.frame import Frame
from generator.library import lead_photo
from generator.live import Live
from generator.memo import Memo
from generator.outputs.search import search
from generator.outputs.stylesheet import stylesheet
from generator.page_jobs import Card, Job, Press, publish_pages, render_cards
from generator.pages import AnyPage, Fragment, Kit
from generator.pictures import look_of, pictures
from generator.pipeline import files, page_count, pages
from generator.program import program_digest
from generator.publish import Publication
from generator.reading import Articles
from generator.render import FRAGMENTS, Renderer
from generator.schema import MATTERS
from generator.site import Site
from generator.store import digest_of
from generator.work import Workshop

_TEMPLATES = (f"{FRAGMENTS}/**/*.html", "components/*/template.html")


def publish_site(site: Site, frame: Frame, root: Path, publication: Publication, workshop: Workshop) -> int:
    """Publish everything; return the number of pages that were rendered. Raises BuildError."""
    theme_dir = Path(frame.theme_dir)
    articles = Articles(root, workshop.store, site.library.vocabularies, site.settings)
    kit = Kit(_look(site, theme_dir), theme_dir, articles, site.settings)
    _publish_frame(site, frame, theme_dir, publication)
    cards = _cards(site, kit, workshop)
    looks = {depth: digest_of(kit.look, *shell.parts) for depth, shell in frame.shells.items()}
    jobs = (Job(_key(page, looks), page) for page in pages(site, cards))
    press = Press(kit, frame.shells, publication.site_dir)
    rendered = publish_pages(jobs, page_count(site), press, publication, workshop)
    for path, content in files(site, root):
        publication.put(path, content)
    for picture in pictures(site.library, site.settings, root, look_of(theme_dir), workshop):
        if not publication.has(picture.path, picture.key):
            publication.put(picture.path, picture.content(), picture.key)
    if site.settings.search:
        for path, content in search(site.library, site.shelves, articles, workshop):
            publication.put(path, content)
    return rendered


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


def _look(site: Site, theme_dir: Path) -> str:
    """Return a digest of what all pages are rendered with; the day is not in it, since no page tells it."""
    templates = sorted(path for pattern in _TEMPLATES for path in theme_dir.glob(pattern))
    settings = replace(site.settings, today=date.min)
    libraries = (version(name) for name in ("jinja2", "markupsafe", "zxing-cpp"))
    parts = (part for path in templates for part in (path.relative_to(theme_dir).as_posix(), path.read_bytes()))
    return digest_of(program_digest(), *libraries, repr(settings), repr(site.library.vocabularies), *parts)


def _cards(site: Site, kit: Kit, workshop: Workshop) -> dict[str, Fragment]:
    """Return the card of every entry by its address; those that have not changed are taken from the last build."""
    memo = Memo(workshop.store, "cards by key", kit.look)
    now: dict[str, object] = {}
    found: dict[str, Fragment] = {}
    lacking: list[Card] = []
    for entry in site.library.entries:
        photo = lead_photo(entry, site.library)
        card = Card(digest_of("card", kit.look, entry.digest, repr(photo)), entry, photo)
        match memo.before.get(entry.address):
            case (str(key), Fragment() as made) as kept if key == card.key:
                now[entry.address], found[entry.address] = kept, made
            case _:
                lacking.append(card)
    for card, made in render_cards(lacking, kit, workshop):
        now[card.entry.address], found[card.entry.address] = (card.key, made), made
    memo.keep(now)
    return found


def _key(page: AnyPage, looks: Mapping[int, str]) -> str:
    """Return a digest of all that a page's file depends on; `looks` are of what it shares with others of its depth."""
    return digest_of(looks[page.address.count("/")], type(page).__name__, _written_down(page.signature))


def _written_down(value: object) -> bytes:
    """Write a plain value down, alike whenever it is equal: pickle's memory of what it has met is left off."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return out.getvalue()
