"""Finds office files in the folder of a site: registration sheets and papers hold what no repository may.

Files in `content/` are none of its business: whatever is not named there is a problem already.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.problems.problem import Location, Problem, problem

SUFFIXES = frozenset({
    ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".doc", ".docx", ".docm", ".odt", ".rtf", ".pdf",
    ".ppt", ".pptx", ".odp", ".mdb", ".accdb", ".zip", ".rar", ".7z",
})  # fmt: skip
# Folders of programs and of developers; folders whose names begin with a dot are left out, too.
_ELSEWHERE = frozenset(
    {"content", "site", "site-preview", "node_modules", "theme", "tests", "tools", "generator", "build"}
)
_MOST_FOLDERS = 2000
_DEEPEST = 6


def check_office_files(root: Path) -> Iterator[Problem]:
    """Warn of each office file below the site's root; no link is followed."""
    for path in sorted(_office_files(root)):
        yield problem("GS846", Location(path), file=path.rpartition("/")[2])


def _office_files(root: Path) -> Iterator[str]:
    pending, seen = [""], 0
    while pending and seen < _MOST_FOLDERS:
        folder, seen = pending.pop(0), seen + 1
        try:
            with os.scandir(root / folder) as found:
                children = sorted(found, key=lambda each: each.name)
        except OSError:  # unreadable, or removed since
            continue
        for child in children:
            path = f"{folder}/{child.name}" if folder else child.name
            if child.is_file(follow_symlinks=False) and Path(child.name).suffix.lower() in SUFFIXES:
                yield path
            elif child.is_dir(follow_symlinks=False) and _is_searched(path):
                pending.append(path)


def _is_searched(folder: str) -> bool:
    name = folder.rpartition("/")[2]
    return (
        not name.startswith(".")
        and folder not in _ELSEWHERE
        and name != "node_modules"
        and folder.count("/") < _DEEPEST
    )
