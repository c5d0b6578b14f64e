"""Sites in each language but Vietnamese: their interface is translated; their content is Vietnamese, and marked so."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.messages.messages import Messages, languages, messages_in
from tests.support.built_sites import VOID, BuiltSite
from tests.support.factories import profile_text, small_project, story_text
from tests.support.site_copies import BASE, run
from tests.support.vietnamese import is_vietnamese

OTHERS = [language for language in languages() if language != "vi"]
MEANT = 3  # shorter pieces, such as “of”, could be words of the content
URL = "https://kiem-thu.example/"
MARKS = ("counts", "ways-in", "latest", "consent-form", "deadlines")
GUIDE = "khoa/"  # names of keys and terms are content
READ_ALOUD = ("aria-label", "placeholder", "title", "value", "content")


def profile(**keys: object) -> str:
    decision = {"decision": "5/QĐ-UBND", "date": "2019-03-04"}
    named = {"award": "lao-dong-tien-tien", "authority": "UBND xã Phổ Minh"}
    cancelled = {"decision": "6/QĐ-UBND", "date": "2021-03-04"}
    values: dict[str, object] = {
        "role": "Trưởng thôn",
        "awards": [named | decision, named | decision | {"status": "huy-bo", "cancelled_by": cancelled}],
        "evidence": [{"type": "quyet-dinh-khen-thuong", "text": "Đường thôn mở mới dài 2 km", "date": "2020-01-02"}],
        "updated": "2026-01-02",
        "sample": True,
    }
    return profile_text(**(values | keys))


def story(**keys: object) -> str:
    values: dict[str, object] = {
        "exemplars": ["a"],
        "author": "Trần Thị B",
        "unit": "UBND xã Phổ Minh",
        "audio": [{"url": "https://kiem-thu.example/a.mp3", "title": "Lời kể", "transcript": "Tôi kể."}],
        "aliases": ["/cau-chuyen/2019/ten-cu/"],
    }
    return story_text(**(values | keys))


def _build(root: Path, language: str) -> BuiltSite:
    home = "# Trang chủ\n\n" + "\n\n".join(f"<!-- guong:{mark} -->" for mark in MARKS) + "\n"
    withdrawn = {"date": "2026-02-03", "reason": "Theo yêu cầu của người được nêu", "to": "/linh-vuc/nong-nghiep/"}
    consultation = {"council": "2026-06-20", "contact": "Phòng Nội vụ, góp ý tại trụ sở"}
    notice = {
        "title": "Lấy ý kiến về đề nghị xét khen thưởng", "date": "2026-05-20", "year": 2026,
        "awards": [{"award": "lao-dong-tien-tien", "status": "de-nghi"}], "exemplars": None,
        "people": [{"name": "Lê Thị Ẩn Danh", "subject_type": "ca-nhan"}], "consultation": consultation,
    }  # fmt: skip
    many = {f"content/profiles/b{number}/index.md": profile(name=f"Nguyễn Văn B{number}") for number in range(4)}
    small_project(
        root,
        {
            "content/pages/index.md": home,
            "content/pages/khoa.md": "# Các khóa\n\n<!-- guong:keys -->\n\n<!-- guong:vocabularies -->\n",
            "content/profiles/a/index.md": profile(),
            "content/profiles/c/index.md": profile_text(withdrawn=withdrawn),
            "content/stories/2019/b/index.md": story(),
            "content/stories/2026/y-kien/index.md": story_text(**notice),
            **many,
        },
    )
    config = (BASE / "mkdocs.yml").read_text("utf-8").replace("language: vi", f"language: {language}")
    config = config.replace("- guong-sang", "- guong-sang:\n      page_size: 2")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    told = run("build", root, "--no-cache")
    assert told.exit_code == 0, told.output
    return BuiltSite(root / "site", URL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltSite]:
    return cache(lambda language: _build(tmp_path_factory.mktemp(language) / "site", language))


@pytest.fixture(params=OTHERS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def site(language: str, built: Callable[[str], BuiltSite]) -> BuiltSite:
    return built(language)


@pytest.fixture
def english(built: Callable[[str], BuiltSite]) -> BuiltSite:
    return built("en")


class _LanguageReader(HTMLParser):
    """Collects the texts of a page, with the language that the nearest marked element gives each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("lang") or self._open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        if tag not in {"script", "style", "title"} and data.strip():
            self.texts.append((language, data.strip()))


def _pieces(messages: Messages) -> Iterator[str]:
    """Yield the parts of every message between its placeholders."""
    for name in messages.signature():
        values = dict.fromkeys(messages.signature()[name], "\0")
        yield from (piece.strip(" .:,()“”") for piece in messages.text(name, **values).split("\0"))


def _corpus(root: Path) -> str:
    files = [*(root / "content").rglob("*.md"), *(root / "content/data").rglob("*.yml"), root / "mkdocs.yml"]
    return "\n".join(file.read_text("utf-8") for file in files).lower()


