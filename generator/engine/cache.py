"""The cache on disk, keyed by digest: what was made once of the same input by the same code is not made again.

Only what can be made anew lies here, so the folder may be deleted at any time. Two builds may use it at once: an entry
appears whole or not at all, and what one of them has just made the other does not prune.
"""

import hashlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from time import time

from generator.engine.errors import BuildError
from generator.engine.files import write_file

FOLDER = ".cache"
_log = logging.getLogger(__name__)
_FRESH_SECONDS = 3600
# A file written to twice within a tick of the file system's clock looks unchanged: a fresh one is read again.
SETTLED_SECONDS = 2
_SUM = hashlib.sha256().digest_size


def digest_of(*parts: str | bytes | int) -> str:
    """Return one digest of several values in order. Each is led by its length, so that none runs into the next.

    It is half of a SHA-256: two inputs that meet are still not to be found, and a site keeps a million of them in mind.
    """
    total = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode()
        total.update(b"%d:" % len(content))
        total.update(content)
    return total.hexdigest()[:32]


class CacheError(BuildError):
    """The cache's folder cannot be written; its argument is the path of what could not be."""

    def __str__(self) -> str:
        """Say so."""
        return f"Không ghi được vào bộ nhớ đệm: {self.args[0]}."


class Cache:
    """What has been made, by key. A key is a digest of everything that the content depends on (see `digest_of`)."""

    def __init__(self, folder: Path) -> None:
        """Keep things below a folder, which need not be there yet."""
        self.folder = folder
        self._used: set[str] = set()
        self._scratch = folder / "00"

    def __reduce__(self) -> tuple[type["Cache"], tuple[Path]]:
        """Give other processes the folder alone: what is in use is known to the one that prunes."""
        return Cache, (self.folder,)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is kept: nothing has been built yet."""
        return next(self.folder.glob("??"), None) is None

    def note(self, key: str) -> None:
        """Note that an entry is in use, without looking for it."""
        self._used.add(key)

    def has(self, key: str) -> bool:
        """Tell whether there is an entry. Whether it is whole, only `get` can tell."""
        self.note(key)
        return os.path.exists(self._file(key))  # noqa: PTH110  (asked of everything there is)

    def get(self, key: str) -> bytes | None:
        """Return what was put; None where there is nothing, or where the file is damaged or cut short."""
        self.note(key)
        try:
            with open(self._file(key), "rb") as file:  # noqa: PTH123
                stored = file.read()
        except OSError:
            return None
        total, content = stored[:_SUM], stored[_SUM:]
        if hashlib.sha256(content).digest() == total:
            return content
        _log.warning("Bộ nhớ đệm có tệp hỏng, được làm lại: %s", self._file(key))
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep the content. Raises CacheError where the folder cannot be written."""
        self.note(key)
        path = f"{key[:2]}/{key[2:]}"
        try:
            write_file(self.folder, path, hashlib.sha256(content).digest() + content)
        except OSError as error:
            raise CacheError(str(self.folder / path)) from error

    def drop(self, key: str) -> None:
        """Drop what is known not to be asked for again."""
        with suppress(OSError):
            os.unlink(self._file(key))  # noqa: PTH108

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Lend a file for as long as a build lasts. One that a killed build leaves is pruned."""
        try:
            self._scratch.mkdir(parents=True, exist_ok=True)
            handle, name = mkstemp(dir=self._scratch)
        except OSError:  # the folder is not ours to change
            handle, name = mkstemp()
        os.close(handle)
        try:
            yield Path(name)
        finally:
            with suppress(OSError):  # another build has pruned it, or somebody reads it on Windows
                os.unlink(name)  # noqa: PTH108

    def prune(self) -> None:
        """Drop what has not been used since this cache was opened, unless it is fresh: another build's, perhaps."""
        fresh = time() - _FRESH_SECONDS
        for folder in self.folder.glob("??"):
            for file in os.scandir(folder):
                if folder.name + file.name in self._used:
                    continue
                try:
                    if file.stat(follow_symlinks=False).st_mtime < fresh:
                        os.unlink(file.path)  # noqa: PTH108
                except OSError:  # another build was quicker, or the folder is not ours to change
                    continue

    def _file(self, key: str) -> str:
        return f"{self.folder}/{key[:2]}/{key[2:]}"
