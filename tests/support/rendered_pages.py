"""Renders the pages of a small site as a build does, in the test's own process."""

from pathlib import Path

from generator.engine.theme import theme_with
from generator.entries.reader import Articles
from generator.pages.page import Kit, Page, render_card, render_page
from generator.pages.render import Renderer
from generator.pages.site_pages import pages
from generator.site.library import lead_photo
from generator.site.site import Site
from tests.support.counting_pools import tools

_THEME = theme_with()


def articles(site: Site, root: Path) -> Articles:
    """Return what gives the articles of a site whose entries lie below `root`."""
    return Articles(root, tools(root).cache, site.library.context)


def rendered(site: Site, root: Path) -> dict[str, Page]:
    """Render every generated page of a site, by address; no address may be taken twice."""
    kit, renderer = Kit("", _THEME, articles(site, root), site.settings), Renderer(_THEME, site.settings.messages)
    cards = {
        entry.address: render_card(entry, lead_photo(entry, site.library), kit.articles.context, renderer)
        for entry in site.library.entries
    }
    made = [render_page(page.copy, kit, renderer) for page in pages(site, cards)]
    by_address = {page.address: page for page in made}
    assert len(by_address) == len(made)
    return by_address
