"""Lists the files below a folder; of many files in a process beside this one, since their states are slow to ask for.

Run as a script, it is that process: it writes what it found to its standard output.
"""

import marshal
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

State = tuple[int, int]
_WORTH_A_PROCESS = 3000  # files


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


if __name__ == "__main__":
    sys.stdout.buffer.write(marshal.dumps(dict(files_below(sys.argv[1]))))
