"""Measures the cost of a search to its reader: bytes, time to first results, memory; and of adding an entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import cast

from playwright.sync_api import Browser, Page

from benchmarks.search.browser import first, fresh_page, load, open_engine, slowed
from benchmarks.search.counting_server import served
from benchmarks.search.index_input import open_index_input
from generator.build.tools import tools_at
from generator.search.index import index_files

_SLOWER = 4
_TIMED = """async (text) => {
  const started = performance.now();
  await window.engine.open();
  const opened = performance.now();
  await window.engine.first(text);
  const found = performance.now();
  await window.engine.first(text);
  return { opened: opened - started, found: found - started, again: performance.now() - found };
}"""
_MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes and responses of first searches, each in a fresh browser."""

    bytes: tuple[int, ...]
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Waited:
    """Milliseconds to the first results: of first searches, and of a repeated one with a warm cache."""

    cold: tuple[float, ...]
    again: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The shares of files and bytes that each of several added entries rewrites."""

    files: tuple[float, ...]
    bytes: tuple[float, ...]


def fetched(browser: Browser, engine: str, folder: Path, texts: Sequence[str]) -> Fetched:
    """Search once in a fresh browser for each text; all but the page itself counts."""
    sizes, answers = [], []
    with served(folder) as server:
        for text in texts:
            with fresh_page(browser, server.address) as page:
                server.reset()
                open_engine(page, engine)
                first(page, text)
                counted = [size for path, size in server.sent if path not in {f"/{engine}.js", "/worker.json"}]
                sizes.append(sum(counted))
                answers.append(len(counted))
    return Fetched(tuple(sizes), tuple(answers))


def waited(browser: Browser, engine: str, folder: Path, texts: Sequence[str]) -> Waited:
    """Time searches on a page whose thread is slowed down."""
    cold, again = [], []
    with served(folder) as server:
        for text in texts:
            with fresh_page(browser, server.address) as page:
                slowed(page, _SLOWER)
                load(page, engine)
                if engine == "pagefind":
                    page.evaluate("() => window.engine.stayHere()")
                timed = page.evaluate(_TIMED, text)
                cold.append(timed["found"])
                again.append(timed["again"])
    return Waited(tuple(cold), tuple(again))


def memory(browser: Browser, engine: str, folder: Path, texts: Sequence[str]) -> tuple[int, int]:
    """Return the memory of a tab, its worker and its buffers before a search and after all the typed ones."""
    with served(folder) as server, fresh_page(browser, server.address) as page:
        before = _memory(page)
        open_engine(page, engine)
        for text in texts:
            first(page, text)
        return before, _memory(page)


def _memory(page: Page) -> int:
    return cast("int", page.evaluate(_MEMORY))


def rewritten(records: Path, count: int, work: Path) -> Rewritten:
    """Add entries one at a time to the first `count` of the records."""
    files, sizes = [], []
    with tools_at(work) as tools:
        before = dict(index_files(open_index_input(records, count).source(), tools))
        for more in range(count + 1, open_index_input(records).count + 1):
            after = dict(index_files(open_index_input(records, more).source(), tools))
            changed = [path for path, content in after.items() if before.get(path) != content]
            files.append(len(changed) / len(after))
            sizes.append(sum(len(after[path]) for path in changed) / sum(map(len, after.values())))
            before = after
    return Rewritten(tuple(files), tuple(sizes))


def middle_and_most(values: tuple[float, ...]) -> tuple[float, float]:
    """Return the median and the maximum."""
    return median(values), max(values)
