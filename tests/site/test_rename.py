"""`guong rename`: moves the folder, redirects the old address, updates links; all of it or nothing."""

from pathlib import Path

import pytest

from tests.support.commands import tree
from tests.support.repositories import start
from tests.support.site_copies import PROFILE, STORY, change, copy_base, run

COLLECTION = "- {slug: cau, label: Cầu, note: Làm cầu., entries: [/guong/nguyen-van-a/]}\n"
NEW = "content/profiles/ong-a-sua-cau/index.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a story, a page, a redirect and a collection that link to the profile."""
    root = tmp_path / "site"
    copy_base(root)
    home = "# Nhà\n\nXem [ông A](guong/nguyen-van-a/), guong/nguyen-van-ab/.\n"
    (root / "content/pages/index.md").write_text(home, "utf-8")
    (root / "content/data/redirects.yml").write_text("- old: /ong-a/ # cũ\n  new: /guong/nguyen-van-a/\n", "utf-8")
    (root / "content/data/collections.yml").write_text(COLLECTION, "utf-8")
    assert run("check", root).stdout == "Không có lỗi nào.\n"
    return root


def test_a_profile_takes_another_address(site: Path) -> None:
    before = {path: content.decode() for path, content in tree(site / "content").items() if path.endswith(".md")}
    (site / PROFILE).with_name("ghi-chu.txt").touch()
    (site / PROFILE).with_name("ghi-chu.txt").unlink()
    result = run("rename", site, "nguyen-van-a", "ong-a-sua-cau")
    assert result.exit_code == 0, result.output
    assert "/guong/ong-a-sua-cau/" in result.stdout
    assert not (site / PROFILE).parent.exists()
    own, story = (site / NEW).read_text("utf-8"), (site / STORY).read_text("utf-8")
    assert own.replace("aliases: [/guong/nguyen-van-a/]\n", "") == before[PROFILE.removeprefix("content/")]
    wanted = before[STORY.removeprefix("content/")].replace("nguyen-van-a", "ong-a-sua-cau")
    assert story == wanted
    home = (site / "content/pages/index.md").read_text("utf-8")
    assert home == "# Nhà\n\nXem [ông A](guong/ong-a-sua-cau/), guong/nguyen-van-ab/.\n"
    assert (site / "content/data/redirects.yml").read_text("utf-8").endswith("# cũ\n  new: /guong/ong-a-sua-cau/\n")
    collection = COLLECTION.replace("nguyen-van-a", "ong-a-sua-cau")
    assert (site / "content/data/collections.yml").read_text("utf-8") == collection
    assert run("check", site).stdout == "Không có lỗi nào.\n"


def test_a_rename_can_be_reverted(site: Path) -> None:
    """Both addresses stay alive, and the current one is not an alias."""
    start(site)
    run("rename", site, "nguyen-van-a", "ong-a-sua-cau")
    assert run("rename", site, "ong-a-sua-cau", "nguyen-van-a").exit_code == 0
    assert "aliases: [/guong/ong-a-sua-cau/]\n" in (site / PROFILE).read_text("utf-8")
    assert run("check", site, "--against", "main").stdout == "Không có lỗi nào.\n"


def test_a_story_moves_to_another_year(site: Path) -> None:
    assert run("rename", site, "chiec-cau-moi", "chiec-cau", "--year", "2025").exit_code == 0
    text = (site / "content/stories/2025/chiec-cau/index.md").read_text("utf-8")
    assert "year: 2025\n" in text
    assert "aliases: [/cau-chuyen/2026/chiec-cau-moi/]\n" in text
    assert run("check", site).stdout == "Không có lỗi nào.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("khong-co", "moi"), "Không có bài nào có thư mục tên “khong-co”"),
        (("nguyen-van-b", "moi"), "Có phải ý bạn là “nguyen-van-a”?"),
        (("nguyen-van-a", "Ông A"), "Có thể dùng: ong-a"),
        (("nguyen-van-a", "../a"), "không dùng làm địa chỉ được"),
        (("nguyen-van-a", "nguyen-van-a"), "không có gì để đổi"),
        (("nguyen-van-a", "x", "--year", "2025"), "bỏ --year"),
        (("chiec-cau-moi", "cau-khac"), "đã dùng"),
        (("chiec-cau-moi", "chiec-cau-moi", "--year", "1800"), "chưa có gì thay đổi"),
    ],
)
def test_an_invalid_request_changes_nothing(arguments: tuple[str, ...], message: str, site: Path) -> None:
    change(site, PROFILE, ("author:", "aliases: [/cau-chuyen/2026/cau-khac/]\nauthor:"))
    before = tree(site / "content")
    result = run("rename", site, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert tree(site / "content") == before


def test_two_entries_with_one_slug_are_distinguished_by_type(site: Path) -> None:
    (site / PROFILE).parent.rename(site / "content/profiles/chiec-cau-moi")
    change(site, STORY, ("[nguyen-van-a]", "[chiec-cau-moi]"), ("/nguyen-van-a/", "/chiec-cau-moi/"))
    for path in ("content/pages/index.md", "content/data/redirects.yml"):
        text = (site / path).read_text("utf-8")
        (site / path).write_text(text.replace("guong/nguyen-van-a/", "guong/chiec-cau-moi/"), "utf-8")
    result = run("rename", site, "chiec-cau-moi", "cau")
    assert result.exit_code == 2
    assert "--type" in result.stderr
    assert run("rename", site, "chiec-cau-moi", "cau", "--type", "guong").exit_code == 0
    assert (site / "content/profiles/cau/index.md").exists()
