"""The record of an output folder: which of its files builds have published there, so that only these are removed.

It is a file in the folder itself: the cache may be deleted at any time, and a folder may be moved. It holds digests of
paths, since an address may contain a name, and the record is published with the folder.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from io import FileIO
from pathlib import Path

from generator.engine.errors import BuildError, reason_of
from generator.engine.files import files_below, is_temporary, make_folder, write_file

RECORD = ".guong-sang"
_HEADING = (
    "# Gương Sáng: dấu vết các tệp do lệnh “guong build” tạo trong thư mục này. "
    "Đừng xóa, đừng sửa: lệnh chỉ dọn những tệp có ở đây.\n"
).encode()
_DIGEST_LENGTH = 16


class OutputRecord:
    """The files that builds published in a folder, as its record says; a path is added before its file is written."""

    def __init__(self, folder: Path) -> None:
        """Open the record of a folder, which may be missing."""
        self._folder = folder
        self._file = folder / RECORD
        self.exists = os.path.lexists(self._file)
        self._appended: FileIO | None = None

    @cached_property
    def _digests(self) -> set[bytes]:
        try:
            lines = self._file.read_bytes().split(b"\n")
        except FileNotFoundError:
            return set()
        except OSError as error:
            raise BuildError(f"Không đọc được {self._file}: {reason_of(error)}.") from error
        return {line for line in lines if line and not line.startswith(b"#")}

    def has(self, path: str) -> bool:
        """Return whether a build has published a file at a path, or left one behind when it was interrupted."""
        return _digest(path) in self._digests or is_temporary(path)

    def add(self, path: str) -> None:
        """Add a path before its file is written: a build that is interrupted then must not leave a file unknown."""
        digest = _digest(path)
        if digest in self._digests:
            return
        self._digests.add(digest)
        try:
            if self._appended is None:
                self._appended = self._opened()
            self._appended.write(digest + b"\n")
        except OSError as error:
            raise BuildError(f"Không ghi được {self._file}: {reason_of(error)}.") from error

    def may_hold(self, count: int) -> bool:
        """Return whether the record on disk has the size of one of so many paths."""
        with suppress(OSError):
            return self._file.stat().st_size == len(_HEADING) + count * (_DIGEST_LENGTH + 1)
        return False

    def replace(self, paths: Iterable[str]) -> None:
        """Replace the record at the end of a build; it depends on the paths alone."""
        digests = set(map(_digest, paths))
        is_same = self._appended is None and self.exists and digests == self._digests
        if self._appended is not None:
            self._appended.close()
            self._appended = None
        if not is_same:
            self._digests.clear()
            self._digests.update(digests)
            content = _HEADING + b"".join(digest + b"\n" for digest in sorted(digests))
            try:
                write_file(self._folder, RECORD, content)
            except OSError as error:
                raise BuildError(f"Không ghi được {self._file}: {reason_of(error)}.") from error
            self.exists = True

    def _opened(self) -> FileIO:
        make_folder(str(self._folder))
        appended = FileIO(self._file, "ab")
        if not appended.tell():
            appended.write(_HEADING)
        return appended


def record_all(folder: Path) -> None:
    """Record all files of a folder but the hidden ones: MkDocs has emptied it, and written them."""
    OutputRecord(folder).replace(path for path, *_ in files_below(folder) if not path.startswith("."))


def _digest(path: str) -> bytes:
    return blake2b(path.encode("utf-8", "surrogateescape"), digest_size=_DIGEST_LENGTH // 2).hexdigest().encode()
