"""Writing files: whole or not at all, and nowhere but in the site."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import write_file


def test_a_file_is_written_with_its_folders_and_readable_by_a_web_server(tmp_path: Path) -> None:
    write_file(tmp_path, "guong/a/index.html", "Đẹp".encode())
    file = tmp_path / "guong/a/index.html"
    assert file.read_text("utf-8") == "Đẹp"
    assert file.stat().st_mode & 0o777 == 0o644
    assert [each.name for each in file.parent.iterdir()] == ["index.html"]


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write_file(tmp_path, "a.html", b"long, long")
    before = (tmp_path / "a.html").open("rb")
    write_file(tmp_path, "a.html", b"new")
    with before:
        assert before.read() == b"long, long"  # a reader who has it open keeps what was there
    assert (tmp_path / "a.html").read_bytes() == b"new"


@pytest.mark.parametrize("path", ["../a.html", "a/../../b.html", "/etc/guong-sang-test", "a/..", ".."])
def test_nothing_is_written_outside_the_site(path: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    with pytest.raises(ValueError, match=r"\.\.|^/etc"):
        write_file(site, path, b"x")
    assert [each.name for each in tmp_path.rglob("*")] == ["site"]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OSError, match=r"a\.html"):
        write_file(tmp_path, "a.html", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["a.html"]


names = st.text(alphabet="ab./", min_size=1, max_size=12)


@given(names)
def test_any_path_stays_in_the_site_or_is_refused(tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    root = tmp_path_factory.mktemp("root")
    site = root / "site"
    site.mkdir()
    try:
        write_file(site, path, b"x")
    except (ValueError, OSError):
        assert not list(site.rglob("*.html"))
    assert [each.name for each in root.iterdir()] == ["site"]
