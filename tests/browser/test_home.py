"""The home page in Chromium: a person and a way in above the fold of a phone; what a day recalls, if anything."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_pages import reading

pytestmark = pytest.mark.browser

FOLD = 700


def test_a_phone_shows_a_person_and_the_way_to_the_story_above_the_fold(
    chromium: Browser, homes: dict[str, str]
) -> None:
    with reading(chromium, homes["http"], viewport={"width": 360, "height": 740}) as reader:
        reader.go("")
        hero = reader.page.locator(".gs-hero")
        for part in ("h2", ".gs-hero__sentence", "a"):
            box = hero.locator(part).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= FOLD, part
        reader.follow(hero.locator("a"))
        expect(reader.page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(("month", "day", "titles"), [(2, 25, ["Lê Thị Thanh Hòa"]), (2, 26, [])])
def test_a_day_recalls_what_was_published_on_it_and_asks_for_no_file_without_any(
    month: int, day: int, titles: list[str], chromium: Browser, homes: dict[str, str]
) -> None:
    with reading(chromium, homes["below"], timezone_id="Asia/Ho_Chi_Minh") as reader:
        reader.page.clock.set_fixed_time(datetime(2027, month, day, 5, tzinfo=UTC))
        with reader.page.expect_event("requestfinished", lambda request: "on-this-day.js" in request.url):
            reader.go("")
        section = reader.page.locator("#ngay-nay")
        if titles:
            expect(section).to_be_visible()
            expect(section.locator("a")).to_have_text(titles)
            reader.follow(section.locator("a"))
            expect(reader.page.locator("h1")).to_contain_text(titles[0])
        else:
            expect(section).to_be_hidden()
        assert any(".json" in url for url in reader.requests) == bool(titles)
