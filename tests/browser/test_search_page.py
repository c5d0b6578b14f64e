"""Search in the browser: the box on every page, the search page, its filters, and the fallbacks."""

import gzip
import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.searching import (
    DESK,
    NONSENSE,
    PHONE,
    box,
    content,
    count,
    field,
    header_box,
    is_done,
    is_offered,
    results,
    searching,
    surname,
)
from tests.browser.test_pages import reading, way
from tests.browser.test_reading import SHIFTS

pytestmark = pytest.mark.browser

BOX_BYTES, PAGE_BYTES = 3_500, 6_200  # compressed scripts: on every page; additionally on the search page

# The box in the header


@pytest.mark.parametrize("place", ["http", "below"])
def test_a_name_is_suggested_while_typed_and_leads_to_its_page(
    place: str, chromium: Browser, homes: dict[str, str]
) -> None:
    profile = way().profile
    with reading(chromium, homes[place]) as reader:
        reader.go(way().story.address)
        typed = header_box(reader.page)
        expect(typed).to_have_attribute("aria-expanded", "false")
        typed.press_sequentially(profile.title)
        is_offered(reader.page, profile.title)
        option = reader.page.get_by_role("option").filter(has_text=profile.title).first
        expect(option).to_be_visible()
        expect(reader.page.get_by_role("group", name="Tên")).to_be_visible()
        expect(typed).to_have_attribute("aria-expanded", "true")
        expect(reader.page.get_by_role("banner").get_by_role("status")).to_have_text(re.compile(r"^\d+ gợi ý$"))
        expect(option.locator("mark").first).to_be_visible()
        typed.press("ArrowDown")
        active = typed.get_attribute("aria-activedescendant")
        expect(reader.page.locator(f'[id="{active}"]')).to_have_attribute("aria-selected", "true")
        expect(typed).to_be_focused()
        expect(typed).to_have_value(profile.title)
        reader.follow(option)
        reader.is_at(profile.address, profile.title)


