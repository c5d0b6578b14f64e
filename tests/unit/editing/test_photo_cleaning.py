"""`guong photos --clean`, and the warnings of files that tell more than the site: photos with a place, office files."""

import shutil
from pathlib import Path

import pytest

from generator.content.files.office_files import check_office_files
from generator.images.metadata import tells_place
from generator.images.photos import derive
from tests.support.commands import tree
from tests.support.site_copies import PROJECT, copy_base, lay_over, places, run

INVALID = PROJECT / "tests/fixtures/sites/invalid"
PHOTO = "content/profiles/nguyen-van-a/sua-cau.jpg"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "site")
    lay_over(tmp_path / "site", INVALID / "GS845")
    return tmp_path / "site"


def test_a_photo_is_cleaned_in_its_place(site: Path) -> None:
    before = (site / PHOTO).read_bytes()
    assert f"{PHOTO} còn ghi nơi chụp" in run("photos", site).stdout
    assert (site / PHOTO).read_bytes() == before
    done = run("photos", site, "--clean")
    assert (done.exit_code, "1 ảnh được ghi lại" in done.stdout) == (0, True)
    after = (site / PHOTO).read_bytes()
    assert not tells_place(after)
    assert derive(after) == derive(before)
    assert run("check", site).stdout == "Không có lỗi nào.\n"
    assert "0 ảnh còn ghi nơi chụp" in run("photos", site).stdout
    assert "Không có ảnh nào phải ghi lại" in run("photos", site, "--clean").stdout


def test_copies_leave_the_originals_alone(site: Path, tmp_path: Path) -> None:
    before = tree(site)
    done = run("photos", site, "--clean", "--to", str(tmp_path / "sach"), str(site / "content/profiles"))
    assert done.exit_code == 0, done.output
    assert tree(site) == before
    assert not tells_place((tmp_path / "sach/nguyen-van-a/sua-cau.jpg").read_bytes())


def test_a_damaged_photo_is_named_and_stays(site: Path) -> None:
    (site / PHOTO).write_bytes(damaged := (site / PHOTO).read_bytes()[:900])
    shutil.copy(INVALID / "GS845" / PHOTO, site / "content/profiles/nguyen-van-a/anh-khac.jpg")
    done = run("photos", site, "--clean", str(site / "content"))
    assert (done.exit_code, "sua-cau.jpg" in done.stderr, "anh-khac.jpg" in done.stdout) == (2, True, True)
    assert (site / PHOTO).read_bytes() == damaged


@pytest.mark.parametrize("path", ["khong-co.jpg", "khong-co/"])
def test_a_missing_path_is_named(path: str, site: Path) -> None:
    assert "Không có tệp" in run("photos", site, "--clean", str(site / path)).stderr


def test_office_files_anywhere_in_the_repository_are_named(tmp_path: Path) -> None:
    wanted = ["So yeu ly lich.DOCX", "a/b/c/dang-ky.ods", "danh-sach.csv", "giay-dong-y.pdf", "nam.2026.xlsx"]
    ignored = [
        ".git/x.csv",
        ".venv/a.csv",
        "content/x.csv",
        "node_modules/a/x.csv",
        "site/x.pdf",
        "theme/a.pdf",
        "a.md",
    ]
    for path in (*wanted, *ignored):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / "lien-ket").symlink_to(tmp_path / "a")
    assert [each.location.path for each in check_office_files(tmp_path)] == wanted


def test_a_new_site_keeps_office_files_out_of_git() -> None:
    for file in (PROJECT / "generator/starter/gitignore", PROJECT / ".gitignore"):
        ignored = file.read_text("utf-8")
        for pattern in ("*.[xX][lL][sS][xXmMbB]", "*.[cC][sS][vV]", "*.[pP][dD][fF]", "*.[dD][oO][cC][xXmM]"):
            assert pattern in ignored.split("\n")


def test_the_warnings_are_those_of_the_files_of_a_change(site: Path) -> None:
    (site / "dang-ky.xlsx").touch()
    assert {code for *_, code in places(run("check", site).stdout)} == {"GS845", "GS846"}
    assert places(run("check", site, str(site / "content/stories")).stdout) == []
