"""The record of an output folder: a build removes what builds published there, and nothing else."""

from pathlib import Path
from secrets import token_hex

import pytest

from generator.engine.cache import Cache
from generator.engine.errors import BuildError
from generator.engine.output_folder import OutputFolder, artifact_of, open_output
from generator.engine.output_place import refuse_emptying, refuse_sources
from generator.engine.output_record import RECORD, record_all
from tests.support.commands import tree

OF_OTHERS = {
    ".git": b"gitdir: /kho/.git/worktrees/site\n",
    ".nojekyll": b"",
    "CNAME": b"guong.example.vn\n",
    "guong/ghi-chu.txt": b"cua toi",
    "tai-lieu/a.pdf": b"%PDF",
}


def build(folder: Path, paths: str, cache: Path | None = None) -> OutputFolder:
    """Build a site of some paths as `guong build` does; without `cache`, as with --no-cache."""
    output = open_output(folder, Cache(cache or folder.parent / token_hex(4)))
    output.claim()
    output.publish_all(artifact_of(path, path.encode()) for path in paths.split())
    output.prune()
    output.save()
    return output


def put(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.parametrize("is_cached", [True, False])
def test_files_of_others_survive_every_build(tmp_path: Path, is_cached: bool) -> None:  # noqa: FBT001
    site, cache = tmp_path / "site", tmp_path / "cache" if is_cached else None
    build(site, "index.html guong/a/index.html guong/b/index.html", cache)
    put(site, OF_OTHERS)
    assert build(site, "index.html guong/a/index.html", cache).removed == 1
    assert tree(site).keys() == {"index.html", "guong/a/index.html", *OF_OTHERS}
    assert build(site, "index.html", cache).removed == 1
    assert {path: content for path, content in tree(site).items() if path in OF_OTHERS} == OF_OTHERS
    assert not (site / "guong/a").exists()
    assert not (site / "guong/b").exists()


def test_a_lost_cache_does_not_make_a_site_foreign(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "index.html cu/index.html", tmp_path / "one")
    assert build(site, "index.html", tmp_path / "another").removed == 1
    assert tree(site).keys() == {"index.html"}


def test_the_record_depends_on_the_published_paths_alone_and_names_none(tmp_path: Path) -> None:
    build(tmp_path / "one", "b/index.html nguyen-van-a/index.html", tmp_path / "cache")
    build(tmp_path / "two", "a.html nguyen-van-a/index.html", tmp_path / "cache")
    build(tmp_path / "two", "nguyen-van-a/index.html b/index.html", tmp_path / "cache")
    record = (tmp_path / "one" / RECORD).read_bytes()
    assert record == (tmp_path / "two" / RECORD).read_bytes()
    assert b"nguyen" not in record
    stamp = (tmp_path / "one" / RECORD).stat().st_mtime_ns
    build(tmp_path / "one", "b/index.html nguyen-van-a/index.html", tmp_path / "cache")
    assert (tmp_path / "one" / RECORD).stat().st_mtime_ns == stamp


def test_an_interrupted_build_leaves_nothing_unknown(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "index.html", tmp_path / "cache")
    killed = open_output(site, Cache(tmp_path / "cache"))
    killed.publish(artifact_of("moi/index.html", b"half"))
    put(site, {"moi/.9-9-9.tmp": b"half a file"})
    assert build(site, "index.html", tmp_path / "cache").removed == 2
    assert tree(site).keys() == {"index.html"}


FOREIGN = {
    "a web root": ["index.nginx-debian.html"],
    "a folder of documents": ["2024/bao-cao.docx", "2025/bao-cao.docx"],
    "an older site": ["index.html", "guong/a/index.html"],
    "a branch of pages with something on it": [".git", "CNAME", "index.html"],
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_folder_with_files_of_others_is_refused_the_first_time(kind: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, dict.fromkeys(FOREIGN[kind], b"x"))
    with pytest.raises(BuildError, match=r"không do lệnh này tạo ra") as refused:
        build(site, "index.html", tmp_path / "cache")
    assert FOREIGN[kind][-1] in str(refused.value)
    assert tree(site) == dict.fromkeys(FOREIGN[kind], b"x")
    (site / RECORD).touch()  # as the message says
    build(site, "index.html", tmp_path / "cache")
    assert tree(site).keys() == {*FOREIGN[kind], "index.html"}
    assert build(site, "a.html", tmp_path / "cache").removed == 1
    assert tree(site).keys() == {*FOREIGN[kind], "a.html"} - {"index.html"}


def test_an_empty_branch_of_pages_is_taken_with_what_its_host_keeps_there(tmp_path: Path) -> None:
    kept = {".git": b"gitdir: x", "CNAME": b"a.vn", ".nojekyll": b"", ".well-known/acme": b"x"}
    put(tmp_path / "site", kept)
    build(tmp_path / "site", "index.html", tmp_path / "cache")
    assert {path: content for path, content in tree(tmp_path / "site").items() if path in kept} == kept


def test_a_site_from_before_there_were_records_is_known_by_its_table(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "index.html cu/index.html", tmp_path / "cache")
    (site / RECORD).unlink()
    put(site, {"ghi-chu.txt": b"x"})
    with pytest.raises(BuildError, match=r"\(ghi-chu\.txt\)"):
        build(site, "index.html", tmp_path / "cache")
    (site / "ghi-chu.txt").unlink()
    assert build(site, "index.html", tmp_path / "cache").removed == 1
    assert tree(site).keys() == {"index.html"}


@pytest.mark.parametrize(
    "folder",
    [
        "", "..", "content", "content/profiles", "content/profiles/a", "content/pages/site", "theme", "theme/assets",
        ".git", ".git/site", ".cache", "khac/trang", "khac", "lien-ket", "tep/../content", "giao-dien/moi",
    ],
)  # fmt: skip
def test_a_folder_of_sources_is_never_an_output(folder: str, tmp_path: Path) -> None:
    root = tmp_path / "trang"
    put(root, {"mkdocs.yml": b"", "content/profiles/a/index.md": b"", "theme/assets/a.css": b"", ".git/HEAD": b""})
    put(root, {"khac/trang/index.md": b"", "giao-dien/a.html": b""})
    (root / "lien-ket").symlink_to("content/profiles")
    with pytest.raises(BuildError, match=r"tệp nguồn"):
        refuse_sources(root / folder, root, [root / "khac/trang", root / "giao-dien"])


@pytest.mark.parametrize("folder", ["site", "public/site", "../web", "content-site", "khac/trang-da-tao", ".dau-ra"])
def test_any_other_folder_may_be(folder: str, tmp_path: Path) -> None:
    root = tmp_path / "trang"
    put(root, {"mkdocs.yml": b"", "content/profiles/a/index.md": b"", "khac/trang/index.md": b""})
    refuse_sources(root / folder, root, [root / "khac/trang"])


def test_mkdocs_does_not_empty_a_folder_with_files_of_others(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"x", ".git": b"x"})
    record_all(tmp_path)
    refuse_emptying(tmp_path)
    refuse_emptying(tmp_path / "none")
    put(tmp_path, {"CNAME": b"x"})
    with pytest.raises(BuildError, match="CNAME"):
        refuse_emptying(tmp_path)
