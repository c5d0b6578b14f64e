"""Publishes edits of texts alone: the pages of their entries, and their words in the search index.

The rest of a site depends on the summary of an entry, or has asked for its text (see outputs/output.py). If the summary
is unchanged and no output has asked, no other file can change. So neither the other entries nor their pages are loaded,
and such an edit costs the same on a site of any size.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.build.cards import card_table
from generator.build.mkdocs_output import MkDocsOutput
from generator.build.published_entries import PublishedEntries, PublishedEntry, context_digest
from generator.content.entry import Article
from generator.engine.output_folder import OutputFolder, artifact_of
from generator.entries.reader import Articles
from generator.outputs.search_index import document_of
from generator.pages.card_file import RenderedCard
from generator.pages.page import EntryPage, ListedCard
from generator.pages.page_renderer import page_renderer
from generator.problems.problem import Problem, has_errors
from generator.search.update import DocumentUpdate, updated_files


class TextEdit(NamedTuple):
    """An edited text: the entry as it was published, its articles, its page, its number in the search index.

    `problems_before` are the problems of its file in the last build, `problems` the current ones.
    """

    published: PublishedEntry
    before: Article
    after: Article
    page: EntryPage
    number: int | None
    problems_before: tuple[Problem, ...]
    problems: tuple[Problem, ...]


class _MoreHasChangedError(Exception):
    """More than the text has changed, or the cache lacks a needed value."""


class TextEdits:
    """The last build of a site in an output folder, and the means to publish edited texts over it."""

    def __init__(self, articles: Articles, mkdocs_output: MkDocsOutput, folder: Path) -> None:
        """Open the tables of the last build; rows are loaded lazily."""
        self._articles = articles
        self._published = PublishedEntries(articles.cache, folder)
        self._renderer = page_renderer(articles, mkdocs_output.theme, mkdocs_output.shells)
        self._cards = card_table(articles.cache, self._renderer.fingerprint)
        self._order = self._published.order() if articles.context.settings.search else {}

    def read(self, paths: Iterable[str], problems: Iterable[Problem]) -> list[TextEdit] | None:
        """Read the entries at `paths`; return None if more than their texts has changed, or one has an error.

        `problems` are those of the whole content in the last build.
        """
        problems = set(problems)
        try:
            return [self._edit(path, {each for each in problems if each.location.path == path}) for path in paths]
        except (_MoreHasChangedError, FileNotFoundError):
            return None

    def _edit(self, path: str, problems: set[Problem]) -> TextEdit:
        published = self._published.at(path)
        after, now = self._articles.now(path)
        if published is None or after is None or has_errors(now.problems):
            raise _MoreHasChangedError
        if after.entry.summary_digest != published.summary_digest:
            raise _MoreHasChangedError
        before, then = self._articles.cached(published.digest) or (None, None)
        if before is None or then is None or problems != set(then.problems):
            raise _MoreHasChangedError  # a problem that only the whole site shows may have moved to another line
        number = self._order.get(after.entry.address)
        if number is None and after.entry.is_listed and self._articles.context.settings.search:
            raise _MoreHasChangedError  # an entry that is not listed is not in the index
        stories, exemplars = (tuple(map(self._rendered, each)) for each in (published.stories, published.exemplars))
        related = tuple(ListedCard(self._rendered(address), *rest) for address, *rest in published.related)
        page = EntryPage(after.entry, published.photos, stories, exemplars, related, published.has_oembed)
        if context_digest(page) != published.context_digest:
            raise _MoreHasChangedError
        published = published._replace(digest=after.entry.digest)
        return TextEdit(published, before, after, page, number, then.problems, now.problems)

    def _rendered(self, address: str) -> RenderedCard:
        match self._cards.get(address):
            case (str(), RenderedCard() as card):
                return card
            case _:
                raise _MoreHasChangedError

    def publish(self, edits: Sequence[TextEdit], output: OutputFolder) -> int:
        """Publish edited texts over the untouched last build; return the number of pages that were rendered."""
        rendered = sum(output.publish(self._renderer.artifact(each.page)) for each in edits)
        updates = list(self._document_updates(edits))
        if updates:
            words = self._published.words()
            for path, content in updated_files(updates, words, output.read).items():
                output.publish(artifact_of(path, content))
            self._published.update_words(words)
        output.keep_rest()
        self._published.update({each.after.entry.path: each.published for each in edits})
        for each in edits:
            if each.before.entry.digest != each.after.entry.digest:
                self._articles.cache.drop(each.before.entry.digest)
        return rendered

    def _document_updates(self, edits: Iterable[TextEdit]) -> Iterator[DocumentUpdate]:
        """Yield the documents of edited entries that are in the search index."""
        for each in edits:
            if each.number is not None:
                articles = (each.before, each.after)
                documents = (document_of(one, each.published.names, self._articles.context) for one in articles)
                yield DocumentUpdate(each.number, *documents)
