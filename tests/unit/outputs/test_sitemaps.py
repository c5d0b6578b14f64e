"""Sitemaps: valid by the published schemas, below the limits, with every page that may be found and no other."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.outputs.sitemaps.documents import MAX_URLS, Location, News, news_urlset, sitemap_index, urlsets
from generator.site.site import Site
from tests.support.build_tools import tools
from tests.support.factories import PROJECT, SETTINGS, profile_text, small_project
from tests.support.rendered_pages import files_beside

URL = "https://example.vn/"
SITE = replace(SETTINGS, site_url=URL)
DAY = date(2026, 5, 19)
_SCHEMAS = PROJECT / "tests/fixtures/schemas"
_OF_ONE_DOCUMENT = """\
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{file}"/>
<xsd:import namespace="http://www.google.com/schemas/sitemap-image/1.1" schemaLocation="sitemap-image.xsd"/>
<xsd:import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="sitemap-news.xsd"/>
</xsd:schema>
"""
_NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def read(content: bytes, root: str = "urlset") -> etree._Element:
    """Return a sitemap that is valid by its schemas, which are strict about extensions too."""
    document = etree.fromstring(content)
    assert document.tag == f"{{{_NAMES['s']}}}{root}"
    text = _OF_ONE_DOCUMENT.format(file={"urlset": "sitemap.xsd", "sitemapindex": "siteindex.xsd"}[root])
    wrapper = etree.fromstring(text.encode(), base_url=f"{_SCHEMAS.as_uri()}/one.xsd")
    etree.XMLSchema(wrapper).assertValid(document)
    return document


def texts(document: etree._Element, path: str) -> list[str]:
    return [each.text or "" for each in document.iterfind(path, _NAMES)]


def days(content: bytes, root: str = "urlset") -> dict[str, str | None]:
    """Return the URLs of a sitemap, each with its day."""
    return {
        each.findtext("s:loc", "", _NAMES): each.findtext("s:lastmod", None, _NAMES) for each in read(content, root)
    }


def site_of_entries(root: Path, entries: dict[str, str], settings: Settings = SITE) -> tuple[Site, Path]:
    small_project(root, {f"content/profiles/{slug}/index.md": text for slug, text in entries.items()})
    site, problems = prepare(root, settings, tools(root))
    assert not problems, problems
    return site, root


def made(root: Path, entries: dict[str, str], settings: Settings = SITE) -> dict[str, bytes]:
    """Return the sitemaps and robots.txt of a small site, by path."""
    beside = files_beside(*site_of_entries(root, entries, settings))
    return {path: content for path, content in beside.items() if path.startswith(("sitemap", "robots"))}


# Documents


def test_a_location_has_its_day_and_its_picture() -> None:
    (content,) = urlsets([Location(f"{URL}a/?b=1&c", DAY, f"{URL}a.jpg"), Location(f"{URL}b/")])
    document = read(content)
    assert texts(document, "s:url/s:loc") == [f"{URL}a/?b=1&c", f"{URL}b/"]
    assert texts(document, "s:url/s:lastmod") == ["2026-05-19"]
    assert texts(document, "s:url/image:image/image:loc") == [f"{URL}a.jpg"]


def test_a_news_item_names_publication_language_day_and_title() -> None:
    document = read(news_urlset([News(f"{URL}a/", "A & <b>", DAY)], "Gương & Sáng", "vi"))
    path = "s:url/news:news/news:"
    assert texts(document, f"{path}title") == ["A & <b>"]
    assert texts(document, f"{path}publication_date") == ["2026-05-19"]
    assert texts(document, f"{path}publication/news:name") == ["Gương & Sáng"]
    assert texts(document, f"{path}publication/news:language") == ["vi"]


def test_an_index_names_sitemaps() -> None:
    document = read(sitemap_index([Location(f"{URL}sitemap-a.xml", DAY), Location(f"{URL}b.xml")]), "sitemapindex")
    assert texts(document, "s:sitemap/s:loc") == [f"{URL}sitemap-a.xml", f"{URL}b.xml"]


def test_documents_are_split_before_their_number_of_urls() -> None:
    locations = [Location(f"{URL}{number:06}/") for number in range(MAX_URLS + 1)]
    parts = [texts(etree.fromstring(each), "s:url/s:loc") for each in urlsets(locations)]
    assert [len(part) for part in parts] == [MAX_URLS, 1]
    assert [*parts[0], *parts[1]] == [each.url for each in locations]
    assert len(list(urlsets(locations[:-1]))) == 1


def test_documents_are_split_before_their_size() -> None:
    locations = [Location(f"{URL}{'ă' * length}/", DAY) for length in range(40)]
    parts = list(urlsets(locations, most_bytes=1000))
    assert len(parts) > 1
    assert max(map(len, parts)) <= 1000
    assert [url for part in parts for url in days(part)] == [each.url for each in locations]


# Sites

TEXTS = {
    "that": profile_text(updated="2026-05-30", aliases=["/guong/cu/"], date="2024-05-19"),
    "moi": profile_text(name="Người mới", date="2026-05-31", year=2026),
    "hom-kia": profile_text(name="Người hôm kia", date="2026-05-30", year=2026),
    "mau": profile_text(name="Người mau", sample=True),
    "nhap": profile_text(name="Người nhap", draft=True),
    "mai": profile_text(name="Người mai", date="2026-06-02", year=2026),
    "go": profile_text(name="Người go", withdrawn={"date": "2026-02-03", "reason": "Theo yêu cầu của gia đình"}),
    "be": profile_text(
        name="Trần Văn Bé", is_child=True, date="2026-05-31", review_due="2027-04-01",
        consent={"basis": "dong-y", "reference": "DY-1", "scopes": ["dang-web"],
                 "giver": ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"]},
        safety_review={"reviewer": "Hội Phụ nữ", "date": "2026-01-02"},
    ),
}  # fmt: skip


def test_the_index_lists_parts_that_keep_their_members(tmp_path: Path) -> None:
    files = made(tmp_path, TEXTS)
    parts = days(files["sitemap.xml"], "sitemapindex")
    assert set(parts) == {f"{URL}{path}" for path in files} - {f"{URL}sitemap.xml", f"{URL}robots.txt"}
    assert parts[f"{URL}sitemap-bai-2024.xml"] == "2026-05-30"
    assert days(files["sitemap-bai-2024.xml"]) == {f"{URL}guong/that/": "2026-05-30"}
    assert set(days(files["sitemap-bai-2026.xml"])) == {f"{URL}guong/moi/", f"{URL}guong/hom-kia/"}
    assert {URL, f"{URL}tim-kiem/"} <= set(days(files["sitemap-trang.xml"]))


def test_only_what_may_be_found_is_in_a_sitemap(tmp_path: Path) -> None:
    files = made(tmp_path, TEXTS)
    for slug in ("mau", "nhap", "mai", "go", "be", "cu"):
        assert not [path for path, content in files.items() if f"guong/{slug}/".encode() in content], slug


def test_listings_have_the_newest_change_among_their_entries_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    listings = days(made(tmp_path, TEXTS)["sitemap-danh-muc.xml"])
    assert listings[f"{URL}nam/2026/"] == "2026-05-31"
    assert listings[f"{URL}linh-vuc/"] is None
    assert f"{URL}linh-vuc/y-te/" not in listings


def test_pictures_are_share_cards(tmp_path: Path) -> None:
    for share_cards, images in ((True, [f"{URL}guong/that/chia-se.jpg"]), (False, [])):
        files = made(tmp_path / str(share_cards), TEXTS, replace(SITE, share_cards=share_cards))
        assert texts(read(files["sitemap-bai-2024.xml"]), "s:url/image:image/image:loc") == images


def test_news_are_of_two_days_and_without_any_there_is_no_file(tmp_path: Path) -> None:
    news = read(made(tmp_path / "a", TEXTS)["sitemap-news.xml"])
    assert texts(news, "s:url/s:loc") == [f"{URL}guong/moi/"]
    later = made(tmp_path / "b", {"moi": TEXTS["moi"]}, replace(SITE, today=date(2026, 6, 2)))
    assert "sitemap-news.xml" not in later
    assert b"news" not in later["sitemap.xml"]


def test_without_entries_every_sitemap_is_valid(tmp_path: Path) -> None:
    files = made(tmp_path, {})
    for path, content in files.items():
        if path.endswith(".xml"):
            read(content, "sitemapindex" if path == "sitemap.xml" else "urlset")


def test_the_day_changes_nothing_else(tmp_path: Path) -> None:
    text = {"that": TEXTS["that"]}
    assert made(tmp_path / "a", text) == made(tmp_path / "b", text, replace(SITE, today=date(2026, 8, 1)))


@pytest.mark.parametrize(
    ("settings", "robots"),
    [
        (SITE, b"User-agent: *\nDisallow:\n\nSitemap: https://example.vn/sitemap.xml\n"),
        (replace(SITE, preview=True), b"User-agent: *\nDisallow: /\n"),
        (SETTINGS, b"User-agent: *\nDisallow:\n"),
        (replace(SITE, site_url="https://example.vn/con/"), None),
    ],
)
def test_robots_txt(settings: Settings, robots: bytes | None, tmp_path: Path) -> None:
    files = made(tmp_path, {"that": TEXTS["that"]}, settings)
    assert files.get("robots.txt") == robots
    assert ("sitemap.xml" in files) == bool(settings.site_url)
