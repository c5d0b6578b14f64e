"""Writes files into the built site: each appears whole or not at all, and none outside its folder."""

import os
from itertools import count
from pathlib import Path
from secrets import token_hex

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# No other build's, nor one left by a build that was killed.
_PREFIX, _COUNTER = f".{os.getpid()}-{token_hex(4)}", count()


def write_file(site_dir: Path, path: str, content: bytes) -> None:
    """Write `content` to `path` below `site_dir`; ValueError where the path would leave it."""
    target = site_dir / path
    if ".." in target.parts or not target.is_relative_to(site_dir):
        raise ValueError(path)
    temporary = target.with_name(f"{_PREFIX}-{next(_COUNTER)}.tmp")
    try:
        handle = os.open(temporary, _NEW, 0o644)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(temporary, _NEW, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, 0o644)  # whatever the umask: a web server is to read it
            file.write(content)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