def test_no_text_of_the_interface_is_vietnamese(site: BuiltSite) -> None:
    corpus = _corpus(site.folder.parent)
    pieces = {piece for piece in _pieces(messages_in("vi")) if is_vietnamese(piece)}
    telling = {piece for piece in pieces if piece.lower() not in corpus and not piece.isdigit()}
    assert len(telling) > 0.7 * len(pieces)
    found = set()
    for address, page in site.pages.items():
        if address == GUIDE:
            continue
        read = [page.text, *(value for _, tag in page.tags for key, value in tag.items() if key in READ_ALOUD)]
        whole = "\n".join(read)
        found |= {(address, piece) for piece in telling if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", whole)}
    assert found == set()


def test_the_content_stays_vietnamese_and_is_marked_as_such(site: BuiltSite, language: str) -> None:
    page = site.pages["guong/a/"]
    assert page.all("html")[0]["lang"] == language
    assert "Nguyễn Văn A" in page.text
    assert [each["lang"] for each in page.all("div") if "gs-body" in each.get("class", "")] == ["vi"]
    cards = [each["lang"] for each in page.all("article") if "gs-card" in each.get("class", "")]
    assert cards
    assert set(cards) == {"vi"}


def test_every_text_with_vietnamese_letters_is_marked(site: BuiltSite) -> None:
    found = {
        (address, text)
        for address in site.pages
        for language, text in _texts(site, address)
        if language != "vi" and is_vietnamese(text)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("", "Nguyễn Văn A"),
        ("", "Nông nghiệp"),
        ("nam/2019/", "Nông nghiệp"),
        ("linh-vuc/nong-nghiep/", "Nguyễn Văn A"),
        ("guong/a/", "Lao động tiên tiến"),
        ("cau-chuyen/2019/b/", "Trần Thị B"),
    ],
)
def test_a_content_text_is_marked_everywhere_on_a_page(address: str, text: str, site: BuiltSite) -> None:
    assert {language for language, found in _texts(site, address) if found == text} == {"vi"}


def test_the_interface_is_not_marked_as_content(site: BuiltSite, language: str) -> None:
    own = {piece for piece in _pieces(messages_in(language)) if len(piece) > MEANT}
    found = {
        (address, text)
        for address in site.pages
        for marked, text in _texts(site, address)
        if marked == "vi" and text.strip(" .:,()“”") in own and address != GUIDE
    }
    assert found == set()


def _texts(site: BuiltSite, address: str) -> list[tuple[str, str]]:
    path = site.folder / address
    return _LanguageReader((path / "index.html" if path.is_dir() else path).read_text("utf-8")).texts


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("", "5 profiles"),
        ("", "1 story"),
        (GUIDE, "required"),
        ("nam/2019/", "6 entries"),
        ("nam/2019/", "5 awards cancelled or revoked"),
        ("linh-vuc/nong-nghiep/trang-1/", "page 1"),
        ("guong/a/", "Published: 19 May 2024"),
        ("guong/a/", "Decision No. 5/QĐ-UBND of 4 March 2019"),
        ("guong/a/", "now part of"),
        ("guong/c/", "It has not been published since 3 February 2026"),
        ("cau-chuyen/2019/b/", "Submitted by: UBND xã Phổ Minh"),
        ("cau-chuyen/2019/ten-cu/", "This page has moved"),
        ("cau-chuyen/2026/y-kien/", "Comments are invited until the end of"),
        ("tim-kiem/", "Filter results"),
        ("404.html", "Page not found"),
    ],
)
def test_pages_are_in_english(address: str, text: str, english: BuiltSite) -> None:
    assert text.lower() in english.pages[address].text.lower()


def test_scripts_and_search_get_the_language(site: BuiltSite, language: str) -> None:
    messages, vietnamese = messages_in(language), messages_in("vi")
    assert messages.for_scripts() in (site.folder / "assets/start.js").read_text("utf-8")
    facet = "taxonomy.award_levels.label"
    files = (site.folder / "tim-kiem").rglob("*.json")
    manifest = next(text for file in files if messages.text(facet) in (text := file.read_text("utf-8")))
    assert vietnamese.text(facet) not in manifest
    opensearch = (site.folder / "tim-kiem/opensearch.xml").read_text("utf-8")
    assert str(messages.markup("search.opensearch_name", site="")).strip(" –") in opensearch


def test_a_language_without_messages_stops_the_build(tmp_path: Path) -> None:
    small_project(tmp_path, {})
    config = (BASE / "mkdocs.yml").read_text("utf-8").replace("language: vi", "language: xx")
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    told = run("build", tmp_path)
    assert told.exit_code != 0
    assert "Giao diện chưa có ngôn ngữ “xx”" in told.output
