"""Reads files that contributors sent: no link is followed, and no more is read than may be there."""

from pathlib import Path


def is_linked(root: Path, path: str) -> bool:
    """Tell whether a path below `root`, or a folder on its way, is a symbolic link."""
    parts = path.split("/")
    return any(root.joinpath(*parts[:end]).is_symlink() for end in range(1, len(parts) + 1))


def read_at_most(file: str | Path, limit: int) -> bytes:
    """Return a file's bytes: all of them, or one more than `limit`, which tells that it is too large."""
    with open(file, "rb") as opened:  # noqa: PTH123  (of ten thousand files, making paths costs as much)
        return opened.read(limit + 1)
