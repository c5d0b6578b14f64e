"""Fixtures of the browser tests: Chromium and the sites it opens."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.built_sites import BuiltSite
from tests.support.commands import build, copy_project
from tests.support.shared_folders import made_once

_MISSING = "The browser tests need Chromium: sudo apt-get install chromium fonts-noto-core"
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with the nearest 404.html above it, as hosts do."""
        folders = [Path(self.translate_path(self.path)), *Path(self.translate_path(self.path)).parents]
        page = next((each / "404.html" for each in folders if (each / "404.html").is_file()), None)
        if code != HTTPStatus.NOT_FOUND or page is None or not page.is_relative_to(self.directory):
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # browsers open many connections at once and retry a refused one much later


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yield the URL of its root."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.fail(_MISSING, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def homes(site_at_root: BuiltSite, site_below: BuiltSite) -> Iterator[dict[str, str]]:
    """Yield the URLs of the home page over HTTP, below a path, and on disk."""
    with served(site_at_root.folder) as root, served(site_below.folder.parent) as above:
        yield {"http": root, "below": f"{above}con/", "disk": f"{site_at_root.folder.as_uri()}/"}


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site including the component examples; yield the URL of its home page."""

    def make(folder: Path) -> None:
        project = copy_project(folder / "project", ("office:", "examples: true\n      office:"))
        build(project, folder / "site")

    with served(made_once(tmp_path_factory, "examples", make) / "site") as home:
        yield home
