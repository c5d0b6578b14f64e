"""Embeds in Chromium: another site under a strict policy shows cards and a listing, in every width and both looks."""

import json
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Literal

import pytest
from playwright.sync_api import Browser, Dialog, Frame, Page, expect

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.site.identifiers import identifier_of
from generator.site.site import Site, shared_entries
from tests.support.accessibility import violations
from tests.support.build_tools import tools
from tests.support.commands import PROJECT, TODAY

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("samples")]

LISTING = "linh-vuc/y-te/"
Scheme = Literal["light", "dark"]
_SNIPPET = re.compile(r"```js\n(.*?)```", re.DOTALL)
_FITS = "() => innerHeight === Math.ceil(document.querySelector('main').getBoundingClientRect().height)"
_PORTAL = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><script src="heights.js"></script></head>
<body><h1>Tin</h1>{frames}</body></html>"""


class _Strict(SimpleHTTPRequestHandler):
    """A portal whose policy allows frames of one site and scripts of its own, and nothing else."""

    site = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"default-src 'none'; frame-src {self.site}; script-src 'self'")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing."""


@pytest.fixture(scope="module")
def own_site() -> Site:
    return prepare(PROJECT, Settings(today=TODAY), tools(PROJECT))[0]


@pytest.fixture(scope="module")
def identifiers(own_site: Site) -> list[str]:
    """Return the identifiers of three entries: with a photo, with a figure, with a scene alone."""
    entries = list(shared_entries(own_site))
    with_photo = next(each for each in entries if each.is_photo_shareable and each.is_photo_listed)
    with_figure = next(each for each in entries if each.result and not each.photos)
    with_scene = next(each for each in entries if not each.result and not each.photos)
    return [identifier_of(each) for each in (with_photo, with_figure, with_scene)]


