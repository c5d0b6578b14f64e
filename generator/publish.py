"""Writes files into the built site: each appears whole or not at all, none outside its folder, none without need."""

import os
from itertools import count
from pathlib import Path
from secrets import token_hex

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# No other build's, nor one left by a build that was killed.
_PREFIX, _COUNTER = f".{os.getpid()}-{token_hex(4)}", count()


def write_file(site_dir: Path, path: str, content: bytes) -> None:
    """Write `content` to `path` below `site_dir`; ValueError where the path would leave it."""
    target = site_dir / path
    if ".." in target.parts or not target.is_relative_to(site_dir):
        raise ValueError(path)
    temporary = target.with_name(f"{_PREFIX}-{next(_COUNTER)}.tmp")
    try:
        handle = os.open(temporary, _NEW, 0o644)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(temporary, _NEW, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, 0o644)  # whatever the umask: a web server is to read it
            file.write(content)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


class Publication:
    """A site being written over the one that is there: what has not changed keeps its file, and its time stamp.

    So rsync and object stores send only what is new, and a reader meets every file whole, old or new.
    """

    def __init__(self, site_dir: Path) -> None:
        """Begin with what lies below `site_dir`, or with nothing."""
        self.site_dir = site_dir
        self.written = 0
        self.removed = 0
        self._paths: set[str] = set()

    @property
    def kept(self) -> int:
        """Return how many files were there already as they are."""
        return len(self._paths) - self.written

    def put(self, path: str, content: bytes) -> None:
        """Publish a file; ValueError where its path would leave the site. Put twice, the last holds."""
        if not _holds(self.site_dir / path, content):
            write_file(self.site_dir, path, content)
            self.written += path not in self._paths
        self._paths.add(path)

    def put_folder(self, folder: Path) -> None:
        """Publish everything below a folder."""
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                self.put(file.relative_to(folder).as_posix(), file.read_bytes())

    def prune(self) -> None:
        """Remove what was not published now: pages of entries that are gone, what a killed build left behind."""
        for folder, _, names in os.walk(self.site_dir, topdown=False):
            here = Path(folder)
            for name in names:
                if (here / name).relative_to(self.site_dir).as_posix() not in self._paths:
                    (here / name).unlink()
                    self.removed += 1
            if here != self.site_dir and not any(here.iterdir()):
                here.rmdir()


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False
