"""Lists the files below a folder; of many files in a process beside this one, since their states are slow to ask for.

Run as a script, it is that process: it writes what it found to its standard output.
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

State = tuple[int, int]
_WORTH_A_PROCESS = 3000  # files
_MODE = 0o644  # whatever the umask: a web server is to read it
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_PARTS = re.compile(r"[/\\]")
# With the number of the process: no other build's, nor one left by a build that was killed.
_TOKEN, _COUNTER = token_hex(4), count()


def files_below(folder: Path | str) -> Iterator[tuple[str, State]]:
    """Yield every file below a folder, which need not be there: its path, its size and when it was written to."""
    return _files_below(str(folder), "")


def _files_below(folder: str, path: str) -> Iterator[tuple[str, State]]:
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
            yield path + child.name, (state.st_size, state.st_mtime_ns)


class Walk:
    """The files below a folder as they were when it began; `expected` is about how many there are."""

    def __init__(self, folder: Path, expected: int = 0) -> None:
        """Begin: many are looked for while others work."""
        self._folder = folder
        self._found: dict[str, State] | None = None
        if expected >= _WORTH_A_PROCESS and sys.executable:
            command = [sys.executable, "-I", "-S", __file__, str(folder)]
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603  (this file)
        else:
            self._found = dict(files_below(folder))

    def found(self) -> dict[str, State]:
        """Return the files with their sizes and times; where the process fails, they are looked for here."""
        if self._found is None:
            written, _ = self._process.communicate()
            is_done = self._process.returncode == 0
            self._found = marshal.loads(written) if is_done else dict(files_below(self._folder))  # noqa: S302  (our own)
        return self._found


def write_file(site_dir: Path, path: str, content: bytes) -> int:
    """Write `content` to `path` below `site_dir`; return when, in nanoseconds. ValueError where it would leave it."""
    if not is_within(path):
        raise ValueError(path)
    target = f"{site_dir}/{path}"
    folder = target.rpartition("/")[0]
    temporary = f"{folder}/.{os.getpid()}-{_TOKEN}-{next(_COUNTER)}.tmp"
    handle = _opened(temporary, folder)
    try:
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest) :]
            found = os.fstat(handle)
            if found.st_mode & 0o777 != _MODE:  # to ask costs less than to set what is set
                os.fchmod(handle, _MODE)
        finally:
            os.close(handle)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    return found.st_mtime_ns


def _opened(file: str, folder: str) -> int:
    """Open a new file; most are the first in a folder of their own, so that is made first, not after an error."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    return os.open(file, _NEW, _MODE)


def is_within(path: str) -> bool:
    """Tell whether a path below a folder stays there."""
    leads_up = ".." in path and ".." in _PARTS.split(path)
    return not leads_up and not os.path.isabs(path) and not os.path.splitdrive(path)[0]  # noqa: PTH117


if __name__ == "__main__":
    sys.stdout.buffer.write(marshal.dumps(dict(files_below(sys.argv[1]))))
