"""Spreads work over an executor: plain picklable items in batches, a bounded number of them under way."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic, TypeVar

from generator.engine.cache import Cache

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Pool:
    """Opens an executor when there is work, and says how many batches it does at once.

    A pool of processes by default (made at the edge); any `concurrent.futures.Executor` does.
    """

    open: Callable[[], Executor]
    size: int


class Here(Executor):
    """Does everything at once, where it is asked: for work that is done before a process would have started."""

    def submit(self, fn: Callable[..., Result], /, *args: object, **kwargs: object) -> Future[Result]:
        """Do it now; what it raises is the future's."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001
            future.set_exception(error)
        return future


IN_PROCESS = Pool(Here, 1)
Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


@dataclass(frozen=True, slots=True)
class BuildTools:
    """Where slow work is done once: the cache of what was made, who makes the rest, and who is told how far it is."""

    cache: Cache
    pool: Pool
    progress: Progress


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """An item and what came of it; None where the worker died over it."""

    item: Item
    result: Result | None


def each_done(
    pool: Pool, function: Callable[[Item], Result], items: Iterable[Item], batch_size: int = 1
) -> Iterator[Done[Item, Result]]:
    """Yield every item with its result, in order; items whose worker died come last.

    `items` is read as far as the work has come, so that they need not all be in memory. A worker that dies (of memory,
    or of an error in a native library) takes its neighbours with it: those are done again, each alone. An error that
    `function` raises is raised here.
    """
    batches = _batches(iter(items), batch_size)
    lost: list[Item] = []
    while (first := next(batches, None)) is not None:
        yield from _until_broken(pool, function, chain([first], batches), lost)
    for item in lost:
        yield Done(item, _alone(pool, function, item))


def _batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while batch := list(islice(items, size)):
        yield batch


def _until_broken(
    pool: Pool, function: Callable[[Item], Result], batches: Iterator[list[Item]], lost: list[Item]
) -> Iterator[Done[Item, Result]]:
    """Do batches in one executor until there are no more or a worker dies; what it was at then is added to `lost`."""
    lost_before = len(lost)
    under_way: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    with pool.open() as executor:
        for batch in batches:
            under_way.append((batch, _submitted(executor, function, batch)))
            if len(under_way) > 2 * pool.size:
                yield from _finished(*under_way.popleft(), lost)
            if len(lost) > lost_before:
                break
        for each in under_way:
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
