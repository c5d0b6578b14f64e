"""Measures the search page as on a phone: narrow, slow, with texts typed key by key."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median
from typing import cast

from playwright.sync_api import Browser

from benchmarks.search.browser import fresh_page, slowed
from benchmarks.search.counting_server import served

_PROJECT = Path(__file__).parents[2]
_PHONE = (360, 740)
_SLOWER = 4
ROUNDS = 3
_KEY = 120  # milliseconds from key to key: quick for a thumb
# The times of the last key and of the results for the whole text.
_WATCH = """
  addEventListener("input", () => { window.typed = performance.now(); }, true);
  document.addEventListener("DOMContentLoaded", () => {
    const names = ["#tim-kiem", ".gs-search__count", ".gs-found"];
    const [field, count, list] = names.map((each) => document.querySelector(each));
    new MutationObserver(() => {
      if (list.firstElementChild && count.textContent.includes(`“${field.value}”`)) window.found ??= performance.now();
    }).observe(document.querySelector(".gs-search"), { childList: true, subtree: true, characterData: true });
    field.addEventListener("input", () => { window.found = undefined; });
  });
"""
# Polled within the page: `wait_for_function` evaluates a string there, which the page's security policy forbids.
_WAITED = """() => new Promise((resolve) => {
  const look = () => (window.found ? resolve(window.found - window.typed) : requestAnimationFrame(look));
  look();
})"""


@dataclass(frozen=True, slots=True)
class Typed:
    """Milliseconds from the last key of each text to its results on the page: the median of several rounds."""

    count: int
    waited: tuple[float, ...]


def pages(folder: Path) -> Path:
    """Build this project's own site, for its search page."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=_PROJECT, check=True)  # noqa: S603  (our own command)
    return folder


def with_index(site: Path, index: Path) -> Path:
    """Put the index of another corpus into a site."""
    place = site / "tim-kiem/du-lieu"
    rmtree(place)
    place.symlink_to(index / "tim-kiem/du-lieu")
    return site


def typed(browser: Browser, count: int, site: Path, texts: Sequence[str]) -> Typed:
    """Type each text in a browser with an empty cache."""
    with served(site) as server:
        rounds = [[_wait(browser, server.address, text) for text in texts] for _ in range(ROUNDS)]
    return Typed(count, tuple(map(median, zip(*rounds, strict=True))))


def _wait(browser: Browser, address: str, text: str) -> float:
    with fresh_page(browser, "about:blank") as page:
        page.set_viewport_size({"width": _PHONE[0], "height": _PHONE[1]})
        page.add_init_script(_WATCH)
        slowed(page, _SLOWER)
        page.goto(f"{address}tim-kiem/", wait_until="networkidle")
        page.locator("#tim-kiem").focus()
        page.keyboard.type(text, delay=_KEY)
        return cast("float", page.evaluate(_WAITED))
