"""The cache on disk, keyed by digest: what was made once of the same input by the same code is not made again.

Only what can be made anew lies here, so the folder may be deleted at any time. Two builds may use it at once: an entry
appears whole or not at all, and what another build has asked for since a moment is not pruned before that moment.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from time import time

from generator.publish import write_file

FOLDER = ".cache"
_ABANDONED_SECONDS = 3600  # a file half written is another build's, unless it is this old
_SUM = hashlib.sha256().digest_size


def digest_of(*parts: str | bytes | int) -> str:
    """Return one digest of several values in order. Each is led by its length, so that none runs into the next."""
    total = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode()
        total.update(b"%d:" % len(content))
        total.update(content)
    return total.hexdigest()


class StoreError(OSError):
    """The store's folder cannot be written."""


@dataclass(frozen=True, slots=True)
class Store:
    """What has been made, by key. A key is a digest of everything that the content depends on (see `digest_of`)."""

    folder: Path

    def has(self, key: str) -> bool:
        """Tell whether there is an entry, and note that it is in use. Whether it is whole, only `get` can tell."""
        now = time()
        try:
            os.utime(self._file(key), (now, now))
        except OSError:
            return False
        return True

    def get(self, key: str) -> bytes | None:
        """Return what was put; None where there is nothing, or where the file is damaged or cut short."""
        if not self.has(key):
            return None
        try:
            stored = self._file(key).read_bytes()
        except OSError:
            return None
        total, content = stored[:_SUM], stored[_SUM:]
        return content if hashlib.sha256(content).digest() == total else None

    def put(self, key: str, content: bytes) -> None:
        """Keep the content. Raises StoreError where the folder cannot be written."""
        path = f"{key[:2]}/{key[2:]}"
        try:
            write_file(self.folder, path, hashlib.sha256(content).digest() + content)
        except OSError as error:
            raise StoreError(str(self.folder / path)) from error

    def prune(self, before: float) -> None:
        """Drop what nobody has asked for since `before` (seconds since 1970)."""
        for file in self.folder.glob("??/*"):
            is_entry = len(file.parent.name + file.name) == len(digest_of())
            try:
                if file.stat().st_mtime < before - (0 if is_entry else _ABANDONED_SECONDS):
                    file.unlink()
            except OSError:  # another build was quicker, or the folder is not ours to change
                continue

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]
