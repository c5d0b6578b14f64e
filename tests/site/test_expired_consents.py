"""An expired consent: the next build makes the page a notice; the check of an official site reports an error."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from tests.support.commands import tree
from tests.support.site_copies import PROFILE, STORY, change, copy_base, places

OFFICIAL = """guong-sang:
      production: true
      office: {governing_body: UBND xã, responsible_editor: Bà Bưởi, address: Trụ sở UBND xã, phone: "0255 3 825 114"}
"""
NAME, ADDRESS, ALIAS = "Nguyễn Văn A", "guong/nguyen-van-a", "guong/ong-a"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "site")
    new = "[dang-web]\n  expires: 2026-06-05"
    change(tmp_path / "site", PROFILE, ("[dang-web]", new), ("author:", "aliases: [/guong/ong-a/]\nauthor:"))
    return tmp_path / "site"


def on(day: str, site: Path, *command: str) -> Result:
    """Run `guong` on a day."""
    name, *rest = command
    # noon in Việt Nam
    seconds = {"2026-05-05": 1777957200, "2026-05-06": 1778043600, "2026-06-05": 1780635600, "2026-06-06": 1780722000}
    arguments = [name, "-f", str(site / "mkdocs.yml"), *rest]
    return CliRunner().invoke(app, arguments, env={"SOURCE_DATE_EPOCH": str(seconds[day])})


@pytest.mark.parametrize(
    ("day", "code", "status"),
    [("2026-05-05", [], 0), ("2026-05-06", ["GS842"], 0), ("2026-06-05", ["GS842"], 0), ("2026-06-06", ["GS841"], 1)],
)
def test_the_check_warns_from_thirty_days_before(day: str, code: list[str], status: int, site: Path) -> None:
    result = on(day, site, "check")
    assert [(path, found) for path, _, _, found in places(result.stdout)] == [(PROFILE, each) for each in code]
    assert result.exit_code == 0  # no official site
    change(site, "mkdocs.yml", ("guong-sang\n", OFFICIAL), ("kiem-thu.example", "kiemthu.gov.vn"))
    result = on(day, site, "check")
    assert ([each[3] for each in places(result.stdout)], result.exit_code) == (code, status)
    assert on(day, site, "check", "--publishing").exit_code == 0


def test_the_page_becomes_a_notice_and_comes_back(site: Path) -> None:
    change(site, "mkdocs.yml", ("guong-sang\n", OFFICIAL), ("kiem-thu.example", "kiemthu.gov.vn"))
    assert on("2026-06-05", site, "build").exit_code == 0
    before = tree(site / "site")
    done = on("2026-06-06", site, "build")
    assert (done.exit_code, "GS841" in done.stderr) == (0, True), done.output
    after = tree(site / "site")
    for address in (ADDRESS, ALIAS):
        page = after[f"{address}/index.html"].decode()
        assert "đang chờ gia hạn sự đồng ý" in page
        assert '<meta name="robots" content="noindex' in page
        assert NAME not in page
        assert {path for path in after if path.startswith(f"{address}/")} == {f"{address}/index.html"}
    assert before.keys() - after.keys() <= {
        path for path in before if path.startswith((ADDRESS, "tim-kiem", "api/v1/entries/", "nhung/the/"))
    }
    assert b'when="2026-06-06T00:00:' in after["nguon-tin/atom.xml"]
    assert b"deleted-entry" not in before["nguon-tin/atom.xml"]
    story = "cau-chuyen/2026/chiec-cau-moi/index.html"
    named = {path for path, content in after.items() if NAME.encode() in content} - {"api/v1/openapi.json"}  # examples
    assert named <= {story, "index.html"} | {path for path in named if b"chiec-cau-moi" in after[path]}
    assert not [path for path in after if path.startswith("sitemap") and ADDRESS.encode() in after[path]]
    assert f"/{ADDRESS}/" in after["addresses.json"].decode()  # the address still answers
    dead = r"liên kết tới \S*guong/(nguyen-van-a|ong-a)/"
    assert re.search(dead, on("2026-06-06", site, "verify").stdout) is None
    assert on("2026-06-06", site, "build", "--no-cache").exit_code == 0
    assert tree(site / "site") == after
    change(site, PROFILE, ("expires: 2026-06-05", "expires: 2028-06-05"))
    assert on("2026-06-06", site, "build").exit_code == 0
    assert NAME in (site / f"site/{ADDRESS}/index.html").read_text("utf-8")


def test_other_entries_may_go_on_naming_the_address(site: Path) -> None:
    """Nobody edits them on the day that a consent expires: nothing may stop the build."""
    change(
        site,
        STORY,
        ("author:", "withdrawn: {date: 2026-05-25, reason: Theo đề nghị, to: /guong/nguyen-van-a/}\nauthor:"),
    )
    (site / "content/data/redirects.yml").write_text("- {old: /guong/cu/, new: /guong/nguyen-van-a/}\n", "utf-8")
    assert [code for *_, code in places(on("2026-06-06", site, "check").stdout)] == ["GS841"]


def test_a_lapsed_entry_can_be_withdrawn(site: Path) -> None:
    change(site, STORY, ("[chiếc cầu](/guong/nguyen-van-a/)", "chiếc cầu"))
    done = on("2026-06-06", site, "withdraw", "nguyen-van-a", "--reason", "Không gia hạn", "--yes")
    assert done.exit_code == 0, done.output
    assert places(on("2026-06-06", site, "check").stdout) == []


def test_the_tasks_name_it_ninety_days_before(site: Path) -> None:
    for today, within, is_listed in (
        ("2026-03-06", (), False), ("2026-03-07", (), True), ("2026-03-07", ("--within", "30"), False),
    ):  # fmt: skip
        result = on("2026-06-05", site, "due", "--today", today, *within)
        assert ("Xin đồng ý lại" in result.stdout) == is_listed
    late = on("2026-06-06", site, "due")
    assert (late.exit_code, "quá hạn 1 ngày" in late.stdout) == (1, True)
