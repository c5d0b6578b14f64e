"""The routes of a site, and the files made of them: addresses.json and the redirects of every host."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.engine.errors import BuildError
from generator.outputs.addresses import address_table, addresses_file, read_addresses
from generator.outputs.hosts.redirects import caddy, nginx, redirects_file
from generator.problems.problem import has_errors
from generator.site.paging import former_page_addresses, paginate
from generator.site.pairs import Listed
from generator.site.site import Route, Site, routes
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, profile, profile_text, small_project, with_settings
from tests.support.rendered_pages import rendered

WITHDRAWN = {"date": "2026-02-03", "reason": "Theo yêu cầu của người được nêu"}
ALIAS = "/bài-viết/cũ_1~a/"
FILES: dict[str, str | bytes] = {
    "content/profiles/a/index.md": profile_text(aliases=[ALIAS, "/guong/cu/"]),
    "content/profiles/kin-dao/index.md": profile_text(aliases=["/guong/kin-cu/"], withdrawn=WITHDRAWN),
    "content/data/redirects.yml": "- old: /trang-cu/\n  new: /nam/\n",
}


def site_of(root: Path, settings: Settings = SETTINGS, files: dict[str, str | bytes] = FILES) -> Site:
    site, problems = prepare(small_project(root, files), settings, tools(root))
    assert not has_errors(problems), problems
    return site


def test_there_is_a_route_for_every_page_and_no_other(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    pages = rendered(site, tmp_path)
    assert {route.address for route in routes(site)} == {*pages, *(page.address for page in site.handwritten)}
    for route in routes(site):
        head, content = pages[route.address][2:] if route.address in pages else ("", "")
        assert ("http-equiv" in head) is (route.target is not None), route
        assert ("Bài viết đã được gỡ" in content) is route.is_gone


def test_withdrawn_addresses_are_published_as_digests_alone(tmp_path: Path) -> None:
    site = with_settings(site_of(tmp_path), replace(SETTINGS, site_url="https://a.example/b/"))
    path, content = addresses_file(address_table(routes(site)), "https://a.example/b/")
    values = json.loads(content)
    assert (path, values["version"], values["site_url"]) == ("addresses.json", 1, "https://a.example/b/")
    assert {"/", "/guong/a/", "/nam/2019/", "/tim-kiem/"} <= set(values["pages"])
    assert values["moved"] == {ALIAS: "/guong/a/", "/guong/cu/": "/guong/a/", "/trang-cu/": "/nam/"}
    assert len(values["withdrawn"]) == 2
    assert b"kin-" not in content
    assert read_addresses(content, path) == address_table(routes(site))
    assert addresses_file(address_table(reversed(routes(site))), "https://a.example/b/")[1] == content


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"version": 1}', b'{"version": 1, "pages": 3, "moved": [], "withdrawn": []}', b"\xff"],
)
def test_an_invalid_list_of_addresses_is_refused(content: bytes) -> None:
    with pytest.raises(BuildError, match=r"^cu\.json không phải là tệp"):
        read_addresses(content, "cu.json")


def test_a_list_of_addresses_of_another_version_is_refused() -> None:
    with pytest.raises(BuildError, match="phiên bản 2"):
        read_addresses(b'{"version": 2}', "cu.json")


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 7))
def test_a_shrunken_listing_lost_the_numbered_pages_it_had(count: int, removed: int, size: int) -> None:
    def numbered(number: int) -> set[str]:
        return {
            page.address for page in paginate("nam/", (Listed(profile()),) * number, size) if page.number is not None
        }

    found = former_page_addresses("nam/", count, removed, size)
    assert set(found) == numbered(count + removed) - numbered(count)
    assert len(set(found)) == len(found)


def test_numbered_pages_lost_to_withdrawals_redirect_to_the_listing(tmp_path: Path) -> None:
    """With 24 entries on a page, withdrawing one of 72 removes a page; here 2 on a page, of 6."""
    settings = replace(SETTINGS, page_size=2)
    files: dict[str, str | bytes] = {f"content/profiles/a-{n}/index.md": profile_text() for n in range(6)}
    before = {route.address for route in routes(site_of(tmp_path / "before", settings, files))}
    assert "nam/2019/trang-2/" in before
    files |= {f"content/profiles/a-{n}/index.md": profile_text(withdrawn=WITHDRAWN) for n in (1, 4, 5)}
    site = site_of(tmp_path / "after", settings, files)
    now = {route.address: route.target for route in routes(site)}
    assert before <= now.keys()
    assert now["nam/2019/trang-2/"] == now["nam/2019/trang-1/"] == "nam/2019/"
    page = rendered(site, tmp_path / "after")["nam/2019/trang-2/"]
    assert 'url=../../../nam/2019/"' in page.head
    assert 'content="noindex"' in page.head


ROUTES = (
    Route("guong/a/"),
    Route("bài/cũ/", "guong/a/"),
    Route("guong/cu/", "guong/a/"),
    Route("guong/kin/", is_gone=True),
)


@pytest.mark.parametrize(("url", "base"), [("", "/"), ("https://a.example/", "/"), ("https://a.example/x/y", "/x/y/")])
def test_redirects_for_hosts_that_read_a_file(url: str, base: str) -> None:
    ((path, content),) = redirects_file(ROUTES, url)
    rules = [line.split(" ") for line in content.decode().split("\n")]
    rules = [rule for rule in rules if len(rule) == 3 and rule[2] == "301"]
    assert path == "_redirects"
    assert [(unquote(old), new) for old, new, _ in rules] == [
        (f"{base}bài/cũ/", f"{base}guong/a/"),
        (f"{base}guong/cu/", f"{base}guong/a/"),
    ]
    assert all(old.isascii() for old, _, _ in rules)
    assert b"kin" not in content
    assert not list(redirects_file(ROUTES[:1], url))


@pytest.mark.parametrize(("url", "base"), [("", "/"), ("https://a.example/x", "/x/")])
def test_rules_for_nginx(url: str, base: str) -> None:
    lines = nginx(ROUTES, url).rstrip("\n").split("\n")[1:]
    assert [re.fullmatch(r'location = "([^"]+)" \{ (.*) \}', line).groups() for line in lines] == [  # type: ignore[union-attr]
        (f"{base}bài/cũ/", f'return 301 "{base}guong/a/";'),
        (f"{base}guong/cu/", f'return 301 "{base}guong/a/";'),
        (f"{base}guong/kin/", f'error_page 410 "{base}guong/kin/index.html"; return 410;'),
    ]


def test_rules_for_caddy() -> None:
    text = caddy(ROUTES, "https://a.example/x/")
    moved, gone = re.findall(r"^map [^\n]+ \{\n(.*?)^\tdefault", text, re.MULTILINE | re.DOTALL)
    assert re.findall(r'^\t"([^"]+)" "([^"]+)"$', moved, re.MULTILINE) == [
        ("/x/bài/cũ/", "/x/guong/a/"),
        ("/x/guong/cu/", "/x/guong/a/"),
    ]
    assert re.findall(r'^\t"([^"]+)" "([^"]+)"$', gone, re.MULTILINE) == [("/x/guong/kin/", "/guong/kin/index.html")]
    assert text.count("status 410") == 1
    assert text.count("{") == text.count("}")


def test_redirects_to_vietnamese_letters_are_encoded() -> None:
    """Hosts compare decoded addresses, but send them encoded."""
    routes = (Route("cu/", "trang-mới/"),)
    for made in (nginx(routes, ""), caddy(routes, ""), next(iter(redirects_file(routes, "")))[1].decode()):
        assert "/trang-m%E1%BB%9Bi/" in made


def test_invalid_redirects_are_reported(tmp_path: Path) -> None:
    rows = "- {old: /x/, new: /khong-co/}\n- {old: /x/, new: /nam/}\n- {old: x, new: /nam/}\n- chữ\n- {cu: /a/}\n"
    root = small_project(tmp_path, {"content/data/redirects.yml": rows, "content/profiles/a/index.md": profile_text()})
    found = [(each.location.line, each.code) for each in prepare(root, SETTINGS, tools(root))[1]]
    assert sorted(found) == [
        (1, "GS505"),
        (2, "GS517"),
        (3, "GS504"),
        (4, "GS209"),
        (5, "GS301"),
        (5, "GS302"),
        (5, "GS302"),
    ]
