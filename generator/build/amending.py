"""Publishes entries anew of which only the text has changed: their pages, their words in the index, and nothing else.

What else a site shows of an entry is its outline. Where that is as it was, no other file can have changed. So neither
the other entries nor what is made of them need be known, and such an edit costs the same on a site of any size.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.build.mkdocs_output import MkDocsOutput
from generator.build.page_jobs import CARDS, publish_pages
from generator.build.press import kit_of, press_of
from generator.build.standing import Standing, Standings, around
from generator.content.model import Article
from generator.engine.cache_table import CacheTable
from generator.engine.output_folder import OutputFolder
from generator.engine.work import BuildTools
from generator.entries.reader import Articles
from generator.outputs.search_index import Changed, revised
from generator.pages.page import EntryPage, RenderedCard
from generator.problems.problem import Problem, has_errors


class Amendment(NamedTuple):
    """An entry as it was published and as it is, its page among its neighbours, its number among all to be found.

    `found` are the problems of its file as it was, `problems` those as it is.
    """

    standing: Standing
    before: Article
    after: Article
    page: EntryPage
    number: int | None
    found: tuple[Problem, ...]
    problems: tuple[Problem, ...]


class _MoreHasChangedError(Exception):
    """More than the text has changed, or something is not known any longer."""


class Amending:
    """Knows a site as it was published last, where nothing but texts can have changed since."""

    def __init__(self, articles: Articles, mkdocs_output: MkDocsOutput, site_dir: Path) -> None:
        """Open what is known; entries are loaded as they are asked for."""
        self._articles = articles
        self._standings = Standings(articles.cache, site_dir)
        self._press = press_of(kit_of(articles, mkdocs_output.theme), mkdocs_output, site_dir)
        self._cards = CacheTable(articles.cache, CARDS, self._press.kit.look)
        self._order = self._standings.order() if articles.context.settings.search else {}

    def amendments(self, paths: Iterable[str], problems: Iterable[Problem]) -> list[Amendment] | None:
        """Read the entries at `paths` as they are now; None where more has changed than their texts, or is wrong.

        `problems` are those of the whole content as it was published.
        """
        problems = set(problems)
        try:
            return [self._amendment(path, {each for each in problems if each.location.path == path}) for path in paths]
        except (_MoreHasChangedError, FileNotFoundError):
            return None

    def _amendment(self, path: str, problems: set[Problem]) -> Amendment:
        standing = self._standings.at(path)
        after, now = self._articles.now(path)
        if standing is None or after is None or has_errors(now.problems) or after.entry.outline != standing.outline:
            raise _MoreHasChangedError
        before, then = self._articles.known(standing.digest) or (None, None)
        if before is None or then is None or problems != set(then.problems):
            raise _MoreHasChangedError  # what the whole site alone shows to be wrong may stand at another line
        number = self._order.get(after.entry.address)
        if number is None and after.entry.is_listed and self._articles.context.settings.search:
            raise _MoreHasChangedError  # only a notice is not to be found
        lists = (standing.stories, standing.exemplars, standing.related)
        page = EntryPage(after.entry, standing.photos, *(tuple(self._fragments(each)) for each in lists))
        if around(page) != standing.around:
            raise _MoreHasChangedError
        standing = standing._replace(digest=after.entry.digest)
        return Amendment(standing, before, after, page, number, then.problems, now.problems)

    def _fragments(self, addresses: Iterable[str]) -> Iterator[RenderedCard]:
        for address in addresses:
            match self._cards.get(address):
                case (str(), RenderedCard() as fragment):
                    yield fragment
                case _:
                    raise _MoreHasChangedError

    def publish(self, amendments: Sequence[Amendment], output: OutputFolder, tools: BuildTools) -> int:
        """Publish over the site that is there, untouched; return the number of pages that were rendered."""
        jobs = [self._press.job(each.page) for each in amendments]
        rendered = publish_pages(jobs, len(jobs), self._press, output, tools)
        changed = [
            Changed(each.number, each.standing.names, each.before, each.after)
            for each in amendments
            if each.number is not None
        ]
        if changed:
            words = self._standings.words()
            for path, content in revised(changed, self._articles.context, words, output.read).items():
                output.put(path, content)
            self._standings.keep_words(words)
        output.keep_rest()
        self._standings.put({each.after.entry.path: each.standing for each in amendments})
        for each in amendments:
            if each.before.entry.digest != each.after.entry.digest:
                self._articles.cache.drop(each.before.entry.digest)
        return rendered
