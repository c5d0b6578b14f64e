"""A folder is listed alike in a process beside this one and in this one."""

import sys
from pathlib import Path

import pytest

from generator.engine import files as walk
from generator.engine.files import write_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in ("index.html", "guong/a/index.html", "guong/Đắk Lắk/ảnh.jpg", ".nojekyll"):
        write_file(tmp_path, path, path.encode())
    (tmp_path / "rỗng").mkdir()
    (tmp_path / "ngoài").symlink_to("/")
    return tmp_path


def test_a_process_beside_finds_the_same(folder: Path) -> None:
    here, beside = walk.Walk(folder), walk.Walk(folder, expected=10_000)
    assert beside.found() == here.found() == dict(walk.files_below(folder))
    assert here.found()["guong/Đắk Lắk/ảnh.jpg"] == (len("guong/Đắk Lắk/ảnh.jpg".encode()), _written(folder))


def _written(folder: Path) -> int:
    return (folder / "guong/Đắk Lắk/ảnh.jpg").stat().st_mtime_ns


def test_links_are_not_followed(folder: Path) -> None:
    assert set(walk.Walk(folder).found()) == {
        "index.html", "guong/a/index.html", "guong/Đắk Lắk/ảnh.jpg", ".nojekyll", "ngoài",
    }  # fmt: skip


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert walk.Walk(tmp_path / "none", expected=10_000).found() == {}


def test_where_no_process_can_be_had_the_folder_is_walked_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert walk.Walk(folder, expected=10_000).found() == dict(walk.files_below(folder))
