"""The work of a build is linear in the number of entries."""

import sys
from dataclasses import replace
from types import FrameType

from generator.content.context import Context
from generator.content.entry import Article
from generator.pages.card_file import RenderedCard
from generator.pages.cards import card_view
from generator.pages.entry_view import entry_view
from generator.pages.site_pages import pages
from generator.site.library import make_library
from generator.site.site import site_of
from tests.support.factories import GAZETTEER, SETTINGS, profile_article, vocabularies

CONTEXT = Context(vocabularies(), GAZETTEER, SETTINGS)


def spread(size: int) -> list[Article]:
    """Return `size` articles, spread over fields, years and places like those of a real site."""
    fields = [term.slug for term in vocabularies().fields if not term.safety_review]
    places = ["huyện Bình Sơn, Quảng Ngãi", "tỉnh Bắc Kạn", "thành phố Hà Nội", "tỉnh Bình Thuận", "toan-quoc"]
    patterns = [
        profile_article(
            f"a-{number}", fields=[fields[number % len(fields)]], locality=places[number % 5], year=2016 + number % 9
        )
        for number in range(45)
    ]
    articles = []
    for number in range(size):
        slug = f"bai-{number}"
        pattern = patterns[number % len(patterns)]
        articles.append(replace(pattern, entry=pattern.entry._replace(slug=slug, address=f"guong/{slug}/")))
    return articles


def view_everything(of: list[Article]) -> None:
    """Do all the work of a build up to the values that templates print."""
    library = make_library([article.entry for article in of], CONTEXT, {})
    site = site_of(library)
    for article in of:
        entry_view(article, CONTEXT)
        card_view(article.entry, CONTEXT, None)
    cards = {entry.address: RenderedCard(entry.address, entry.address, b"") for entry in site.library.entries}
    assert sum(1 for _ in pages(site, cards)) > len(of)


def calls(of: list[Article]) -> int:
    """Return the number of function calls that it takes."""
    count = 0

    def on_event(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(on_event)
    try:
        view_everything(of)
    finally:
        sys.setprofile(None)
    return count


def test_the_work_is_linear_in_the_number_of_entries() -> None:
    """Counts calls instead of seconds, so that other load on the machine does not matter."""
    calls(spread(10))  # fills the caches of this process
    assert calls(spread(1000)) / calls(spread(500)) < 2.3
