"""sitemap.xml: the format of sitemaps.org, with every public page and no other."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.outputs.sitemap import MAX_URLS, sitemap
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, profile_text, small_project
from tests.support.rendered_pages import files_beside

URL = "https://example.vn/con/"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DAY = date(2026, 5, 19)


def read(content: bytes, root: str = "urlset") -> dict[str, str | None]:
    """Return the URLs of a sitemap, each with its day."""
    document = ET.fromstring(content)  # noqa: S314  (our own file)
    assert document.tag == NAMESPACE + root
    locations = {each.findtext(f"{NAMESPACE}loc") or "": each.findtext(f"{NAMESPACE}lastmod") for each in document}
    assert len(locations) == len(document)
    return locations


def test_addresses_are_absolute_in_order_and_days_are_iso() -> None:
    ((path, content),) = sitemap([("nam/", None), ("", None), ("guong/a/", DAY)], URL)
    assert path == "sitemap.xml"
    assert content.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns=')
    assert list(read(content).items()) == [(URL, None), (f"{URL}guong/a/", "2026-05-19"), (f"{URL}nam/", None)]


@pytest.mark.parametrize("url", [URL, URL.rstrip("/")])
def test_a_site_url_with_or_without_its_last_slash(url: str) -> None:
    assert set(read(dict(sitemap([("a/", None)], url))["sitemap.xml"])) == {f"{URL}a/"}


def test_without_a_site_url_there_is_no_sitemap() -> None:
    assert not list(sitemap([("a/", None)], ""))


def test_special_characters_are_escaped() -> None:
    assert f"{URL}a&b/" in read(dict(sitemap([("a&b/", None)], URL))["sitemap.xml"])


def test_the_order_of_pages_does_not_change_the_bytes() -> None:
    pages = [(f"a-{number}/", DAY) for number in range(50)]
    assert list(sitemap(pages, URL)) == list(sitemap(reversed(pages), URL))


def test_more_urls_than_one_file_may_have_are_split_below_an_index() -> None:
    pages = [(f"a-{number:06}/", None) for number in range(MAX_URLS + 1)]
    made = dict(sitemap(pages, URL))
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert list(read(made["sitemap.xml"], "sitemapindex")) == [f"{URL}sitemap-1.xml", f"{URL}sitemap-2.xml"]
    first, second = read(made["sitemap-1.xml"]), read(made["sitemap-2.xml"])
    assert (len(first), len(second)) == (MAX_URLS, 1)
    assert first.keys() | second.keys() == {URL + address for address, _ in pages}
    assert list(dict(sitemap(pages[:-1], URL))) == ["sitemap.xml"]


def test_the_sitemap_of_a_site_has_only_public_pages(tmp_path: Path) -> None:
    texts = {
        "that": profile_text(updated="2026-05-30", aliases=["/guong/cu/"]),
        "mau": profile_text(name="Người mau", sample=True),
        "nhap": profile_text(name="Người nhap", draft=True),
        "mai": profile_text(name="Người mai", date="2026-06-02", year=2026),
        "go": profile_text(name="Người go", withdrawn={"date": "2026-02-03", "reason": "Theo yêu cầu của gia đình"}),
    }
    root = small_project(tmp_path, {f"content/profiles/{slug}/index.md": text for slug, text in texts.items()})
    (root / "content/pages/gioi-thieu.md").write_text("# Giới thiệu\n", "utf-8")
    site, problems = prepare(root, Settings(site_url=URL, today=SETTINGS.today), tools(root))
    assert not problems
    locations = read(files_beside(site, root)["sitemap.xml"])
    entries = {address for address in locations if "/guong/" in address}
    assert entries == {f"{URL}guong/that/"}
    assert locations[f"{URL}guong/that/"] == "2026-05-30"
    assert {
        URL,
        f"{URL}gioi-thieu/",
        f"{URL}nam/2019/",
        f"{URL}linh-vuc/",
        f"{URL}dia-phuong/ha-noi/",
    } <= locations.keys()
    assert f"{URL}nam/2026/" not in locations
