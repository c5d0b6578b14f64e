"""The built site in Chromium: over HTTP, below a path and from disk, with and without JavaScript."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from generator.build.prepare import prepare
from generator.content.entry import Entry
from generator.content.settings import Settings
from tests.support.build_tools import tools
from tests.support.commands import PROJECT, TODAY
from tests.support.factories import GAZETTEER

pytestmark = pytest.mark.browser

_CONTRAST = """
() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const [r, g, b, alpha = 1] = numbers(getComputedStyle(each).backgroundColor);
      if (alpha === 1) return [r, g, b];
      if (alpha !== 0) throw new Error("half transparent: " + each.outerHTML.slice(0, 80));
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true })) continue;
    const pair = [light(numbers(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    found.push([(pair[0] + 0.05) / (pair[1] + 0.05), element.outerHTML.slice(0, 120)]);
  }
  return found;
}
"""


@dataclass(frozen=True)
class Route:
    """The pages of a walk: a profile of a former district, its story, and the pages of its places."""

    profile: Entry
    story: Entry
    province: str
    former_province: str
    district: str


@lru_cache(maxsize=1)
def way() -> Route:
    library = prepare(PROJECT, Settings(today=TODAY), tools(PROJECT))[0].library
    for profile in library.entries:
        for story in library.stories_of.get(profile.slug, ())[:1]:
            for place in profile.places:
                units = GAZETTEER.ancestors(place.unit)
                if GAZETTEER.unit(place.unit).era == "then" and len(units) > 1:
                    return Route(profile, story, place.province, units[-1], units[-2])
    raise AssertionError("no profile of a former district has a story")


def pages() -> dict[str, str]:
    """Return one page of every kind."""
    there = way()
    return {
        "home": "",
        "profile": there.profile.address,
        "story": there.story.address,
        "field": f"linh-vuc/{there.profile.fields[0]}/",
        "fields": "linh-vuc/",
        "year": f"nam/{there.profile.year}/",
        "province": f"dia-phuong/{GAZETTEER.slug(there.province)}/",
        "old district": f"dia-phuong/truoc-2025/{GAZETTEER.slug(there.district)}/",
        "movement": "phong-trao/dan-van-kheo/",
        "lost": "404.html",
        "guide": "huong-dan/",
        "privacy": "du-lieu-ca-nhan/",
        "feeds": "nguon-tin/",
    }


@dataclass
class Reader:
    """A reader: a page with the requests and complaints of the browser."""

    page: Page
    home: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", lambda answer: self.note_answer(answer.status, answer.url))
        self.page.on("requestfailed", self.note_failure)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type in {"error", "warning"} else None,
        )

    def note_answer(self, status: int, url: str) -> None:
        if status >= 400:
            self.complaints.append(f"{status}: {url}")

    def note_failure(self, request: Request) -> None:
        """Record a failed request, unless it was cancelled by navigation."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure}: {request.url}")

    def go(self, address: str) -> None:
        self.page.goto(self.home + address)
        self.page.bring_to_front()

    def follow(self, link: Locator) -> None:
        """Click a link and wait for the new page to load: a click alone does not wait."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            link.click()

    def link(self, address: str) -> Locator:
        """Return the first link to an address in the content."""
        return self.page.locator(f'#noi-dung a[href*="{address}"]').first

    def is_at(self, address: str, heading: str) -> None:
        expect(self.page.locator("h1")).to_have_text(heading)
        assert self.page.url.removesuffix("index.html") == self.home + address

    def find(self, address: str) -> Locator:
        """Return the link to an address in a listing, following older pages as needed."""
        while not self.link(address).count():
            self.follow(self.page.locator('#noi-dung a[rel="next"]'))
        return self.link(address)


@contextmanager
def reading(chromium: Browser, home: str, **options: object) -> Iterator[Reader]:
    """Open a new browser window; fail on any request to another host and on any complaint of the browser."""
    context: BrowserContext = chromium.new_context(locale="vi-VN", **options)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    reader = Reader(context.new_page(), home)
    reader.listen()
    try:
        yield reader
    finally:
        context.close()
    assert reader.requests
    assert not [url for url in reader.requests if not url.startswith((home, "data:"))]
    assert not [each for each in reader.complaints if not _is_preload_from_disk(each, home)]


def _is_preload_from_disk(complaint: str, home: str) -> bool:
    """From disk, Chromium refuses to preload a font and complains, but loads it when the stylesheet needs it."""
    return home.startswith("file:") and (".woff2" in complaint or complaint.endswith("net::ERR_FAILED"))


def walk(reader: Reader) -> None:
    """Go from home to a field, a profile, its story, its province, a former district, and back."""
    there = way()
    term = there.profile.fields[0]
    province, former, district = (
        f"dia-phuong/{part}/"
        for part in (
            GAZETTEER.slug(there.province),
            f"truoc-2025/{GAZETTEER.slug(there.former_province)}",
            f"truoc-2025/{GAZETTEER.slug(there.district)}",
        )
    )
    reader.go("index.html" if reader.home.startswith("file:") else "")
    expect(reader.page.locator("h1")).to_have_text("Người tốt ở quanh ta")
    reader.follow(reader.link(f"linh-vuc/{term}/"))
    assert reader.page.url.removesuffix("index.html") == f"{reader.home}linh-vuc/{term}/"
    reader.follow(reader.find(there.profile.address))
    reader.is_at(there.profile.address, there.profile.title)
    reader.follow(reader.link(there.story.address))
    reader.is_at(there.story.address, there.story.title)
    reader.follow(reader.link(there.profile.address))
    reader.is_at(there.profile.address, there.profile.title)
    to_province = f'#noi-dung a[href$="{province}"], #noi-dung a[href$="{province}index.html"]'
    reader.follow(reader.page.locator(to_province).first)
    reader.is_at(province, GAZETTEER.unit(there.province).name)
    reader.follow(reader.link(former))
    reader.follow(reader.link(district))
    assert reader.page.url.removesuffix("index.html") == reader.home + district
    expect(reader.page.locator("#noi-dung")).to_contain_text("Nay thuộc")
    reader.page.go_back()
    assert reader.page.url.removesuffix("index.html") == reader.home + former
    reader.follow(reader.page.get_by_role("banner").get_by_role("link", name="Gương Sáng"))
    reader.is_at("", "Người tốt ở quanh ta")


@pytest.mark.parametrize("place", ["http", "below", "disk"])
def test_a_walk_through_the_site(place: str, chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes[place]) as reader:
        walk(reader)


@pytest.mark.parametrize("place", ["http", "below"])
def test_the_same_walk_without_javascript(place: str, chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes[place], java_script_enabled=False) as reader:
        walk(reader)


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_page_is_wider_than_the_screen(width: int, chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"], viewport={"width": width, "height": 740}) as reader:
        for name, address in pages().items():
            reader.go(address)
            wide = reader.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            assert wide[0] <= wide[1], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(scheme: str, chromium: Browser, homes: dict[str, str]) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for all text."""
    with reading(chromium, homes["http"], color_scheme=scheme) as reader:
        for name, address in pages().items():
            reader.go(address)
            measured = reader.page.evaluate(_CONTRAST)
            assert len(measured) > 20, name
            assert not [each for each in measured if each[0] < 4.5], name


def test_light_and_dark_differ(chromium: Browser, homes: dict[str, str]) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        with reading(chromium, homes["http"], color_scheme=scheme) as reader:
            reader.go("")
            colours.add(reader.page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == 2


@pytest.mark.parametrize("name", ["home", "profile", "lost", "field"])
def test_the_first_tab_stop_skips_the_header(name: str, chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go(pages()[name])
        reader.page.keyboard.press("Tab")
        skip = reader.page.get_by_role("link", name="Bỏ qua, đến nội dung chính")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        reader.page.keyboard.press("Enter")
        expect(reader.page.locator("#noi-dung")).to_be_focused()
        reader.page.keyboard.press("Tab")
        focused = reader.page.evaluate("document.activeElement.closest('#noi-dung') !== null")
        assert focused, "the next stop is not in the content"


def test_every_focused_link_is_visible(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go(pages()["profile"])
        count = reader.page.locator("a:visible").count()
        for _ in range(count):
            reader.page.keyboard.press("Tab")
            outline = reader.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", reader.page.evaluate("document.activeElement.outerHTML")
