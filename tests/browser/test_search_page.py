"""Search in the browser: the box on every page, the search page, its filters, and the fallbacks."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.site.library import Library
from generator.site.site import Site
from generator.text.vietnamese import fold
from tests.browser.test_pages import Reader, reading, way
from tests.browser.test_reading import SHIFTS
from tests.support.accessibility import violations
from tests.support.build_tools import tools
from tests.support.commands import PROJECT, TODAY
from tests.support.factories import GAZETTEER
from tests.support.rendered_pages import articles

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 900}}
NONSENSE = "qwzx"
BOX_BYTES, PAGE_BYTES = 3_500, 6_200  # compressed scripts: on every page; additionally on the search page


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


def test_query_filters_and_results_by_keyboard_only(chromium: Browser, homes: dict[str, str]) -> None:
    slug, name, total = field()
    with searching(chromium, homes["http"]) as reader:
        page, keyboard = reader.page, reader.page.keyboard

        def tab_to(target: Locator) -> None:
            for _ in range(120):
                if target.evaluate("element => element === document.activeElement"):
                    return
                keyboard.press("Tab")
            raise AssertionError(page.evaluate("document.activeElement.outerHTML"))

        keyboard.press("Tab")
        keyboard.press("Enter")  # past the header
        tab_to(box(page))
        keyboard.type("Việt Nam")
        keyboard.press("Escape")
        keyboard.press("Control+a")
        keyboard.press("Backspace")
        is_done(page, "tim-kiem/")
        choice = page.get_by_role("checkbox", name=name, exact=False).first
        tab_to(choice)
        keyboard.press("Space")
        is_done(page, f"tim-kiem/?linh-vuc={slug}")
        expect(count(page)).to_have_text(f"{total} bài")
        expect(choice).to_be_focused()
        expect(choice).to_be_checked()
        chip = page.get_by_role("link", name=f"Bỏ lọc {name}")
        tab_to(chip)
        tab_to(results(page).first.get_by_role("link"))
        heading = results(page).first.locator("h3").inner_text()
        keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(heading)
        page.go_back()
        is_done(page, f"tim-kiem/?linh-vuc={slug}")
        expect(count(page)).to_have_text(f"{total} bài")
        page.go_back()
        is_done(page, "tim-kiem/")
        expect(count(page)).to_have_text(f"{len(content().entries)} bài")
        expect(page.get_by_role("link", name=f"Bỏ lọc {name}")).to_have_count(0)


def test_counts_depend_on_the_query_and_the_other_filters(chromium: Browser, homes: dict[str, str]) -> None:
    slug, name, total = field()
    with searching(chromium, homes["http"], f"?linh-vuc={slug}") as reader:
        years = {e.year for e in content().entries if slug in e.fields}
        group = reader.page.get_by_role("list", name="Năm")
        expect(group.get_by_role("checkbox")).to_have_count(len(years))
        year = max(years)
        expected = sum(slug in e.fields and e.year == year for e in content().entries)
        row = group.locator("label").filter(has_text=str(year))
        expect(row.locator(".gs-choice__count")).to_have_text(str(expected))
        row.click()
        is_done(reader.page, f"?linh-vuc={slug}&nam={year}")
        expect(count(reader.page)).to_have_text(f"{expected} bài")
        field_row = reader.page.get_by_role("list", name="Lĩnh vực").locator("label").filter(has_text=name).first
        expect(field_row.locator(".gs-choice__count")).to_have_text(str(expected))
        expect(group.get_by_role("checkbox")).to_have_count(len(years))  # a facet does not filter itself
        reader.page.get_by_role("link", name="Xóa tất cả").click()
        is_done(reader.page, "tim-kiem/")
        expect(reader.page.locator(".gs-search__status")).to_be_focused()
        expect(reader.page.locator("input:checked")).to_have_count(0)
        assert total < len(content().entries)


def test_several_values_of_a_facet_are_alternatives(chromium: Browser, homes: dict[str, str]) -> None:
    one, two = sorted({entry.year for entry in content().entries})[-2:]
    expected = sum(entry.year in {one, two} for entry in content().entries)
    with searching(chromium, homes["below"], f"?nam={one}&nam={two}&utm_source=zalo") as reader:
        expect(count(reader.page)).to_have_text(f"{expected} bài")
        expect(reader.page.get_by_role("link", name="Bỏ lọc")).to_have_count(2)
        reader.page.get_by_role("link", name=f"Bỏ lọc {one}").click()
        is_done(reader.page, f"tim-kiem/?nam={two}")


def test_a_province_opens_its_communes_and_former_districts(chromium: Browser, homes: dict[str, str]) -> None:
    there = way()
    province, district = GAZETTEER.slug(there.province), GAZETTEER.slug(there.district)
    name = GAZETTEER.printed(there.province, "short")
    with searching(chromium, homes["http"], f"?dia-phuong={province}") as reader:
        units = reader.page.get_by_role("list", name=name, exact=True)
        unit = units.locator(f'input[value="{province}/{district}"]')
        unit.check()
        is_done(reader.page, f"?dia-phuong={province}/{district}")
        here = {e.address for e in content().entries for p in e.places if there.district in GAZETTEER.ancestors(p.unit)}
        expect(count(reader.page)).to_have_text(f"{len(here)} bài")
        above = reader.page.locator(f'input[value="{province}"]')
        assert above.evaluate("element => element.indeterminate")
        reader.page.reload()
        expect(reader.page.get_by_role("link", name="Bỏ lọc")).to_contain_text("(trước 7/2025)")
        unit.uncheck()
        is_done(reader.page, f"?dia-phuong={province}")
        expect(above).to_be_checked()
        above.uncheck()
        is_done(reader.page, "tim-kiem/")
        expect(units).to_be_hidden()


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


def test_a_choice_that_hides_all_entries_is_dropped_with_one_tap(chromium: Browser, homes: dict[str, str]) -> None:
    """A field and a year that no entry shares; each alone has entries."""
    entries = [entry for entry in content().entries if entry.fields]
    by_field = {field for entry in entries for field in entry.fields}
    pairs = ((each, entry.year) for each in sorted(by_field) for entry in entries)
    slug, year = next(pair for pair in pairs if not any(pair[0] in e.fields and pair[1] == e.year for e in entries))
    alone = sum(slug in entry.fields for entry in entries)
    with searching(chromium, homes["http"], f"?linh-vuc={slug}&nam={year}") as reader:
        expect(count(reader.page)).to_contain_text("Không tìm thấy bài nào")
        reader.page.get_by_role("link", name=f"Bỏ lọc {year}: có {alone} bài").click()
        expect(count(reader.page)).to_contain_text(f"{alone} bài")
        expect(results(reader.page).first).to_be_visible()


def gone_province() -> tuple[str, str]:
    """Return a former province without entries: its name and that of today's province."""
    everything = map(articles(own_site(), PROJECT).of, content().entries)
    texts = (f"{e.entry.title} {e.matter.summary} {e.body.text} {e.matter.locality}" for e in everything)
    said = fold(" ".join(texts))
    for province in GAZETTEER.provinces_then():
        (now,) = GAZETTEER.unit(province).successors
        name = GAZETTEER.printed(province, "bare")
        if name != GAZETTEER.printed(now, "bare") and fold(name) not in said:
            return name, GAZETTEER.printed(now, "short")
    raise AssertionError


