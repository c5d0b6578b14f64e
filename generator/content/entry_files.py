"""Walks `content/` and lists the entries' files; what lies where no entry can be is reported, never passed over."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from generator.content.entry_type import EntryType
from generator.problems.problem import Location, Problem, problem
from generator.text.vietnamese import SLUG, slugify

CONTENT_DIR = "content"
_KNOWN = frozenset({"data", "pages", "profiles", "stories"})
PROFILES_DIR = "content/profiles"
STORIES_DIR = "content/stories"
INDEX = "index.md"
MAX_SLUG = 80
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_PLACE = f"Mỗi bài là một thư mục: {PROFILES_DIR}/<tên>/{INDEX} hoặc {STORIES_DIR}/<năm>/<tên>/{INDEX}."

_Tree: TypeAlias = dict[str, list[os.DirEntry[str]]]  # what is in each directory, by name


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
    if (root / CONTENT_DIR).is_symlink():
        return [], [_link(CONTENT_DIR)]
    tree = _tree(root, CONTENT_DIR)
    found: list[EntryFile | Problem] = [
        _misplaced(f"{CONTENT_DIR}/{child.name}", child.name)
        for child in _visible(tree[CONTENT_DIR])
        if child.name not in _KNOWN
    ]
    found += (_link(f"{path}/{child.name}") for path, below in tree.items() for child in below if child.is_symlink())
    for path in _folders(tree, PROFILES_DIR, found):
        found += _entry(tree[path], path, EntryType.PROFILE, None)
    for year_path in _folders(tree, STORIES_DIR, found):
        year = year_path.rpartition("/")[2]
        if not _YEAR.fullmatch(year):
            found.append(_misplaced(year_path, year))
            continue
        for path in _folders(tree, year_path, found):
            found += _entry(tree[path], path, EntryType.STORY, int(year))
    entries = [each for each in found if isinstance(each, EntryFile)]
    return entries, [each for each in found if isinstance(each, Problem)]


def has_more_entries(root: Path, number: int) -> bool:
    """Tell whether there are more folders of entries than a number; none of them is opened."""
    years = (each.name for each in _children(root, STORIES_DIR) if each.is_dir(follow_symlinks=False))
    directories = (PROFILES_DIR, *(f"{STORIES_DIR}/{year}" for year in years))
    folders = (folder for directory in directories for folder in _children(root, directory))
    return next(islice(folders, number, None), None) is not None


def address_of(file: EntryFile) -> str:
    """Return an entry's path on the site, without the leading slash (design: addresses never die)."""
    if file.type is EntryType.PROFILE:
        return f"guong/{file.slug}/"
    return f"cau-chuyen/{file.year}/{file.slug}/"


def file_at(root: Path, path: str) -> EntryFile:
    """Return the file at a path that entries have, with what lies beside it now."""
    *_, year, slug, _ = path.split("/")
    kind = EntryType.PROFILE if path.startswith(f"{PROFILES_DIR}/") else EntryType.STORY
    return EntryFile(kind, slug, int(year) if kind is EntryType.STORY else None, path, _siblings_of(root, path))


def _siblings_of(root: Path, path: str) -> tuple[str, ...]:
    """Return the names of the files beside an entry's text."""
    folder = path.rpartition("/")[0]
    files = (child.name for child in _visible(_children(root, folder)) if child.is_file(follow_symlinks=False))
    return tuple(name for name in files if name != INDEX and not name.endswith(".md"))


def _folders(tree: _Tree, directory: str, found: list[EntryFile | Problem]) -> Iterator[str]:
    """Yield the paths of the folders in a directory; other things there are out of place. No link is followed."""
    for child in _visible(tree.get(directory, ())):
        path = f"{directory}/{child.name}"
        if child.is_dir(follow_symlinks=False):
            yield path
        elif not child.is_symlink():
            found.append(_misplaced(path, child.name))


def _entry(
    children: Iterable[os.DirEntry[str]], path: str, kind: EntryType, year: int | None
) -> Iterator[EntryFile | Problem]:
    name = path.rpartition("/")[2]
    if not SLUG.fullmatch(name) or len(name) > MAX_SLUG:
        slug = slugify(name)[:MAX_SLUG].strip("-")
        yield problem("GS112", Location(path), name=name, slug=slug or "ten-khong-dau")
        return
    siblings: list[str] = []
    has_odd_text = False
    for child in _visible(children):
        if child.is_symlink():
            has_odd_text = has_odd_text or child.name == INDEX
        elif child.is_dir(follow_symlinks=False) or (child.name.endswith(".md") and child.name != INDEX):
            yield _misplaced(f"{path}/{child.name}", child.name)
        elif not child.is_file(follow_symlinks=False):  # a pipe would keep its reader waiting for ever
            has_odd_text = has_odd_text or child.name == INDEX
            yield problem("GS116", Location(f"{path}/{child.name}"), name=child.name)
        else:
            siblings.append(child.name)
    if INDEX not in siblings:
        if not has_odd_text:
            yield problem("GS113", Location(path))
        return
    siblings.remove(INDEX)
    yield EntryFile(kind, name, year, f"{path}/{INDEX}", tuple(siblings))


def _tree(root: Path, directory: str) -> _Tree:
    """List a directory and every one below it. No link is followed."""
    tree: _Tree = {}
    left = [directory]
    while left:
        path = left.pop()
        tree[path] = children = _children(root, path)
        left += [f"{path}/{child.name}" for child in reversed(children) if child.is_dir(follow_symlinks=False)]
    return tree


def _children(root: Path, directory: str) -> list[os.DirEntry[str]]:
    """List a directory by name."""
    try:
        with os.scandir(f"{root}/{directory}") as found:
            return sorted(found, key=_name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _visible(children: Iterable[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    """Yield the content: what begins with a dot belongs to tools."""
    return (child for child in children if not child.name.startswith("."))


def _name(child: os.DirEntry[str]) -> str:
    return child.name


def _misplaced(path: str, name: str) -> Problem:
    return problem("GS111", Location(path), name=name, expected=_PLACE)


def _link(path: str) -> Problem:
    """Say that something is a link: MkDocs would follow it, out of the repository too."""
    return problem("GS108", Location(path), name=path.rpartition("/")[2])
