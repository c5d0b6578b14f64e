"""Build tools that run tasks in the process of the test and count them."""

from pathlib import Path

from generator.engine.cache import FOLDER, Cache
from generator.engine.parallel import IN_PROCESS, BuildTools


class CountingTools:
    """Build tools with a cache below `root`; `made` counts the items of every task."""

    def __init__(self, root: Path) -> None:
        self.made: dict[str, int] = {}
        self.tools = BuildTools(Cache(root / FOLDER), IN_PROCESS, self._note)

    def _note(self, task: str, done: int, total: int) -> None:
        assert 1 <= done <= total
        self.made[task] = total


def tools(root: Path) -> BuildTools:
    """Return build tools with a cache below `root`."""
    return CountingTools(root).tools
