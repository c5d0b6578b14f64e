"""Reads real git repositories, ordinary and hostile ones."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.engine.git import GitError, changed_paths, commit_of, merge_base, repository_of, tree_at
from tests.support.repositories import commit, git, start


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the root of a site, one folder below that of its repository."""
    site = tmp_path / "kho" / "trang"
    for path in ("content/a/index.md", "content/b/index.md", "content/c/ảnh đẹp.txt", "mkdocs.yml"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(path, "utf-8")
    (site.parent / "README.md").write_text("Kho", "utf-8")
    start(site.parent)
    return site


def files_of(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or path.is_file():
            yield path.relative_to(folder).as_posix()


def test_a_site_may_be_below_its_repository(root: Path) -> None:
    assert repository_of(root) == root.parent.resolve()
    assert changed_paths(root, commit_of(root, "main")) == frozenset()


def test_changed_paths_are_added_edited_moved_deleted_uncommitted_and_untracked(root: Path) -> None:
    base = git(root, "rev-parse", "HEAD")
    git(root, "switch", "--quiet", "--create", "bai-moi")
    git(root, "mv", "content/a", "content/á mới")
    (root / "content/d").mkdir()
    (root / "content/d/index.md").write_text("d", "utf-8")
    (root.parent / "README.md").write_text("ngoài trang", "utf-8")
    commit(root.parent)
    git(root, "switch", "--quiet", "main")
    (root / "content/of-others").write_text("x", "utf-8")
    commit(root.parent, "Việc của người khác")
    git(root, "switch", "--quiet", "bai-moi")
    git(root, "rm", "--quiet", "content/b/index.md")
    (root / "mkdocs.yml").write_text("đã sửa", "utf-8")
    (root / "content/xuống\ndòng").write_text("chưa biết", "utf-8")
    (root / ".gitignore").write_text("*.tam\n", "utf-8")
    (root / "content/bo-qua.tam").write_text("git bỏ qua", "utf-8")
    assert merge_base(root, "main") == base
    assert changed_paths(root, base) == {
        "content/a/index.md",
        "content/á mới/index.md",
        "content/b/index.md",
        "content/d/index.md",
        "content/xuống\ndòng",
        "mkdocs.yml",
        ".gitignore",
    }


def test_a_tree_has_the_committed_bytes(root: Path) -> None:
    (root / "content/a/index.md").write_bytes(b"\xff\x00mot\r\nhai\n" * 300_000)
    (root / ".gitattributes").write_text("*.md text eol=crlf export-ignore export-subst\n", "utf-8")
    git(root, "add", "--all")
    git(root, "config", "core.autocrlf", "true")
    old = commit(root.parent)
    stored = git(root, "rev-parse", f"{old}:./content/a/index.md")
    (root / "content/a/index.md").write_text("nay khác", "utf-8")
    before = {path: (root / path).stat() for path in files_of(root)}
    index = (root.parent / ".git/index").read_bytes()
    with tree_at(root, old, ("content", "mkdocs.yml", "khong-co")) as tree:
        assert list(files_of(tree)) == [
            "content/a/index.md",
            "content/b/index.md",
            "content/c/ảnh đẹp.txt",
            "mkdocs.yml",
        ]
        written = (tree / "content/a/index.md").read_bytes()
        assert git(root, "hash-object", "--stdin", "--no-filters", given=written) == stored
    assert not tree.exists()
    assert {path: (root / path).stat() for path in files_of(root)} == before
    assert (root.parent / ".git/index").read_bytes() == index
    assert git(root, "worktree", "list").count("\n") == 0


def test_links_of_a_tree_are_broken_and_submodules_empty(root: Path) -> None:
    (root / "content/mat-khau").symlink_to("/etc/passwd")
    (root / "content/len-tren").symlink_to("..")
    git(root, "add", "content")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},trang/content/kho-khac")
    git(root, "commit", "--quiet", "--message", "x")
    with tree_at(root, "HEAD", ("content",)) as tree:
        for name in ("mat-khau", "len-tren"):
            assert (tree / "content" / name).is_symlink()
            assert not (tree / "content" / name).exists()
        assert list((tree / "content/kho-khac").iterdir()) == []


def tree_of(root: Path, *lines: tuple[str, str, str, str]) -> str:
    """Write a tree that git itself would refuse, from modes, types, objects and names; return its object name."""
    raw = b"".join(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(of) for mode, _, of, name in lines)
    return git(root, "hash-object", "-t", "tree", "--literally", "-w", "--stdin", given=raw)


@pytest.mark.parametrize("name", ["..", ".git", ".GIT", "."])
def test_a_tree_cannot_write_beside_its_folder(name: str, root: Path) -> None:
    blob = git(root, "hash-object", "-w", "--stdin", given=b"x")
    inner = tree_of(root, ("100644", "blob", blob, "ra-ngoai"))
    content = tree_of(root, ("40000", "tree", inner, name))
    top = tree_of(root, ("40000", "tree", content, "content"))
    site = tree_of(root, ("40000", "tree", top, "trang"))
    evil = git(root, "commit-tree", site, "-m", "x")
    with pytest.raises(GitError, match="đường dẫn không hợp lệ"), tree_at(root, evil, ("content",)):
        pass


def test_a_tree_cannot_write_through_its_own_links(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai"
    outside.mkdir()
    link = git(root, "hash-object", "-w", "--stdin", given=str(outside).encode())
    blob = git(root, "hash-object", "-w", "--stdin", given=b"x")
    inner = tree_of(root, ("100644", "blob", blob, "tep"))
    content = tree_of(root, ("120000", "blob", link, "a"), ("40000", "tree", inner, "a"))
    top = tree_of(root, ("40000", "tree", content, "content"))
    evil = git(root, "commit-tree", tree_of(root, ("40000", "tree", top, "trang")), "-m", "x")
    with pytest.raises(GitError, match="Không ghi ra được"), tree_at(root, evil, ("content",)):
        pass
    assert list(outside.iterdir()) == []


def test_no_program_of_a_repository_is_run(root: Path, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "bay.sh", tmp_path / "da-chay"
    trap.write_text(f'#!/bin/sh\ntouch "{sprung}"\ncat "$2" 2>/dev/null\nexit 0\n', "utf-8")
    trap.chmod(0o755)
    hooks = root.parent / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).write_bytes(trap.read_bytes())
        (hooks / name).chmod(0o755)
    for key in ("diff.external", "diff.bay.textconv", "diff.bay.command", "core.fsmonitor", "core.pager"):
        git(root, "config", key, str(trap))
    (root / ".gitattributes").write_text("*.md diff=bay\n", "utf-8")
    old = commit_of(root, "main")
    sprung.unlink(missing_ok=True)
    (root / "content/a/index.md").write_text("nay khác", "utf-8")
    assert changed_paths(root, merge_base(root, "main")) == {"content/a/index.md", ".gitattributes"}
    with tree_at(root, old, ("content",)):
        pass
    assert not sprung.exists()


@pytest.mark.parametrize("revision", ["--output=ra-ngoai", "-h", "", "main\n", "a\0b"])
def test_a_revision_is_never_an_option(revision: str, root: Path) -> None:
    with pytest.raises(GitError, match="không phải là tên nhánh"):
        commit_of(root, revision)
    assert not list(root.rglob("ra-ngoai"))


@pytest.mark.parametrize("options", [["--single-branch"], ["--depth=1"]])
@pytest.mark.parametrize("revision", ["origin/main", "origin/main~0"])
def test_the_advised_command_brings_the_branch_to_a_clone_of_a_single_one(
    options: list[str], revision: str, root: Path, tmp_path: Path
) -> None:
    git(root, "switch", "--quiet", "--create", "bai-moi")
    commit(root.parent)
    git(tmp_path, "clone", "--quiet", *options, "--branch=bai-moi", f"file://{root.parent}", "ban-sao")
    site = tmp_path / "ban-sao/trang"
    with pytest.raises(GitError, match="không có nhánh") as raised:
        merge_base(site, revision)
    advised = re.search(r"“git (fetch [^”]+)”", str(raised.value))
    assert advised is not None
    git(site, *advised[1].split(" "))
    assert merge_base(site, revision) == git(root, "rev-parse", "main")


def test_an_unknown_revision_is_reported_with_a_remedy(root: Path, tmp_path: Path) -> None:
    with pytest.raises(GitError, match=r"không có nhánh.*“git fetch”"):
        merge_base(root, "origin/khong-co")
    with pytest.raises(GitError, match=r"không có nhánh.*main:content"):
        commit_of(root, "main:content")
    git(root, "switch", "--quiet", "--orphan", "khac")
    root.mkdir()
    commit(root.parent)
    with pytest.raises(GitError, match="không có chung lịch sử"):
        merge_base(root, "main")
    outside = tmp_path / "khong-phai-kho"
    outside.mkdir()
    with pytest.raises(GitError, match="không nằm trong kho git nào"):
        merge_base(outside, "main")


def test_a_shallow_clone_is_reported_with_a_remedy(root: Path, tmp_path: Path) -> None:
    git(root, "branch", "cu")
    for number in range(3):
        commit(root.parent, f"Lần {number}")
    url = f"file://{root.parent}"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", url, "nong")
    site = tmp_path / "nong/trang"
    with pytest.raises(GitError, match=r"một phần lịch sử.*--unshallow.*fetch-depth: 0.*GIT_DEPTH: 0"):
        merge_base(site, "origin/cu")
    with pytest.raises(GitError, match=r"không có nhánh.*một phần lịch sử.*--unshallow"):
        merge_base(site, "HEAD~2")
    git(site, "fetch", "--quiet", "--unshallow")
    assert merge_base(site, "origin/cu") == commit_of(root, "cu")


def test_git_variables_of_the_environment_are_ignored(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "khac").mkdir()
    start(tmp_path / "khac")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "khac/.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    assert commit_of(root, "main") == git(root, "rev-parse", "main")
    assert changed_paths(root, commit_of(root, "main")) == frozenset()


def test_a_missing_git_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(GitError, match="chưa cài git"):
        commit_of(root, "main")
