"""Files on disk: their states, the files below a folder, atomic writes, limited reads.

Run as a script, it lists a folder for another process (see `FolderScan`). It imports the standard library alone.
"""

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from secrets import token_hex
from stat import S_ISDIR, S_ISLNK, S_ISREG
from time import time_ns
from typing import NamedTuple

# A file that is written to twice within one tick of the file system's clock keeps its state: a file changed a moment
# ago is not trusted, and is read again.
SETTLING_NS = 2_000_000_000
_WORTH_A_PROCESS = 3000  # files
_MODE, _FOLDER_MODE = 0o644, 0o755  # independent of the umask: a web server must be able to read the file
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_PARTS = re.compile(r"[/\\]")
# Names of temporary files, unique among processes and builds, interrupted ones included.
_TOKEN, _COUNTER = token_hex(4), count()
_TEMPORARY = re.compile(r"(?:.*/)?\.[0-9]+-[0-9a-f]+-[0-9]+\.tmp")


class FileState(NamedTuple):
    """The state of a file by its inode, times in nanoseconds: it changes when the file is written to or replaced."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    mode: int

    @classmethod
    def of(cls, found: os.stat_result) -> "FileState":
        """Return the state that `os.stat` found."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode)

    def is_settled(self, trusted_ns: int) -> bool:
        """Return whether a later change is sure to change the state: the last one is before `trusted_ns`."""
        return max(self.mtime_ns, self.ctime_ns) < trusted_ns

    @property
    def is_file(self) -> bool:
        """Return whether it is a regular file."""
        return S_ISREG(self.mode)

    @property
    def is_folder(self) -> bool:
        """Return whether it is a folder."""
        return S_ISDIR(self.mode)

    @property
    def is_link(self) -> bool:
        """Return whether it is a symbolic link."""
        return S_ISLNK(self.mode)


def trusted_time(settling_ns: int = SETTLING_NS) -> int:
    """Return the time, in nanoseconds, before which a file must have changed for its state to be trusted."""
    return time_ns() - settling_ns


def files_below(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of modification (ns) of every file below a folder, which may be missing."""
    return _files_below(str(folder), "")


def _files_below(folder: str, path: str) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as found:
            children = list(found)
    except FileNotFoundError:
        return
    for child in children:
        if child.is_dir(follow_symlinks=False):
            yield from _files_below(child.path, f"{path}{child.name}/")
        else:
            state = child.stat(follow_symlinks=False)
            yield path + child.name, state.st_size, state.st_mtime_ns


class FolderScan:
    """The sizes and times of the files below a folder, at one moment.

    Many files are listed by a process of its own, since asking for their states is slow.
    """

    def __init__(self, folder: Path, expected: int = 0) -> None:
        """Start the scan; `expected` is the approximate number of files."""
        self._folder = folder
        self._found: dict[str, tuple[int, int]] | None = None
        if expected >= _WORTH_A_PROCESS and sys.executable:
            command = [sys.executable, "-I", "-S", __file__, str(folder)]
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603  (this file)
        else:
            self._found = _sizes_and_times(folder)

    def found(self) -> dict[str, tuple[int, int]]:
        """Return size and time of modification by path; if the process fails, the scan runs in this one."""
        if self._found is None:
            written, _ = self._process.communicate()
            is_done = self._process.returncode == 0
            self._found = marshal.loads(written) if is_done else _sizes_and_times(self._folder)  # noqa: S302  (our own)
        return self._found


def _sizes_and_times(folder: Path | str) -> dict[str, tuple[int, int]]:
    return {path: (size, mtime_ns) for path, size, mtime_ns in files_below(folder)}


def is_linked(root: Path, path: str) -> bool:
    """Return whether a path below `root`, or a folder on its way, is a symbolic link."""
    parts = path.split("/")
    return any(root.joinpath(*parts[:end]).is_symlink() for end in range(1, len(parts) + 1))


def read_at_most(file: str | Path, limit: int) -> bytes:
    """Return a file's bytes, at most `limit` + 1: a longer result tells that the file is too large."""
    with open(file, "rb") as opened:  # noqa: PTH123  (a Path object per file costs as much as the read)
        return opened.read(limit + 1)


def write_file(folder: Path, path: str, content: bytes) -> int:
    """Write `content` to `path` below `folder`, atomically; return the time of modification in nanoseconds.

    Raises ValueError for a path that leads out of the folder.
    """
    if not is_within(path):
        raise ValueError(path)
    target = f"{folder}/{path}"
    directory = target.rpartition("/")[0]
    temporary = f"{directory}/.{os.getpid()}-{_TOKEN}-{next(_COUNTER)}.tmp"
    handle = _opened(temporary, directory, str(folder))
    try:
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest) :]
            found = os.fstat(handle)
            if found.st_mode & 0o777 != _MODE:  # cheaper than setting it each time
                os.fchmod(handle, _MODE)
        finally:
            os.close(handle)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    return found.st_mtime_ns


def is_temporary(path: str) -> bool:
    """Return whether a path is that of a temporary file of `write_file`, which was killed if it still exists."""
    return path.endswith(".tmp") and _TEMPORARY.fullmatch(path) is not None


def make_folder(folder: str, top: str = "") -> None:
    """Make a folder and those above it, all readable by a web server; folders that exist stay as they are.

    `top` and those above it are made as the umask says: what is in them may be private, as the cache is.
    """
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        return
    except FileNotFoundError:
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == top:
            os.makedirs(top, exist_ok=True)  # noqa: PTH103
        else:
            make_folder(above, top)
        with suppress(FileExistsError):  # another process made it
            os.mkdir(folder)  # noqa: PTH102
    os.chmod(folder, _FOLDER_MODE)  # noqa: PTH101


def _opened(file: str, directory: str, top: str) -> int:
    """Open a new file. Its directory is made first: most files are the first in a directory of their own."""
    if directory == top:
        os.makedirs(top, exist_ok=True)  # noqa: PTH103
    else:
        make_folder(directory, top)
    return os.open(file, _NEW, _MODE)


def is_within(path: str) -> bool:
    """Return whether a relative path stays below its folder."""
    leads_up = ".." in path and ".." in _PARTS.split(path)
    return not leads_up and not os.path.isabs(path) and not os.path.splitdrive(path)[0]  # noqa: PTH117


if __name__ == "__main__":
    sys.stdout.buffer.write(marshal.dumps(_sizes_and_times(sys.argv[1])))
