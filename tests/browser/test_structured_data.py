"""Structured data under the site's strict policy: Chromium blocks nothing, and reads the block as it was written."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.chromium import served
from tests.support.every_kind_of_page import build_site_of_every_kind
from tests.support.shared_folders import made_once

pytestmark = pytest.mark.browser
_HOSTILE = "Lê Thị </script> & <b>"
_WATCH = 'document.addEventListener("securitypolicyviolation", (event) => console.error(event.violatedDirective));'


@pytest.mark.parametrize("address", ["", "guong/day-du/", "cau-chuyen/2026/ban-tin/", "nam/2025/"])
def test_the_policy_blocks_no_structured_data(
    address: str, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site: Path = made_once(tmp_path_factory, "every-kind", build_site_of_every_kind) / "project/site"
    errors: list[str] = []
    with served(site) as home, chromium.new_context() as context:
        page = context.new_page()
        page.add_init_script(_WATCH)
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{home}{address}", wait_until="load")
        assert page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content", timeout=1000)
        block = page.locator('script[type="application/ld+json"]').text_content(timeout=1000)
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '0'}))")
        page.wait_for_function("true")
    # The script that was added, told by the policy and by its event: without it, this test would show nothing.
    assert [("script-src" in each) for each in errors] == [True, True], errors
    read = json.loads(block or "")
    assert read["@context"] == "https://schema.org"
    if address == "guong/day-du/":
        assert read["@graph"][0]["headline"] == _HOSTILE
