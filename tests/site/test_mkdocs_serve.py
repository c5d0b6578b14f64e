"""`mkdocs serve`: pages follow the files, and an error in one of them keeps the site up."""

import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.support.commands import BIN, environment
from tests.support.site_copies import PROFILE, copy_base

pytestmark = pytest.mark.site

SECONDS = 60
PAGE = "guong/nguyen-van-a/"


@dataclass
class Server:
    """A running `mkdocs serve`: its address, and the lines it prints."""

    project: Path
    url: str
    lines: Queue[str] = field(default_factory=Queue)
    printed: list[str] = field(default_factory=list)

    def follow(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.lines.put(line)

    def wait(self, is_done: Callable[[], bool]) -> None:
        """Poll the condition on every printed line and several times a second, until it holds."""
        end = monotonic() + SECONDS
        while not is_done():
            assert monotonic() < end, "".join(self.printed)
            try:
                self.printed.append(self.lines.get(timeout=0.2))
            except Empty:
                continue

    def page(self, address: str = PAGE) -> str:
        try:
            with urlopen(self.url + address, timeout=SECONDS) as response:  # noqa: S310  (our own server)
                content: bytes = response.read()
        except URLError:
            return ""
        return content.decode()

    def change(self, path: str, old: str, new: str) -> None:
        file = self.project / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Serve a copy of the base until the test ends."""
    project, address = tmp_path / "project", f"127.0.0.1:{free_port()}"
    copy_base(project)
    process = subprocess.Popen(  # noqa: S603  (our own command)
        [BIN / "mkdocs", "serve", "--dev-addr", address],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    served = Server(project, f"http://{address}/")
    thread = Thread(target=served.follow, args=(process,), daemon=True)
    thread.start()
    try:
        served.wait(lambda: bool(served.page("")))
        yield served
    finally:
        process.terminate()
        process.wait(SECONDS)
        thread.join(SECONDS)


def test_pages_follow_the_files(server: Server) -> None:
    assert "Nguyễn Văn A</h1>" in server.page()
    server.change(PROFILE, "name: Nguyễn Văn A", "name: Nguyễn Văn A Mới")
    server.wait(lambda: "Nguyễn Văn A Mới</h1>" in server.page())
    folder = server.project / "content/profiles/moi-them"
    folder.mkdir()
    (folder / "index.md").write_text((server.project / PROFILE).read_text("utf-8"), "utf-8")
    server.wait(lambda: "Nguyễn Văn A Mới</h1>" in server.page("guong/moi-them/"))
    server.change("content/data/fields.yml", "short: Đời sống xã hội", "short: Đời sống mới")
    server.wait(lambda: "Đời sống mới" in server.page("guong/moi-them/"))


def test_an_error_is_reported_and_keeps_the_last_valid_pages_up(server: Server) -> None:
    before = server.page()
    server.change(PROFILE, "summary: ", "tomtat: ")
    server.wait(lambda: any(re.search(rf"{PROFILE}:\d+:\d+: GS\d+ lỗi", line) for line in server.printed))
    server.wait(lambda: any("Trang đang xem là bản trước" in line for line in server.printed))
    assert server.page().partition("</footer>")[0] == before.partition("</footer>")[0]
    assert "Trang kiểm thử" in server.page("")
    assert "Traceback" not in "".join(server.printed)
    server.change(PROFILE, "tomtat: ", "summary: Đã sửa xong. ")
    server.wait(lambda: "Đã sửa xong." in server.page())


def test_an_unknown_mark_on_a_hand_written_page_keeps_the_site_up(server: Server) -> None:
    server.change("content/pages/index.md", "<!-- guong:latest -->", "<!-- guong:cuonts -->")
    server.wait(lambda: any("content/pages/index.md" in line and "GS903" in line for line in server.printed))
    assert "Nguyễn Văn A</h1>" in server.page()
    server.change("content/pages/index.md", "<!-- guong:cuonts -->", "<!-- guong:latest -->")
    server.wait(lambda: PAGE in server.page(""))


def test_serving_does_not_start_with_errors(tmp_path: Path) -> None:
    copy_base(project := tmp_path / "project")
    (project / PROFILE).write_text("Không có khóa", "utf-8")
    result = subprocess.run(  # noqa: S603  (our own command)
        [BIN / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{free_port()}"],
        cwd=project, env=environment(), capture_output=True, encoding="utf-8", timeout=SECONDS, check=False,
    )  # fmt: skip
    assert result.returncode != 0
    assert "GS201" in result.stderr + result.stdout
