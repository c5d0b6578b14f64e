"""Audit events of the interpreter: records opened files, and interrupts a build at a file that it replaces.

An audit hook cannot be removed and slows down every event, so it is installed on first use.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeAlias

Listener: TypeAlias = Callable[[str, tuple[object, ...]], None]
_LISTENERS: list[Listener] = []


class InterruptedBuildError(BaseException):
    """Ends a build at once, as if the process were killed."""


def _on_event(event: str, values: tuple[object, ...]) -> None:
    for listener in _LISTENERS:
        listener(event, values)


@lru_cache(maxsize=1)
def _install_hook() -> None:
    sys.addaudithook(_on_event)


@contextmanager
def _listening(listener: Listener) -> Iterator[None]:
    _install_hook()
    _LISTENERS.append(listener)
    try:
        yield
    finally:
        _LISTENERS.remove(listener)


@contextmanager
def opened_files() -> Iterator[list[str]]:
    """Yield a list that records every file opened in the block."""
    opened: list[str] = []

    def record(event: str, values: tuple[object, ...]) -> None:
        if event == "open":
            opened.append(str(values[0]))

    with _listening(record):
        yield opened


@contextmanager
def interrupted_after(replaced: int) -> Iterator[None]:
    """Raise InterruptedBuildError in the block when it replaces another file after so many `replaced` ones."""
    left = replaced

    def count(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event == "os.rename":  # of `os.replace`, too
            if left == 0:
                raise InterruptedBuildError
            left -= 1

    with _listening(count):
        yield
