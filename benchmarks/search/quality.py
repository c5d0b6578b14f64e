"""Measures the results of engines and their order against a plain scan of the texts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from playwright.sync_api import Browser

from benchmarks.search import engine_sites
from benchmarks.search.browser import everything, first, fresh_page, open_engine
from benchmarks.search.corpora import Corpus
from benchmarks.search.counting_server import served
from benchmarks.search.queries import Query
from benchmarks.search.spellings import SPELLINGS, spell

_FIRST = 10


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of one query in one spelling: shares from 0 to 1."""

    kind: str
    spelling: str
    recall: float
    first: float
    precision: float


@dataclass(frozen=True, slots=True)
class Quality:
    """The scores of an engine on a corpus; for `differing` queries the worker's order differs."""

    corpus: str
    engine: str
    queries: int
    scores: tuple[Score, ...]
    differing: int = 0

    def sample(self, every: int) -> "Quality":
        """Return the scores of one of so many queries, as `measure` would have asked them."""
        ways = len(SPELLINGS)
        kept = tuple(score for at, score in enumerate(self.scores) if at // ways % every == 0)
        return replace(self, queries=len(kept) // ways, scores=kept, differing=0)

    def mean(self, of: str, *, kinds: Iterable[str] = (), spellings: Iterable[str] = SPELLINGS) -> float:
        """Return the mean of a measure over kinds (all but single syllables by default) and spellings."""
        wanted = set(kinds) or {score.kind for score in self.scores} - {"syllable"}
        ways = set(spellings)
        found = [getattr(each, of) for each in self.scores if each.kind in wanted and each.spelling in ways]
        return mean(found) if found else float("nan")


def measure(browser: Browser, engine: str, corpus: Corpus, folder: Path, every: int = 1) -> Quality:
    """Run every query (or one of `every`) in every spelling with an engine."""
    numbers = _numbers(engine, corpus, folder)
    queries = corpus.queries[::every]
    found: dict[str, list[int]] = {}
    scores, differing = [], 0
    with served(folder) as server, fresh_page(browser, server.address) as page:
        open_engine(page, engine)
        for query in queries:
            relevant = corpus.scan.relevant(query)
            for way in SPELLINGS:
                text = spell(query.text, way)
                if text not in found:
                    found[text] = numbers(everything(page, text))
                    if engine == "ours":
                        shown = [corpus.addresses[number] for number in found[text][:_FIRST]]
                        differing += first(page, text)[: len(shown)] != shown
                scores.append(_score(query, way, found[text], relevant))
    return Quality(corpus.name, engine, len(queries), tuple(scores), differing)


def site_of(engine: str, corpus: Corpus, folder: Path) -> Path:
    """Make an engine's site of a corpus."""
    if engine == "ours":
        return engine_sites.ours(folder, corpus.index())
    make = {"material": engine_sites.material, "pagefind": engine_sites.pagefind}[engine]
    return make(folder, corpus.addresses, corpus.texts)


def _numbers(engine: str, corpus: Corpus, folder: Path) -> Callable[[Sequence[int | str]], list[int]]:
    """Return a mapping from an engine's results to numbers of entries."""
    places: dict[int | str, int] = {address: number for number, address in enumerate(corpus.addresses)}
    if engine == "ours":
        places = {number: number for number in range(len(corpus.addresses))}
    elif engine == "pagefind":
        of_pages = engine_sites.pagefind_addresses(folder).items()
        places = {key: places[address] for key, address in of_pages if address in places}
    return lambda found: [places.get(each, -1) for each in found]


def _score(query: Query, way: str, found: Sequence[int], relevant: frozenset[int]) -> Score:
    wanted = min(_FIRST, len(relevant))
    hits = len(relevant.intersection(found))
    at_first = len(relevant.intersection(found[:wanted])) / wanted
    return Score(query.kind, way, hits / len(relevant), at_first, hits / len(found) if found else 0.0)


def by_kind(quality: Quality) -> dict[str, int]:
    """Return the number of queries of every kind."""
    counts: dict[str, int] = defaultdict(int)
    for score in quality.scores:
        counts[score.kind] += score.spelling == "full"
    return dict(counts)
