"""Runs the installed commands on copies of the project, as from a terminal."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy2, copytree

from generator.engine.output_record import RECORD
from tests.support.samples import need_samples

PROJECT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
TODAY = date(2026, 11, 22)  # when all samples are published
_URL = "site_url: https://guongsang.example.vn/"


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a command: a fixed day, no colours."""
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 5, tzinfo=UTC)  # noon in Việt Nam
    fixed = {"SOURCE_DATE_EPOCH": str(int(noon.timestamp())), "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    return os.environ | fixed | changes


def copy_project(to: Path, *changes: tuple[str, str]) -> Path:
    """Copy the samples' site; `changes` (old, new) replace texts that occur once in mkdocs.yml.

    The test is skipped where a host has put its own content in their place.
    """
    need_samples()
    copytree(PROJECT / "content", to / "content")
    copy2(PROJECT / "mkdocs.yml", to)
    config = to / "mkdocs.yml"
    text = config.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    config.write_text(text, "utf-8")
    return to


def at_url(url: str) -> tuple[str, str]:
    """Return the change of mkdocs.yml for publication at `url`."""
    return _URL, f"site_url: {url}"


def run(command: str, *arguments: str | Path, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` or `guong` in a folder; the output includes standard error."""
    return subprocess.run(  # noqa: S603  (our own commands)
        [BIN / command, *arguments],
        cwd=cwd,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def build(project: Path, site: Path) -> Path:
    """Build a project into `site` like its Makefile; a failed build fails the test."""
    result = run("mkdocs", "build", "--strict", "--site-dir", site, cwd=project)
    assert result.returncode == 0, result.stdout
    return site


def tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, by relative path; the record of an output is none of a site."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != RECORD)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
