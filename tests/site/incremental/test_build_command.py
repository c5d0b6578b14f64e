"""`guong build` writes the same site as `mkdocs build`, but only changed files."""

import os
from pathlib import Path

import pytest

from generator.engine.output_folder import OutputFolder, artifact_of
from generator.engine.output_record import RECORD, OutputRecord
from tests.support.commands import build, run, tree
from tests.support.site_copies import PROFILE, copy_base

pytestmark = pytest.mark.site

LONG_AGO = (1_000_000_000, 1_000_000_000)


def stamps(site: Path) -> dict[str, int]:
    return {path: (site / path).stat().st_mtime_ns for path in tree(site)}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy_base(project := tmp_path_factory.mktemp("build") / "project")
    return project


def test_only_changed_files_are_written_and_obsolete_ones_removed(project: Path, tmp_path: Path) -> None:
    result = run("guong", "build", cwd=project)
    assert result.returncode == 0, result.stdout
    site = project / "site"
    clean, record = tree(site), (site / RECORD).read_bytes()
    assert clean == tree(build(project, tmp_path / "mkdocs"))
    assert record == (tmp_path / "mkdocs" / RECORD).read_bytes()

    for path in clean:
        os.utime(site / path, LONG_AGO)
    before = stamps(site)
    result = run("guong", "build", cwd=project)
    assert f"ghi 0 tệp, giữ nguyên {len(clean)}, bỏ 0" in result.stdout
    assert stamps(site) == before

    entry = project / PROFILE
    address = f"guong/{entry.parent.name}/index.html"
    text = entry.read_text("utf-8")
    entry.write_text(f"{text}\nCâu này mới thêm.\n", "utf-8")
    (site / ".9-9-9.tmp").write_bytes(b"of a killed build")
    (site / "cu" / "index.html").parent.mkdir()
    (site / "cu" / "index.html").write_bytes(b"of an interrupted build")
    OutputRecord(site).add("cu/index.html")
    assert run("guong", "build", cwd=project).returncode == 0
    edited = tree(site)
    changed = {path for path in edited if edited[path] != clean.get(path)}
    assert address in changed
    assert len(changed) < 40  # its page, the files of its changed words
    assert changed == {path for path, stamp in stamps(site).items() if stamp != before.get(path)}
    assert edited.keys() == clean.keys()
    assert not (site / "cu").exists()

    entry.write_text(text, "utf-8")
    assert run("guong", "build", cwd=project).returncode == 0
    assert tree(site) == clean
    assert (site / RECORD).read_bytes() == record


def test_invalid_content_leaves_the_site_unchanged(project: Path) -> None:
    assert run("guong", "build", cwd=project).returncode == 0
    before = stamps(project / "site")
    entry = project / PROFILE
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("\nkind:", "\nkinds:"), "utf-8")
    result = run("guong", "build", cwd=project)
    entry.write_text(text, "utf-8")
    assert result.returncode == 2
    assert stamps(project / "site") == before


def test_an_output_folder_counts_its_files(tmp_path: Path) -> None:
    first = OutputFolder(tmp_path)
    first.publish_all([artifact_of("a/b.html", b"1"), artifact_of("c.html", b"2"), artifact_of("c.html", b"3")])
    assert (first.written, first.kept) == (2, 0)
    again = OutputFolder(tmp_path)
    again.publish(artifact_of("c.html", b"3"))
    again.prune()
    assert (again.written, again.kept, again.removed) == (0, 1, 1)
    assert tree(tmp_path) == {"c.html": b"3"}
    assert not (tmp_path / "a").exists()
