"""Cards are rendered once for all pages, and their links are right from each of them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from posixpath import normpath

import pytest
from PIL import Image

from generator.build.prepare import prepare
from generator.engine.theme import theme_with
from generator.outputs.pictures import card_style, pictures
from generator.pages.render import ROOT
from generator.problems.problem import has_errors
from generator.site.site import Site
from tests.support.build_tools import tools
from tests.support.built_sites import ReadPage
from tests.support.factories import SETTINGS, profile_text, small_project, story_text
from tests.support.rendered_pages import Page, rendered

CONSENT = {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web", "hinh-anh"]}
PHOTOS = [{"file": "anh.jpg", "alt": "Một con đường", "credit": "Trần Thị B"}]
PROFILE, STORY = "guong/a/", "cau-chuyen/2019/b/"


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1000, 750), "#784f28").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a person, a story about them and others; listings have several pages."""
    others: dict[str, str | bytes] = {
        f"content/profiles/nguoi-{number}/index.md": profile_text(name=f"Lê Thị {number}") for number in range(5)
    }
    files: dict[str, str | bytes] = {
        "content/pages/yeu-cau-go-bo.md": "# Yêu cầu gỡ bỏ\n",
        "content/profiles/a/index.md": profile_text(photos=PHOTOS, consent=CONSENT),
        "content/profiles/a/anh.jpg": photo(),
        "content/stories/2019/b/index.md": story_text(exemplars=["a"], photos=PHOTOS, consent=CONSENT),
        "content/stories/2019/b/anh.jpg": photo(),
    }
    return small_project(tmp_path_factory.mktemp("cards"), files | others)


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    site, problems = prepare(root, replace(SETTINGS, page_size=2), tools(root))
    assert not problems
    return site


@pytest.fixture(scope="module")
def pages(site: Site, root: Path) -> dict[str, Page]:
    return rendered(site, root)


def read(page: Page) -> ReadPage:
    found = ReadPage()
    found.feed(str(page.content))
    return found


def targets(page: Page) -> Iterator[str]:
    """Yield every address of this site, from its root, that the content of a page links or loads."""
    for _, attributes in read(page).tags:
        named = [attributes[name] for name in ("href", "src") if name in attributes]
        named += [each.split()[0] for each in attributes.get("srcset", "").split(",") if each.strip()]
        for target in named:
            path = target.partition("#")[0].partition("?")[0]
            if path and "://" not in path and not path.startswith("mailto:"):
                assert not path.startswith("/"), target
                reached = normpath(page.address + path).removeprefix(".")
                yield f"{reached}/" if path.endswith("/") and reached else reached


def test_links_and_files_of_pages_exist_at_every_depth(site: Site, root: Path, pages: dict[str, Page]) -> None:
    style = card_style(theme_with())
    existing = {each.path for each in pictures(site.library, root, style, tools(root))}
    existing |= {*pages, *(page.address for page in site.handwritten)}
    existing |= {"assets/frame.css", "assets/frame.js", "assets/mark.svg"}  # of pages for frames
    assert {address.count("/") for address in pages} >= {1, 2, 3, 4}
    for address, page in pages.items():
        assert set(targets(page)) <= existing, address


@pytest.mark.parametrize(
    ("where", "card"),
    [
        (PROFILE, STORY),
        (STORY, PROFILE),
        ("nam/2019/", STORY),
        ("linh-vuc/nong-nghiep/2019/", STORY),
        ("dia-phuong/truoc-2025/", STORY),
    ],
)
def test_a_card_links_its_entry_and_shows_its_photo(where: str, card: str, pages: dict[str, Page]) -> None:
    """The card is on an entry's page or on one of the pages of a listing."""
    reached = {target for address, page in pages.items() if address.startswith(where) for target in targets(page)}
    assert {card, f"{card}anh-1-480.jpg", f"{card}anh-1-480.avif", f"{card}anh-1-1000.webp"} <= reached


def test_a_story_and_the_profile_that_it_names_share_a_card_in_listings(pages: dict[str, Page]) -> None:
    """The card is that of the story, with a link to the profile."""
    for where in ("nam/2019/", "linh-vuc/nong-nghiep/", "dia-phuong/quang-ngai/"):
        content = "".join(str(page.content) for page in pages.values() if page.address.partition("trang-")[0] == where)
        (card,) = (item for item in content.split("<li>") if STORY in item)
        assert 'class="gs-card__profile">Gương: <a href=' in card
        assert content.count(f'{PROFILE}"') == 1


def test_a_card_differs_between_pages_in_the_path_to_the_root_alone(pages: dict[str, Page]) -> None:
    def cards(page: Page) -> set[str]:
        _, *after = str(page.content).split('<article class="gs-card ')
        root = "../" * page.address.count("/")
        return {each.partition("</article>")[0].replace(f'"{root}', '"/').replace(f" {root}", " /") for each in after}

    shown = [card for page in pages.values() for card in cards(page)]
    assert len(shown) > 30
    assert len(set(shown)) == 7


def test_no_placeholder_of_the_root_is_left(pages: dict[str, Page]) -> None:
    assert not [address for address, page in pages.items() if ROOT in f"{page.title}{page.head}{page.content}"]


def test_no_text_of_an_entry_can_hold_the_placeholder_of_the_root(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/profiles/a/index.md": profile_text(name=f"Nguyễn{ROOT}Văn A"),
        "content/profiles/b/index.md": profile_text(name="B", role=f"Trưởng{ROOT}thôn"),
        "content/profiles/c/index.md": profile_text(name="C", results=[{"value": "2 km", "label": f"đường{ROOT}mới"}]),
        "content/profiles/d/index.md": profile_text(name="D").replace("Vận động", f"Vận{ROOT}động"),
        "content/profiles/e/index.md": profile_text(
            name="E", summary=f"Vận động 40 hộ hiến đất,{ROOT} mở xong đường thôn dài."
        ),
    }
    root = small_project(tmp_path, files)
    _, problems = prepare(root, SETTINGS, tools(root))
    assert {each.location.path for each in problems} == files.keys()
    assert all(has_errors([each]) for each in problems)  # so that nothing is published
