"""The printed configurations under the real servers: every address, the headers of every file, compression, load."""

import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

import pytest

from generator.outputs.addresses import digest_of_address
from generator.outputs.hosts.headers import COMPRESSED, CONTENT_TYPE, HEADERS, NOT_SERVED, TYPES, headers_of
from generator.text.spoken_codes import code_of
from tests.support.load import load, paths_of
from tests.support.servers import SECONDS, caddy_with, free_port, nginx_with
from tests.support.site_copies import PROFILE, STORY, change, copy_base, run

GONE = "cau-chuyen/2026/da-go/"
OF_ANOTHER_CASE = "Guong/Nguyen-Van-A/"  # differs from the page's in case alone: servers give it no rule
MISSING = ("khong-co/", "khong-co.json", "khong-co.jpg", "guong/a/atom.xml", "assets/")
SOUND = bytes(range(256)) * 40
# Files of every kind of address that rules name, where the base has none.
MORE = {
    "atom.xml": b"<feed/>",
    "linh-vuc/y-te/atom.xml": b"<feed/>" * 200,
    "nguon-tin/luu-tru/1.xml": b"<feed/>",
    "linh-vuc/y-te/feed.json": b"{}",
    "guong/nguyen-van-a/oembed.json": b"{}",
    "guong/nguyen-van-a/am-thanh.opus": SOUND,
    "guong/nguyen-van-a/phim-1.vtt": b"WEBVTT\n\n" * 200,
    "guong/nguyen-van-a/du-lieu.csv": b"a,b\n" * 400,
    "nhung/the/00.json": b"{}",
    "api/v1/bai/00.json": b"{}",
    "manifest.webmanifest": b"{}",
}


