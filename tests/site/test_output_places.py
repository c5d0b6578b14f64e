"""A build writes to a folder of its own: it deletes nothing that it did not make, wherever `site_dir` leads."""

from pathlib import Path

import pytest

from tests.support.commands import run as command
from tests.support.commands import tree
from tests.support.repositories import git, start
from tests.support.site_copies import PROFILE, TODAY, change, copy_base, run

pytestmark = pytest.mark.site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "trang")
    return tmp_path / "trang"


def build(site: Path, *arguments: str) -> tuple[int, str]:
    result = run("build", site, *arguments)
    return result.exit_code, result.output


def test_a_worktree_for_pages_keeps_what_is_not_the_sites(site: Path) -> None:
    start(site)
    empty = git(site, "commit-tree", "-m", "Trang", git(site, "hash-object", "-w", "-t", "tree", "/dev/null"))
    git(site, "branch", "gh-pages", empty)
    git(site, "worktree", "add", "site", "gh-pages")
    kept = {"CNAME": b"guong.example.vn\n", ".nojekyll": b"", ".git": (site / "site/.git").read_bytes()}
    for name in ("CNAME", ".nojekyll"):
        (site / "site" / name).write_bytes(kept[name])
    for arguments in ((), (), ("--no-cache",)):
        status, printed = build(site, *arguments)
        assert status == 0, printed
        now = tree(site / "site")
        assert {name: now.get(name) for name in kept} == kept
        assert "guong/nguyen-van-a/index.html" in now
    (site / "site/ghi-chu.txt").write_bytes(b"x")
    change(site, PROFILE, ("date: 2026-05-19", "date: 2026-05-20"))
    assert build(site)[0] == 0
    assert {name: tree(site / "site").get(name) for name in kept} == kept
    assert (site / "site/ghi-chu.txt").read_bytes() == b"x"
    done = command("mkdocs", "build", cwd=site, SOURCE_DATE_EPOCH=TODAY)
    assert done.returncode != 0
    assert "CNAME" in done.stdout
    assert (site / "site/CNAME").exists()


MKDOCS_REFUSES = {".", "content"}  # what holds the pages themselves


@pytest.mark.parametrize("folder", [*sorted(MKDOCS_REFUSES), "content/profiles", "theme", ".git", "../web"])
def test_no_build_empties_a_folder_of_sources_or_of_others(folder: str, site: Path) -> None:
    for path in ("theme/a.css", ".git/HEAD", "../web/index.html"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(b"x")
    change(site, "mkdocs.yml", ("docs_dir:", f"site_dir: {folder}\ndocs_dir:"))
    before = tree(site.parent)
    status, printed = build(site, "--no-cache")
    if folder in MKDOCS_REFUSES:
        assert status
    else:
        assert (status, printed.count("\n")) == (2, 4 if folder == "../web" else 1)
        assert str((site / folder).resolve()) in printed
    assert tree(site.parent) == before


def test_nor_does_a_preview(site: Path) -> None:
    (site / "site-preview").mkdir()
    (site / "site-preview/bao-cao.docx").write_bytes(b"x")
    status, printed = build(site, "--preview", "--no-cache")
    assert (status, "bao-cao.docx" in printed) == (2, True)
    (site / "site-preview/bao-cao.docx").unlink()
    (site / "site-preview").rmdir()
    (site / "site-preview").symlink_to("content/profiles")
    before = tree(site)
    status, printed = build(site, "--preview", "--no-cache")
    assert (status, "tệp nguồn" in printed) == (2, True)
    assert tree(site) == before


def test_what_editors_leave_behind_is_not_published(site: Path) -> None:
    for path in ("pages/index.md~", "pages/#index.md#", "profiles/nguyen-van-a/index.md~", "data/style.yml~"):
        (site / "content" / path).write_text("riêng", "utf-8")
    (site / "content/profiles/nguyen-van-a/.#index.md").symlink_to("nguoi@may.1:2")
    status, printed = build(site)
    assert status == 0, printed
    assert not [path for path in tree(site / "site") if path.endswith(("~", "#"))]
