"""Measures the search against Material's and Pagefind's: `make bench-search`.

`python -m benchmarks.search 1000` measures corpora of these sizes instead of 1,000, 10,000 and 100,000; what the
engines find is measured in this project's own entries and in the largest corpus of at most 10,000.
"""

import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import strftime

from playwright.sync_api import Browser

from benchmarks import cost, indexing, keystrokes, quality, sites
from benchmarks.browsing import chromium
from benchmarks.corpora import Corpus, check_records, own, synthetic
from benchmarks.queries import TYPED
from benchmarks.records import write_records
from benchmarks.report import Cost, Measured, report

_RESULTS = Path(__file__).parent / "results/search.md"
_COUNTS = (1_000, 10_000, 100_000)
_MOST_FOR_OTHERS = 10_000  # a downloaded index of more is no search any more, and making it takes all memory
_ADDED = 12
_ENGINES = ("ours", "pagefind", "material")
# In large corpora others take long for a query: one of so many is asked. lunr fetches the same whatever is typed.
_LARGE, _SAMPLED = 1_000, 6
_TYPED = {"pagefind": TYPED[::2], "material": TYPED[:3]}


def measure(counts: tuple[int, ...], work: Path) -> Iterator[Measured]:
    """Measure everything, yielding what there is after every step; `work` is filled with sites."""
    _say("records against the pipeline")
    check_records(work)
    compared = max((count for count in counts if count <= _MOST_FOR_OTHERS), default=0)
    with chromium() as browser:
        of = Measured(_versions(browser))
        for each in _quality_of_own(browser, work):
            of.quality.append(each)
            yield of
        for count in counts:
            records = work / f"{count}.records"
            _say(f"{count} records")
            write_records(records, count + (_ADDED if count == compared else 0))
            of.builds.append((count, _build(records, count, work)))
            if count == compared:
                _say("one entry more")
                of.rewritten = cost.rewritten(records, count, work)
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


def _quality(browser: Browser, engine: str, corpus: Corpus, folder: Path) -> quality.Quality:
    _say(f"{engine}: {len(corpus.queries)} queries")
    every = _SAMPLED if engine != "ours" and len(corpus.addresses) > _LARGE else 1
    return quality.measure(browser, engine, corpus, folder, every)


def _build(records: Path, count: int, work: Path) -> indexing.Build:
    _say(f"index of {count}")
    folder = work / f"ours-{count}"
    built = indexing.measure_build(records, count, folder)
    sites.ours(folder, ())
    return built


def _cost(browser: Browser, engine: str, count: int, folder: Path) -> Cost:
    _say(f"{engine}: cost at {count}")
    typed = _TYPED.get(engine, TYPED)
    fetched = cost.fetched(browser, engine, folder, typed)
    waited = cost.waited(browser, "bare" if engine == "ours" else engine, folder, typed)
    return Cost(engine, count, fetched, waited, cost.memory(browser, engine, folder, typed))


def _typed(browser: Browser, count: int, work: Path) -> keystrokes.Typed:
    site = keystrokes.with_index(keystrokes.pages(work / "pages"), work / f"ours-{count}")
    return keystrokes.typed(browser, count, site, TYPED)


def _say(what: str) -> None:
    print(strftime("%H:%M:%S"), what, file=sys.stderr, flush=True)


def main() -> None:
    """Measure, and write the report anew after every step: an hour is long."""
    counts = tuple(map(int, sys.argv[1:])) or _COUNTS
    with TemporaryDirectory() as work:
        for so_far in measure(counts, Path(work)):
            _RESULTS.write_text(report(so_far), "utf-8")


if __name__ == "__main__":
    main()
