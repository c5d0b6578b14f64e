"""The output folder: publishes artifacts over an earlier build, and writes only the files that changed.

Paths are strings here: a Path object for each of tens of thousands of files costs as much as writing them.
"""

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.engine.cache import Cache, digest_of
from generator.engine.cache_table import CacheTable, cacheable
from generator.engine.errors import BuildError, reason_of
from generator.engine.files import FolderScan, write_file
from generator.engine.output_place import refuse_foreign
from generator.engine.output_record import RECORD, OutputRecord


class Artifact(NamedTuple):
    """A file to publish: its path in the output folder, the digest of its dependencies, the function that makes it."""

    path: str
    key: str
    make: Callable[[], bytes]


def artifact_of(path: str, content: bytes) -> Artifact:
    """Return the artifact of given bytes; their digest is its key."""
    return Artifact(path, digest_of(content), partial(bytes, content))


@cacheable
class PublishedFile(NamedTuple):
    """A file as it was published: the key of its artifact, its size, its time of modification in nanoseconds."""

    key: str
    size: int
    mtime_ns: int


def write_artifact(folder: Path, artifact: Artifact, *, exists: bool = True) -> tuple[PublishedFile, bool]:
    """Make an artifact and write it, unless its file has the same bytes; return the file, and whether it was written.

    Any process may do it. `exists=False` skips the comparison with the file in its place. Raises ValueError for a path
    that leads out of the folder, BuildError if the file cannot be written.
    """
    path, content = artifact.path, artifact.make()
    if exists and _has_bytes(f"{folder}/{path}", content):
        return PublishedFile(artifact.key, len(content), os.stat(f"{folder}/{path}").st_mtime_ns), False  # noqa: PTH116
    try:
        return PublishedFile(artifact.key, len(content), write_file(folder, path, content)), True
    except (FileExistsError, IsADirectoryError, NotADirectoryError) as error:
        raise BuildError(f"Không ghi được {folder / path}: chỗ ấy có tệp hay thư mục khác, hãy xóa đi.") from error
    except OSError as error:
        raise BuildError(f"Không ghi được {folder / path}: {reason_of(error)}.") from error


class OutputFolder:
    """The folder of the built site. An unchanged file keeps its bytes and its time of modification.

    So rsync and object stores transfer changed files only, and a reader always gets a whole file, old or new. Files
    that no build published (`CNAME`, `.git`) stay as they are.
    """

    def __init__(self, folder: Path, table: CacheTable | None = None) -> None:
        """Open the folder; `table` holds the files that the last build published in it."""
        self.folder = folder
        self.now: dict[str, PublishedFile] = {}
        self.removed = 0
        self._table = table
        rows = table.rows.items() if table else ()
        self._before = {path: each for path, each in rows if isinstance(each, PublishedFile)}
        self._scan = FolderScan(folder, len(self._before))
        self._record = OutputRecord(folder)
        self._written: set[str] = set()

    @property
    def written(self) -> int:
        """Return the number of files that were written."""
        return len(self._written)

    @property
    def kept(self) -> int:
        """Return the number of files that were published and had not changed."""
        return len(self.now) - self.written

    @property
    def size(self) -> int:
        """Return the number of bytes of the published files."""
        return sum(file.size for file in self.now.values())

    @property
    def is_untouched(self) -> bool:
        """Return whether the published files are as the last build left them: none changed, removed or left behind."""
        found = self._scan.found()
        published = {path: each[1:] for path, each in self._before.items()}
        return (
            (self._record.exists or not published)
            and published.items() <= found.items()
            and not any(map(self._is_own, found.keys() - published.keys()))
        )

    def claim(self) -> None:
        """Refuse a folder that no build has published to, if files of others are in it. Raises BuildError.

        A folder published to before there were records is known by the table of the last build.
        """
        if not self._record.exists:
            refuse_foreign(self.folder, self._unknown())

    def exists(self, path: str) -> bool:
        """Return whether the folder had a file at a path when it was opened."""
        return path in self._scan.found()

    def has(self, path: str, key: str) -> bool:
        """Return whether the folder has the file of an artifact, untouched since it was published; if so, keep it."""
        published = self._before.get(path)
        if published is None or published.key != key or self._scan.found().get(path) != published[1:]:
            return False
        self.now[path] = published
        return True

    def read(self, path: str) -> bytes:
        """Return the bytes of a file."""
        return Path(self.folder, path).read_bytes()

    def publish(self, artifact: Artifact) -> bool:
        """Publish an artifact; tell whether it had to be made. Of two with the same path, the later one wins."""
        is_made = artifact.path in self.now or not self.has(artifact.path, artifact.key)
        if is_made:
            self.announce(artifact.path)
            self.note(artifact.path, *write_artifact(self.folder, artifact))
        return is_made

    def publish_all(self, artifacts: Iterable[Artifact]) -> None:
        """Publish artifacts in their order."""
        for artifact in artifacts:
            self.publish(artifact)

    def announce(self, path: str) -> None:
        """Record a path whose file is about to be written, by this process or another."""
        if path not in self._before or not self._record.exists:
            self._record.add(path)

    def note(self, path: str, file: PublishedFile, is_written: bool) -> None:  # noqa: FBT001
        """Note the result of `write_artifact`, in this process or another."""
        if is_written:
            self._written.add(path)
        self.now[path] = file

    def keep_rest(self) -> None:
        """Keep every file of the last build that was not published again."""
        self.now = {**self._before, **self.now}

    def save(self) -> None:
        """Save the record and the table of published files for the next build."""
        if self.now.keys() != self._before.keys() or not self._record.may_hold(len(self.now)):
            self._record.replace(self.now)
        if self._table is not None:
            self._table.replace(self.now)

    def prune(self) -> None:
        """Remove the files that builds published and this one did not: of removed entries, of interrupted builds."""
        for path in self._scan.found().keys() - self.now.keys():
            if self._is_own(path):
                try:
                    (self.folder / path).unlink(missing_ok=True)
                    _remove_empty((self.folder / path).parent, self.folder)
                except OSError as error:
                    raise BuildError(f"Không xóa được {self.folder / path}: {reason_of(error)}.") from error
                self.removed += 1

    def _unknown(self) -> list[str]:
        """Return the files that no build published, or that were changed since."""
        found, before = self._scan.found(), self._before
        return [path for path, state in found.items() if path not in before or before[path][1:] != state]

    def _is_own(self, path: str) -> bool:
        """Return whether a build published a file."""
        return path != RECORD and (path in self._before or self._record.has(path))


def open_output(folder: Path, cache: Cache) -> OutputFolder:
    """Open an output folder with the table of its last build, which the cache holds."""
    return OutputFolder(folder, CacheTable(cache, f"published {folder.resolve()}", ""))


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove a folder if it is empty, and those above it, up to `top`."""
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _has_bytes(file: str, content: bytes) -> bool:
    try:
        if os.stat(file).st_size != len(content):  # noqa: PTH116
            return False
        with open(file, "rb") as opened:  # noqa: PTH123
            return opened.read() == content
    except OSError:
        return False
