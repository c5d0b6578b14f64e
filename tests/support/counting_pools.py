"""Workshops for tests: work is done in the test's own process, and counted."""

from pathlib import Path

from generator.engine.cache import FOLDER, Cache
from generator.engine.parallel import IN_PROCESS, BuildTools


class Counted:
    """A tools in a folder that notes what was made: each task with the number of things it was asked for."""

    def __init__(self, root: Path) -> None:
        self.made: dict[str, int] = {}
        self.tools = BuildTools(Cache(root / FOLDER), IN_PROCESS, self._note)

    def _note(self, task: str, done: int, total: int) -> None:
        assert 1 <= done <= total
        self.made[task] = total


def tools(root: Path) -> BuildTools:
    """Return a tools that keeps what it makes below `root`."""
    return Counted(root).tools
