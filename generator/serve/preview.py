"""Renders the page of an edited entry with the listings of the last build, before a new build has ended."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.build.mkdocs_output import MkDocsOutput
from generator.content.entry import Entry
from generator.content.files.entry_files import file_at
from generator.engine.cache import PREVIEW_CACHE, Cache
from generator.engine.parallel import IN_PROCESS, BuildTools
from generator.entries.reader import Articles, read_entries
from generator.pages.card_file import RenderedCard
from generator.pages.page_renderer import page_renderer
from generator.pages.site_pages import entry_page
from generator.problems.problem import Problem, has_errors
from generator.site.library import lead_photo, photo_path
from generator.site.related import Related
from generator.site.site import Site


class Preview(NamedTuple):
    """The preview of an edited entry: path and content of its page, None if it has errors, and its problems."""

    path: str
    html: bytes | None
    problems: tuple[Problem, ...]


class Previewer:
    """Renders pages of single entries, based on the site of the last build."""

    def __init__(self, root: Path, site: Site, mkdocs_output: MkDocsOutput) -> None:
        """Preview one entry of each kind, so that templates and data are loaded before the first edit."""
        self._root, self._library = root, site.library
        self._entries = {entry.path: entry for entry in site.library.entries}
        self._related = Related(site.library)
        articles = Articles(root, Cache(root / PREVIEW_CACHE), site.library.context)
        self._renderer = page_renderer(articles, mkdocs_output.theme, mkdocs_output.shells)
        for kind in site.settings.entry_kinds:
            some = next((entry for entry in site.library.entries if entry.type == kind.name), None)
            if some is not None:
                self.preview(some.path)

    def preview(self, path: str) -> Preview | None:
        """Read and render an entry; return None if its page needs a build of the whole site.

        The cache is a temporary one, since a build may be writing to that of the site.
        """
        before = self._entries.get(path)
        if before is None:
            return None
        context = self._library.context
        with TemporaryDirectory() as folder:
            cache = Cache(Path(folder))
            tools = BuildTools(cache, IN_PROCESS, _no_progress)
            try:
                (read,) = read_entries(
                    self._root, [file_at(self._root, path, context.settings.entry_kinds)], context, tools
                )
            except OSError:  # it was removed
                return None
            page = f"{before.address}index.html"
            if read.entry is None or has_errors(read.problems):
                return Preview(page, None, read.problems)
            if not self._has_same_state(before, read.entry):
                return None
            renderer = replace(self._renderer, articles=Articles(self._root, cache, context))
            shown = entry_page(read.entry, self._library, self._related.to(before), self._cards)
            return Preview(page, renderer.html(shown), read.problems)

    def _has_same_state(self, before: Entry, now: Entry) -> bool:
        """Return whether an entry is published or withdrawn as before, with photos that the last build checked."""
        today = self._library.context.settings.today
        states = ((each.withdrawn, each.is_draft, each.published, each.has_consent_on(today)) for each in (before, now))
        return len(set(states)) == 1 and all(photo_path(now, photo) in self._library.photos for photo in now.photos)

    def _cards(self, entries: Iterable[Entry]) -> tuple[RenderedCard, ...]:
        return tuple(self._renderer.card(entry, lead_photo(entry, self._library)) for entry in entries)


def _no_progress(*_: object) -> None:
    """Show no progress."""