@pytest.fixture(scope="module")
def portal(homes: dict[str, str], identifiers: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a portal that embeds three cards and a listing with the documented script; yield its address."""
    folder, home = tmp_path_factory.mktemp("portal"), homes["http"]
    (snippet,) = _SNIPPET.findall((PROJECT / "docs/spec/embeds.md").read_text("utf-8"))
    (folder / "heights.js").write_text(snippet.replace("https://guongsang.example.vn", home.rstrip("/")), "utf-8")
    sources = [f"{home}nhung/bai/?b={each}" for each in identifiers]
    sources.append(f"{home}nhung/muc/?muc={LISTING}&amp;so=4")
    frames = "\n".join(f'<iframe src="{each}" width="100%" height="500" frameborder="0"></iframe>' for each in sources)
    (folder / "index.html").write_text(_PORTAL.format(frames=frames), "utf-8")
    strict = type("Strict", (_Strict,), {"site": home.rstrip("/")})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(strict, directory=folder)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


def content(frame: Frame) -> None:
    """Wait for the content of a frame."""
    expect(frame.locator("[data-content]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [280, 360, 800])
def test_a_portal_shows_cards_and_a_listing(
    width: int, scheme: Scheme, portal: str, homes: dict[str, str], chromium: Browser
) -> None:
    with chromium.new_context(viewport={"width": width + 16, "height": 900}, color_scheme=scheme) as context:
        page, faults, asked = context.new_page(), list[str](), set[str]()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: asked.add(request.url))
        page.goto(portal)
        frames = page.frames[1:]
        assert len(frames) == 4
        for frame in frames:
            content(frame)
            frame.frame_element().scroll_into_view_if_needed()  # Chromium does not lay out frames out of sight
            frame.wait_for_function(_FITS)
            assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
            assert frame.locator("h1").inner_text()
            dark = frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(34, 30, 26)"
            assert dark == (scheme == "dark")
        assert frames[3].locator("li").count() == 4
        assert not faults
        assert all(url.startswith((portal, homes["http"])) for url in asked)
        assert context.storage_state() == {"cookies": [], "origins": []}


@pytest.mark.parametrize(("value", "colour"), [("toi", "rgb(34, 30, 26)"), ("sang", "rgb(255, 255, 255)")])
def test_the_address_chooses_the_colours(
    value: str, colour: str, identifiers: list[str], homes: dict[str, str], chromium: Browser
) -> None:
    scheme: Scheme = "light" if value == "toi" else "dark"
    with chromium.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{homes['http']}nhung/bai/?b={identifiers[1]}&giao-dien={value}")
        content(page.main_frame)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == colour


def test_axe_finds_no_violation(identifiers: list[str], homes: dict[str, str], chromium: Browser) -> None:
    found = []
    for address in (*(f"bai/?b={each}" for each in identifiers), "bai/?b=0", f"muc/?muc={LISTING}"):
        with chromium.new_context(viewport={"width": 360, "height": 600}) as context:
            page = context.new_page()
            page.goto(f"{homes['http']}nhung/{address}")
            expect(page.locator("[data-state=loading]")).to_be_hidden()
            # The heading of an entry that is gone stays empty and hidden: the frame around names the page.
            found += [each for each in violations(page) if (address, each[2]) != ("bai/?b=0", "page-has-heading-one")]
    assert not found


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("query", ["", "?b=", "?b=0123456789abcdef", "?b=../../index", "?b=constructor"])
def test_an_entry_that_is_not_there_is_gone(query: str, homes: dict[str, str], opened: Page) -> None:
    opened.goto(f"{homes['http']}nhung/bai/{query}")
    expect(opened.get_by_text("Bài này không còn trên Gương Sáng.")).to_be_visible()
    expect(opened.locator("[data-content]")).to_be_hidden()


def test_an_entry_about_a_child_is_gone(own_site: Site, homes: dict[str, str], opened: Page) -> None:
    for entry in (each for each in own_site.library.entries if each.is_child):
        opened.goto(f"{homes['http']}nhung/bai/?b={identifier_of(entry)}")
        expect(opened.get_by_text("Bài này không còn trên Gương Sáng.")).to_be_visible()


@pytest.mark.parametrize("listing", ["", "khong-co/", "../", "https://example.com/", "linh-vuc"])
def test_a_listing_without_a_feed_is_not_there(listing: str, homes: dict[str, str], opened: Page) -> None:
    opened.goto(f"{homes['http']}nhung/muc/?muc={listing}")
    expect(opened.get_by_text("Mục này không có trên Gương Sáng.")).to_be_visible()


@pytest.mark.parametrize(("asked", "shown"), [("1", 1), ("0", 3), ("-4", 1), ("99", 10), ("x", 3), ("2.9", 2)])
def test_a_listing_shows_as_many_as_asked(asked: str, shown: int, homes: dict[str, str], opened: Page) -> None:
    opened.goto(f"{homes['http']}nhung/muc/?muc=viec-tot/cuu-nguoi/&so={asked}")
    content(opened.main_frame)
    there = opened.evaluate(
        """async () => (await (await fetch("../../viec-tot/cuu-nguoi/atom.xml")).text()).split("<entry>").length - 1"""
    )
    assert opened.locator("li").count() == min(shown, there)
    link = opened.locator("li a").first.get_attribute("href") or ""
    assert link.startswith(homes["http"])


def test_hostile_texts_stay_text(identifiers: list[str], homes: dict[str, str], opened: Page) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    card = dict.fromkeys(("title", "label", "mark", "role", "summary", "facts"), hostile)
    values = card | {"address": "javascript:alert(3)", "cover": ["y-te"], "figure": ["large", *[hostile] * 4]}
    body = json.dumps({identifiers[0]: values})
    said: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    opened.on("dialog", note)
    opened.route("**/nhung/the/*.json", lambda route: route.fulfill(body=body, content_type="application/json"))
    opened.goto(f"{homes['http']}nhung/bai/?b={identifiers[0]}")
    content(opened.main_frame)
    assert opened.locator("h1").inner_text() == hostile
    assert opened.locator("img[src=x]").count() == 0
    assert opened.locator("h1 a").evaluate("(link) => link.href") == homes["http"]
    assert not said


def test_a_failure_says_so(identifiers: list[str], homes: dict[str, str], opened: Page) -> None:
    opened.route("**/nhung/the/*.json", lambda route: route.fulfill(status=503))
    opened.goto(f"{homes['http']}nhung/bai/?b={identifiers[0]}")
    expect(opened.get_by_text("Chưa tải được.")).to_be_visible()


def test_without_script_a_link_leads_to_the_site(homes: dict[str, str], chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{homes['http']}nhung/bai/")
        expect(page.locator("noscript p")).to_contain_text("Cần JavaScript")
        assert page.locator("noscript p").bounding_box()
        with context.expect_page() as opened:
            page.get_by_role("link", name="Gương Sáng").click()
        assert opened.value.url == homes["http"]


def test_the_box_copies_its_code(homes: dict[str, str], chromium: Browser) -> None:
    with chromium.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{homes['http']}guong/pham-van-hat/")
        page.get_by_text("Nhúng bài này").click()
        page.get_by_role("button", name="Sao chép mã").first.click()
        expect(page.get_by_text("Đã sao chép mã")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith("<iframe src=")
