"""Files on disk: a scan of a folder finds the same in this process and in another."""

import sys
from pathlib import Path

import pytest

from generator.engine.files import FolderScan, files_below, write_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in ("index.html", "guong/a/index.html", "guong/Đắk Lắk/ảnh.jpg", ".nojekyll"):
        write_file(tmp_path, path, path.encode())
    (tmp_path / "rỗng").mkdir()
    (tmp_path / "ngoài").symlink_to("/")
    return tmp_path


def test_a_scan_in_another_process_finds_the_same(folder: Path) -> None:
    here, other = FolderScan(folder), FolderScan(folder, expected=10_000)
    assert other.found() == here.found() == listed(folder)
    assert here.found()["guong/Đắk Lắk/ảnh.jpg"] == (len("guong/Đắk Lắk/ảnh.jpg".encode()), _written(folder))


def listed(folder: Path) -> dict[str, tuple[int, int]]:
    return {path: (size, mtime_ns) for path, size, mtime_ns in files_below(folder)}


def _written(folder: Path) -> int:
    return (folder / "guong/Đắk Lắk/ảnh.jpg").stat().st_mtime_ns


def test_links_are_not_followed(folder: Path) -> None:
    assert set(FolderScan(folder).found()) == {
        "index.html", "guong/a/index.html", "guong/Đắk Lắk/ảnh.jpg", ".nojekyll", "ngoài",
    }  # fmt: skip


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert FolderScan(tmp_path / "none", expected=10_000).found() == {}


def test_if_the_process_fails_the_scan_runs_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert FolderScan(folder, expected=10_000).found() == listed(folder)
