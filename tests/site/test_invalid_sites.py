"""Every kind of problem: a small site that has it, and the exact report of the real command."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems.catalogue import CODES
from generator.problems.problem import Severity
from tests.support.rights import bound_by_modes
from tests.support.site_copies import PROFILE, PROJECT, STORY, change, copy_base, lay_over, places, run

INVALID = PROJECT / "tests/fixtures/sites/invalid"
FOLDERS = sorted(folder.name for folder in INVALID.iterdir())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a copy of the base site, which has no problem."""
    copy_base(tmp_path / "site")
    return tmp_path / "site"


def test_the_base_has_no_problem(site: Path) -> None:
    result = run("check", site)
    assert (result.stdout, result.exit_code) == ("Không có lỗi nào.\n", 0)


def test_every_code_has_its_site() -> None:
    assert set(FOLDERS) == set(CODES)


def arguments(site: Path) -> tuple[str, ...]:
    """Return the options of the check: a site with a list of earlier addresses is compared with it."""
    published = site / "addresses.json"
    return ("--against", str(published)) if published.exists() else ()


@pytest.mark.parametrize("folder", FOLDERS)
def test_report(folder: str, site: Path) -> None:
    lay_over(site, INVALID / folder)
    command = "verify" if (site / "site").is_dir() else "check"
    with bound_by_modes():
        result = run(command, site, *arguments(site))
    assert result.stdout == (INVALID / folder / "expected.txt").read_text("utf-8")
    assert result.exit_code == (1 if CODES[folder].severity == Severity.ERROR else 0)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_report_has_only_its_own_code(folder: str) -> None:
    report = (INVALID / folder / "expected.txt").read_text("utf-8")
    assert {code for *_, code in places(report)} == {folder}


def test_many_problems_in_many_files_are_reported_in_one_run(site: Path) -> None:
    change(
        site,
        PROFILE,
        ("subject_type: ca-nhan", "subject_type: ca-nhann"),
        ("summary: Mười", "summry: Mười"),
        ("2026-05-19", "30/2/2026"),
        ("kind: nguoi-tot-viec-tot\n", ""),
        ("[doi-song-xa-hoi]", "[y-te, y-te]"),
        ("xã Hợp Lý, tỉnh Phú Thọ", "xã Hợp Lí, tỉnh Phú Thọ"),
        ("author: Trần Thị B", "author: Trần Thị B 0912 000 000\nbirth_year: 19500\nsample: có"),
        ("  scopes: [dang-web]", "  scopes: [truyen-thanh]\nphotos:\n  - file: ong-a.png\n    credit: Trần Thị B"),
        ("ra sửa cầu.", "ra <b>sửa cầu</b>."),
    )
    change(site, STORY, ("[nguyen-van-a]", "[nguyen-van-b]"), ("2026-05-20", "2026-05-32"), ("title:", "titel:"))
    (site / "content/pages/index.md").write_text("<!-- guong:moi -->\n", "utf-8")
    (site / "content/stories/bai-lac.txt").touch()
    result = run("check", site)
    assert places(result.stdout) == [
        ("content/pages/index.md", 1, 1, "GS903"),
        (PROFILE, 2, 1, "GS302"),
        (PROFILE, 3, 1, "GS307"),
        (PROFILE, 4, 1, "GS301"),
        (PROFILE, 5, 1, "GS305"),
        (PROFILE, 6, 16, "GS312"),
        (PROFILE, 7, 11, "GS401"),
        (PROFILE, 8, 9, "GS802"),
        (PROFILE, 9, 1, "GS306"),
        (PROFILE, 10, 1, "GS308"),
        (PROFILE, 16, 5, "GS602"),
        (PROFILE, 20, 39, "GS701"),
        (PROFILE, 20, 49, "GS701"),
        (STORY, 2, 1, "GS301"),
        (STORY, 5, 1, "GS305"),
        ("content/stories/bai-lac.txt", 1, 1, "GS111"),
    ]
    assert result.stdout.endswith("Tổng cộng: 16 lỗi, 0 cảnh báo.\n")


