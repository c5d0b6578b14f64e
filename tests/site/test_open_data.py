"""The page `/api/`: its examples run against the built site, and its mirror fetches only what changed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from re import DOTALL, findall
from shutil import rmtree, which
from threading import Thread

import pytest

from tests.support.built_sites import BuiltSite
from tests.support.data_files import data_files
from tests.support.factories import profile, story

pytestmark = pytest.mark.site
GONE = {"date": "2026-02-03", "reason": "Theo yêu cầu của gia đình"}


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder on a free port: yield its URL, and the paths that are asked for."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002
            asked.append(self.path)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join()


def examples(site: BuiltSite, url: str) -> tuple[str, ...]:
    """Return the examples of the page for a site at another URL: curl, Python, JavaScript, the mirror."""
    html = (site.folder / "api/index.html").read_text("utf-8")
    return tuple(
        unescape(code).replace(site.url, url)
        for code in findall(r"<pre tabindex=\"0\"><code>(.*?)</code>", html, DOTALL)
    )


def output_of(*command: str, folder: Path) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout  # noqa: S603


def test_the_examples_run(site_at_root: BuiltSite, tmp_path: Path) -> None:
    with served(site_at_root.folder) as (url, _):
        curl, python, javascript, _ = examples(site_at_root, url)
        assert '"version":"1"' in output_of(*curl.split(), folder=tmp_path)
        lines = output_of(sys.executable, "-c", python, folder=tmp_path).splitlines()
        assert len(lines) > 90
        assert all("https://guongsang.example.vn/" in line for line in lines)
        if node := which("node"):
            assert "Y tế" in output_of(node, "--input-type=module", "-e", javascript, folder=tmp_path)


def test_the_mirror_fetches_only_what_changed(site_at_root: BuiltSite, tmp_path: Path) -> None:
    a, b, gone = profile("a"), profile("b", name="Trần Thị B", locality="toan-quoc"), profile("c", name="Lê Thị Cũ")
    yesterday = data_files(a, b, gone)
    today = data_files(a, b, profile("c", name="Lê Thị Cũ", withdrawn=GONE), story(date="2026-05-31", year=2026))
    folder = tmp_path / "site/api/v1"
    copy = tmp_path / "ban-sao"
    with served(tmp_path / "site") as (url, asked):
        *_, mirror = examples(site_at_root, url)
        for files in (yesterday, today):
            asked.clear()
            rmtree(folder, ignore_errors=True)
            for path, content in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
            output_of(sys.executable, "-c", mirror, folder=tmp_path)
    kept = {path for path in today if not path.startswith("schemas/")} - {"index.json", "catalogue.xlsx"}
    assert {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()} == kept
    assert all((copy / path).read_bytes() == today[path] for path in kept)
    changed = {path for path in kept if yesterday.get(path) != today[path]}
    assert asked == ["/api/v1/index.json", *[each for each in asked if each.removeprefix("/api/v1/") in changed]]
    assert len(changed) < len(kept)
    assert not [path for path in copy.rglob("*") if path.is_file() and "Lê Thị Cũ".encode() in path.read_bytes()]
