"""The copies of the content on this machine, beside the published site: previews, what `guong serve` shows, caches.

They hold texts, photos and sounds of an entry after it was withdrawn, until each is made again.
"""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

from generator.engine.cache import FOLDER

PREVIEW_DIR = "site-preview"
# The parts of the cache that this program makes; others may keep files of theirs in a folder of this name.
_CACHED = re.compile(r"[0-9a-f]{2}|serve|preview|against|published")


class LocalCopies(NamedTuple):
    """Folders of copies: those that were removed, and those that could not or must not be."""

    removed: tuple[str, ...]
    left: tuple[str, ...]


def remove_local_copies(root: Path) -> LocalCopies:
    """Remove every copy below the site's root but the published site, which the next build makes again."""
    removed: list[str] = []
    left: list[str] = []
    for path, folders in ((PREVIEW_DIR, [root / PREVIEW_DIR]), (FOLDER, _cached(root / FOLDER))):
        found = [folder for folder in folders if folder.exists() or folder.is_symlink()]
        if found:
            (removed if all(map(_is_removed, found)) else left).append(f"{path}/")
    return LocalCopies(tuple(removed), tuple(left))


def _cached(cache: Path) -> list[Path]:
    if not cache.is_dir() or cache.is_symlink():
        return [cache]
    return sorted(each for each in cache.iterdir() if _CACHED.fullmatch(each.name))


def _is_removed(folder: Path) -> bool:
    """Remove a folder; not one that is elsewhere (a link), or that git has checked out."""
    if folder.is_symlink() or not folder.is_dir() or (folder / ".git").exists():
        return False
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
