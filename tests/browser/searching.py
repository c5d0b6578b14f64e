"""The search page and its box, as browser tests use them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from playwright.sync_api import Browser, Locator, Page, expect

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.site.library import Library
from generator.site.site import Site
from tests.browser.test_pages import Reader, reading, way
from tests.support.build_tools import tools
from tests.support.commands import PROJECT, TODAY

PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 900}}
NONSENSE = "qwzx"


@lru_cache(maxsize=1)
def own_site() -> Site:
    return prepare(PROJECT, Settings(today=TODAY), tools(PROJECT))[0]


def content() -> Library:
    return own_site().library


def field() -> tuple[str, str, int]:
    """Return a field, its name and the number of its entries."""
    slug = way().profile.fields[0]
    return slug, content().context.vocabularies.fields[slug].name, sum(slug in e.fields for e in content().entries)


def surname() -> str:
    return way().profile.title.split()[-1]


def count(page: Page) -> Locator:
    return page.locator(".gs-search__count")


def results(page: Page) -> Locator:
    return page.locator(".gs-found > li")


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Tìm trong tất cả bài")


def header_box(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("combobox")


def is_offered(page: Page, text: str) -> None:
    """Wait for suggestions that match the complete text: slow typing gets earlier ones."""
    expect(page.get_by_role("option").last).to_have_text(f"Tìm “{text}” trong tất cả bài")


def is_done(page: Page, address: str) -> None:
    """Wait until the page shows the results for its address."""
    expect(page).to_have_url(re.compile(re.escape(address) + "(#noi-dung)?$"))
    expect(count(page)).to_have_text(re.compile("bài"))


@contextmanager
def searching(chromium: Browser, home: str, query: str = "", **options: object) -> Iterator[Reader]:
    with reading(chromium, home, **{**DESK, **options}) as reader:
        reader.go(f"tim-kiem/{query}")
        expect(count(reader.page)).to_have_text(re.compile("bài"), timeout=30_000)
        yield reader
