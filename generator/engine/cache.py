"""The cache on disk: results keyed by the digest of everything that they depend on.

The folder may be deleted at any time. Two builds may use it at once: a result appears whole or not at all, and the
fresh results of another build are not pruned.
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
PREVIEW_CACHE = f"{FOLDER}/preview"  # what previews share: each build prunes what it does not use
_log = logging.getLogger(__name__)
_FRESH_SECONDS = 3600
_SUM = hashlib.sha256().digest_size


def digest_of(*parts: str | bytes | int) -> str:
    """Return one digest, 32 hexadecimal digits, of several values in order, each preceded by its length.

    SHA-256 truncated to 128 bits: collision-safe, and half the memory for a million keys.
    """
    total = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode()
        total.update(b"%d:" % len(content))
        total.update(content)
    return total.hexdigest()[:32]


class CacheError(BuildError):
    """The cache cannot be written; the argument is the path of the file."""

    def __str__(self) -> str:
        """Return the message, in Vietnamese."""
        return f"Không ghi được vào bộ nhớ đệm: {self.args[0]}."


class Cache:
    """Results by key, in files below a folder."""

    def __init__(self, folder: Path) -> None:
        """Open the cache below a folder, which may be missing."""
        self.folder = folder
        self._used: set[str] = set()
        self._scratch = folder / "00"

    def __reduce__(self) -> tuple[type["Cache"], tuple[Path]]:
        """Pickle the folder alone: only the process that prunes records the keys in use."""
        return Cache, (self.folder,)

    @property
    def is_empty(self) -> bool:
        """Return whether the cache is empty: nothing was built yet."""
        return next(self.folder.glob("??"), None) is None

    def note(self, key: str) -> None:
        """Note that a key is in use, so that it is not pruned."""
        self._used.add(key)

    def has(self, key: str) -> bool:
        """Return whether there is a result; it may be damaged, which only `get` can tell."""
        self.note(key)
        return os.path.exists(self._file(key))  # noqa: PTH110  (asked of everything there is)

    def get(self, key: str) -> bytes | None:
        """Return a result; None if there is none, or its file is damaged."""
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
        """Store a result. Raises CacheError if the folder cannot be written."""
        self.note(key)
        path = f"{key[:2]}/{key[2:]}"
        try:
            write_file(self.folder, path, hashlib.sha256(content).digest() + content)
        except OSError as error:
            raise CacheError(str(self.folder / path)) from error

    def drop(self, key: str) -> None:
        """Remove a result that no later build will ask for."""
        with suppress(OSError):
            os.unlink(self._file(key))  # noqa: PTH108

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Yield a temporary file, removed after the block; `prune` removes that of an interrupted build."""
        try:
            self._scratch.mkdir(parents=True, exist_ok=True)
            handle, name = mkstemp(dir=self._scratch)
        except OSError:  # the folder is not writable
            handle, name = mkstemp()
        os.close(handle)
        try:
            yield Path(name)
        finally:
            with suppress(OSError):  # another build has pruned it, or a process has it open on Windows
                os.unlink(name)  # noqa: PTH108

    def prune(self) -> None:
        """Remove the results not used since this cache was opened, but for fresh ones: they may be another build's."""
        fresh = time() - _FRESH_SECONDS
        for folder in self.folder.glob("??"):
            for file in os.scandir(folder):
                if folder.name + file.name in self._used:
                    continue
                try:
                    if file.stat(follow_symlinks=False).st_mtime < fresh:
                        os.unlink(file.path)  # noqa: PTH108
                except OSError:  # another build has removed it, or the folder is not writable
                    continue

    def _file(self, key: str) -> str:
        return f"{self.folder}/{key[:2]}/{key[2:]}"
