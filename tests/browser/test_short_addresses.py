"""Short addresses on a host without rules for them: typed from paper, heard on the radio, or looked up."""

import re

import pytest
from playwright.sync_api import Browser, expect

from generator.site.short_addresses import short_address
from tests.browser.test_pages import way

pytestmark = pytest.mark.browser


def code() -> str:
    return short_address(way().profile).split("/")[1]


@pytest.mark.parametrize("home", ["http", "below"])
@pytest.mark.parametrize("written", ["b/{}/", "b/{}", "b/{}/?fbclid=1", "B/{}"])
def test_a_short_address_opens_its_entry(chromium: Browser, homes: dict[str, str], home: str, written: str) -> None:
    page = chromium.new_page()
    typed = written.format(code()) if written[0] == "b" else written.lower().format(code().upper())
    page.goto(homes[home] + typed)
    page.wait_for_url(homes[home] + way().profile.address)
    page.close()


def test_a_code_is_typed_or_looked_up(chromium: Browser, homes: dict[str, str]) -> None:
    page = chromium.new_page()
    page.goto(f"{homes['http']}b/")
    page.get_by_label("Mã bài").fill(f" {code()[:2].upper()} {code()[2:]}")
    page.get_by_role("button", name="Mở bài").click()
    page.wait_for_url(homes["http"] + way().profile.address)
    page.close()


def test_an_unknown_code_says_so(chromium: Browser, homes: dict[str, str]) -> None:
    page = chromium.new_page()
    for address in ("b/vuvuv/", "b/?ma=vuvuv", "b/?ma=%3Cb%3Exx"):
        page.goto(homes["http"] + address)
        expect(page.locator("[data-short-status]")).to_have_text(re.compile("Không có bài nào mang mã"))
    page.close()


def test_readers_without_scripts_find_the_code_by_its_first_letters(chromium: Browser, homes: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{homes['http']}b/")
    page.get_by_role("link", name=code()[:2], exact=True).click()
    page.locator(f"#{code()} a").click()
    expect(page).to_have_url(homes["http"] + way().profile.address)
    context.close()
