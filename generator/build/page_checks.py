"""Checks the hand-written pages of a site and its navigation: all that MkDocs would stop at, and what it lets pass."""

from collections.abc import Sequence
from pathlib import Path

from generator.content.decoding import decode, unreadable
from generator.content.entry_source import MAX_ENTRY_BYTES
from generator.content.settings import Settings
from generator.engine.cache import Cache
from generator.engine.files import read_at_most
from generator.engine.theme import theme_with
from generator.entries.privacy.contacts import allowed_contacts
from generator.problems.problem import Problem, Reference
from generator.site.handwritten_pages import PAGES_DIR, HandwrittenPage, check_handwritten_page
from generator.site.navigation import check_navigation, theme_folder
from generator.site.page_links import check_page_links, markup_of
from generator.site.page_targets import Frame

_UNPARSED = frozenset({"GS107", "GS851"})  # too much for a parser


def check_pages(
    root: Path, pages: Sequence[HandwrittenPage], settings: Settings, cache: Cache
) -> tuple[list[Reference], list[Problem]]:
    """Return the links of pages and navigation to addresses of this site, and every problem that shows without them."""
    own_theme = theme_folder(root)
    paths = frozenset(page.path.removeprefix(f"{PAGES_DIR}/") for page in pages)
    frame = Frame(paths, theme_with(root / own_theme if own_theme else None), settings.site_url)
    # Without any page their folder is missing or a link, which is a problem of its own, not one of every line.
    references, problems = check_navigation(root, frame) if pages else ([], [])
    allowed = allowed_contacts(settings.office)
    for page in pages:
        try:
            content = read_at_most(root / page.path, MAX_ENTRY_BYTES)
        except OSError as error:
            problems.append(unreadable(page.path, error))
            continue
        found = list(check_handwritten_page(content, page.path, allowed))
        problems += found
        text, _ = decode(content, page.path)
        if text is not None and _UNPARSED.isdisjoint(each.code for each in found):
            lines = {each.location.line for each in found if each.code == "GS701"}
            links, of_links = check_page_links(text, page, markup_of(text, cache), frame, lines)
            references += links
            problems += of_links
    return references, problems
