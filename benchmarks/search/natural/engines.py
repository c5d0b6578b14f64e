"""Asks engines the questions in a browser; this project's scripts must list what its Python does, in the same order."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.search import engine_sites
from benchmarks.search.browser import everything, fresh_page, listed, open_engine
from benchmarks.search.counting_server import served
from benchmarks.search.natural.corpora import Asked
from benchmarks.search.natural.quality import Answers, ask
from generator.search import ranking
from generator.search.reader import IndexReader


def ours(browser: Browser, corpus: Asked, folder: Path) -> tuple[Answers, int]:
    """Ask this project's scripts; return the number of texts, too, for which Python lists otherwise.

    The whole order is measured, as that of other engines: the list that readers see ends where relevance drops.
    """
    files = corpus.index()
    engine_sites.ours(folder, files.items())
    index = IndexReader(files.__getitem__)
    differing = 0
    with served(folder) as server, fresh_page(browser, server.address) as page:
        open_engine(page, "ours")

        def ranked(text: str) -> Sequence[int]:
            nonlocal differing
            found = ranking.search(index, text)
            differing += tuple(listed(page, text)) != found.documents
            return found.order

        return ask("ours", corpus, ranked), differing


def other(browser: Browser, engine: str, corpus: Asked, folder: Path) -> Answers:
    """Ask another engine."""
    addresses = [document.result.address for document in corpus.documents.values()]
    texts = [[each for each in reversed(document.texts) if each] for document in corpus.documents.values()]
    make = {"material": engine_sites.material, "pagefind": engine_sites.pagefind}[engine]
    make(folder, addresses, texts)
    places = {address: number for number, address in enumerate(addresses)}
    if engine == "pagefind":
        ids = engine_sites.pagefind_addresses(folder).items()
        places |= {name: places[address] for name, address in ids if address in places}
    with served(folder) as server, fresh_page(browser, server.address) as page:
        open_engine(page, engine)

        def ranked(text: str) -> Sequence[int]:
            found = map(str, everything(page, text))
            return [places[each] for each in found if each in places]

        return ask(engine, corpus, ranked)
