"""Writes files into the built site: each appears whole or not at all, and none outside its folder."""

import os
import tempfile
from pathlib import Path


def write_file(site_dir: Path, path: str, content: bytes) -> None:
    """Write `content` to `path` below `site_dir`; ValueError where the path would leave it."""
    target = site_dir / path
    if ".." in target.parts or not target.is_relative_to(site_dir):
        raise ValueError(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