BREAKAGES: dict[str, Callable[[str], bytes]] = {
    "not UTF-8": lambda text: text.encode("utf-16"),
    "no front matter": lambda _: b"",
    "no closing fence": lambda text: text.replace("---\n\n", "\n").encode(),
    "syntax": lambda text: text.replace("name: ", "name: [").encode(),
    "alias": lambda text: text.replace("ca-nhan", "*ca-nhan").encode(),
    "required key": lambda text: text.replace("subject_type: ca-nhan\n", "").encode(),
    "private number": lambda text: text.encode() + b"0912000000\n",
    "unsafe link": lambda text: text.encode() + b"[x](data:x)\n",
    "no consent": lambda text: text.replace(
        "consent:\n  basis: dong-y\n  reference: DY-2026-001\n  scopes: [dang-web]\n", ""
    ).encode(),
}


@pytest.mark.parametrize("kind", BREAKAGES)
def test_a_broken_entry_causes_no_problem_in_another(kind: str, site: Path) -> None:
    """The story names the profile and links to it, to its alias, and to a listing of this profile only."""
    change(site, PROFILE, ("author:", "aliases: [/guong/ong-a/]\nauthor:"), ("[doi-song-xa-hoi]", "[y-te]"))
    change(site, STORY, ("trong ba ngày", "[ba ngày](/guong/ong-a/) [y tế](/linh-vuc/y-te/)"))
    assert run("check", site).stdout == "Không có lỗi nào.\n"
    (site / PROFILE).write_bytes(BREAKAGES[kind]((site / PROFILE).read_text("utf-8")))
    found = places(run("check", site).stdout)
    assert {path for path, *_ in found} == {PROFILE}


def test_a_misspelt_key_is_one_problem(site: Path) -> None:
    """The intended key is not reported as missing, and its rules are not checked."""
    change(site, PROFILE, ("author:", "autor:"), ("consent:", "consnt:"), ("locality:", "localty:"))
    assert [code for *_, code in places(run("check", site).stdout)] == ["GS301", "GS301", "GS301"]


def test_a_draft_may_name_a_draft(site: Path) -> None:
    for path in (PROFILE, STORY):
        change(site, path, ("author:", "draft: true\nauthor:"))
    change(site, STORY, ("[chiếc cầu](/guong/nguyen-van-a/)", "chiếc cầu"))
    assert run("check", site).stdout == "Không có lỗi nào.\n"


def test_a_part_of_the_site_can_be_checked_alone(site: Path) -> None:
    for path in (PROFILE, STORY):
        change(site, path, ("kind: nguoi-tot-viec-tot\n", ""))
    assert places(run("check", site, str(site / "content/stories")).stdout) == [(STORY, 2, 1, "GS302")]


def test_a_site_not_built_yet_cannot_be_verified(site: Path) -> None:
    result = run("verify", site)
    assert result.exit_code == 2
    assert "Chưa có thư mục" in result.stderr


def test_a_link_that_is_no_address_is_reported(site: Path) -> None:
    (site / "site").mkdir()
    (site / "site/index.html").write_text('<a href="https://[">x</a>', "utf-8")
    assert places(run("verify", site).stdout) == [("index.html", 1, 1, "GS906")]


def test_a_year_of_five_thousand_digits_is_no_crash(site: Path) -> None:
    change(site, PROFILE, ("author:", f"year: {'9' * 5000}\nauthor:"))
    assert places(run("check", site).stdout) == [(PROFILE, 9, 1, "GS306")]


def test_an_address_deeper_than_the_site_can_print_is_reported(site: Path) -> None:
    change(site, PROFILE, ("author:", "aliases: [/1/2/3/4/5/6/7/, /a b/, /a/../b/, /, /1/2/3/4/5/6/]\nauthor:"))
    assert [code for *_, code in places(run("check", site).stdout)] == ["GS504"] * 4
