"""Filters of the search page: facets, their counts, and ways out of an empty list."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.text.vietnamese import fold
from tests.browser.searching import DESK, box, content, count, field, is_done, own_site, results, searching
from tests.browser.test_pages import reading, way
from tests.support.commands import PROJECT
from tests.support.factories import GAZETTEER
from tests.support.rendered_pages import articles

pytestmark = pytest.mark.browser


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


def test_a_listing_searches_within_itself(chromium: Browser, homes: dict[str, str]) -> None:
    slug, name, total = field()
    with reading(chromium, homes["below"], **DESK) as reader:
        reader.go(f"linh-vuc/{slug}/")
        within = reader.page.get_by_role("search", name="Tìm trong mục này")
        reader.follow(within.get_by_role("button", name="Tìm"))
        expect(count(reader.page)).to_have_text(f"{total} bài")
        expect(reader.page.get_by_role("link", name=f"Bỏ lọc {name}")).to_be_visible()
