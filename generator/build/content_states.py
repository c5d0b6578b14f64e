"""Tells what has changed below `content/` since it was looked at last, by the states of its files alone."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from stat import S_ISREG
from time import time
from typing import NamedTuple, TypeAlias

from generator.content.entry_files import CONTENT_DIR
from generator.content.entry_kinds import ENTRY_KINDS
from generator.engine.cache import SETTLED_SECONDS

# What changes where a file is written to, or another takes its place: size, two times, inode, mode. Of a folder, none:
# what changes there is the files.
State: TypeAlias = tuple[int, int, int, int, int]
_FOLDER: State = (0, 0, 0, 0, 0)


class States(NamedTuple):
    """The states of the entries' texts by path; `rest` writes down all else that there is.

    What was written to a moment ago may be once more without a trace: of the texts those are `fresh`, and `rest` is
    empty where there is such a file.
    """

    texts: dict[str, State]
    fresh: frozenset[str]
    rest: str

    @property
    def settled(self) -> dict[str, State | None]:
        """Return what will show every later change: the states of the texts, None of the fresh ones."""
        return self.texts | dict.fromkeys(self.fresh)


def states_of(root: Path) -> States:
    """Look at every file of the content below the site's root; none is opened."""
    texts: dict[str, State] = {}
    rest: list[tuple[str, State]] = []
    fresh: set[str] = set()
    settled_ns = int((time() - SETTLED_SECONDS) * 1e9)
    for path, state in _files(f"{root}/{CONTENT_DIR}", f"{CONTENT_DIR}/"):
        if max(state[1:3]) >= settled_ns:
            fresh.add(path)
        if ENTRY_KINDS.at(path) is not None:
            texts[path] = state
        else:
            rest.append((path, state))
    return States(texts, frozenset(fresh), repr(rest) if fresh <= texts.keys() else "")


def edited(before: Mapping[str, State | None], now: Mapping[str, State]) -> list[str] | None:
    """Return the paths of the texts that may have been edited; None where one came, went, or is no file."""
    if before.keys() != now.keys():
        return None
    paths = [path for path, state in now.items() if state != before[path]]
    return paths if all(S_ISREG(now[path][4]) for path in paths) else None


def _files(folder: str, path: str) -> Iterator[tuple[str, State]]:
    """Yield everything below a folder, folders too."""
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for child in sorted(found, key=attrgetter("name")):
            if child.is_dir(follow_symlinks=False):
                yield path + child.name, _FOLDER
                yield from _files(child.path, f"{path}{child.name}/")
            else:
                yield path + child.name, _state(child.stat(follow_symlinks=False))


def _state(found: os.stat_result) -> State:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode
