"""Moves folders aside and removes them when all is measured.

For minutes after many files were removed, ext4 may take twenty times as long to make a new one: measured here, 26 µs
for the first of eight thousand folders, 600 µs after as many had been removed. Whoever came next would pay for it.
"""

from itertools import count
from pathlib import Path
from shutil import rmtree

_PLACE = Path(__file__).parents[2] / ".cache/bench/aside"
_NUMBERS = count()


def set_aside(path: Path) -> None:
    """Move a folder aside, if it exists."""
    if path.exists():
        _PLACE.mkdir(parents=True, exist_ok=True)
        while (place := _PLACE / str(next(_NUMBERS))).exists():
            pass
        path.rename(place)


def remove_set_aside() -> None:
    """Remove the folders moved aside."""
    rmtree(_PLACE, ignore_errors=True)
