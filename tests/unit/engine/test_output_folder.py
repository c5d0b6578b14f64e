"""The output folder: files are written as a whole and inside it only; unchanged ones stay."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.cache import Cache
from generator.engine.files import write_file
from generator.engine.output_folder import Artifact, OutputFolder, artifact_of, open_output, write_artifact
from generator.engine.output_record import RECORD
from tests.support.commands import tree


def test_a_file_is_written_with_its_folders_and_readable_by_a_web_server(tmp_path: Path) -> None:
    write_file(tmp_path, "guong/a/index.html", "Đẹp".encode())
    file = tmp_path / "guong/a/index.html"
    assert file.read_text("utf-8") == "Đẹp"
    assert file.stat().st_mode & 0o777 == 0o644
    assert [each.name for each in file.parent.iterdir()] == ["index.html"]


def test_published_folders_are_readable_whatever_the_umask(tmp_path: Path) -> None:
    site, cache = tmp_path / "cong-bo/site", Cache(tmp_path / ".cache")
    before = os.umask(0o077)
    try:
        output = open_output(site, cache)
        output.publish(artifact_of("guong/a/index.html", b"a"))
        output.save()
    finally:
        os.umask(before)
    modes = {file.relative_to(tmp_path).as_posix(): file.stat().st_mode & 0o777 for file in site.rglob("*")}
    assert modes == {
        "cong-bo/site/.guong-sang": 0o644,
        "cong-bo/site/guong": 0o755,
        "cong-bo/site/guong/a": 0o755,
        "cong-bo/site/guong/a/index.html": 0o644,
    }
    assert [each.stat().st_mode & 0o777 for each in (site.parent, site)] == [0o755, 0o755]
    assert cache.folder.stat().st_mode & 0o777 == 0o700  # drafts are in it


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write_file(tmp_path, "a.html", b"long, long")
    before = (tmp_path / "a.html").open("rb")
    write_file(tmp_path, "a.html", b"new")
    with before:
        assert before.read() == b"long, long"  # an open file keeps its old bytes
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


A = artifact_of("a.html", b"a")
FILES = {"a.html": b"a", "guong/b/index.html": b"b"}
LONG_AGO = (1_000_000_000, 1_000_000_000)


def published(folder: Path) -> OutputFolder:
    """Publish two files, each with its path as its key, and save the table."""
    output = opened(folder)
    output.publish_all(artifact(path, content, path) for path, content in FILES.items())
    output.save()
    return output


def artifact(path: str, content: bytes, key: str) -> Artifact:
    return artifact_of(path, content)._replace(key=key)


def opened(folder: Path) -> OutputFolder:
    return open_output(folder, Cache(folder.with_name(f"{folder.name}-cache")))


def write(file: Path, content: bytes, stamp: int) -> None:
    file.write_bytes(content)
    os.utime(file, ns=(stamp, stamp))


def test_a_file_with_an_unchanged_key_stays(tmp_path: Path) -> None:
    before = published(tmp_path).now
    again = opened(tmp_path)
    assert all(again.has(path, path) for path in FILES)
    again.prune()
    assert (again.written, again.kept, again.removed) == (0, 2, 0)
    assert tree(tmp_path) == FILES
    assert again.now == before


def test_files_not_published_again_are_pruned(tmp_path: Path) -> None:
    published(tmp_path)
    again = opened(tmp_path)
    assert again.has("a.html", "a.html")
    again.prune()
    assert tree(tmp_path) == {"a.html": b"a"}
    assert again.now.keys() == {"a.html"}


CHANGES: dict[str, Callable[[Path, int], object]] = {
    "other bytes": lambda file, stamp: write(file, b"longer", stamp),
    "other bytes of the same length": lambda file, stamp: write(file, b"x", stamp + 1_000_000_000),
    "touched": lambda file, stamp: os.utime(file, ns=(stamp, stamp + 1_000_000_000)),
    "removed": lambda file, _: file.unlink(),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_file_changed_by_others_is_published_again(kind: str, tmp_path: Path) -> None:
    published(tmp_path)
    file = tmp_path / "a.html"
    CHANGES[kind](file, file.stat().st_mtime_ns)
    again = opened(tmp_path)
    assert not again.is_untouched
    assert not again.has("a.html", "a.html")
    assert again.has("guong/b/index.html", "guong/b/index.html")
    again.publish(artifact("a.html", b"a", "a.html"))
    assert again.written == (kind != "touched")
    assert tree(tmp_path) == FILES
    again.save()
    assert opened(tmp_path).is_untouched


def test_a_file_with_another_key_or_of_unknown_origin_does_not_count(tmp_path: Path) -> None:
    published(tmp_path)
    (tmp_path / "c.html").write_bytes(b"c")
    again = opened(tmp_path)
    assert not again.has("a.html", "another")
    assert not again.has("c.html", "c.html")
    assert not again.has("d.html", "d.html")
    assert not again.now


def test_a_site_is_untouched_until_something_of_it_is_changed_left_behind_or_removed(tmp_path: Path) -> None:
    published(tmp_path)
    assert opened(tmp_path).is_untouched
    assert not OutputFolder(tmp_path).is_untouched
    assert OutputFolder(tmp_path / "none").is_untouched
    (tmp_path / "CNAME").write_bytes(b"guong.example.vn")
    assert opened(tmp_path).is_untouched
    (tmp_path / ".1-a-1.tmp").write_bytes(b"of a killed build")
    assert not opened(tmp_path).is_untouched
    (tmp_path / ".1-a-1.tmp").unlink()
    assert opened(tmp_path).is_untouched
    (tmp_path / RECORD).unlink()
    assert not opened(tmp_path).is_untouched
    opened(tmp_path).save()
    published(tmp_path)
    (tmp_path / "a.html").unlink()
    assert not opened(tmp_path).is_untouched


def test_an_artifact_with_an_unchanged_key_is_not_made(tmp_path: Path) -> None:
    """Equal keys mean equal bytes."""
    published(tmp_path)
    again = opened(tmp_path)
    assert not again.publish(artifact("a.html", b"made of the same", "a.html"))
    assert (again.written, tree(tmp_path)) == (0, FILES)


def test_artifacts_written_by_another_process_are_noted(tmp_path: Path) -> None:
    output = opened(tmp_path)
    output.note(A.path, *write_artifact(tmp_path, A))
    assert (output.written, output.kept) == (1, 0)
    os.utime(tmp_path / "a.html", LONG_AGO)
    again = opened(tmp_path)
    again.note(A.path, *write_artifact(tmp_path, A))
    assert (again.written, again.kept) == (0, 1)
    assert (tmp_path / "a.html").stat().st_mtime == LONG_AGO[0]
    again.save()
    assert opened(tmp_path).has(*A[:2])
