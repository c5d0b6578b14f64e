"""The web server of `guong serve`: it answers this machine alone, and players may ask for parts of a file."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.engine.errors import BuildError
from generator.serve.hosts import is_own_host
from generator.serve.ranges import part_of
from generator.serve.web_server import ServedPages, running_server

FOREIGN = (
    "ke-xau.example", "ke-xau.example:8000", "203.0.113.5", "localhost.ke-xau.example", "localhost@x", "169.254.1.1",
    "127.0.0.1.ke-xau.example", "", "localhost|ke-xau.example", "[::1", "x/127.0.0.1",
)  # fmt: skip
SOUND = bytes(range(100))


@contextmanager
def serving(folder: Path, host: str = "127.0.0.1") -> Iterator[str]:
    (folder / "guong/a").mkdir(parents=True)
    (folder / "guong/a/index.html").write_text("<p>Bài nháp</p></body>", "utf-8")
    (folder / "guong/a/am-thanh-1.mp3").write_bytes(SOUND)
    with running_server(ServedPages(folder), host, 0) as url:
        yield url


def ask(url: str, path: str = "/guong/a/", method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        for each in value.split("|"):
            connection.putheader(name.replace("_", "-"), each)
    connection.endheaders()
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def test_foreign_hosts_get_no_page_and_no_other_site_may_frame_one(tmp_path: Path) -> None:
    with serving(tmp_path) as url:
        port = urlsplit(url).port
        for host in (
            f"127.0.0.1:{port}",
            f"localhost:{port}",
            "localhost",
            f"[::1]:{port}",
            "LOCALHOST.",
            "a.localhost",
        ):
            response, content = ask(url, Host=host)
            assert (response.status, "Bài nháp" in content.decode()) == (200, True), host
            assert response.headers["X-Frame-Options"] == "DENY"
            assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
            assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        for host in FOREIGN:
            for path in ("/guong/a/", "/.guong/serving.js", "/.guong/changes", "/guong/a/am-thanh-1.mp3", "/guong/a"):
                for method in ("GET", "HEAD"):
                    response, content = ask(url, path, method, Host=host)
                    assert (response.status, "nháp" in content.decode("latin-1")) == (421, False), (host, path)
                    assert response.headers["X-Frame-Options"] == "DENY"
        assert ask(url, f"http://ke-xau.example:{port}/guong/a/")[0].status == 421


@pytest.mark.parametrize(
    ("host", "asked", "reached", "is_own"),
    [
        ("192.168.1.7:8000", "0.0.0.0", "192.168.1.7", True),  # noqa: S104
        ("192.168.1.8:8000", "0.0.0.0", "192.168.1.7", False),  # noqa: S104
        ("192.168.1.7", "::", "::ffff:192.168.1.7", True),
        ("[fe80::1]", "::", "fe80::1%eth0", True),
        ("may-cua-toi.vn", "may-cua-toi.vn", "192.168.1.7", True),
        ("ke-xau.example", "0.0.0.0", "192.168.1.7", False),  # noqa: S104
        (socket.gethostname(), "0.0.0.0", "192.168.1.7", True),  # noqa: S104
        (f"{socket.gethostname()}.local:8000", "::", "192.168.1.7", True),
    ],
)
def test_in_a_local_network_the_address_reached_is_the_hosts(host: str, asked: str, reached: str, is_own: bool) -> None:  # noqa: FBT001
    assert is_own_host([host], asked, reached) is is_own


def test_the_stream_of_changes_needs_the_token_of_a_page(tmp_path: Path) -> None:
    with serving(tmp_path) as url:
        found = re.search(r'data-version="(\w+)" data-token="([\w-]{20,})"', ask(url)[1].decode())
        assert found
        old = f"/.guong/changes?page=/guong/a/&version=0{found[1]}"
        for token in ("", "&token=", f"&token={found[2][:-1]}", "&token=%C3%A1"):
            assert ask(url, old + token)[0].status == 403
        response, content = ask(url, f"{old}&token={found[2]}")
        assert (response.status, content) == (200, b"event: reload\ndata: \n\n")
    with running_server(ServedPages(tmp_path), "127.0.0.1", 0) as again:
        assert found[2] not in ask(again)[1].decode()


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-1", (0, 2)), ("bytes=0-", (0, 100)), ("bytes=10-19", (10, 20)), ("bytes=90-200", (90, 100)),
        ("bytes=-10", (90, 100)), ("bytes=-200", (0, 100)), ("bytes=99-99", (99, 100)),
        ("bytes=0-1,5-6", None), ("lines=0-1", None), ("bytes=5-2", None), ("bytes=-", None), ("bytes=a-b", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_player_gets_the_part_it_asks_for(asked: str, part: tuple[int, int] | None) -> None:
    assert part_of(asked, 100) == part


def test_parts_are_sent_as_such(tmp_path: Path) -> None:
    with serving(tmp_path) as url:
        path = "/guong/a/am-thanh-1.mp3"
        response, content = ask(url, path)
        assert (response.status, content, response.headers["Accept-Ranges"]) == (200, SOUND, "bytes")
        assert response.headers["Content-Type"] == "audio/mpeg"
        response, content = ask(url, path, Range="bytes=10-19")
        assert (response.status, content) == (206, SOUND[10:20])
        assert (response.headers["Content-Range"], response.headers["Content-Length"]) == ("bytes 10-19/100", "10")
        response, content = ask(url, path, "HEAD", Range="bytes=10-19")
        assert (response.status, content, response.headers["Content-Length"]) == (206, b"", "10")
        for beyond in ("bytes=100-", "bytes=-0"):
            response, content = ask(url, path, Range=beyond)
            assert (response.status, content, response.headers["Content-Range"]) == (416, b"", "bytes */100")
        assert ask(url, path, Range="bytes=0-1", If_Range='"x"')[0].status == 200


def test_a_host_of_ipv6_is_served(tmp_path: Path) -> None:
    with serving(tmp_path, "::1") as url:
        assert url.startswith("http://[::1]:")
        assert ask(url)[0].status == 200


@pytest.mark.parametrize(
    ("host", "port", "told"),
    [
        ("khong-co.invalid", 0, "Không có máy nào tên khong-co.invalid"),
        ("203.0.113.5", 0, "máy này không có địa chỉ ấy. Hãy bỏ --host"),
        ("2001:db8::1", 8000, "Không mở được [2001:db8::1]:8000"),
        ("127.0.0.1", 65536, "Không có cổng 65536"),
    ],
)
def test_what_cannot_be_served_is_told_for_its_own_reason(host: str, port: int, told: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError) as refused, running_server(ServedPages(tmp_path), host, port):
        pass
    assert told in str(refused.value)
    assert "cổng khác" not in str(refused.value)


def test_a_busy_port_is_told_as_such(tmp_path: Path) -> None:
    pages = ServedPages(tmp_path)
    with running_server(pages, "127.0.0.1", 0) as url:
        again = running_server(pages, "127.0.0.1", urlsplit(url).port or 0)
        with pytest.raises(BuildError, match=r"cổng đang được chương trình khác dùng.*--port [0-9]+"):
            again.__enter__()


def test_a_page_is_new_when_a_photo_that_it_asked_for_in_vain_is_there(tmp_path: Path) -> None:
    """The first build makes pages before photos."""
    pages = ServedPages(tmp_path)
    (tmp_path / "guong/a").mkdir(parents=True)
    (tmp_path / "guong/a/index.html").write_text("<img src=anh-1.jpg>", "utf-8")
    before = pages.page("guong/a/")[1]
    with running_server(pages, "127.0.0.1", 0) as url:
        assert ask(url, "/guong/a/anh-1.jpg")[0].status == 404
    pages.update("")
    assert pages.page("guong/a/")[1] == before
    (tmp_path / "guong/a/anh-1.jpg").write_bytes(b"x")
    (tmp_path / "guong/a/anh-2.jpg").write_bytes(b"x")
    pages.update("")
    after = pages.page("guong/a/")[1]
    assert after != before
    pages.update("")
    assert pages.page("guong/a/")[1] == after
