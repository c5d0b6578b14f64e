"""Parallel work: picklable items in batches over an executor, worker processes, progress on a terminal."""

import gc
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from threading import Thread
from typing import Generic, TypeVar

from generator.engine.cache import Cache
from generator.engine.files import SETTLING_NS

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]  # the task, the number of items done, the number of all
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@dataclass(frozen=True, slots=True)
class Pool:
    """Opens an executor when there is work; `size` is the number of batches that it runs at once."""

    open: Callable[[], Executor]
    size: int


class InProcess(Executor):
    """Runs every call at once, in this process: for work that ends before a worker process would have started."""

    def submit(self, fn: Callable[..., Result], /, *args: object, **kwargs: object) -> Future[Result]:
        """Call `fn`; the future holds its result or its exception."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001
            future.set_exception(error)
        return future


IN_PROCESS = Pool(InProcess, 1)


@dataclass(frozen=True, slots=True)
class BuildTools:
    """The means of a build: the cache, the pool for slow work, the display of progress.

    `settling_ns` is the age from which a file's state is trusted (see `trusted_time`).
    """

    cache: Cache
    pool: Pool
    progress: Progress
    settling_ns: int = SETTLING_NS


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """An item and its result, which is None if the worker died over it."""

    item: Item
    result: Result | None


def each_done(
    pool: Pool, function: Callable[[Item], Result], items: Iterable[Item], batch_size: int = 1
) -> Iterator[Done[Item, Result]]:
    """Yield every item with its result, in order; items whose worker died come last.

    Items are consumed lazily, so that they need not all be in memory. A worker that dies (out of memory, an error in a
    native library) takes its batch with it: those items are tried again, each alone. An exception of `function` is
    raised here.
    """
    batches = _batches(iter(items), batch_size)
    lost: list[Item] = []
    while (first := next(batches, None)) is not None:
        yield from _until_broken(pool, function, chain([first], batches), lost)
    for item in lost:
        yield Done(item, _alone(pool, function, item))


def pool_for(items: Iterable[Item], tools: BuildTools, minimum: int) -> tuple[Pool, Iterator[Item]]:
    """Choose a pool for items: fewer than `minimum` run in this process. Return it with all the items, still lazy."""
    rest = iter(items)
    first = list(islice(rest, minimum))
    return tools.pool if len(first) == minimum else IN_PROCESS, chain(first, rest)


def _batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while batch := list(islice(items, size)):
        yield batch


def _until_broken(
    pool: Pool, function: Callable[[Item], Result], batches: Iterator[list[Item]], lost: list[Item]
) -> Iterator[Done[Item, Result]]:
    """Run batches in one executor until none is left or a worker dies; add the items it took with it to `lost`."""
    lost_before = len(lost)
    running: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    with pool.open() as executor:
        for batch in batches:
            running.append((batch, _submitted(executor, function, batch)))
            if len(running) > 2 * pool.size:
                yield from _finished(*running.popleft(), lost)
            if len(lost) > lost_before:
                break
        for each in running:
            yield from _finished(*each, lost)


def _submitted(executor: Executor, function: Callable[[Item], Result], batch: list[Item]) -> Future[list[Result]]:
    try:
        return executor.submit(_each, function, batch)
    except BrokenExecutor as error:
        refused: Future[list[Result]] = Future()
        refused.set_exception(error)
        return refused


def _finished(batch: list[Item], future: Future[list[Result]], lost: list[Item]) -> Iterator[Done[Item, Result]]:
    try:
        results = future.result()
    except BrokenExecutor:
        lost += batch
        return
    yield from (Done(item, result) for item, result in zip(batch, results, strict=True))


def _each(function: Callable[[Item], Result], batch: list[Item]) -> list[Result]:
    return [function(item) for item in batch]


def _alone(pool: Pool, function: Callable[[Item], Result], item: Item) -> Result | None:
    with pool.open() as executor:
        try:
            return executor.submit(function, item).result()
        except BrokenExecutor:
            return None


def processes(preload: str) -> Pool:
    """Return a pool with a worker process for each processor; every worker has the module `preload` loaded."""
    count = os.cpu_count() or 1
    return Pool(partial(_process_executor, count, preload), count)


def start_server(preload: str) -> None:
    """Start the server from which worker processes are forked, so that it loads the program in the meantime."""
    if _METHOD == "forkserver":
        from multiprocessing import forkserver  # noqa: PLC0415  (see `_process_executor`)

        multiprocessing.set_forkserver_preload([preload])
        forkserver.ensure_running()


def _process_executor(count: int, preload: str) -> Executor:
    """Start worker processes, not forked from this one: a copied lock of another thread would never be released."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (a build of nothing need not load it)

    start_server(preload)
    context = multiprocessing.get_context(_METHOD)
    return ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """End this worker when its build has ended, even if killed: no process is left to receive its results."""
    # Results of workers rarely contain cycles: garbage collection at the default rate takes a tenth of their time.
    gc.set_threshold(50_000)
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def progress_display() -> Iterator[Progress]:
    """Show a bar on a terminal; elsewhere, print a line when a task is done."""
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
