"""The work of a build grows with the number of entries, and no faster."""

import sys
from dataclasses import replace
from types import FrameType

from factories import SETTINGS, library, listings, profile, vocabularies

from generator.entry_views import entry_view
from generator.library import Library
from generator.paging import cut
from generator.related import Related
from generator.views import listing_view


def spread(size: int) -> Library:
    """A library of `size` entries, spread over fields, years, places and people as a real one is."""
    fields = [term.slug for term in vocabularies().fields if not term.safety_review]
    places = ["huyện Bình Sơn, Quảng Ngãi", "tỉnh Bắc Kạn", "thành phố Hà Nội", "tỉnh Bình Thuận", "toan-quoc"]
    patterns = [
        profile(
            f"a-{number}", fields=[fields[number % len(fields)]], locality=places[number % 5], year=2016 + number % 9
        )
        for number in range(45)
    ]
    entries = []
    for number in range(size):
        slug = f"bai-{number}"
        pattern = patterns[number % len(patterns)]
        entries.append(replace(pattern, slug=slug, address=f"guong/{slug}/"))
    return library(*entries)


def view_everything(of: Library) -> None:
    """Do all the work of a build up to the values that templates print."""
    related = Related(of)
    for entry in of.entries:
        entry_view(entry, of, related)
    for listing in listings(of).values():
        for page in cut(listing.address, listing.entries, SETTINGS.page_size):
            listing_view(listing, page, of)


def calls(of: Library) -> int:
    """Count the calls that it takes."""
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


def test_the_work_grows_with_the_number_of_entries_and_no_faster() -> None:
    """Calls are counted, not seconds: a busy machine changes nothing."""
    calls(spread(10))  # what is made once and kept is made now
    assert calls(spread(1000)) / calls(spread(500)) < 2.3
