"""The corpora to search: this project's own entries, and any number of synthetic ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.corpus.project import drafts, write_corpus
from benchmarks.search.index_input import open_index_input, write_index_input
from benchmarks.search.queries import Query, queries_for_articles, queries_for_drafts
from benchmarks.search.relevance import PhraseScan, texts_of_articles, texts_of_drafts
from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.content.settings import Settings
from generator.engine.parallel import BuildTools
from generator.entries.reader import Articles
from generator.outputs.search_index import search_files
from generator.search.index import index_files
from generator.site.site import Site

_PROJECT = Path(__file__).parents[2]
_COMPARED = 200

Files = Iterable[tuple[str, bytes]]


@dataclass(frozen=True)
class Corpus:
    """Entries to search, newest first: addresses, texts (the title first), queries that have an answer.

    `index` makes this project's index of it; that of a synthetic corpus is made and measured apart.
    """

    name: str
    addresses: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    queries: tuple[Query, ...]
    scan: PhraseScan
    index: Callable[[], Files]


def own(work: Path) -> Corpus:
    """Read this project's own entries as a build does."""
    site = _site(_PROJECT, work)
    with tools_at(work) as tools:
        found = _articles(site, _PROJECT, tools)
        articles = [found.of(entry) for entry in site.library.entries]
    texts = tuple(tuple(each) for each in texts_of_articles(articles, site.library))
    addresses = tuple(entry.address for entry in site.library.entries)
    candidates = queries_for_articles(articles, site.library)
    return _corpus(f"{len(texts)} own entries", addresses, texts, candidates, lambda: _files(site, _PROJECT, work))


def synthetic(count: int) -> Corpus:
    """Make a corpus of synthetic entries."""
    made = tuple(reversed(list(drafts(count))))
    texts = tuple(tuple(each) for each in texts_of_drafts(made))
    addresses = tuple(each.address for each in made)
    return _corpus(f"{count:,} synthetic entries", addresses, texts, queries_for_drafts(made))


def check_index_input(work: Path) -> None:
    """Check that index input equals the result of the pipeline for the same entries written as files."""
    root = work / "compared"
    write_corpus(root, _COMPARED)
    read = dict(_files(_site(root, work), root, work))
    records = work / "compared.records"
    write_index_input(records, _COMPARED)
    with tools_at(work) as tools:
        direct = dict(index_files(open_index_input(records).source(), tools))
    differing = [path for path in read if _is_compared(path) and read[path] != direct.get(path)]
    assert not differing, differing[:10]


def _is_compared(path: str) -> bool:
    return "/goi-y/" not in path and not path.endswith("muc-luc.json")  # suggestions are fewer in the records


def _site(root: Path, work: Path) -> Site:
    with tools_at(work) as tools:
        site, _ = prepare(root, Settings(today=date.max), tools)
    return site


def _files(site: Site, root: Path, work: Path) -> Files:
    with tools_at(work) as tools:
        return list(search_files(site, _articles(site, root, tools), tools))


def _articles(site: Site, root: Path, tools: BuildTools) -> Articles:
    return Articles(root, tools.cache, site.library.context)


def _corpus(
    name: str,
    addresses: tuple[str, ...],
    texts: tuple[tuple[str, ...], ...],
    candidates: Iterable[Query],
    index: Callable[[], Files] = tuple,
) -> Corpus:
    scan = PhraseScan(texts)
    queries = tuple(query for query in dict.fromkeys(candidates) if scan.relevant(query))
    return Corpus(name, addresses, texts, queries, scan, index)
