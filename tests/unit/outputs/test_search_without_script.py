"""Search without scripts: links of its page, filters of listings, opensearch.xml, the form in the header."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.build.prepare import prepare
from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.outputs.opensearch import PATH, opensearch
from generator.site.library import Library
from generator.site.site import CARD_FRAME, LISTING_FRAME, SEARCH
from generator.site.taxonomies import FACETS, provinces_of
from tests.support.build_tools import tools
from tests.support.built_sites import BuiltSite
from tests.support.commands import PROJECT, TODAY
from tests.support.factories import GAZETTEER, SETTINGS, library, listings, profile, profile_text, small_project
from tests.support.rendered_pages import rendered

URL = "https://example.vn/con/"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@lru_cache(maxsize=1)
def content() -> Library:
    return prepare(PROJECT, Settings(today=TODAY), tools(PROJECT))[0].library


def has(entry: Entry, key: str, value: str, of: Library) -> bool:
    """Return whether an entry has a value of a filter, as docs/spec/search-index.md defines it."""
    if key == "nam":
        return value == str(entry.year)
    if key == "dia-phuong":
        province, _, unit = value.partition("/")
        if not unit:
            return province in {GAZETTEER.slug(each) for each in provinces_of(entry)}
        return any(
            GAZETTEER.slug(place.province) == province
            and unit
            in {GAZETTEER.slug(each) for each in (*GAZETTEER.ancestors(place.unit), place.exact_commune) if each}
            for place in entry.places
        )
    (facet,) = (each for each in FACETS if each.slug == key)
    return value in facet.terms_of(entry, of)


def found(filters: tuple[tuple[str, str], ...], of: Library) -> list[Entry]:
    """Return the entries that match every key of the filters, by any of its values."""
    keys = dict.fromkeys(key for key, _ in filters)
    return [
        entry
        for entry in of.entries
        if all(any(has(entry, key, value, of) for name, value in filters if name == key) for key in keys)
    ]


@pytest.mark.usefixtures("samples")
def test_every_listings_filters_find_its_entries_and_no_other() -> None:
    made = listings(content())
    assert {key for listing in made.values() for key, _ in listing.filters} == {
        "linh-vuc", "viec-tot", "nam", "dia-phuong", "phong-trao", "khen-thuong", "loai-guong", "doi-tuong", "the-loai"
    }  # fmt: skip
    for address, listing in made.items():
        assert not (listing.is_index and listing.filters), address
        if listing.entries:
            assert found(listing.filters, content()) == list(listing.entries), address


def test_filters_have_the_values_of_the_search_index() -> None:
    made = listings(library(profile(locality="xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang", fields=["y-te"])))
    assert made["linh-vuc/y-te/2019/"].filters == (("linh-vuc", "y-te"), ("nam", "2019"))
    assert made["dia-phuong/tuyen-quang/"].filters == (("dia-phuong", "tuyen-quang"),)
    assert made["dia-phuong/tuyen-quang/2019/"].filters == (("dia-phuong", "tuyen-quang"), ("nam", "2019"))
    assert made["dia-phuong/tuyen-quang/lung-cu-715/"].filters == (("dia-phuong", "tuyen-quang/lung-cu-715"),)
    old = made["dia-phuong/truoc-2025/huyen-dong-van-26/"]
    assert old.filters == (("dia-phuong", "tuyen-quang/huyen-dong-van-26"),)


def project_page(root: Path, address: str, settings: Settings = SETTINGS) -> str:
    site, problems = prepare(root, settings, tools(root))
    assert not problems
    return str(rendered(site, root)[address].content)


def test_a_listing_has_a_search_form_with_its_filters(tmp_path: Path) -> None:
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text(fields=["y-te"])})
    html = project_page(root, "linh-vuc/y-te/2019/")
    assert '<form class="gs-find" action="../../../tim-kiem/" role="search" aria-label="Tìm trong mục này">' in html
    assert '<input type="hidden" name="linh-vuc" value="y-te">' in html
    assert '<input type="hidden" name="nam" value="2019">' in html


@pytest.mark.parametrize("address", ["linh-vuc/", "dia-phuong/", "linh-vuc/moi-truong/"])
def test_a_listing_without_entries_has_no_search_form(address: str, tmp_path: Path) -> None:
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text(fields=["y-te"])})
    html = project_page(root, address)
    assert "gs-find" not in html
    assert ('href="../tim-kiem/"' in html) == (address.count("/") == 1)


def test_the_search_page_links_to_the_listings(tmp_path: Path) -> None:
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text(fields=["y-te"])})
    html = project_page(root, SEARCH)
    links = html.partition('class="gs-search-ways"')[2]
    for address in ("linh-vuc/y-te/", "nam/2019/", "dia-phuong/quang-ngai/"):
        assert f'href="../{address}"' in links


def test_no_entry_may_take_the_search_pages_address(tmp_path: Path) -> None:
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text(aliases=["/tim-kiem/"])})
    _, problems = prepare(root, SETTINGS, tools(root))
    assert [each.code for each in problems] == ["GS501"]


def test_opensearch_has_the_name_of_the_site_and_the_search_url() -> None:
    settings = Settings(site_url=URL, site_name="Gương Sáng", site_description="Gương & chuyện")
    ((path, content),) = opensearch(settings)
    document = ET.fromstring(content)  # noqa: S314  (our own file)
    assert (path, document.tag) == (PATH, f"{OPENSEARCH}OpenSearchDescription")
    assert document.findtext(f"{OPENSEARCH}ShortName") == "Gương Sáng"
    assert document.findtext(f"{OPENSEARCH}Description") == "Gương & chuyện"
    templates = {each.get("type"): each.get("template") for each in document.iter(f"{OPENSEARCH}Url")}
    assert templates["text/html"] == f"{URL}tim-kiem/?q={{searchTerms}}"
    assert templates["application/opensearchdescription+xml"] == URL + PATH
    assert [content for _, content in opensearch(replace(settings, site_url=URL.rstrip("/")))] == [content]


def test_opensearch_texts_are_shortened_to_their_limits() -> None:
    settings = Settings(site_url=URL, site_name="Gương " * 20, site_description="Chuyện " * 300)
    ((_, content),) = opensearch(settings)
    document = ET.fromstring(content)  # noqa: S314
    for name, longest in (("ShortName", 16), ("LongName", 48), ("Description", 1024)):
        assert 0 < len(document.findtext(OPENSEARCH + name) or "") <= longest


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Gương sáng quê mình", "Gương sáng quê"),
        ("Gương sáng Phú Th", "Gương sáng Phú"),
        ("Gương sáng Phú T", "Gương sáng Phú T"),
        ("Gương tốt – việc tốt", "Gương tốt – việc"),
        ("Gương tốt hay – việc tốt", "Gương tốt hay"),
        ("Nguoitotviectotquetoi", "Nguoitotviectotq"),
    ],
)
def test_a_name_is_shortened_between_words(name: str, short: str) -> None:
    ((_, content),) = opensearch(Settings(site_url=URL, site_name=name))
    assert ET.fromstring(content).findtext(f"{OPENSEARCH}ShortName") == short  # noqa: S314


def test_without_a_site_url_there_is_no_opensearch() -> None:
    assert not list(opensearch(Settings()))


@pytest.mark.site
def test_every_page_links_to_search(site_below: BuiltSite) -> None:
    for address, page in site_below.pages.items():
        if address in {CARD_FRAME, LISTING_FRAME}:
            continue
        forms = [each for each in page.all("form") if "data-suggests" in each]
        assert len(forms) == 1 + (address == SEARCH), address
        (description,) = (each for each in page.all("link") if each.get("rel") == "search")
        assert description["href"].endswith(PATH), address
    assert SEARCH in site_below.reachable()
    assert f"{site_below.url}{SEARCH}<" in (site_below.folder / "sitemap-trang.xml").read_text("utf-8")
