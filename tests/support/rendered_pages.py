"""Renders the pages of a small site like a build, in the process of the test."""

from pathlib import Path
from typing import NamedTuple

from generator.engine.files import trusted_time
from generator.engine.theme import Theme, theme_with
from generator.entries.reader import Articles
from generator.outputs.output import OUTPUTS
from generator.outputs.recordings import recordings
from generator.outputs.texts import Texts
from generator.pages.page_renderer import page_renderer
from generator.pages.shell import Shell
from generator.pages.site_pages import pages
from generator.site.library import lead_photo
from generator.site.site import Site
from tests.support.build_tools import tools

_THEME = theme_with()
_BREAK = "\f"
_SHELLS = dict.fromkeys(range(10), Shell(("", _BREAK, _BREAK, "")))


class Page(NamedTuple):
    """A rendered page: its address, and the HTML of its title, head and content; one for frames is all content."""

    address: str
    title: str
    head: str
    content: str


def articles(site: Site, root: Path) -> Articles:
    """Return the reader of the articles of a site with its entries below `root`."""
    return Articles(root, tools(root).cache, site.library.context)


def rendered(site: Site, root: Path, theme: Theme = _THEME) -> dict[str, Page]:
    """Return every generated page of a site by address, which must be unique."""
    renderer = page_renderer(articles(site, root), theme, _SHELLS)
    cards = {entry.address: renderer.card(entry, lead_photo(entry, site.library)) for entry in site.library.entries}
    made = [_in_parts(page.address, renderer.html(page).decode()) for page in pages(site, cards)]
    by_address = {page.address: page for page in made}
    assert len(by_address) == len(made)
    return by_address


def _in_parts(address: str, html: str) -> Page:
    title, head, content = html.split(_BREAK) if _BREAK in html else ("", "", html)
    return Page(address, title, head, content)


def files_beside(site: Site, root: Path) -> dict[str, bytes]:
    """Return the outputs and recordings of a site, by path."""
    texts = Texts(articles(site, root))
    artifacts = [
        *recordings(site.library, root, trusted_time()),
        *(each for output in OUTPUTS for each in output.make(site, texts)),
    ]
    return {each.path: each.make() for each in artifacts}