class Served(NamedTuple):
    """A built site under a server: its folder, the path where it is published, the port."""

    folder: Path
    base: str
    port: int

    def ask(self, path: str, **headers: str) -> tuple[int, HTTPMessage, bytes]:
        """Return status, headers and body of the answer to a request for a path below the base."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", quote(self.base + path), headers=sent)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, response.headers, content


@pytest.fixture(scope="module", params=["/", "/x/y/"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder, base = tmp_path_factory.mktemp("servers") / "trang", str(request.param)
    copy_base(folder)
    change(folder, "mkdocs.yml", ("https://kiem-thu.example/", f"https://kiem-thu.example{base}"))
    change(folder, PROFILE, ("kind: ", "aliases: [/Guong/Nguyen-Van-A/, /bài/ông-a/]\nnumber: 7\nkind: "))
    gone = folder / "content/stories/2026/da-go/index.md"
    gone.parent.mkdir()
    shutil.copy(folder / STORY, gone)
    text = re.sub(r"(?m)^title: .*$", "title: Chuyện khác hẳn", gone.read_text("utf-8"))
    withdrawn = "withdrawn: {date: 2026-05-20, reason: Theo đề nghị}\nnumber: 8\ndate: "
    gone.write_text(text.replace("date: ", withdrawn, 1), "utf-8")
    result = run("build", folder)
    assert result.exit_code == 0, result.output
    for path, content in MORE.items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    return folder, base


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def served(
    request: pytest.FixtureRequest, built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    folder, base = built
    port, run_with = free_port(), _RUN[request.param]
    listen = f"127.0.0.1:{port}" if request.param == "nginx" else f"http://127.0.0.1:{port}"
    result = run("hosting", folder, request.param, "--listen", listen)
    assert result.exit_code == 0, result.output
    with run_with(result.stdout, port, tmp_path_factory.mktemp("server")):
        yield Served(folder / "site", base, port)


_RUN: dict[str, Callable[[str, int, Path], AbstractContextManager[int]]] = {"nginx": nginx_with, "caddy": caddy_with}


def test_every_address_answers_as_the_table_says(served: Served) -> None:
    table = json.loads((served.folder / "addresses.json").read_text("utf-8"))
    assert len(table["pages"]) > 50
    for page in table["pages"]:
        status, _, content = served.ask(page[1:])
        assert (page, status, b"</html>" in content) == (page, 200, True)
    assert set(table["moved"]) == {f"/{OF_ANOTHER_CASE}", "/bài/ông-a/", f"/b/{code_of(7)}/"}
    for old, new in table["moved"].items():
        status, headers, content = served.ask(old[1:])
        if old[1:] == OF_ANOTHER_CASE:
            assert (status, b'http-equiv="refresh"' in content) == (200, True)
        else:
            assert (status, unquote(headers["Location"])) == (301, served.base + new[1:])
    gone = (GONE, f"b/{code_of(8)}/")
    assert set(table["withdrawn"]) == set(map(digest_of_address, gone))
    for address in gone:
        status, _, content = served.ask(address)
        assert (status, "đã được gỡ" in content.decode()) == (410, True)


def test_every_file_has_the_headers_of_the_table(served: Served) -> None:
    paths = [path[1:] for path in paths_of(served.folder)]
    assert {path.rpartition("/")[2] for path in MORE} <= {path.rpartition("/")[2] or "index.html" for path in paths}
    for path in paths:
        status, headers, content = served.ask(path)
        kind = TYPES[".html"] if path.endswith("/") or not path else TYPES[f".{path.rpartition('.')[2]}"]
        expected = {CONTENT_TYPE: kind} | headers_of(path)
        assert (path, status) == (path, 200)
        assert {name: headers[name] for name in HEADERS if headers[name]} == expected
        assert content == (served.folder / path / ("index.html" if path.endswith("/") or not path else "")).read_bytes()


@pytest.mark.parametrize("path", [*MISSING, *NOT_SERVED])
def test_what_is_not_there_answers_with_the_page_that_says_so(served: Served, path: str) -> None:
    status, headers, content = served.ask(path)
    assert (status, content) == (404, (served.folder / "404.html").read_bytes())
    assert (headers[CONTENT_TYPE], headers["Cache-Control"]) == (TYPES[".html"], "no-cache")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_texts_are_compressed_on_their_way_and_other_files_are_not(served: Served) -> None:
    for path in ("", "assets/guong.css", "addresses.json", "sitemap-danh-muc.xml", "linh-vuc/y-te/atom.xml"):
        _, headers, content = served.ask(path, Accept_Encoding="gzip")
        assert (path, headers["Content-Encoding"], headers["Vary"]) == (path, "gzip", "Accept-Encoding")
        assert gzip.decompress(content) == (served.folder / path / ("index.html" if not path else "")).read_bytes()
    for path in ("assets/fonts/be-vietnam-pro-400.woff2", "assets/chia-se.jpg", "guong/nguyen-van-a/am-thanh.opus"):
        assert served.ask(path, Accept_Encoding="gzip")[1]["Content-Encoding"] is None
        assert not path.endswith(COMPRESSED)


def test_a_player_gets_the_part_of_a_sound_that_it_asks_for(served: Served) -> None:
    status, headers, content = served.ask("guong/nguyen-van-a/am-thanh.opus", Range="bytes=1000-1999")
    assert (status, headers["Content-Range"]) == (206, f"bytes 1000-1999/{len(SOUND)}")
    assert content == SOUND[1000:2000]


def test_what_has_not_changed_is_not_sent_again(served: Served) -> None:
    for path in ("", "guong/nguyen-van-a/", "assets/guong.css"):
        tag = served.ask(path, Accept_Encoding="gzip")[1]["ETag"]
        assert served.ask(path, Accept_Encoding="gzip", If_None_Match=tag)[::2] == (304, b"")


def test_no_request_of_many_fails(served: Served) -> None:
    paths = [served.base + path[1:] for path in paths_of(served.folder)]
    done = load("127.0.0.1", served.port, paths, 3000)
    assert (len(done.latencies), done.failed) == (3000, 0)
