"""The staff guide in the browser: every page, and the consent form printed on one sheet of paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.audit.links import verify_site
from generator.problems.catalogue import CODES
from tests.support.chromium import served
from tests.support.commands import PROJECT, build, copy_project
from tests.support.factories import vocabularies

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = sorted(file.stem for file in (PROJECT / "content/pages/huong-dan").glob("*.md"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project without entries: the guide is generated from the program and the vocabularies."""
    folder = tmp_path_factory.mktemp("guide")
    quick = "share_cards: false\n      search: false\n      office:"
    project = copy_project(folder / "project", ("office:", quick))
    for kind in ("profiles", "stories"):
        for entry in (project / "content" / kind).rglob("index.md"):
            entry.unlink()
        (project / "content" / kind).rename(project / f".{kind}")
    (project / "content/data/collections.yml").unlink(missing_ok=True)  # of entries that are gone
    return build(project, folder / "site")


@pytest.fixture(scope="module")
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    with served(site) as home:
        context = chromium.new_context(base_url=home, viewport={"width": 360, "height": 800})
        yield context.new_page()
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_without_console_errors(name: str, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto("huong-dan/" if name == "index" else f"huong-dan/{name}/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelectorAll('meta[http-equiv=Content-Security-Policy]').length") == 1
    assert not complaints


def test_the_guide_passes_the_check_of_built_sites(site: Path) -> None:
    """Its headings do not reuse ids of the theme, and its links have targets."""
    assert not [each for each in verify_site(site) if each.location.path.startswith("huong-dan/")]


def test_the_form_has_an_empty_box_for_every_purpose(page: Page) -> None:
    page.goto("huong-dan/phieu-dong-y/")
    boxes = page.locator(".gs-form__boxes li").all_inner_texts()
    scopes = vocabularies().consent_scopes
    for term in (*(each for each in scopes if each.on_form), *vocabularies().consent_givers):
        assert term.label in boxes
    assert scopes["dan-toc"].label not in boxes  # the site says that it keeps no ethnicity
    assert page.locator(".gs-form input").count() == 0
    assert set(page.locator(".gs-form__box").all_inner_texts()) == {""}
    assert "lien-he@guongsang.example.vn" in page.locator(".gs-form").inner_text()


def test_only_the_form_is_printed_on_one_sheet(page: Page) -> None:
    page.goto("huong-dan/phieu-dong-y/")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
    page.emulate_media(media="print")
    assert not page.locator(".gs-header").is_visible()
    assert not page.locator("h1").is_visible()
    assert page.locator(".gs-form__signatures").is_visible()
    page.emulate_media(media="screen")


def test_every_problem_has_an_anchor(page: Page) -> None:
    page.goto("huong-dan/ma-loi/")
    assert page.evaluate("[...document.querySelectorAll('.gs-codes > div')].map((each) => each.id)") == [
        code.lower() for code in CODES
    ]


def test_every_vocabulary_that_a_key_refers_to_is_listed(page: Page) -> None:
    page.goto("huong-dan/khoa/")
    targets = page.evaluate("[...document.querySelectorAll('.gs-keys a')].map((each) => each.getAttribute('href'))")
    assert targets
    page.goto("huong-dan/danh-muc/")
    ids = page.evaluate("[...document.querySelectorAll('h2[id]')].map((each) => each.id)")
    assert {target.split("#")[1] for target in targets} <= set(ids)


def test_the_home_page_of_a_new_site_has_no_empty_section_and_no_frame_of_material(page: Page) -> None:
    page.goto("/")
    assert page.get_by_role("heading", name="Gương nổi bật").count() == 0
    assert page.get_by_role("heading", name="Mới đăng").count() == 0
    empty = page.locator(".gs-prose details.gs-empty").first
    frame = "node => [getComputedStyle(node).borderTopWidth, getComputedStyle(node).boxShadow]"
    assert empty.evaluate(frame) == ["0px", "none"]
    background = "node => getComputedStyle(node).backgroundColor"
    assert empty.locator("summary").evaluate(background) == "rgba(0, 0, 0, 0)"
    assert empty.locator("summary").evaluate("node => getComputedStyle(node, '::before').display") == "none"
