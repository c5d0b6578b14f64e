"""The page of an entry in Chromium: on a phone the story comes first, and is most of its page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.accessibility import violations
from tests.support.commands import PROJECT

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("samples")]

PHONE = 360
FIRST_SENTENCE = 620  # pixels from the top of the page
LONG = 400  # syllables from which on the story is half of its page
# Of a page that begins with its story; a notice or a recording that leads says what it has first.
_MEASURE = """() => {
  const story = document.querySelector(".gs-entry__text");
  const texts = Array.from(story?.querySelectorAll(".gs-body") ?? []);
  const isLed = document.querySelector(".gs-head .gs-recording, .gs-entry__text > .gs-recording, .gs-entry--notice");
  if (!texts.length || isLed) return null;
  return {
    first: texts[0].getBoundingClientRect().top + scrollY,
    share: story.getBoundingClientRect().height / document.documentElement.scrollHeight,
    words: texts.map((each) => each.textContent).join(" ").trim().split(/\\s+/).length,
    width: document.documentElement.scrollWidth,
  };
}"""


def addresses() -> list[str]:
    """Return the addresses of all entries of the project, without `content/`."""
    content = PROJECT / "content"
    files = sorted([*content.glob("profiles/*/index.md"), *content.glob("stories/*/*/index.md")])
    folders = (file.parent.relative_to(content) for file in files)
    return [_address(folder) for folder in folders]


def _address(folder: Path) -> str:
    kind, *rest = folder.parts
    return "/".join([{"profiles": "guong", "stories": "cau-chuyen"}[kind], *rest, ""])


@pytest.fixture
def phone(chromium: Browser) -> Page:
    return chromium.new_context(viewport={"width": PHONE, "height": 740}).new_page()


def test_the_story_begins_high_and_is_most_of_a_long_page(phone: Page, homes: dict[str, str]) -> None:
    measured = {}
    for address in addresses():
        phone.goto(homes["http"] + address)
        if (found := phone.evaluate(_MEASURE)) is not None:
            measured[address] = found
    assert len(measured) > 70
    assert not {at: each["first"] for at, each in measured.items() if each["first"] > FIRST_SENTENCE}
    assert not {at: each["width"] for at, each in measured.items() if each["width"] > PHONE}
    long = {at: round(each["share"], 2) for at, each in measured.items() if each["words"] >= LONG}
    assert len(long) >= 8
    assert not {at: share for at, share in long.items() if share < 0.5}


def test_the_facts_are_folded_on_a_phone_and_open_beside_the_story(chromium: Browser, homes: dict[str, str]) -> None:
    for width, is_open in ((360, False), (1280, True)):
        with chromium.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.goto(homes["http"] + "guong/tran-thi-kim-thia/")
            assert page.locator(".gs-record .gs-sources").is_visible() == is_open
            page.emulate_media(media="print")
            assert page.locator(".gs-record .gs-sources").is_visible()


def test_a_film_leads_and_has_its_poster(phone: Page, homes: dict[str, str]) -> None:
    phone.goto(homes["http"] + "cau-chuyen/2026/minh-hoa-phim-mua-bien/")
    film = phone.locator(".gs-head video")
    assert (film.get_attribute("poster") or "").startswith("anh-1-")
    assert film.evaluate("(film) => film.controls && film.preload === 'none'")
    cues = film.evaluate(
        """async (film) => {
          const track = film.querySelector("track");
          const loaded = new Promise((resolve) => track.addEventListener("load", resolve));
          film.textTracks[0].mode = "showing";
          if (track.readyState !== HTMLTrackElement.LOADED) await loaded;
          return Array.from(film.textTracks[0].cues, (cue) => [cue.startTime, cue.endTime, cue.text]);
        }"""
    )
    assert [start for start, *_ in cues] == [0, 2, 4]
    assert "con tàu lớn" in cues[1][2]
    assert phone.locator(".gs-head .gs-recording details summary").is_visible()


@pytest.mark.parametrize(
    "address",
    [
        "cau-chuyen/2026/minh-hoa-phim-mua-bien/",
        "cau-chuyen/2026/minh-hoa-anh-mot-ngay-lop-boi/",
        "cau-chuyen/2026/minh-hoa-phong-van-hoa-giai/",
        "cau-chuyen/2026/minh-hoa-ngoi-nha-phan-loai/",
    ],
)
def test_axe_finds_no_violation_in_a_genre(address: str, phone: Page, homes: dict[str, str]) -> None:
    phone.goto(homes["http"] + address)
    phone.locator(".gs-aids").wait_for()
    assert not violations(phone)


@pytest.mark.parametrize(
    "address",
    ["cau-chuyen/2025/hai-can-bo-ngan-hang-ca-mau-giup-khach/", "guong/pham-van-hat/", "guong/tran-thi-kim-thia/"],
)
def test_an_entry_of_400_syllables_fits_one_sheet(address: str, phone: Page, homes: dict[str, str]) -> None:
    phone.goto(homes["http"] + address)
    words = phone.evaluate(
        """(most) => {
          const text = document.querySelector(".gs-story");
          const count = () => text.textContent.trim().split(/\\s+/).length;
          while (count() > most) text.querySelector(".gs-body:last-child > :last-child").remove();
          return count();
        }""",
        LONG,
    )
    assert words > LONG / 2
    assert len(re.findall(rb"/Type\s*/Page\b", phone.pdf(format="A4"))) == 1
