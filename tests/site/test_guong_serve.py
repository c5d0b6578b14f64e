"""`guong serve`: edits show at once, errors keep the pages up, and nothing outside the site is served."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from queue import Empty, Queue
from shutil import copytree
from threading import Thread
from time import monotonic

import pytest
from playwright.sync_api import Browser, Route

from generator.engine.theme import Theme
from generator.serve.watcher import watching
from tests.support.commands import BIN, PROJECT, copy_project, environment, run, tree
from tests.support.servers import free_port
from tests.support.site_copies import PROFILE, change, copy_base
from tests.support.site_copies import STORY as SMALL_STORY

SECONDS = 60
PAGE = "/guong/sinh-di-gai/"
ENTRY = "content/profiles/sinh-di-gai/index.md"
OTHER = "content/profiles/vi-thanh-trung/index.md"
STORY = "content/stories/2026/moi-them/index.md"
PLAIN = ("  - guong-sang:\n", "  - guong-sang:\n      share_cards: false\n")
OVERRIDES = ("  name: material\n", "  name: material\n  custom_dir: theme\n")


class Served:
    """A running `guong serve`: its address, and the lines it has printed."""

    def __init__(self, project: Path, process: "subprocess.Popen[str]") -> None:
        self.project, self.process, self.port = project, process, 0
        self.printed: list[str] = []
        self._lines: Queue[str] = Queue()
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def wait(self, is_done: Callable[[], bool], seconds: float = SECONDS) -> None:
        """Poll the condition on every printed line and many times a second, until it holds."""
        end = monotonic() + seconds
        while not is_done():
            assert monotonic() < end, "".join(self.printed)
            try:
                self.printed.append(self._lines.get(timeout=0.02))
            except Empty:
                continue

    def has_printed(self, pattern: str) -> bool:
        return any(re.search(pattern, line) for line in self.printed)

    def ask(self, address: str) -> tuple[int, str]:
        """Request an address exactly as written."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            return response.status, response.read().decode(errors="replace")
        finally:
            connection.close()

    def page(self, address: str = PAGE) -> str:
        return self.ask(address)[1]

    def change(self, path: str, old: str, new: str) -> None:
        file = self.project / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    @contextmanager
    def settled(self) -> Iterator[None]:
        """Change a file, and wait until the resulting build has ended."""
        before = self._built()
        yield
        self.wait(lambda: self._built() > before)

    def _built(self) -> int:
        return sum(" bài: tạo " in line for line in self.printed)


