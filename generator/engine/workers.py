"""The edge where slow work meets the machine: worker processes, the cache's folder, the progress on a terminal."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver
from pathlib import Path
from threading import Thread

from generator.engine.cache import FOLDER, Cache
from generator.engine.work import BuildTools, Pool

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@contextmanager
def tools_at(root: Path) -> Iterator[BuildTools]:
    """Open the tools of the site at `root`: a worker process for each processor, a bar that shows how far it is."""
    with tools_with(Cache(root / FOLDER)) as tools:
        yield tools


@contextmanager
def tools_with(cache: Cache) -> Iterator[BuildTools]:
    """Open a tools that keeps what it makes in a cache."""
    with _progress() as progress:
        yield BuildTools(cache, Pool(_processes, _count()), progress)


def start_early() -> None:
    """Have the server that workers are copied from, where there is one, read the program meanwhile."""
    if _METHOD == "forkserver":
        multiprocessing.set_forkserver_preload(["generator.build.preload"])
        forkserver.ensure_running()


def _count() -> int:
    return os.cpu_count() or 1


def _processes() -> Executor:
    """Start workers from nothing: a copy of this process might hold locks of threads that are not copied.

    Where there is one, a server reads the program once and is copied for every worker.
    """
    start_early()
    return ProcessPoolExecutor(
        _count(), mp_context=multiprocessing.get_context(_METHOD), initializer=_leave_with_parent
    )


def _leave_with_parent() -> None:
    """End when the build that started this worker has ended, however it did: nobody would fetch what it makes."""
    # What workers make seldom holds itself: looking for it more often is a tenth of their time.
    gc.set_threshold(50_000)
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar on a terminal; elsewhere one line when a piece of work is done, nothing where there is none."""
    if not sys.stderr.isatty():
        yield _line_when_done
        return
    from rich.console import Console  # noqa: PLC0415  (slow to load)
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, auto_refresh=False) as bars:
        tasks = {}

        def show(task: str, done: int, total: int) -> None:
            if task not in tasks:
                tasks[task] = bars.add_task(task, total=total)
            bars.update(tasks[task], completed=done, refresh=True)

        yield show


def _line_when_done(task: str, done: int, total: int) -> None:
    if done == total:
        sys.stderr.write(f"{task}: xong {total}\n")
