"""Feeds of built sites: every page names them, they lead to pages and pictures, and edits of texts leave them alone."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.support.built_sites import BuiltSite
from tests.support.commands import tree
from tests.support.edited_sites import NOON, EditedSite, entry
from tests.support.feed_readers import ATOM, archives_of, valid_atom, valid_json

pytestmark = pytest.mark.site
TYPES = {"application/atom+xml", "application/feed+json"}
SITE_FEEDS = {"nguon-tin/atom.xml", "nguon-tin/feed.json"}


@pytest.fixture(scope="session", params=["site_at_root", "site_below"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Return the built site: once for the root of a host, once for a sub-path."""
    built = request.getfixturevalue(request.param)
    assert isinstance(built, BuiltSite)
    return built


def feeds_of(site: BuiltSite) -> dict[str, bytes]:
    """Return the files of feeds by path."""
    return {
        path: content
        for path, content in tree(site.folder).items()
        if path.endswith(("/atom.xml", "/feed.json")) or path.startswith("nguon-tin/luu-tru/")
    }


def named_on(site: BuiltSite, address: str) -> Iterator[tuple[str, str]]:
    """Yield path and title of each feed that the head of a page names."""
    for link in site.pages[address].all("link"):
        if link["rel"] == "alternate" and link["type"] != "application/json+oembed":
            assert link["type"] in TYPES
            yield (
                urljoin(site.url + address.removesuffix("404.html"), link["href"]).removeprefix(site.url),
                link["title"],
            )


@pytest.mark.usefixtures("samples")
def test_every_page_names_the_feeds_of_the_site_and_a_listing_its_own(site: BuiltSite) -> None:
    files, named = feeds_of(site), dict[str, str]()
    for address in site.pages.keys() - {"nhung/bai/", "nhung/muc/"}:  # for frames of other sites
        found = dict(named_on(site, address))
        assert found.keys() >= SITE_FEEDS, address
        own = found.keys() - SITE_FEEDS
        assert all(path.removeprefix(address) in {"atom.xml", "feed.json"} for path in own), address
        named |= found
    assert named.keys() == {path for path in files if "luu-tru" not in path}
    titles = [title for path, title in named.items() if path.endswith("atom.xml")]
    assert len({*titles}) == len(titles)


@pytest.mark.usefixtures("samples")
def test_readers_find_the_link_of_a_listing_with_a_feed(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        links = [link["href"] for link in page.all("a") if link.get("type") == "application/atom+xml"]
        named = {path for path, _ in named_on(site, address)} - SITE_FEEDS
        assert links == (["atom.xml"] if named else []), address
    assert "nguon-tin/" in [address for address, _ in site.links("")]


@pytest.mark.usefixtures("samples")
def test_feeds_are_valid_and_lead_to_pages_and_share_cards(site: BuiltSite) -> None:
    for path, content in feeds_of(site).items():
        if path.endswith(".json"):
            items = valid_json(content)["items"]
            links, pictures = [each["url"] for each in items if "url" in each], [each.get("image") for each in items]
        else:
            root = valid_atom(content)
            links = [each.get("href") for each in root.iter(f"{ATOM}link")]
            pictures = [each.get("url") for each in root.iter("{http://search.yahoo.com/mrss/}content")]
        for address in (link.removeprefix(site.url) for link in links):
            assert address in site.pages or (site.folder / address).is_file()
        for picture in filter(None, pictures):
            assert picture.endswith("/chia-se.jpg")
            assert (site.folder / picture.removeprefix(site.url)).is_file()


@pytest.mark.usefixtures("samples")
def test_the_archives_of_the_samples_lead_to_all_of_them(site: BuiltSite) -> None:
    files = feeds_of(site)
    roots = [valid_atom(files["nguon-tin/atom.xml"]), *archives_of(files, "nguon-tin/atom.xml", site.url)]
    links = {each.find(f"{ATOM}link").get("href") for root in roots for each in root.findall(f"{ATOM}entry")}
    pages = {site.url + address for address in site.pages if address.startswith(("guong/", "cau-chuyen/"))}
    shown = {url for url in pages if "noindex" not in site.pages[url.removeprefix(site.url)].meta("robots")}
    assert shown <= links <= pages
    assert len(links) > 90


def test_an_edit_of_a_text_changes_no_feed_and_a_new_entry_only_those_that_hold_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    old = {f"profiles/p{number}": entry(number, fields=["y-te"], locality="toan-quoc") for number in range(5)}
    site = EditedSite(tmp_path / "project", old)
    site.create()
    assert site.build()
    before = {path: stamp for path, stamp in site.stamps().items() if path.endswith(("atom.xml", "feed.json"))}
    assert {"nguon-tin/atom.xml", "linh-vuc/y-te/feed.json"} <= before.keys()
    site.entries["profiles/p1"]["words"] = "tám năm"
    site.write("profiles/p1")
    assert site.build()
    assert before.items() <= site.stamps().items()
    site.entries["profiles/moi"] = entry(7, fields=["moi-truong"], locality="xã Hợp Lý, tỉnh Phú Thọ")
    site.write("profiles/moi")
    assert site.build()
    after = site.stamps()
    assert before["linh-vuc/y-te/atom.xml"] == after["linh-vuc/y-te/atom.xml"]
    assert before["nguon-tin/atom.xml"] != after["nguon-tin/atom.xml"]
    assert "linh-vuc/moi-truong/atom.xml" in after.keys() - before.keys()
    assert tree(site.site) == site.clean()
