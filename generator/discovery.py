"""Walks `content/` and lists the entries' files; what lies where no entry can be is reported, never passed over."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import EntryType
from generator.problems import Location, Problem, problem
from generator.vietnamese import slugify

CONTENT_DIR = "content"
_KNOWN = frozenset({"data", "pages", "profiles", "stories"})
PROFILES_DIR = "content/profiles"
STORIES_DIR = "content/stories"
INDEX = "index.md"
MAX_SLUG = 80
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_PLACE = f"Mỗi bài là một thư mục: {PROFILES_DIR}/<tên>/{INDEX} hoặc {STORIES_DIR}/<năm>/<tên>/{INDEX}."


@dataclass(frozen=True, slots=True)
class EntryFile:
    """An entry's folder: what it is, the path of its text, the names of the files beside it."""

    type: EntryType
    slug: str
    year: int | None
    path: str
    siblings: tuple[str, ...]


def find_entries(root: Path) -> tuple[list[EntryFile], list[Problem]]:
    """List the entries below `root` (the site's root), sorted by path, and what is out of place."""
    found: list[EntryFile | Problem] = [
        _misplaced(root, child) for child in _children(root / CONTENT_DIR) if child.name not in _KNOWN
    ]
    found += _symlinks(root, root / CONTENT_DIR)
    for folder in _folders(root, PROFILES_DIR, found):
        found += _entry(root, folder, EntryType.PROFILE, None)
    for year_folder in _folders(root, STORIES_DIR, found):
        if not _YEAR.fullmatch(year_folder.name):
            found.append(_misplaced(root, year_folder))
            continue
        for folder in _folders(root, year_folder.relative_to(root).as_posix(), found):
            found += _entry(root, folder, EntryType.STORY, int(year_folder.name))
    entries = [each for each in found if isinstance(each, EntryFile)]
    return entries, [each for each in found if isinstance(each, Problem)]


def address_of(file: EntryFile) -> str:
    """Return an entry's path on the site, without the leading slash (design: addresses never die)."""
    if file.type is EntryType.PROFILE:
        return f"guong/{file.slug}/"
    return f"cau-chuyen/{file.year}/{file.slug}/"


def _folders(root: Path, directory: str, found: list[EntryFile | Problem]) -> Iterator[Path]:
    """Yield the folders in a directory; other things there are out of place."""
    for child in _children(root / directory):
        if child.is_dir() and not child.is_symlink():
            yield child
        elif not child.is_symlink():
            found.append(_misplaced(root, child))


def _entry(root: Path, folder: Path, kind: EntryType, year: int | None) -> Iterator[EntryFile | Problem]:
    relative = folder.relative_to(root).as_posix()
    if folder.name != slugify(folder.name) or len(folder.name) > MAX_SLUG:
        slug = slugify(folder.name)[:MAX_SLUG].strip("-")
        yield problem("GS112", Location(relative), name=folder.name, slug=slug or "ten-khong-dau")
        return
    siblings: list[str] = []
    for child in _children(folder):
        if child.is_symlink():
            continue
        if child.is_dir() or (child.suffix == ".md" and child.name != INDEX):
            yield _misplaced(root, child)
        else:
            siblings.append(child.name)
    if INDEX not in siblings:
        if not (folder / INDEX).is_symlink():
            yield problem("GS113", Location(relative))
        return
    siblings.remove(INDEX)
    yield EntryFile(kind, folder.name, year, f"{relative}/{INDEX}", tuple(siblings))


def _children(directory: Path) -> list[Path]:
    """List a directory by name; what begins with a dot belongs to tools, not to the content."""
    if not directory.is_dir():
        return []
    return sorted(child for child in directory.iterdir() if not child.name.startswith("."))


def _misplaced(root: Path, path: Path) -> Problem:
    return problem("GS111", Location(path.relative_to(root).as_posix()), name=path.name, expected=_PLACE)


def _symlinks(root: Path, directory: Path) -> Iterator[Problem]:
    """Report every link below a directory: MkDocs would follow it, out of the repository too."""
    for folder, folders, files in os.walk(directory, followlinks=False):
        for name in sorted((*folders, *files)):
            if Path(folder, name).is_symlink():
                yield _symlink(root, Path(folder, name))


def _symlink(root: Path, path: Path) -> Problem:
    return problem("GS108", Location(path.relative_to(root).as_posix()), name=path.name)