def test_arrows_wrap_around_and_escape_only_closes(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go("")
        typed, page = header_box(reader.page), reader.page
        typed.press_sequentially(surname())
        is_offered(page, surname())
        last = page.get_by_role("option").count() - 1
        typed.press("ArrowUp")
        expect(page.get_by_role("option").nth(last)).to_have_attribute("aria-selected", "true")
        typed.press("ArrowDown")
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
        typed.press("ArrowDown")
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
        for _ in range(2):
            typed.press("Escape")
            expect(page.get_by_role("listbox")).to_be_hidden()
            expect(typed).to_have_value(surname())
        typed.press("ArrowDown")
        expect(page.get_by_role("listbox")).to_be_visible()
        typed.press("Tab")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(page.get_by_role("banner").get_by_role("button", name="Tìm")).to_be_focused()


@pytest.mark.parametrize("keys", [["Enter"], ["ArrowUp", "Enter"]])
def test_enter_searches_for_the_typed_text(keys: list[str], chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go(way().story.address)
        header_box(reader.page).press_sequentially(surname())
        is_offered(reader.page, surname())
        for key in keys:
            header_box(reader.page).press(key)
        expect(box(reader.page)).to_have_value(surname())
        expect(count(reader.page)).to_contain_text(f"cho “{surname()}”")
        expect(reader.page.get_by_role("banner").locator(".gs-find")).to_be_hidden()


def test_enter_does_not_interrupt_composition(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go("")
        typed = header_box(reader.page)
        typed.focus()
        keyboard = reader.page.context.new_cdp_session(reader.page)
        word = surname()
        keyboard.send("Input.imeSetComposition", {"text": word, "selectionStart": len(word), "selectionEnd": len(word)})
        expect(reader.page.get_by_role("option").first).to_be_visible()  # phones compose every word until its end
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": "Enter", "windowsVirtualKeyCode": 229})
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": "ArrowDown", "windowsVirtualKeyCode": 229})
        expect(reader.page.locator("[aria-selected=true]")).to_have_count(0)
        expect(typed).to_have_value(word)
        keyboard.send("Input.insertText", {"text": word})
        expect(typed).to_have_value(word)
        assert reader.page.url == reader.home


def test_nothing_is_loaded_before_the_box_is_used(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go("")
        expect(header_box(reader.page)).to_have_attribute("aria-expanded", "false")
        reader.page.wait_for_load_state("networkidle")
        assert not [url for url in reader.requests if "du-lieu" in url or "worker" in url]
        with reader.page.expect_request("**/muc-luc.json"):
            header_box(reader.page).focus()


# The search page


def test_without_a_query_all_entries_are_listed(chromium: Browser, homes: dict[str, str]) -> None:
    with searching(chromium, homes["http"]) as reader:
        expect(count(reader.page)).to_have_text(f"{len(content().entries)} bài")
        first = content().entries[0]
        expect(results(reader.page).first).to_contain_text(first.title)
        expect(results(reader.page)).to_have_count(20)
        reader.follow(results(reader.page).first.get_by_role("link"))
        reader.is_at(first.address, first.title)


def test_the_number_of_results_stays_visible_while_facets_are_counted(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"], **DESK) as reader:
        reader.page.clock.install()
        reader.page.route("**/loc/*.z", lambda _: None)  # no response
        reader.go("tim-kiem/")
        expect(results(reader.page).first).to_be_visible()
        reader.page.clock.run_for(1_000)
        expect(count(reader.page)).to_have_text(f"{len(content().entries)} bài")


def test_outdated_queries_are_not_answered(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"]) as reader:
        reader.go("")  # a page without queries of its own, as the search page has
        outcomes = reader.page.evaluate("""
          async (client) => {
            const { ask } = await import(client);
            const search = (text) => ask({ type: "search", text, filters: {}, offset: 0, limit: 5 });
            const suggest = (text) => ask({ type: "suggest", text });
            const asked = [search("hiến"), suggest("hiến"), search("hiến đất"), suggest("hiến đất")];
            const outcomes = await Promise.allSettled(asked);
            return outcomes.map(({ reason, value }) => (reason ? reason.message : value.groups ? "offered" : "found"));
          }
        """, f"{homes['http']}assets/search/search-client.js")  # fmt: skip
        assert outcomes == ["overtaken", "overtaken", "found", "offered"]


def test_typing_searches_at_once_without_history_entries(chromium: Browser, homes: dict[str, str]) -> None:
    with reading(chromium, homes["http"], **DESK) as reader:
        reader.go("nam/")
        reader.go("tim-kiem/")
        is_done(reader.page, "tim-kiem/")
        title = way().profile.title
        box(reader.page).press_sequentially(title)
        expect(count(reader.page)).to_contain_text(f"cho “{title}”")
        expect(results(reader.page).first.locator("h3")).to_have_text(title)
        expect(results(reader.page).first.locator("h3 mark").first).to_be_visible()
        expect(reader.page).to_have_url(re.compile(r"/tim-kiem/\?q="))
        expect(reader.page).to_have_title(re.compile(f"^{title} – Tìm kiếm"))
        expect(box(reader.page)).to_be_focused()
        expect(box(reader.page)).to_have_value(title)
        reader.page.go_back()
        reader.is_at("nam/", "Năm")


def test_more_results_take_the_focus_and_survive_going_back(chromium: Browser, homes: dict[str, str]) -> None:
    with searching(chromium, homes["http"]) as reader:
        reader.page.get_by_role("button", name="Xem thêm").click()
        expect(results(reader.page)).to_have_count(40)
        expect(results(reader.page).nth(20).get_by_role("link")).to_be_focused()
        assert len({*results(reader.page).locator("h3").all_inner_texts()}) > 30
        reader.follow(results(reader.page).nth(30).get_by_role("link"))
        expect(reader.page.locator("article.gs-entry")).to_be_visible()
        reader.page.go_back()
        expect(results(reader.page)).to_have_count(40)
        expect(results(reader.page).nth(30)).to_be_in_viewport()


def test_no_results_are_reported_with_advice(chromium: Browser, homes: dict[str, str]) -> None:
    with searching(chromium, homes["http"], f"?q={NONSENSE}") as reader:
        expect(count(reader.page)).to_contain_text(f"Không tìm thấy bài nào cho “{NONSENSE}”. Hãy thử bỏ dấu")
        expect(results(reader.page)).to_have_count(0)
        expect(reader.page.get_by_role("button", name="Xem thêm")).to_be_hidden()
        for listing in ("Việc tốt", "Lĩnh vực", "Địa phương", "Năm"):
            expect(
                reader.page.locator(".gs-search__notice").get_by_role("link", name=listing, exact=True)
            ).to_be_visible()


def test_typed_markup_is_only_text(chromium: Browser, homes: dict[str, str]) -> None:
    with searching(chromium, homes["http"]) as reader:
        box(reader.page).fill("<img src=x onerror=alert(1)> & “ngoặc” %2F + \\")
        expect(count(reader.page)).to_contain_text("<img src=x onerror=alert(1)> & “ngoặc” %2F + \\")
        reader.page.reload()
        expect(box(reader.page)).to_have_value("<img src=x onerror=alert(1)> & “ngoặc” %2F + \\")
        expect(reader.page.locator(".gs-search img")).to_have_count(0)


# Appearance and size


def test_on_a_phone_targets_are_large_enough_and_nothing_is_cut_off(chromium: Browser, homes: dict[str, str]) -> None:
    slug, name, _ = field()
    with searching(chromium, homes["http"], f"?linh-vuc={slug}", **PHONE) as reader:
        page = reader.page
        page.get_by_text("Lọc kết quả").click()
        page.locator(".gs-facet summary").first.click()
        expect(page.get_by_role("checkbox", name=name).first).to_be_checked()
        targets = ".gs-find input, .gs-search summary, .gs-choice, .gs-search button, .gs-search .gs-chip"
        for target in page.locator(targets).all():
            if target.is_visible():
                assert target.evaluate("element => element.getBoundingClientRect().height") >= 44
        page.get_by_role("button", name="Xem").first.click()
        expect(page.get_by_role("checkbox", name=name).first).to_be_hidden()
        box(page).fill(surname())
        is_offered(page, surname())
        for option in page.get_by_role("option").all():
            assert option.evaluate("element => element.getBoundingClientRect().height") >= 44
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("options", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("query", ["", "?q=vi%E1%BB%87c", "?nam=2025"])
def test_nothing_moves_while_the_page_loads(
    query: str, options: dict[str, object], chromium: Browser, homes: dict[str, str]
) -> None:
    with searching(chromium, homes["http"], query, **options) as reader:
        reader.page.wait_for_load_state("networkidle")
        assert reader.page.evaluate(SHIFTS) == 0


def test_the_scripts_are_small(chromium: Browser, homes: dict[str, str]) -> None:
    sizes: dict[str, int] = {}
    with reading(chromium, homes["http"]) as reader:
        reader.page.on(
            "response", lambda answer: sizes.update({answer.url.rsplit("/", 1)[1]: len(gzip.compress(answer.body()))})
        )
        reader.go("tim-kiem/")
        expect(count(reader.page)).to_have_text(re.compile("bài"))
    assert sizes["search-box.js"] + sizes["search-client.js"] <= BOX_BYTES
    assert sizes["search-page.js"] + sizes["facet-panel.js"] <= PAGE_BYTES