@contextmanager
def serving(project: Path) -> Iterator[Served]:
    """Serve a project in its own process group."""
    port = free_port()
    process = subprocess.Popen(  # noqa: S603  (our own command)
        [BIN / "guong", "serve", "--port", str(port)],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    served = Served(project, process)
    served.port = port
    try:
        yield served
    finally:
        process.terminate()
        process.wait(SECONDS)
        served.reader.join(SECONDS)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    project = copy_project(tmp_path_factory.mktemp("serving") / "project", PLAIN, OVERRIDES)
    copytree(PROJECT / "generator/theme", project / "theme")
    with serving(project) as started:
        started.wait(lambda: started.has_printed(" bài: tạo "))
        yield started


def changes(served: Served, address: str) -> HTTPConnection:
    """Open the event stream of a page, as its script does."""
    version = re.search(
        r'<script src="/\.guong/serving\.js" data-version="(\w+)" data-token="([\w-]+)" defer></script>',
        served.page(address),
    )
    assert version
    connection = HTTPConnection("127.0.0.1", served.port, timeout=SECONDS)
    connection.request("GET", f"/.guong/changes?page={address}&version={version[1]}&token={version[2]}")
    return connection


@pytest.mark.site
def test_an_edited_entry_is_shown_and_its_open_page_reloads(served: Served) -> None:
    assert "Sình Dỉ Gai</h1>" in served.page()
    new = "Câu này vừa được thêm."
    waiting = changes(served, PAGE)
    other = changes(served, "/du-lieu-ca-nhan/")
    served.change(OTHER, "\nkind:", "\nkinds:")  # so that no build succeeds
    served.wait(lambda: served.has_printed(rf"{OTHER}:\d+:\d+: GS301 lỗi"))
    served.change(ENTRY, "\n---\n", f"\n---\n\n{new}\n")
    served.wait(lambda: new in served.page())
    shown = served.page()
    file = served.project / f".cache/serve/site{PAGE}index.html"
    assert new not in file.read_text("utf-8")
    with served.settled():
        served.change(OTHER, "\nkinds:", "\nkind:")
    assert new in file.read_text("utf-8")
    assert served.page() == shown
    assert "event: reload" in waiting.getresponse().read().decode()
    with served.settled():
        served.change("theme/pages/listing.html", "<h1", "<!-- mẫu mới --><h1")
    served.wait(lambda: "<!-- mẫu mới -->" in served.page("/linh-vuc/"))
    assert other.getresponse().read().decode().endswith("event: reload\ndata: \n\n")  # the theme concerns all pages


@pytest.mark.site
def test_the_script_added_to_a_served_page_is_not_in_its_file(served: Served) -> None:
    site = served.project / ".cache/serve/site"
    assert "/.guong/serving.js" in served.page()
    assert "EventSource" in served.page("/.guong/serving.js")
    assert not [path for path, content in tree(site).items() if b".guong/" in content]
    assert not (served.project / "site").exists()


@pytest.mark.site
def test_an_error_is_reported_and_the_page_stays_up(served: Served) -> None:
    before = served.page()
    served.change(ENTRY, "\nkind:", "\nkinds:")
    served.wait(lambda: served.has_printed(rf"{ENTRY}:\d+:\d+: GS301 lỗi"))
    served.wait(lambda: served.has_printed("Trang chưa được cập nhật"))
    assert served.page() == before
    waiting = changes(served, PAGE)
    response = waiting.getresponse()
    assert response.readline() == b"event: problems\n"
    assert b"GS301" in response.readline()
    with served.settled():
        served.change(ENTRY, "\nkinds:", "\nkind:")
    assert "Traceback" not in "".join(served.printed)
    waiting.close()


@pytest.mark.site
def test_an_error_in_a_template_is_reported_until_fixed(served: Served) -> None:
    served.change("theme/pages/profile.html", "{%", "{% khong-co %}{%")
    served.wait(lambda: served.has_printed(r"Mẫu .*profile\.html, dòng \d+, có lỗi"))
    assert "Sình Dỉ Gai</h1>" in served.page()
    with served.settled():
        served.change("theme/pages/profile.html", "{% khong-co %}{%", "{%")


@pytest.mark.site
def test_a_new_entry_appears_in_its_listing(served: Served) -> None:
    story = min((served.project / "content/stories/2026").glob("*/index.md")).read_text("utf-8")
    story = re.sub(r"(?m)^number: .*\n", "", story)
    address = "/cau-chuyen/2026/moi-them/"
    assert served.ask(address)[0] == 404
    with served.settled():
        (served.project / STORY).parent.mkdir()
        (served.project / STORY).write_text(re.sub(r"(?m)^title: .*$", "title: Chuyện vừa viết xong", story), "utf-8")
        served.wait(lambda: "Chuyện vừa viết xong</h1>" in served.page(address))
    # An earlier build may end meanwhile, so wait for the effect of this change.
    served.wait(lambda: "Chuyện vừa viết xong" in served.page("/nam/2026/"))
    with served.settled():
        (served.project / STORY).unlink()
        (served.project / STORY).parent.rmdir()
    served.wait(lambda: served.ask(address)[0] == 404)


@pytest.mark.site
def test_changes_during_a_build_are_all_shown(served: Served) -> None:
    entries = sorted(served.project.glob("content/profiles/*/index.md"))[:12]
    for number, entry in enumerate(entries):
        entry.write_text(f"{entry.read_text('utf-8')}\nCâu thứ {number} của nhiều câu.\n", "utf-8")
        served.page()
    for number, entry in enumerate(entries):
        address = f"/guong/{entry.parent.name}/"
        served.wait(lambda address=address, number=number: f"Câu thứ {number} của" in served.page(address))  # type: ignore[misc]
    site = served.project / ".cache/serve/site/guong"
    for number, entry in enumerate(entries):
        file = site / entry.parent.name / "index.html"
        served.wait(lambda file=file, number=number: f"Câu thứ {number} của" in file.read_text("utf-8"))  # type: ignore[misc]


@pytest.mark.site
def test_nothing_outside_the_site_is_served(served: Served) -> None:
    site = served.project / ".cache/serve/site"
    (site / "ra-ngoai").symlink_to(served.project / "content")
    (site / "cau-hinh.txt").symlink_to(served.project / "mkdocs.yml")
    up = "../" * 20
    for address in (
        f"/{up}etc/passwd", f"/{up.replace('.', '%2e')}etc/passwd", f"/{up.replace('/', '%2f')}etc/passwd",
        "//etc/passwd", "/%00", "/../mkdocs.yml", "/guong/../../../../mkdocs.yml", "/ra-ngoai/data/fields.yml",
        "/cau-hinh.txt", "/..%5c..%5cmkdocs.yml", "/.guong/../../mkdocs.yml", "/.guong/serving.py",
    ):  # fmt: skip
        status, content = served.ask(address)
        assert status == 404, address
        assert "root:" not in content
        assert "site_name" not in content
    (site / "ra-ngoai").unlink()
    (site / "cau-hinh.txt").unlink()
    connection = HTTPConnection("127.0.0.1", served.port, timeout=SECONDS)
    connection.request("GET", "//guong.example/..//guong/sinh-di-gai")
    assert connection.getresponse().getheader("Location") is None
    connection.request("GET", PAGE.rstrip("/"))
    assert connection.getresponse().getheader("Location") == PAGE


@pytest.mark.site
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 0)])
def test_it_stops_at_once_with_its_workers(tmp_path: Path, number: signal.Signals, status: int) -> None:
    project = copy_project(tmp_path / "project")
    with serving(project) as served:
        served.wait(lambda: served.has_printed("Tạo trang: xong"))  # workers are drawing share cards now
        group = served.process.pid
        before = monotonic()
        os.killpg(group, number)  # like a terminal
        assert served.process.wait(SECONDS) == status
        assert monotonic() - before < 5
        served.wait(lambda: not _is_alive(group), 10)
    served.wait(lambda: not served.reader.is_alive())
    assert "Traceback" not in "".join(served.printed)


