"""The tree of `content/`: the state of every file and folder at one moment. No file is opened, no link followed."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

from generator.content.files.file_names import is_decodable
from generator.engine.errors import reason_of
from generator.engine.files import SETTLING_NS, FileState, trusted_time

CONTENT_DIR = "content"
Child: TypeAlias = tuple[str, FileState]  # a file or folder by name
# Of editors: backups, locks, probes, files that they are about to rename. They come and go, and are never published.
_LEFTOVER = re.compile(
    r".*~|#.*#|\.#.*|4913|.*\.(?:tmp|sw[a-p])|\..*\.kate-swp|\.~lock\..*#|\.goutputstream-.*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class ContentTree:
    """The children of every folder from `content/` down, sorted by name; paths are relative to the site's root.

    The folder "" has one child: `content/` itself. `trusted_ns` is the time before which a file must have been changed
    for its state to be trusted. `undecodable` are the paths whose last name is no UTF-8, `unreadable` the folders that
    could not be listed, with the reason; neither is in `folders`.
    """

    folders: dict[str, list[Child]]
    trusted_ns: int
    undecodable: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()

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
    undecodable: list[str] = []
    unreadable: list[tuple[str, str]] = []
    with suppress(FileNotFoundError):
        folders = {"": [(CONTENT_DIR, FileState.of((root / CONTENT_DIR).lstat()))]}
        pending = [CONTENT_DIR] if folders[""][0][1].is_folder else []
        while pending:
            path = pending.pop()
            try:
                listed = _listed(root, path)
            except OSError as error:
                unreadable.append((path, reason_of(error)))
                continue
            undecodable += [f"{path}/{name}" for name, _ in listed if not is_decodable(name)]
            folders[path] = children = [child for child in listed if is_decodable(child[0])]
            pending += [f"{path}/{name}" for name, state in reversed(children) if state.is_folder]
        return ContentTree(folders, trusted_ns, tuple(undecodable), tuple(unreadable))
    return ContentTree({}, trusted_ns)


def children_of(root: Path, folder: str) -> list[Child]:
    """List one folder by name, but for names that are no text; nothing where it is missing or no folder."""
    return [child for child in _listed(root, folder) if is_decodable(child[0])]


def is_leftover(name: str) -> bool:
    """Return whether a file is one that an editor leaves behind, or has for a moment: it is no content."""
    return _LEFTOVER.fullmatch(name) is not None


def _listed(root: Path, folder: str) -> list[Child]:
    children: list[Child] = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(f"{root}/{folder}") as found:
        for child in found:
            with suppress(FileNotFoundError):  # removed since
                state = FileState.of(child.stat(follow_symlinks=False))
                if state.is_folder or not is_leftover(child.name):
                    children.append((child.name, state))
    return sorted(children, key=itemgetter(0))
