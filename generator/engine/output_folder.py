"""Writes files into the built site: each appears whole or not at all, none outside its folder, none without need.

Paths are texts here: of tens of thousands of files, making objects of them would cost as much as writing.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.engine.cache_table import cacheable
from generator.engine.errors import BuildError
from generator.engine.files import State, Walk, files_below, write_file


@cacheable
class Published(NamedTuple):
    """A published file: a digest of it or of what it was made from, its size, when it was written."""

    key: str
    size: int
    written_ns: int


class Written(NamedTuple):
    """What became of a file: its size, when it was written, and whether that was now."""

    size: int
    written_ns: int
    is_new: bool


def publish_file(site_dir: Path, path: str, content: bytes, *, is_there: bool = True) -> Written:
    """Write a file unless it is there with the same bytes; ValueError where its path would leave the site.

    Where it is known that nothing `is_there`, nothing is looked for. Raises BuildError where something that is not
    ours stands in its place.
    """
    is_new = not (is_there and _holds(f"{site_dir}/{path}", content))
    if is_new:
        try:
            written_ns = write_file(site_dir, path, content)
        except (FileExistsError, IsADirectoryError, NotADirectoryError) as error:
            raise BuildError(
                f"Không ghi được {site_dir / path}: chỗ ấy có tệp hay thư mục khác, hãy xóa đi."
            ) from error
    else:
        written_ns = os.stat(f"{site_dir}/{path}").st_mtime_ns  # noqa: PTH116
    return Written(len(content), written_ns, is_new)


class OutputFolder:
    """A site being written over the one that is there: what has not changed keeps its file, and its time stamp.

    So rsync and object caches send only what is new, and a reader meets every file whole, old or new.
    """

    def __init__(self, site_dir: Path, before: Mapping[str, Published]) -> None:
        """Begin with what lies below `site_dir`; `before` is what was published there, as far as that is known."""
        self.site_dir = site_dir
        self._walk = Walk(site_dir, len(before))
        self.now: dict[str, Published] = {}
        self.removed = 0
        self._written: set[str] = set()
        self._before = before

    @property
    def _there(self) -> dict[str, State]:
        return self._walk.found()

    @property
    def written(self) -> int:
        """Return how many files were written."""
        return len(self._written)

    @property
    def kept(self) -> int:
        """Return how many files were there already as they are."""
        return len(self.now) - self.written

    @property
    def is_untouched(self) -> bool:
        """Tell whether the site is as it was published: nothing changed, added or removed since."""
        return self._there == {path: published[1:] for path, published in self._before.items()}

    def is_there(self, path: str) -> bool:
        """Tell whether there was a file, of whatever content, when this began."""
        return path in self._there

    def has(self, path: str, key: str) -> bool:
        """Tell whether a file of the same key is there, untouched since it was published; if so, it stays."""
        published = self._before.get(path)
        if published is None or published.key != key or self._there.get(path) != published[1:]:
            return False
        self.now[path] = published
        return True

    def read(self, path: str) -> bytes:
        """Return a file as it is there."""
        return Path(self.site_dir, path).read_bytes()

    def put(self, path: str, content: bytes, key: str = "") -> None:
        """Publish a file, which is its own key where none is given; put twice, the last holds.

        ValueError where its path would leave the site.
        """
        key = key or sha256(content).hexdigest()[:32]
        if path in self.now or not self.has(path, key):
            self.note(path, key, publish_file(self.site_dir, path, content))

    def note(self, path: str, key: str, written: Written) -> None:
        """Note a file that `publish_file` has published, here or in another process."""
        if written.is_new:
            self._written.add(path)
        self.now[path] = Published(key, written.size, written.written_ns)

    def put_folder(self, folder: Path) -> None:
        """Publish everything below a folder."""
        for path in sorted(path for path, _ in files_below(folder)):
            self.put(path, (folder / path).read_bytes())

    def keep_rest(self) -> None:
        """Keep all that was published before and not now."""
        self.now = {**self._before, **self.now}

    def prune(self) -> None:
        """Remove what was not published now: pages of entries that are gone, what a killed build left behind."""
        for path in self._there.keys() - self.now.keys():
            (self.site_dir / path).unlink()
            self.removed += 1
            _remove_empty((self.site_dir / path).parent, self.site_dir)


def _remove_empty(folder: Path, site_dir: Path) -> None:
    """Remove a folder that nothing is left in, and those above it."""
    while folder != site_dir and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _holds(file: str, content: bytes) -> bool:
    try:
        if os.stat(file).st_size != len(content):  # noqa: PTH116
            return False
        with open(file, "rb") as there:  # noqa: PTH123
            return there.read() == content
    except OSError:
        return False
