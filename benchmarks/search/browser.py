"""Chromium with one engine's page open in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--enable-blink-features=ForceEagerMeasureMemory",
]
_PATIENCE = 600_000  # milliseconds: a downloaded index of this size takes its time


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the machine's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_OPTIONS)
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page of a site with an empty cache."""
    context = browser.new_context()
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def load(page: Page, engine: str) -> None:
    """Load an engine's script, without its index."""
    page.evaluate("async (name) => { window.engine = await import(`/${name}.js`); }", engine)


def open_engine(page: Page, engine: str) -> None:
    """Load an engine and open its index."""
    load(page, engine)
    page.evaluate("() => window.engine.open()")


def everything(page: Page, text: str) -> list[int | str]:
    """Return every result of a query, best first."""
    return cast("list[int | str]", page.evaluate("async (text) => Array.from(await window.engine.all(text))", text))


def listed(page: Page, text: str) -> list[int]:
    """Return every result that this project's search lists, those near the query too."""
    return cast("list[int]", page.evaluate("async (text) => Array.from(await window.engine.listed(text))", text))


def first(page: Page, text: str) -> list[str]:
    """Return the addresses of the first results."""
    return cast("list[str]", page.evaluate("(text) => window.engine.first(text)", text))


def slowed(page: Page, times: int) -> CDPSession:
    """Slow the page's main thread down, as long as the session lives."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    return session
