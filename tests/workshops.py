"""Workshops for tests: work is done in the test's own process, and counted."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from generator.store import FOLDER, Store
from generator.work import Crew, Workshop


class Inline(Executor):
    """Does everything at once, where it is called."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  (it is the future's)
            future.set_exception(error)
        return future


class Counted:
    """A workshop in a folder that notes what was made: each task with the number of things it was asked for."""

    def __init__(self, root: Path) -> None:
        self.made: dict[str, int] = {}
        self.workshop = Workshop(Store(root / FOLDER), Crew(Inline, 1), self._note)

    def _note(self, task: str, done: int, total: int) -> None:
        assert 1 <= done <= total
        self.made[task] = total


def workshop(root: Path) -> Workshop:
    """Return a workshop that keeps what it makes below `root`."""
    return Counted(root).workshop