def _is_alive(group: int) -> bool:
    with suppress(ChildProcessError):  # reap orphans that this process may have inherited
        while os.waitpid(-group, os.WNOHANG)[0]:
            continue
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.site
def test_a_port_in_use_is_reported(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", PLAIN)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = run("guong", "serve", "--port", port, cwd=project)
    assert result.returncode == 2
    assert f"Không mở được 127.0.0.1:{port}" in result.stdout
    assert "Hãy chọn cổng khác" in result.stdout


def small_site(root: Path) -> Path:
    """Create the watched files of a site; return the folder of its entry."""
    folder = root / "content/profiles/a"
    folder.mkdir(parents=True)
    (root / "theme").mkdir()
    (root / "mkdocs.yml").touch()
    (folder / "index.md").touch()
    return folder


@pytest.mark.parametrize("is_polling", [False, True])
def test_changes_are_batched_and_files_of_editors_are_ignored(tmp_path: Path, *, is_polling: bool) -> None:
    folder = small_site(tmp_path)
    batches: Queue[frozenset[str]] = Queue()
    said: list[str] = []
    with watching(
        tmp_path / "mkdocs.yml", Theme((str(tmp_path / "theme"),)), said.append, is_polling=is_polling
    ) as changes:
        Thread(target=lambda: batches.put(changes.next_batch()), daemon=True).start()
        (folder / ".index.md.swp").write_text("của trình soạn thảo", "utf-8")
        (tmp_path / "khac.txt").write_text("không thuộc trang", "utf-8")
        (folder / "index.md").read_text("utf-8")
        (folder / "index.md~").write_text("bài", "utf-8")
        (folder / "index.md~").replace(folder / "index.md")
        (tmp_path / "mkdocs.yml").write_text("site_name: A", "utf-8")
        found = batches.get(timeout=SECONDS)
    assert found == {"content/profiles/a/index.md", "mkdocs.yml"}
    assert not said


_WATCH = """
import sys
from pathlib import Path
from threading import Timer
from generator.engine.theme import Theme
from generator.serve.watcher import watching
root = Path(sys.argv[1])
with watching(root / "mkdocs.yml", Theme((str(root / "theme"),)), print) as changes:
    Timer(0.5, (root / "content/profiles/a/index.md").write_text, ["Bài đã sửa"]).start()
    print(*changes.next_batch())
"""


@pytest.mark.parametrize("limit", ["2 > max_inotify_watches", "0 > max_inotify_instances"])
def test_if_the_system_cannot_watch_enough_folders_polling_is_the_fallback(tmp_path: Path, limit: str) -> None:
    small_site(tmp_path)
    lowered = ["unshare", "--user", "--map-root-user", "sh", "-c", f'(cd /proc/sys/user; echo {limit}) && "$@"', "sh"]
    try:
        subprocess.run([*lowered, "true"], check=True, capture_output=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody lower the limit for a process")
    result = subprocess.run(  # noqa: S603
        [*lowered, sys.executable, "-c", _WATCH, tmp_path],
        stdout=subprocess.PIPE, encoding="utf-8", timeout=SECONDS, check=True, env=environment(PYTHONPATH=str(PROJECT)),
    )  # fmt: skip
    assert "sudo sysctl fs.inotify.max_user_watches=" in result.stdout
    assert result.stdout.endswith("content/profiles/a/index.md\n")


@pytest.mark.browser
def test_an_open_page_reloads_and_shows_errors(served: Served, chromium: Browser) -> None:
    page = chromium.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)

    def strictly(route: Route) -> None:
        response = route.fetch()
        policy = "default-src 'self'; style-src 'self'; script-src 'self'"
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": policy})

    page.route(f"**{PAGE}", strictly)
    page.goto(f"http://127.0.0.1:{served.port}{PAGE}")
    bar = page.get_by_role("alert")
    assert bar.count() == 0
    with served.settled():
        served.change(ENTRY, "\n---\n", "\n---\n\nTrang đang mở thấy câu này.\n")
        page.get_by_text("Trang đang mở thấy câu này.").wait_for()
    served.change(ENTRY, "\nkind:", "\nkinds:")
    bar.wait_for()
    bar.get_by_text("Nội dung có lỗi").click()
    assert "GS301" in bar.inner_text()
    with served.settled():
        served.change(ENTRY, "\nkinds:", "\nkind:")
        bar.wait_for(state="detached")
    page.close()
    assert not [text for text in refused if ".guong" in text]


@pytest.mark.site
def test_drafts_are_shown_and_marked(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "site")
    change(site, PROFILE, ("author:", "draft: true\nauthor:"))
    change(site, SMALL_STORY, ("exemplars: [nguyen-van-a]\n", ""), ("[chiếc cầu](/guong/nguyen-van-a/)", "chiếc cầu"))
    with serving(site) as served:
        served.wait(lambda: served.has_printed(" bài: tạo "))
        status, page = served.ask("/guong/nguyen-van-a/")
        assert status == 200
        assert "Bản nháp." in page
        assert "Bản xem thử." in page
        served.change(PROFILE, "sửa cầu, đắp", "làm cầu, đắp")
        served.wait(lambda: "làm cầu, đắp" in served.page("/guong/nguyen-van-a/"))
        assert "Bản nháp." in served.page("/guong/nguyen-van-a/")
