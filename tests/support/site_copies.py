"""Small sites to check: copies of `fixtures/sites/base` with overlays, and the real command run on them.

Single entries are checked without a site.
"""

import os
import re
import shutil
from pathlib import Path

from typer.testing import CliRunner, Result

from generator.cli import app
from generator.content.context import Context
from generator.content.data.vocabularies import load_vocabularies
from generator.content.entry import Article
from generator.content.entry_source import read_entry
from generator.content.files.entry_files import EntryFile
from generator.content.settings import Settings
from generator.entries.validate import validate_entry
from generator.gazetteer import load_gazetteer
from generator.problems.problem import Problem

PROJECT = Path(__file__).parents[2]
BASE = PROJECT / "tests/fixtures/sites/base"
PROFILE = "content/profiles/nguyen-van-a/index.md"
STORY = "content/stories/2026/chiec-cau-moi/index.md"
TODAY = "1780272000"  # 1 June 2026, as SOURCE_DATE_EPOCH
# Notes of an overlay that files cannot express: files of the base to remove, files to fill up to a size in bytes, named
# pipes to create, empty files under names that a repository must not hold, and files that nobody may read.
_ABSENT, _FILLED, _PIPE, _NAMED, _CLOSED = "absent.txt", "filled.txt", "pipe.txt", "named.txt", "closed.txt"
_EXPECTED = "expected.txt"
_MOST_WRITTEN = 1_000_000  # bytes; a larger file only says that it is
VOCABULARIES, _ = load_vocabularies(BASE)


def check_entry(
    content: str | bytes, file: EntryFile, settings: Settings | None = None
) -> tuple[Article | None, list[Problem]]:
    """Check content as that of the given file, against the vocabularies of the base."""
    raw, problems = read_entry(content.encode() if isinstance(content, str) else content, file.path)
    if raw is None:
        return None, problems
    article, found = validate_entry(raw, file, Context(VOCABULARIES, load_gazetteer(), settings or Settings()))
    return article, problems + found


def copy_base(site: Path) -> None:
    """Copy the base to `site`."""
    shutil.copytree(BASE, site)


def lay_over(site: Path, overlay: Path) -> None:
    """Copy the files of `overlay` over a site, keeping symbolic links, and apply its notes."""
    notes = shutil.ignore_patterns(_ABSENT, _FILLED, _PIPE, _NAMED, _CLOSED, _EXPECTED)
    shutil.copytree(overlay, site, symlinks=True, dirs_exist_ok=True, ignore=notes)
    if (overlay / _ABSENT).exists():
        for path in (overlay / _ABSENT).read_text("utf-8").split():
            (site / path).unlink()
    if (overlay / _FILLED).exists():
        path, size = (overlay / _FILLED).read_text("utf-8").split()
        with (site / path).open("ab") as file:
            if int(size) < _MOST_WRITTEN:
                file.write(b"a" * (int(size) - file.tell()))
            else:
                file.truncate(int(size))
    if (overlay / _PIPE).exists():
        os.mkfifo(site / (overlay / _PIPE).read_text("utf-8").strip())
    if (overlay / _NAMED).exists():
        for path in (overlay / _NAMED).read_text("utf-8").splitlines():
            (site / path).touch()
    if (overlay / _CLOSED).exists():
        (site / (overlay / _CLOSED).read_text("utf-8").strip()).chmod(0)


def change(site: Path, path: str, *changes: tuple[str, str]) -> None:
    """Replace texts in a file; each must occur exactly once, so that no change is lost silently."""
    text = (site / path).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (site / path).write_text(text, "utf-8")


def run(command: str, site: Path, *arguments: str) -> Result:
    """Run `guong` on a site on a fixed day."""
    config = str(site / "mkdocs.yml")
    return CliRunner().invoke(app, [*command.split(), "-f", config, *arguments], env={"SOURCE_DATE_EPOCH": TODAY})


def places(report: str) -> list[tuple[str, int, int, str]]:
    """Return (file, line, column, code) of every problem in a report."""
    found = re.findall(r"^(\S.*):(\d+):(\d+): (GS\d+) ", report, re.MULTILINE)
    return [(path, int(line), int(column), code) for path, line, column, code in found]
