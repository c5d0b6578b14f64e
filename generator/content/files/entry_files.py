"""Finds the files of entries in `content/`, and reports whatever is out of place there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content.entry_kinds import ENTRY_KINDS, INDEX, EntryKind, EntryKinds
from generator.content.files.file_names import bad_names, free_name, is_reserved
from generator.content.files.tree import CONTENT_DIR, Child, ContentTree, children_of
from generator.problems.problem import Location, Problem, problem
from generator.text.vietnamese import SLUG, nfc, slugify

_NO_ENTRIES = ("content/data", "content/pages")
MAX_SLUG = 80
_RESERVED = "là tên Windows dành cho thiết bị"
_NO_TEXT = "không ghi theo bảng mã UTF-8"
_JUNK = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store"})
_YEAR = re.compile(r"(19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class EntryFile:
    """An entry's file: its kind by its folder, its path, and the names of the files beside it."""

    kind: EntryKind
    slug: str
    year: int | None
    path: str
    siblings: tuple[str, ...]

    def on_disk(self, name: str) -> str | None:
        """Return the file that a text names, exactly or in another Unicode form, as macOS may have it."""
        if name in self.siblings:
            return name
        composed = nfc(name)
        return next((each for each in self.siblings if nfc(each) == composed), None)


def find_entries(tree: ContentTree, kinds: EntryKinds = ENTRY_KINDS) -> tuple[list[EntryFile], list[Problem]]:
    """Return the files of the entries in a content tree, kind by kind, and a problem for every file out of place."""
    expected = {*_NO_ENTRIES, *(kind.folder for kind in kinds)}
    found: list[EntryFile | Problem] = [
        _misplaced(f"{CONTENT_DIR}/{name}", kinds)
        for name, _ in _visible(tree.children(CONTENT_DIR))
        if f"{CONTENT_DIR}/{name}" not in expected
    ]
    found += _odd_files(tree)
    for kind in kinds:
        for directory, year in _directories(tree, kind, found, kinds):
            for path in _folders(tree, directory, found, kinds):
                found += _entry(tree.children(path), path, kind, year, kinds)
    entries = [each for each in found if isinstance(each, EntryFile)]
    return entries, [each for each in found if isinstance(each, Problem)]


def _directories(
    tree: ContentTree, kind: EntryKind, found: list[EntryFile | Problem], kinds: EntryKinds
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


def address_of(file: EntryFile) -> str:
    """Return the address of an entry's page, without a leading slash."""
    return file.kind.address(file.slug, file.year)


def file_at(root: Path, path: str, kinds: EntryKinds = ENTRY_KINDS) -> EntryFile:
    """Return the entry file at a path, with the files beside it now. Raises ValueError for the path of no entry."""
    kind = kinds.at(path)
    if kind is None:
        raise ValueError(path)
    *_, year, slug, _ = path.split("/")
    return EntryFile(kind, slug, int(year) if kind.has_year_folders else None, path, siblings_of(root, path))


def siblings_of(root: Path, path: str) -> tuple[str, ...]:
    """Return the names of the files beside an entry's text."""
    folder = path.rpartition("/")[0]
    files = (name for name, state in _visible(children_of(root, folder)) if state.is_file)
    return tuple(name for name in files if name != INDEX and not name.endswith(".md") and not is_junk(name))


def _folders(tree: ContentTree, directory: str, found: list[EntryFile | Problem], kinds: EntryKinds) -> Iterator[str]:
    """Yield the paths of the folders in a directory; report other files there. Follows no link."""
    for name, state in _visible(tree.children(directory)):
        path = f"{directory}/{name}"
        if state.is_folder:
            yield path
        elif not state.is_link:
            found.append(_misplaced(path, kinds))


def _entry(
    children: Iterable[Child], path: str, kind: EntryKind, year: int | None, kinds: EntryKinds
) -> Iterator[EntryFile | Problem]:
    folder = path.rpartition("/")[2]
    if not SLUG.fullmatch(folder) or len(folder) > MAX_SLUG:
        slug = slugify(folder)[:MAX_SLUG].strip("-")
        yield problem("GS112", Location(path), name=folder, slug=slug or "ten-khong-dau")
        return
    siblings: list[str] = []
    has_odd_text = False
    for name, state in _visible(children):
        if state.is_link:
            has_odd_text = has_odd_text or name == INDEX
        elif is_junk(name) or state.is_folder or (name.endswith(".md") and name != INDEX):
            yield _misplaced(f"{path}/{name}", kinds)
        elif not state.is_file:
            has_odd_text = has_odd_text or name == INDEX
        else:
            siblings.append(name)
    if INDEX not in siblings:
        if not has_odd_text:
            yield problem("GS113", Location(path))
        return
    siblings.remove(INDEX)
    if is_reserved(folder):
        yield problem("GS404", Location(path), name=folder, reason=_RESERVED, instead=f"{kind.slug}-{folder}")
    for name, bad in bad_names(siblings).items():
        yield problem("GS404", Location(f"{path}/{name}"), name=name, reason=bad.reason, instead=bad.instead)
    yield EntryFile(kind, folder, year, f"{path}/{INDEX}", tuple(siblings))


def _visible(children: Iterable[Child]) -> Iterator[Child]:
    """Yield the content: a name that begins with a dot belongs to tools."""
    return (child for child in children if not child[0].startswith("."))


def is_junk(name: str) -> bool:
    """Return whether a system or an editor makes files of this name by itself."""
    return name.lower() in _JUNK or name.startswith("~$") or name.endswith("~")


def _misplaced(path: str, kinds: EntryKinds) -> Problem:
    if is_junk(name := path.rpartition("/")[2]):
        return problem("GS122", Location(path), name=name)
    expected = f"Mỗi bài là một thư mục: {' hoặc '.join(kind.path_pattern for kind in kinds)}."
    return problem("GS111", Location(path), name=path.rpartition("/")[2], expected=expected)


def _odd_files(tree: ContentTree) -> Iterator[Problem]:
    """Report whatever is neither a file nor a folder, or cannot be listed.

    MkDocs would follow a link, even out of the repository. Reading a pipe would never end.
    """
    for path, state in tree.all():
        name = path.rpartition("/")[2]
        if state.is_link:
            yield problem("GS108", Location(path), name=name)
        elif not state.is_file and not state.is_folder:
            yield problem("GS116", Location(path), name=name)
    for path in tree.undecodable:
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        name = shown.rpartition("/")[2]
        yield problem("GS404", Location(shown), name=name, reason=_NO_TEXT, instead=free_name(name))
    for path, reason in tree.unreadable:
        yield problem("GS405", Location(path), reason=reason)
