"""Listings in Chromium: short on a phone, usable without JavaScript."""

import pytest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("samples")]

LONG = "loai-guong/nguoi-tot-viec-tot/"  # the longest listing of the samples
PHONE, CARDS, MOST_PIXELS = 360, 24, 6500
_HEIGHT_OF_CARDS = """(count) => {
  const items = [...document.querySelectorAll("ul.gs-cards > li")].slice(0, count);
  const cards = items.map((item) => item.getBoundingClientRect());
  return [cards.length, cards.at(-1).bottom - cards[0].top];
}"""


def test_24_cards_are_short_on_a_phone(chromium: Browser, homes: dict[str, str]) -> None:
    with chromium.new_context(viewport={"width": PHONE, "height": 740}) as context:
        page = context.new_page()
        page.goto(homes["http"] + LONG)
        count, height = page.evaluate(_HEIGHT_OF_CARDS, CARDS)
        assert count == CARDS
        assert height <= MOST_PIXELS
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE
