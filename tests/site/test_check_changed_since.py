"""`guong check --changed-since`: branches of a real repository that add, edit, rename and delete entries."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support.repositories import commit, git, start
from tests.support.site_copies import BASE, PROFILE, STORY, change, copy_base, places, run

VOCABULARY = "content/data/kinds.yml"
SECOND_STORY = "content/stories/2026/con-duong-moi/index.md"
THIRD_STORY = "content/stories/2026/ngoi-nha-moi/index.md"
OLDER = "1 vấn đề có từ trước, không do thay đổi này.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a repository with a new branch; one entry has an older warning."""
    root = tmp_path / "site"
    copy_base(root)
    for path in (SECOND_STORY, THIRD_STORY):
        (root / path).parent.mkdir()
        shutil.copy(root / STORY, root / path)
    change(root, THIRD_STORY, ("trong ba ngày", "trong\u00a0ba ngày"))
    start(root)
    git(root, "switch", "--quiet", "--create", "sua-bai")
    return root


def test_a_branch_without_changes_has_no_problems(site: Path) -> None:
    result = run("check", site, "--changed-since", "main")
    assert (result.stdout, result.exit_code) == (f"Không có lỗi nào.\n{OLDER}", 0)


def test_a_branch_has_the_problems_of_its_files_and_those_it_causes(site: Path) -> None:
    git(site, "switch", "--quiet", "--create", "viec-khac", "main")
    change(site, STORY, ("fields: [doi-song-xa-hoi]", "fields: [khong-co]"))
    commit(site)
    git(site, "switch", "--quiet", "sua-bai")

    (site / "content/profiles/tran-thi-b").mkdir()
    shutil.copy(site / PROFILE, site / "content/profiles/tran-thi-b/index.md")
    change(site, "content/profiles/tran-thi-b/index.md", ("subject_type:", "subject_tipe:"))
    change(site, SECOND_STORY, ("title:", "titel:"))
    git(site, "mv", "content/profiles/nguyen-van-a", "content/profiles/nguyen-van-an")
    commit(site)
    change(site, "content/profiles/nguyen-van-an/index.md", ("xã Hợp Lý,", "xã Hợp Lí,"))
    (site / "content/profiles/la.txt").write_text("chưa đưa vào git", "utf-8")

    result = run("check", site, "--changed-since", "viec-khac")
    assert places(result.stdout) == [
        ("content/profiles/la.txt", 1, 1, "GS111"),
        ("content/profiles/nguyen-van-an/index.md", 8, 11, "GS401"),
        ("content/profiles/tran-thi-b/index.md", 3, 1, "GS301"),
        (STORY, 4, 13, "GS502"),
        (SECOND_STORY, 2, 1, "GS301"),
        (THIRD_STORY, 4, 13, "GS502"),
    ]
    assert result.stdout.endswith(OLDER)
    assert result.exit_code == 1


def test_a_deleted_profile_breaks_the_entries_that_name_it_or_link_to_it(site: Path) -> None:
    git(site, "rm", "--quiet", "-r", "content/profiles/nguyen-van-a")
    for path in (SECOND_STORY, THIRD_STORY):
        change(site, path, ("exemplars: [nguyen-van-a]\n", ""))
    commit(site)
    result = run("check", site, "--changed-since", "main")
    assert places(result.stdout) == [
        (STORY, 4, 13, "GS502"),
        (STORY, 16, 39, "GS505"),
        (SECOND_STORY, 15, 39, "GS505"),
        (THIRD_STORY, 15, 39, "GS505"),
        (THIRD_STORY, 15, 66, "GS110"),  # in a file that the branch changed
    ]
    assert result.exit_code == 1


def test_a_removed_term_breaks_the_entries_that_use_it(site: Path) -> None:
    text = (site / VOCABULARY).read_text("utf-8")
    assert "slug: nguoi-tot-viec-tot\n" in text
    (site / VOCABULARY).write_text(text.replace("slug: nguoi-tot-viec-tot\n", "slug: nguoi-tot\n"), "utf-8")
    result = run("check", site, "--changed-since", "main")
    assert [(path, code) for path, *_, code in places(result.stdout)] == [
        (path, "GS307") for path in (PROFILE, STORY, SECOND_STORY, THIRD_STORY)
    ]
    assert result.stdout.endswith(OLDER)


def test_a_changed_setting_causes_the_problems_it_forbids(site: Path) -> None:
    (site / "theme").mkdir()
    (site / "theme/main.html").write_text("", "utf-8")
    change(site, "mkdocs.yml", ("  name: material\n", "  name: material\n  custom_dir: theme\n"))
    change(site, STORY, ("author:", "sample: true\nauthor:"))
    base = commit(site)
    change(site, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang:\n      production: true\n"))
    found = places(run("check", site, "--changed-since", base).stdout)
    assert (STORY, "GS320") in {(path, code) for path, *_, code in found}
    assert (THIRD_STORY, "GS110") not in {(path, code) for path, *_, code in found}


def test_warnings_are_no_failure_and_fixed_ones_are_not_listed(site: Path) -> None:
    change(site, THIRD_STORY, ("trong\u00a0ba ngày", "trong ba ngày"))
    change(site, STORY, ("trong ba ngày", "trong\u00a0ba ngày"))
    result = run("check", site, "--changed-since", "main")
    assert [(path, code) for path, *_, code in places(result.stdout)] == [(STORY, "GS110")]
    assert OLDER not in result.stdout
    assert result.exit_code == 0


def test_a_report_can_be_limited_to_a_part_of_the_change(site: Path) -> None:
    git(site, "rm", "--quiet", "-r", "content/profiles/nguyen-van-a")
    change(site, SECOND_STORY, ("title:", "titel:"))
    result = run("check", site, "--changed-since", "main", str(site / SECOND_STORY))
    assert {path for path, *_ in places(result.stdout)} == {SECOND_STORY}
    assert OLDER not in result.stdout


def test_reports_for_forges_list_the_change_with_paths_from_the_top_of_the_repository(tmp_path: Path) -> None:
    site = tmp_path / "kho" / "trang web"
    copy_base(site)
    change(site, STORY, ("trong ba ngày", "trong\u00a0ba ngày"))
    start(site.parent)
    git(site, "switch", "--quiet", "--create", "sua")
    change(site, PROFILE, ("subject_type:", "subject_tipe:"))
    path = f"trang web/{PROFILE}"
    arguments = ("--changed-since", "main", "--format")
    github = run("check", site, *arguments, "github").stdout
    assert github.startswith(f"::error file={path},line=3,col=1,title=GS301 Khóa lạ::")
    assert github.endswith(f"\nTổng cộng: 1 lỗi, 0 cảnh báo.\n{OLDER}")
    (issue,) = json.loads(run("check", site, *arguments, "gitlab").stdout)
    assert issue["location"] == {"path": path, "lines": {"begin": 3}}
    (result,) = json.loads(run("check", site, *arguments, "sarif").stdout)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path.replace(" ", "%20")
    own = json.loads(run("check", site, *arguments, "json").stdout)
    assert (own["older"], [each["path"] for each in own["problems"]]) == (1, [path])


def test_without_an_earlier_site_every_problem_belongs_to_the_change(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    start(site)
    shutil.copytree(BASE / "content", site / "content")
    shutil.copy(BASE / "mkdocs.yml", site)
    change(site, STORY, ("title:", "titel:"))
    (site / ".gitignore").write_text("*.txt\n", "utf-8")
    (site / "content/profiles/la.txt").write_text("git bỏ qua", "utf-8")
    assert [path for path, *_ in places(run("check", site, "--changed-since", "main").stdout)] == [
        "content/profiles/la.txt",
        STORY,
    ]


@pytest.mark.parametrize(
    ("revision", "message"),
    [("khong-co", "không có nhánh, thẻ hay phiên bản nào tên “khong-co”"), ("-x", "không phải là tên nhánh")],
)
def test_an_unknown_revision_is_reported(revision: str, message: str, site: Path) -> None:
    result = run("check", site, f"--changed-since={revision}")
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_missing_repository_is_reported(tmp_path: Path) -> None:
    copy_base(tmp_path / "site")
    result = run("check", tmp_path / "site", "--changed-since", "main")
    assert result.exit_code == 2
    assert "không nằm trong kho git nào" in result.stderr


def test_the_work_tree_is_unchanged(site: Path) -> None:
    git(site, "rm", "--quiet", "-r", "content/profiles/nguyen-van-a")
    before = git(site, "status", "--porcelain"), git(site, "stash", "list"), git(site, "worktree", "list")
    index = (site / ".git/index").read_bytes()
    assert run("check", site, "--changed-since", "main").exit_code == 1
    assert (site / ".git/index").read_bytes() == index
    assert (git(site, "status", "--porcelain"), git(site, "stash", "list"), git(site, "worktree", "list")) == (
        before[0] + "\n?? .cache/",
        *before[1:],
    )
