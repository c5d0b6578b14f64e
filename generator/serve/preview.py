"""Renders one edited entry at once, among its neighbours of the last build: the rest of the site follows later."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.build.mkdocs_output import MkDocsOutput
from generator.content.entry_files import file_at
from generator.content.model import Entry
from generator.engine.cache import Cache
from generator.engine.work import IN_PROCESS, BuildTools
from generator.entries.reader import Articles, read_entries
from generator.pages.page import Kit, RenderedCard, render_card, render_page
from generator.pages.render import Renderer
from generator.pages.site_pages import entry_page
from generator.problems.problem import Problem, has_errors
from generator.site.library import lead_photo, photo_path
from generator.site.related import Related
from generator.site.site import Site


class Preview(NamedTuple):
    """What came of an edited entry: its page's path and content, None where it is wrong, and what is wrong."""

    path: str
    html: bytes | None
    problems: tuple[Problem, ...]


class Previewer:
    """Knows a site as it was built last."""

    def __init__(self, root: Path, site: Site, mkdocs_output: MkDocsOutput) -> None:
        """Make ready what every page needs, so that the first preview is as quick as any."""
        self._root, self._library, self._settings, self._frame = root, site.library, site.settings, mkdocs_output
        self._entries = {entry.path: entry for entry in site.library.entries}
        self._related = Related(site.library)
        self._renderer = Renderer(mkdocs_output.theme, site.settings.messages)
        for kind in self._settings.entry_kinds:
            some = next((entry for entry in site.library.entries if entry.type == kind.name), None)
            if some is not None:
                self.preview(some.path)

    def preview(self, path: str) -> Preview | None:
        """Read and render an entry as its file is now; None where only a build can tell what becomes of it.

        It is read apart from the cache, which a build may be writing to.
        """
        before = self._entries.get(path)
        if before is None:
            return None
        library = self._library
        with TemporaryDirectory() as folder:
            cache = Cache(Path(folder))
            tools = BuildTools(cache, IN_PROCESS, _in_silence)
            try:
                (read,) = read_entries(self._root, [file_at(self._root, path)], library.context, tools)
            except OSError:  # it was removed
                return None
            page = f"{before.address}index.html"
            if read.entry is None or has_errors(read.problems):
                return Preview(page, None, read.problems)
            if not self._stands_as(before, read.entry):
                return None
            articles = Articles(self._root, cache, library.context)
            return Preview(page, self._html(before, read.entry, articles), read.problems)

    def _stands_as(self, before: Entry, now: Entry) -> bool:
        """Tell whether an entry is shown as it was, with photos that are known."""
        states = ((each.withdrawn, each.is_draft, each.published) for each in (before, now))
        return len(set(states)) == 1 and all(photo_path(now, photo) in self._library.photos for photo in now.photos)

    def _html(self, before: Entry, now: Entry, articles: Articles) -> bytes:
        shown = entry_page(now, self._library, self._related.to(before), self._cards)
        kit = Kit("", self._frame.theme, articles, self._settings)
        page = render_page(shown.copy, kit, self._renderer)
        return self._frame.shells[page.address.count("/")].fill(page.title, page.head, page.content).encode()

    def _cards(self, entries: Iterable[Entry]) -> tuple[RenderedCard, ...]:
        context, photos = self._library.context, ((each, lead_photo(each, self._library)) for each in entries)
        return tuple(render_card(entry, photo, context, self._renderer) for entry, photo in photos)


def _in_silence(*_: object) -> None:
    """Tell nobody how far the work is."""
