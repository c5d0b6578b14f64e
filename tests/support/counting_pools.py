"""Workshops for tests: work is done in the test's own process, and counted."""

from pathlib import Path

from generator.engine.cache import FOLDER, Store
from generator.engine.work import HERE, Workshop


class Counted:
    """A workshop in a folder that notes what was made: each task with the number of things it was asked for."""

    def __init__(self, root: Path) -> None:
        self.made: dict[str, int] = {}
        self.workshop = Workshop(Store(root / FOLDER), HERE, self._note)

    def _note(self, task: str, done: int, total: int) -> None:
        assert 1 <= done <= total
        self.made[task] = total


def workshop(root: Path) -> Workshop:
    """Return a workshop that keeps what it makes below `root`."""
    return Counted(root).workshop
