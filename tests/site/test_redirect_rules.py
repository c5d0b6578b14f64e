"""Every rule that a site gives its host is followed to its end, under the real server."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

import pytest

from generator.text.spoken_codes import code_of
from tests.support.servers import SECONDS, caddy_with, free_port, nginx_with
from tests.support.site_copies import PROFILE, STORY, change, copy_base, places, run

REDIRECTS = """\
- {old: /Tin-Cu/2019/, new: /nam/2026/}
- {old: /bài/đã-cũ/, new: /nam/}
- {old: /NAM/2026/, new: /nam/2026/}
"""
ALIASES = "aliases: [/Guong/Nguyen-Van-A/, /guong/ong-a/, /Guong/ONG-A/, /bài/ông-a/, /GUONG/~an/]\n"
# Where each old address leads: by a rule, or (None) by its HTML page alone, since only its case differs from a page's.
OLD = {
    "Guong/Nguyen-Van-A/": None,
    "guong/ong-a/": "guong/nguyen-van-a/",
    "Guong/ONG-A/": "guong/nguyen-van-a/",
    "bài/ông-a/": "guong/nguyen-van-a/",
    "GUONG/~an/": "guong/nguyen-van-a/",
    "Tin-Cu/2019/": "nam/2026/",
    "bài/đã-cũ/": "nam/",
    "NAM/2026/": None,
}
GONE = "cau-chuyen/2026/da-go/"
# Short addresses of the numbers 1 and 2, and of the withdrawn entry's.
SHORT = {f"b/{code_of(1)}/": "guong/nguyen-van-a/", f"b/{code_of(2)}/": "cau-chuyen/2026/chiec-cau-moi/"}
GONE_SHORT = f"b/{code_of(3)}/"


class Site(NamedTuple):
    """A built site, and the path at which it is published."""

    folder: Path
    base: str

    def rules(self, server: str) -> str:
        result = run("redirects", self.folder, server)
        assert result.exit_code == 0, result.output
        return result.stdout


@pytest.fixture(scope="module", params=["/", "/x/y/"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("redirects") / "trang"
    copy_base(folder)
    change(folder, PROFILE, ("kind: ", f"{ALIASES}number: 1\nkind: "))
    change(folder, STORY, ("kind: ", "number: 2\nkind: "))
    gone = folder / "content/stories/2026/da-go/index.md"
    gone.parent.mkdir()
    shutil.copy(folder / STORY, gone)
    text = gone.read_text("utf-8")
    withdrawn = "withdrawn: {date: 2026-05-20, reason: Theo đề nghị}\ndate: "
    text = re.sub(r"(?m)^title: .*$", "title: Chuyện khác hẳn", text).replace("number: 2", "number: 3")
    gone.write_text(text.replace("date: ", withdrawn, 1), "utf-8")
    (folder / "content/data/redirects.yml").write_text(REDIRECTS, "utf-8")
    change(folder, "mkdocs.yml", ("https://kiem-thu.example/", f"https://kiem-thu.example{request.param}"))
    result = run("build", folder)
    assert result.exit_code == 0, result.output
    return Site(folder, request.param)


@contextmanager
def under_nginx(site: Site, to: Path) -> Iterator[int]:
    port = free_port()
    (to / "rules.conf").write_text(site.rules("nginx"), "utf-8")
    configuration = (
        f"server {{ listen 127.0.0.1:{port}; absolute_redirect off;\ninclude {to / 'rules.conf'};\n"
        f"location {site.base} {{ alias {site.folder / 'site'}/; index index.html; }} }}"
    )
    with nginx_with(configuration, port, to) as served:
        yield served


@contextmanager
def under_caddy(site: Site, to: Path) -> Iterator[int]:
    port = free_port()
    (to / "rules").write_text(site.rules("caddy"), "utf-8")
    rest = f"handle_path {site.base}* {{\n\tfile_server\n}}" if site.base != "/" else "file_server"
    root = f"\troot * {site.folder / 'site'}\n\timport {to / 'rules'}\n"
    with caddy_with(f"http://127.0.0.1:{port} {{\n{root}{rest}\n}}\n", port, to) as served:
        yield served


def followed(port: int, address: str) -> tuple[list[str], int, bytes]:
    """Follow the redirects from an address; return the addresses that answered, the last status, the last page."""
    passed = [address]
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        connection.request("GET", quote(passed[-1]))
        response = connection.getresponse()
        content = response.read()
        connection.close()
        if response.status not in {301, 302, 307, 308}:
            return passed, response.status, content
        passed.append(unquote(urlsplit(response.headers["Location"]).path))
        assert len(passed) < 5, passed


@pytest.mark.parametrize("server", [under_nginx, under_caddy])
def test_every_rule_leads_to_its_end(server: object, site: Site, tmp_path: Path) -> None:
    assert callable(server)
    with server(site, tmp_path) as port:
        for old, new in OLD.items():
            passed, status, content = followed(port, site.base + old)
            assert (passed, status) == ([site.base + each for each in ((old, new) if new else (old,))], 200)
            assert (b'http-equiv="refresh"' in content) == (new is None)
        for short, entry in SHORT.items():
            passed, status, _ = followed(port, site.base + short)
            assert (passed, status) == ([site.base + short, site.base + entry], 200)
        for page in ("guong/nguyen-van-a/", "nam/2026/", "nam/"):
            passed, status, content = followed(port, site.base + page)
            assert (passed, status, b'http-equiv="refresh"' in content) == ([site.base + page], 200, False)
        for gone in (GONE, GONE_SHORT):
            passed, status, content = followed(port, site.base + gone)
            assert (passed, status) == ([site.base + gone], 410)
            assert "đã được gỡ" in content.decode()


def test_every_rule_of_the_file_leads_to_a_page_where_case_does_not_count(site: Site) -> None:
    """So Netlify reads it; Cloudflare Pages and GitLab Pages read the same lines and tell cases apart."""
    lines = (site.folder / "site/_redirects").read_text("utf-8").splitlines()[1:]
    rules = {unquote(old): unquote(new) for old, new, status in map(str.split, lines) if status == "301"}
    assert len(rules) == len(lines)
    assert rules == {site.base + old: site.base + new for old, new in OLD.items() if new}
    folded = {old.casefold() for old in rules}
    for new in rules.values():
        assert new.casefold() not in folded
        assert (site.folder / "site" / new.removeprefix(site.base) / "index.html").is_file()


def test_an_address_that_is_anothers_but_for_its_case_is_refused(tmp_path: Path) -> None:
    copy_base(tmp_path / "trang")
    wrong = "aliases: [/Cau-Chuyen/2026/Chiec-Cau-Moi/, /NAM/2026/, /Cu/, /cu/]\nkind: "
    change(tmp_path / "trang", PROFILE, ("kind: ", wrong))
    change(tmp_path / "trang", STORY, ("title: ", "aliases: [/CU/]\ntitle: "))
    (tmp_path / "trang/content/data/redirects.yml").write_text("- {old: /Guong/Nguyen-van-a/, new: /nam/}\n", "utf-8")
    result = run("check", tmp_path / "trang")
    assert [(path, code) for path, _, _, code in places(result.stdout)] == [
        ("content/data/redirects.yml", "GS517"),
        (PROFILE, "GS501"),
        (PROFILE, "GS501"),
        (STORY, "GS501"),
    ]
