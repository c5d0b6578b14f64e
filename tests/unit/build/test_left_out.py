"""The line of a build counts the entries that get no page, and previews mark those of them that they show."""

from pathlib import Path

import pytest

from tests.support.built_sites import ReadPage
from tests.support.factories import profile_text
from tests.support.site_copies import PROFILE, change, copy_base, run

DRAFT, LATER, EMPTY = ("content/profiles/" + name + "/index.md" for name in ("nhap", "hen-ngay", "viet-do"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(root := tmp_path / "site")
    files = {
        DRAFT: profile_text(name="Bà Nháp", draft=True),
        LATER: profile_text(name="Ông Sau", date="2027-02-03"),
        EMPTY: "---\nname: Ông Dở\ndraft: true\n---\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir()
        (root / path).write_text(text, "utf-8")
    change(root, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang:\n      share_cards: false\n"))
    return root


def page(site: Path, address: str) -> str:
    read = ReadPage()
    read.feed((site / address / "index.html").read_text("utf-8"))
    return read.text


def test_what_is_left_out_is_counted_and_marked_where_it_is_shown(site: Path) -> None:
    line = run("build", site).stdout.splitlines()[0]
    assert line.startswith("2 bài: tạo ")
    assert line.endswith(" giây. Chưa đăng: 2 bài nháp, 1 bài hẹn ngày")
    assert run("build", site).stdout.splitlines()[0].endswith(" Chưa đăng: 2 bài nháp, 1 bài hẹn ngày")
    change(site, PROFILE, ("sửa cầu, đắp", "làm cầu, đắp"))  # an edit of a text alone
    assert "Chưa đăng: 2 bài nháp, 1 bài hẹn ngày" in run("build", site).stdout
    assert not (site / "site/guong/nhap").exists()

    shown = run("build", site, "--preview").stdout.splitlines()[0]
    assert shown.startswith("4 bài: tạo ")
    assert shown.endswith(" giây. Chưa đăng: 1 bài nháp")  # too incomplete for a page
    preview = site / "site-preview"
    assert "Bản nháp. Chỉ thấy ở bản xem thử" in page(preview, "guong/nhap")
    assert "Hẹn đăng ngày 03/02/2027" in page(preview, "guong/hen-ngay")
    assert "Chỉ thấy ở bản xem thử" not in page(preview, "guong/nguyen-van-a")
    listing = page(preview, "nam/2019")
    assert listing.count("Bản nháp") == 1
    assert listing.count("Hẹn đăng ngày") == 1
