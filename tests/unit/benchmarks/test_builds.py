"""Costs cover all processes of a command, and sites are compared page by page."""

import sys
from pathlib import Path

import pytest

from benchmarks.builds.page_comparison import comparison
from benchmarks.builds.process_cost import CommandError, Limits, measure
from generator.engine.files import write_file

_MEGABYTES = 60
_WORK = f"""
import subprocess, sys, time
kept = bytearray(b"1") * ({_MEGABYTES} * 1_000_000)
if "child" not in sys.argv:
    child = subprocess.Popen([sys.executable, "-c", sys.argv[1], sys.argv[1], "child"])
started = time.process_time()
while time.process_time() - started < 0.3:
    pass
if "wait" in sys.argv:
    child.wait()
"""


@pytest.mark.parametrize("parent", ["wait", "leave"])
def test_time_and_memory_of_every_process_count(parent: str, tmp_path: Path) -> None:
    cost = measure([sys.executable, "-c", _WORK, _WORK, parent], tmp_path)
    assert cost.cpu >= 0.6
    assert cost.seconds >= 0.3
    assert cost.memory >= 2 * _MEGABYTES * 1_000_000


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no such page"):
        measure([sys.executable, "-c", "raise SystemExit('no such page')"], tmp_path)


def test_a_command_that_takes_too_much_is_stopped_with_those_it_started(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="GB of memory"):
        measure([sys.executable, "-c", _WORK, _WORK], tmp_path, Limits(memory=_MEGABYTES * 1_000_000))
    with pytest.raises(CommandError, match="more than 0"):
        measure([sys.executable, "-c", "while True: pass"], tmp_path, Limits(seconds=0.2))


def _site(folder: Path, pages: dict[str, str]) -> Path:
    for address, html in pages.items():
        write_file(folder, f"{address}index.html", html.encode())
    return folder


def test_pages_are_alike_however_their_links_are_written(tmp_path: Path) -> None:
    relative = _site(tmp_path / "a", {"": '<a href="nam/">', "nam/": '<a class="x" href="../guong/an/">'})
    rooted = _site(tmp_path / "b", {"": '<a href="/nam/">', "nam/": '<a href="/guong/an/">'})
    found = comparison(relative, rooted)
    assert (found.only_first, found.only_second, found.compared, found.same) == ((), (), 2, 2)


def test_what_differs_between_two_sites_is_named(tmp_path: Path) -> None:
    one = _site(tmp_path / "a", {"": '<a href="nam/">', "nam/": "", "linh-vuc/": '<a href="trang-1/">'})
    other = _site(tmp_path / "b", {"": '<a href="/linh-vuc/">', "nam/trang/2/": "", "linh-vuc/": "", "the-loai/": ""})
    found = comparison(one, other)
    assert found.only_first == ("nam/",)
    assert found.only_second == ("the-loai/",)
    assert (found.compared, found.differing) == (1, ("./",))