def test_a_former_place_without_entries_leads_to_todays(chromium: Browser, homes: dict[str, str]) -> None:
    name, now = gone_province()
    with reading(chromium, homes["http"]) as reader:
        reader.go(f"tim-kiem/?q={quote(name)}")
        offered = reader.page.get_by_role("link", name=f"{name} (nay thuộc {now})")
        expect(offered).to_be_visible()
        reader.follow(offered)
        expect(reader.page.get_by_role("heading", level=1)).to_contain_text(GAZETTEER.printed(_now(name), "bare"))


def _now(name: str) -> str:
    return next(
        GAZETTEER.unit(each).successors[0]
        for each in GAZETTEER.provinces_then()
        if GAZETTEER.printed(each, "bare") == name
    )


def test_typed_markup_is_only_text(chromium: Browser, homes: dict[str, str]) -> None:
    with searching(chromium, homes["http"]) as reader:
        box(reader.page).fill("<img src=x onerror=alert(1)> & “ngoặc” %2F + \\")
        expect(count(reader.page)).to_contain_text("<img src=x onerror=alert(1)> & “ngoặc” %2F + \\")
        reader.page.reload()
        expect(box(reader.page)).to_have_value("<img src=x onerror=alert(1)> & “ngoặc” %2F + \\")
        expect(reader.page.locator(".gs-search img")).to_have_count(0)


def test_a_listing_searches_within_itself(chromium: Browser, homes: dict[str, str]) -> None:
    slug, name, total = field()
    with reading(chromium, homes["below"], **DESK) as reader:
        reader.go(f"linh-vuc/{slug}/")
        within = reader.page.get_by_role("search", name="Tìm trong mục này")
        reader.follow(within.get_by_role("button", name="Tìm"))
        expect(count(reader.page)).to_have_text(f"{total} bài")
        expect(reader.page.get_by_role("link", name=f"Bỏ lọc {name}")).to_be_visible()


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


# Fallbacks


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


# Appearance and size


@pytest.mark.parametrize("options", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_violation_in_any_state(
    options: dict[str, object], chromium: Browser, homes: dict[str, str]
) -> None:
    slug, _, _ = field()
    person = way().profile
    other = next(term.slug for term in content().context.vocabularies.fields if term.slug not in person.fields)
    states = [
        "",
        f"?q={surname()}&linh-vuc={slug}",
        f"?q={NONSENSE}",
        f"?q={person.title}&linh-vuc={other}",  # offers to drop the field
        "?q=cho+m%C3%A1u+c%E1%BB%A9u+ng%C6%B0%E1%BB%9Di",  # has synonyms, and results that are only near
        "?dia-phuong=" + GAZETTEER.slug(way().province),
    ]
    found: list[tuple[str, ...]] = []
    with reading(chromium, homes["http"], **options) as reader:

        def note(state: str) -> None:
            found.extend((state, *each) for each in violations(reader.page))

        for state in states:
            reader.go(f"tim-kiem/{state}")
            expect(count(reader.page)).to_have_text(re.compile("bài"))
            if options is PHONE:
                reader.page.get_by_text("Lọc kết quả").click()
                reader.page.locator(".gs-facet summary").first.click()
            expect(reader.page.locator(".gs-facet__choices").first).not_to_have_attribute("hidden", "")
            note(state)
        box(reader.page).fill(surname())
        expect(reader.page.get_by_role("option").first).to_be_visible()
        box(reader.page).press("ArrowDown")
        note("suggestions")
        reader.go("")
        header_box(reader.page).fill(surname())
        expect(reader.page.get_by_role("option").first).to_be_visible()
        note("suggestions in the header")
    assert not found


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
