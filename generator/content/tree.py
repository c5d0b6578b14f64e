"""The tree of `content/`: the state of every file and folder at one moment. No file is opened, no link followed."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

from generator.engine.files import SETTLING_NS, FileState, trusted_time

CONTENT_DIR = "content"
Child: TypeAlias = tuple[str, FileState]  # a file or folder by name


@dataclass(frozen=True, slots=True)
class ContentTree:
    """The children of every folder from `content/` down, sorted by name; paths are relative to the site's root.

    The folder "" has one child: `content/` itself. `trusted_ns` is the time before which a file must have been changed
    for its state to be trusted.
    """

    folders: dict[str, list[Child]]
    trusted_ns: int

    def children(self, folder: str) -> list[Child]:
        """Return the files and folders in a folder; nothing for a path that is no folder."""
        return self.folders.get(folder, [])

    def all(self, top: str = "") -> Iterator[tuple[str, FileState]]:
        """Yield path and state of every file and folder below `top`."""
        for folder, children in self.folders.items():
            if not top or folder == top or folder.startswith(f"{top}/"):
                for name, state in children:
                    yield f"{folder}/{name}" if folder else name, state


def scan_content(root: Path, settling_ns: int = SETTLING_NS) -> ContentTree:
    """List `content/` below the site's root; it may be missing, or a link, which is not followed."""
    trusted_ns = trusted_time(settling_ns)
    with suppress(FileNotFoundError):
        folders = {"": [(CONTENT_DIR, FileState.of((root / CONTENT_DIR).lstat()))]}
        pending = [CONTENT_DIR] if folders[""][0][1].is_folder else []
        while pending:
            path = pending.pop()
            folders[path] = children = children_of(root, path)
            pending += [f"{path}/{name}" for name, state in reversed(children) if state.is_folder]
        return ContentTree(folders, trusted_ns)
    return ContentTree({}, trusted_ns)


def children_of(root: Path, folder: str) -> list[Child]:
    """List one folder by name; nothing where it is missing or no folder."""
    children: list[Child] = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(f"{root}/{folder}") as found:
        for child in found:
            with suppress(FileNotFoundError):  # removed since
                children.append((child.name, FileState.of(child.stat(follow_symlinks=False))))
    return sorted(children, key=itemgetter(0))
