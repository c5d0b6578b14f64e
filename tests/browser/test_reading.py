"""Page weight, accessibility and reading aids."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.test_pages import pages, reading, way

pytestmark = pytest.mark.browser

# Requirement D15 (docs/requirements.md): bytes that a story's first view may transfer, text compressed as hosts do.
PAGE_BYTES, PAGE_GZIPPED, VIEW_BYTES = 30_000, 10_000, 300_000
SHIFTS = """
() => new Promise((done) => {
  let shifted = 0;
  const add = (list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) shifted += entry.value; });
  const observer = new PerformanceObserver(add);
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => { add({ getEntries: () => observer.takeRecords() });
    done(shifted); }));
})
"""
_NAMED = """
([name, isLong]) => {
  document.querySelector(".gs-header").classList.toggle("gs-header--long", isLong);
  document.querySelector(".gs-header .gs-brand__name").textContent = name;
}
"""
_OVERLAPS = """
() => {
  const aids = document.querySelector(".gs-aids").getBoundingClientRect();
  const others = [".gs-header .gs-brand", ".gs-header .gs-find", ".gs-nav__list"];
  return others.filter((other) => {
    const box = document.querySelector(other).getBoundingClientRect();
    return box.left < aids.right && aids.left < box.right && box.top < aids.bottom && aids.top < box.bottom;
  }).concat(document.documentElement.scrollWidth > innerWidth ? ["page"] : []);
}
"""


@pytest.mark.parametrize("name", ["story", "profile"])
def test_the_first_view_stays_within_its_budget(name: str, chromium: Browser, homes: dict[str, str]) -> None:
    sizes: dict[str, int] = {}
    with reading(chromium, homes["http"], viewport={"width": 360, "height": 740}) as reader:

        def weigh(answer: Response) -> None:
            sizes[answer.url] = _transferred(answer.url, answer.body())

        reader.page.on("response", weigh)
        reader.go(pages()[name])
        reader.page.wait_for_load_state("networkidle")
        html = reader.page.request.get(reader.page.url).body()
    assert len(html) <= PAGE_BYTES
    assert len(gzip.compress(html)) <= PAGE_GZIPPED
    assert sum(sizes.values()) <= VIEW_BYTES
    assert [url for url in sizes if url.endswith(".woff2")], "the typeface is part of the view"


def _transferred(url: str, body: bytes) -> int:
    return len(body) if url.endswith((".woff2", ".jpg", ".avif", ".webp")) else len(gzip.compress(body))


@pytest.mark.parametrize("name", ["home", "field", "profile", "story", "year"])
def test_nothing_moves_while_a_page_loads(name: str, chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"], viewport={"width": 360, "height": 740}) as reader:
        reader.go(pages()[name])
        reader.page.wait_for_load_state("networkidle")
        assert reader.page.evaluate(SHIFTS) == 0


def test_without_javascript_the_text_is_there_and_no_dead_button(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"], java_script_enabled=False) as reader:
        reader.go(way().story.address)
        expect(reader.page.locator(".gs-body")).to_be_visible()
        expect(reader.page.locator("button")).to_have_count(0)


@pytest.fixture
def story(chromium: Browser, homes: dict[str, str]) -> Iterator[Page]:
    with reading(chromium, homes["http"], permissions=["clipboard-read", "clipboard-write"]) as reader:
        reader.go(way().story.address)
        reader.page.locator(".gs-aids").wait_for()
        yield reader.page


def _size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.gs-body p')).fontSize)"))


def test_the_text_size_can_grow_and_is_remembered(story: Page) -> None:
    before = _size(story)
    story.get_by_role("button", name="Tăng cỡ chữ").click()
    grown = _size(story)
    assert grown > before
    story.reload()
    assert _size(story) == grown
    story.get_by_role("button", name="Cỡ chữ mặc định").click()
    assert _size(story) == before
    story.get_by_role("button", name="Giảm cỡ chữ").click()
    assert _size(story) < before


def test_high_contrast_is_remembered_and_can_be_switched_off(story: Page) -> None:
    contrast = story.get_by_role("button", name="Tương phản cao")
    expect(contrast).to_have_attribute("aria-pressed", "false")
    contrast.click()
    assert story.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    story.reload()
    expect(contrast).to_have_attribute("aria-pressed", "true")
    contrast.click()
    expect(contrast).to_have_attribute("aria-pressed", "false")


def test_copying_the_link_is_confirmed(story: Page) -> None:
    story.get_by_role("button", name="Sao chép liên kết").click()
    expect(story.get_by_role("status")).to_have_text("Đã sao chép liên kết")
    assert story.evaluate("navigator.clipboard.readText()").endswith(way().story.address)


def test_listening_is_offered_only_with_a_vietnamese_voice(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go(way().story.address)
        reader.page.locator(".gs-aids").wait_for()
        expect(reader.page.get_by_role("button", name="Nghe bài")).to_have_count(0)
        voice = "speechSynthesis.getVoices = () => [{ lang: 'vi-VN', name: 'Linh' }]"
        reader.page.add_init_script(voice)
        reader.page.reload()
        expect(reader.page.get_by_role("button", name="Nghe bài")).to_be_visible()
        expect(reader.page.get_by_text("Giọng đọc tự động")).to_be_visible()


@pytest.mark.parametrize("name", ["story", "profile"])
def test_an_entry_prints_on_one_page_with_a_code(
    name: str, chromium: Browser, homes: dict[str, str], tmp_path: Path
) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go(pages()[name])
        paper = reader.page.pdf(path=tmp_path / "a4.pdf", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
        reader.page.emulate_media(media="print")
        expect(reader.page.locator(".gs-print img")).to_be_visible()
        expect(reader.page.locator(".gs-header")).to_be_hidden()


@pytest.mark.parametrize("name", ["home", "profile", "story", "field", "guide"])
def test_a_page_zooms_to_four_hundred_percent(name: str, chromium: Browser, homes: dict[str, str]) -> None:
    """WCAG 2.2, 1.4.10: 1280 px at 400 % are 320 px, and nothing scrolls sideways."""
    with reading(chromium, homes["http"], viewport={"width": 320, "height": 640}) as reader:
        reader.go(pages()[name])
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_no_name_of_a_site_lies_under_the_reading_aids(chromium: Browser, homes: dict[str, str]) -> None:
    """They are out of the flow; a host's name may have many words, or one that is long."""
    names = ("Gương Sáng", "Gương sáng quê mình", "Gương điển hình tiên tiến tỉnh Quảng Ngãi", "Guong" * 8)
    with reading(chromium, homes["http"]) as reader:
        reader.go("gioi-thieu/")
        reader.page.locator(".gs-aids").wait_for()
        for name in names:
            for is_long in (False, True):
                reader.page.evaluate(_NAMED, [name, is_long])
                for width in (300, 320, 360, 412, 480, 600, 768, 1024, 1280):
                    reader.page.set_viewport_size({"width": width, "height": 800})
                    assert reader.page.evaluate(_OVERLAPS) == [], (name, is_long, width)
