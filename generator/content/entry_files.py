"""Walks `content/` and lists the entries' files; what lies where no entry can be is reported, never passed over."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from generator.content.entry_kinds import ENTRY_KINDS, INDEX, EntryKind, EntryKinds
from generator.problems.problem import Location, Problem, problem
from generator.text.vietnamese import SLUG, slugify

CONTENT_DIR = "content"
_NO_ENTRIES = ("content/data", "content/pages")
MAX_SLUG = 80
_YEAR = re.compile(r"(19|20)[0-9]{2}")

_Tree: TypeAlias = dict[str, list[os.DirEntry[str]]]  # what is in each directory, by name


@dataclass(frozen=True, slots=True)
class EntryFile:
    """An entry's file: its kind by its folder, its path, and the names of the files beside it."""

    kind: EntryKind
    slug: str
    year: int | None
    path: str
    siblings: tuple[str, ...]


def find_entries(root: Path, kinds: EntryKinds = ENTRY_KINDS) -> tuple[list[EntryFile], list[Problem]]:
    """Return the files of the entries below `root`, kind by kind, and a problem for every file out of place."""
    if (root / CONTENT_DIR).is_symlink():
        return [], [_link(CONTENT_DIR)]
    tree = _tree(root, CONTENT_DIR)
    expected = {*_NO_ENTRIES, *(kind.folder for kind in kinds)}
    found: list[EntryFile | Problem] = [
        _misplaced(f"{CONTENT_DIR}/{child.name}", kinds)
        for child in _visible(tree[CONTENT_DIR])
        if f"{CONTENT_DIR}/{child.name}" not in expected
    ]
    found += (_link(f"{path}/{child.name}") for path, below in tree.items() for child in below if child.is_symlink())
    for kind in kinds:
        for directory, year in _directories(tree, kind, found, kinds):
            for path in _folders(tree, directory, found, kinds):
                found += _entry(tree[path], path, kind, year, kinds)
    entries = [each for each in found if isinstance(each, EntryFile)]
    return entries, [each for each in found if isinstance(each, Problem)]


def _directories(
    tree: _Tree, kind: EntryKind, found: list[EntryFile | Problem], kinds: EntryKinds
) -> Iterator[tuple[str, int | None]]:
    """Yield the directories that hold the folders of a kind's entries, with their year."""
    if not kind.has_year_folders:
        yield kind.folder, None
        return
    for path in _folders(tree, kind.folder, found, kinds):
        year = path.rpartition("/")[2]
        if _YEAR.fullmatch(year):
            yield path, int(year)
        else:
            found.append(_misplaced(path, kinds))


def has_more_entries(root: Path, number: int, kinds: EntryKinds = ENTRY_KINDS) -> bool:
    """Return whether there are more than `number` folders of entries; none of them is opened."""
    folders = (folder for kind in kinds for folder in _entry_folders(root, kind))
    return next(islice(folders, number, None), None) is not None


def _entry_folders(root: Path, kind: EntryKind) -> Iterator[os.DirEntry[str]]:
    children = _children(root, kind.folder)
    if not kind.has_year_folders:
        yield from children
        return
    for year in children:
        if year.is_dir(follow_symlinks=False):
            yield from _children(root, f"{kind.folder}/{year.name}")


def address_of(file: EntryFile) -> str:
    """Return the address of an entry's page, without a leading slash."""
    return file.kind.address(file.slug, file.year)


def file_at(root: Path, path: str, kinds: EntryKinds = ENTRY_KINDS) -> EntryFile:
    """Return the entry file at a path, with the files beside it now. Raises ValueError for the path of no entry."""
    kind = kinds.at(path)
    if kind is None:
        raise ValueError(path)
    *_, year, slug, _ = path.split("/")
    return EntryFile(kind, slug, int(year) if kind.has_year_folders else None, path, _siblings_of(root, path))


def _siblings_of(root: Path, path: str) -> tuple[str, ...]:
    """Return the names of the files beside an entry's text."""
    folder = path.rpartition("/")[0]
    files = (child.name for child in _visible(_children(root, folder)) if child.is_file(follow_symlinks=False))
    return tuple(name for name in files if name != INDEX and not name.endswith(".md"))


def _folders(tree: _Tree, directory: str, found: list[EntryFile | Problem], kinds: EntryKinds) -> Iterator[str]:
    """Yield the paths of the folders in a directory; report other files there. Follows no link."""
    for child in _visible(tree.get(directory, ())):
        path = f"{directory}/{child.name}"
        if child.is_dir(follow_symlinks=False):
            yield path
        elif not child.is_symlink():
            found.append(_misplaced(path, kinds))


def _entry(
    children: Iterable[os.DirEntry[str]], path: str, kind: EntryKind, year: int | None, kinds: EntryKinds
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
            yield _misplaced(f"{path}/{child.name}", kinds)
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


def _misplaced(path: str, kinds: EntryKinds) -> Problem:
    expected = f"Mỗi bài là một thư mục: {' hoặc '.join(kind.path_pattern for kind in kinds)}."
    return problem("GS111", Location(path), name=path.rpartition("/")[2], expected=expected)


def _link(path: str) -> Problem:
    """Say that something is a link: MkDocs would follow it, out of the repository too."""
    return problem("GS108", Location(path), name=path.rpartition("/")[2])
