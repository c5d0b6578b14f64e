"""Measures the search against Material's and Pagefind's: `make bench-search`.

`python -m benchmarks.search 1000` measures corpora of these sizes instead of 1,000, 10,000 and 100,000; the
quality of results is measured on this project's own entries and on the largest corpus of at most 10,000.
"""

import argparse
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import strftime

from playwright.sync_api import Browser

from benchmarks.search import engine_sites, index_cost, keystrokes, quality, reader_cost
from benchmarks.search.browser import chromium
from benchmarks.search.corpora import Corpus, check_index_input, own, synthetic
from benchmarks.search.index_input import write_index_input
from benchmarks.search.natural import engines
from benchmarks.search.natural.__main__ import baseline
from benchmarks.search.natural.corpora import mixed, small
from benchmarks.search.queries import TYPED
from benchmarks.search.report import Cost, Measured, report

_RESULTS = Path(__file__).parents[1] / "results/search.md"
_COUNTS = (1_000, 10_000, 100_000)
_MOST_FOR_OTHERS = 10_000  # a larger index is too big to download, and making it exhausts memory
_ADDED = 12
_ENGINES = ("ours", "pagefind", "material")
# Others are slow in large corpora: they get one of so many queries. lunr fetches the same for every text.
_LARGE, _SAMPLED = 1_000, 6
_TYPED = {"pagefind": TYPED[::2], "material": TYPED[:3]}


def measure(counts: tuple[int, ...], work: Path) -> Iterator[Measured]:
    """Measure everything, yielding the results after every step; sites are written to `work`."""
    _say("check the index input against the pipeline")
    check_index_input(work)
    compared = max((count for count in counts if count <= _MOST_FOR_OTHERS), default=0)
    with chromium() as browser:
        of = Measured(_versions(browser))
        for each in _quality_of_own(browser, work):
            of.quality.append(each)
            yield of
        yield from _questions(browser, of, work)
        for count in counts:
            records = work / f"{count}.records"
            _say(f"{count} records")
            write_index_input(records, count + (_ADDED if count == compared else 0))
            of.builds.append((count, _build(records, count, work)))
            if count == compared:
                _say("one entry more")
                of.rewritten = reader_cost.rewritten(records, count, work)
            if count == compared:
                _say(f"keys typed at {count}")
                of.typed = _typed(browser, count, work)
            for engine in _ENGINES if count <= _MOST_FOR_OTHERS else _ENGINES[:1]:
                _measure_engine(of, browser, engine, count, work, is_compared=count == compared)
                yield of


def _versions(browser: Browser) -> str:
    return f"Chromium {browser.version}, Pagefind {version('pagefind')}, Material {version('mkdocs-material')}."


def _measure_engine(of: Measured, browser: Browser, engine: str, count: int, work: Path, *, is_compared: bool) -> None:
    folder = work / f"{engine}-{count}"
    corpus = synthetic(count) if engine != "ours" or is_compared else None
    if engine != "ours" and corpus is not None:
        _say(f"{engine}: {count} entries")
        quality.site_of(engine, corpus, folder)
    of.costs.append(_cost(browser, engine, count, folder))
    if is_compared and corpus is not None:
        of.quality.append(_quality(browser, engine, corpus, folder))
        if engine == "ours" and count > _LARGE:
            of.quality.append(of.quality[-1].sample(_SAMPLED))  # of the queries that the others are asked


def _quality_of_own(browser: Browser, work: Path) -> Iterator[quality.Quality]:
    corpus = own(work)
    for engine in _ENGINES:
        folder = quality.site_of(engine, corpus, work / f"{engine}-own")
        yield quality.measure(browser, engine, corpus, folder)


def _questions(browser: Browser, of: Measured, work: Path) -> Iterator[Measured]:
    """Ask the questions; the others are not asked about the large corpus, which takes them hours."""
    for number, corpus in enumerate((*small(), mixed())):
        _say(f"questions about {corpus.name}")
        answers, differing = engines.ours(browser, corpus, work / f"ours-asked-{number}")
        of.differing += differing
        of.answers += [answers, baseline(corpus)]
        for engine in _ENGINES[1:] if len(corpus.documents) < _LARGE else ():
            of.answers.append(engines.other(browser, engine, corpus, work / f"{engine}-asked-{number}"))
        yield of


def _quality(browser: Browser, engine: str, corpus: Corpus, folder: Path) -> quality.Quality:
    _say(f"{engine}: {len(corpus.queries)} queries")
    every = _SAMPLED if engine != "ours" and len(corpus.addresses) > _LARGE else 1
    return quality.measure(browser, engine, corpus, folder, every)


def _build(records: Path, count: int, work: Path) -> index_cost.Build:
    _say(f"index of {count}")
    folder = work / f"ours-{count}"
    built = index_cost.measure_build(records, count, folder)
    engine_sites.ours(folder, ())
    return built


def _cost(browser: Browser, engine: str, count: int, folder: Path) -> Cost:
    _say(f"{engine}: cost at {count}")
    typed = _TYPED.get(engine, TYPED)
    fetched = reader_cost.fetched(browser, engine, folder, typed)
    waited = reader_cost.waited(browser, "bare" if engine == "ours" else engine, folder, typed)
    return Cost(engine, count, fetched, waited, reader_cost.memory(browser, engine, folder, typed))


def _typed(browser: Browser, count: int, work: Path) -> keystrokes.Typed:
    site = keystrokes.with_index(keystrokes.pages(work / "pages"), work / f"ours-{count}")
    return keystrokes.typed(browser, count, site, TYPED)


def _say(what: str) -> None:
    print(strftime("%H:%M:%S"), what, file=sys.stderr, flush=True)


def main() -> None:
    """Measure and rewrite the report after every step: a run takes an hour."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("counts", type=int, nargs="*", default=_COUNTS, help="how many entries in each corpus")
    parser.add_argument("--results", type=Path, default=_RESULTS, help="the report's file")
    given = parser.parse_args()
    with TemporaryDirectory() as work:
        for so_far in measure(tuple(given.counts), Path(work)):
            given.results.write_text(report(so_far), "utf-8")


if __name__ == "__main__":
    main()
