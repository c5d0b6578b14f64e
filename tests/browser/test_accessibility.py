"""No page, in any look and width, has a violation that axe finds."""

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
    surname,
)
from tests.browser.test_pages import pages, reading, way
from tests.support.accessibility import violations
from tests.support.factories import GAZETTEER

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(width: int, chromium: Browser, examples: str) -> None:
    """WCAG 2.2 AA on every template and every component's examples, light, dark and with high contrast."""
    with reading(chromium, examples, viewport={"width": width, "height": 800}) as reader:
        found = []
        for name, address in {**pages(), "examples": "mau/"}.items():
            if name == "lost":
                continue  # its links are absolute on the site's host; test_pages.py covers it
            reader.go(address)
            reader.page.locator(".gs-aids").wait_for()
            found += [(name, *each) for each in violations(reader.page)]
        assert not found


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
            if NONSENSE in state:  # nothing was found, so there is nothing to narrow
                expect(reader.page.locator(".gs-search__filters")).to_be_hidden()
                note(state)
                continue
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
