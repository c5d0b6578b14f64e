"""Search without what it needs: a connection, its script, a worker, an index of its schema."""

import re

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.searching import DESK, box, content, count, field, results, searching
from tests.browser.test_pages import reading, way

pytestmark = pytest.mark.browser


def test_a_lost_connection_is_reported_and_retried(chromium: Browser, homes: dict[str, str]) -> None:
    with searching(chromium, homes["http"]) as reader:
        expect(results(reader.page)).to_have_count(20)  # the first search is over: it cannot fail instead of the next
        reader.page.context.set_offline(True)
        box(reader.page).fill(way().profile.title)
        retry = reader.page.get_by_role("button", name="Thử lại")
        expect(retry).to_be_visible()
        expect(reader.page.locator(".gs-search__status")).to_contain_text("Hãy kiểm tra kết nối mạng rồi thử lại.")
        expect(box(reader.page)).to_have_value(way().profile.title)
        reader.page.context.set_offline(False)
        retry.click()
        expect(results(reader.page).first).to_contain_text(way().profile.title)
        expect(retry).to_have_count(0)
        reader.complaints.clear()  # of the browser about the lost connection


def test_text_typed_before_the_script_has_loaded_is_searched(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"], **DESK) as reader:
        held: list[Route] = []
        reader.page.route("**/search/search-page.js", lambda route: held.append(route))  # noqa: PLW0108
        with reader.page.expect_request("**/search/search-page.js"):
            reader.go("tim-kiem/?q=a")
        typed = reader.page.locator("#tim-kiem")
        typed.press_sequentially(way().profile.title)
        for route in held:
            route.continue_()
        expect(results(reader.page).first).to_contain_text(way().profile.title)
        expect(typed).to_have_value(way().profile.title)
        expect(reader.page).to_have_url(re.compile(r"\?q=(?!a$)"))


def test_an_index_of_another_schema_asks_to_reload_the_page(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"], **DESK) as reader:
        manifest = reader.page.request.get(f"{homes['http']}tim-kiem/du-lieu/muc-luc.json").json()
        reader.page.context.route("**/muc-luc.json", lambda route: route.fulfill(json=manifest | {"schema": 0}))
        reader.go("tim-kiem/")
        expect(reader.page.locator(".gs-search__status")).to_contain_text("Trang tìm kiếm vừa được cập nhật.")
        reader.page.context.unroute_all()
        reader.page.get_by_role("button", name="Tải lại").click()
        expect(count(reader.page)).to_have_text(f"{len(content().entries)} bài")


@pytest.mark.parametrize("how", ["no script", "disk"])
def test_without_search_the_page_links_to_the_listings(how: str, chromium: Browser, homes: dict[str, str]) -> None:
    slug, _, _ = field()
    home, address = (homes["disk"], "tim-kiem/index.html") if how == "disk" else (homes["http"], "tim-kiem/")
    with reading(chromium, home, java_script_enabled=how == "disk") as reader:
        reader.go(address)
        expect(reader.page.locator(".gs-search")).to_be_hidden()
        expect(reader.page.get_by_text("Tìm kiếm cần JavaScript")).to_be_visible()
        reader.follow(reader.link(f"linh-vuc/{slug}/"))
        assert reader.page.url.removesuffix("index.html") == f"{reader.home}linh-vuc/{slug}/"
        reader.page.get_by_role("banner").get_by_role("searchbox").fill("a")
        reader.follow(reader.page.get_by_role("banner").get_by_role("button", name="Tìm"))
        expect(reader.page.get_by_text("Tìm kiếm cần JavaScript")).to_be_visible()


def test_a_browser_without_module_workers_gets_links_to_the_listings(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.page.add_init_script("window.Worker = class { terminate() {} };")
        reader.go("tim-kiem/")
        expect(reader.page.get_by_text("Tìm kiếm cần JavaScript")).to_be_visible()
        expect(reader.page.locator(".gs-search")).to_be_hidden()
        expect(reader.page.get_by_role("banner").locator(".gs-find")).to_be_visible()
