"""Parallel work: every item once, in order, few in memory; a worker that dies loses one item only."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.parallel import Done, InProcess, Pool, each_done

PROCESSES = Pool(lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")), 2)
DEADLY = 7


def double(number: int) -> int:
    return 2 * number


def die_of_seven(number: int) -> int:
    if number == DEADLY:
        os._exit(1)
    return 2 * number


def fail(number: int) -> int:
    raise ValueError(number)


@given(st.lists(st.integers()), st.integers(1, 5), st.integers(1, 4))
def test_every_item_is_done_in_order(items: list[int], batch_size: int, size: int) -> None:
    done = list(each_done(Pool(InProcess, size), double, items, batch_size))
    assert done == [Done(item, 2 * item) for item in items]


def test_items_are_consumed_lazily() -> None:
    read: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            read.append(number)
            yield number

    work = each_done(Pool(InProcess, 2), double, items(), batch_size=2)
    next(work)
    assert len(read) <= 2 * (2 * 2 + 2)


def test_without_items_no_executor_is_opened() -> None:
    def never() -> InProcess:
        raise AssertionError

    assert list(each_done(Pool(never, 1), double, [])) == []


def test_an_exception_of_the_function_is_raised() -> None:
    with pytest.raises(ValueError, match="1"):
        list(each_done(Pool(InProcess, 1), fail, [1, 2]))


def test_a_dying_worker_loses_only_the_item_that_killed_it() -> None:
    done = list(each_done(PROCESSES, die_of_seven, range(20), batch_size=3))
    assert {each.item: each.result for each in done} == {
        number: None if number == DEADLY else 2 * number for number in range(20)
    }
    assert len(done) == 20


def test_workers_end_with_the_build_that_started_them(tmp_path: Path) -> None:
    """Each holds the write end of the pipe while it lives, so that reading to the end waits for the last one."""
    script = tmp_path / "build.py"
    script.write_text(
        "import time\nfrom generator.engine.parallel import processes\n"
        "if __name__ == '__main__':\n"
        "    with processes('generator.build.preload').open() as workers:\n"
        "        workers.submit(abs, 1).result()\n"
        "        workers.submit(time.sleep, 600)\n"
        "        print('started', flush=True)\n"
        "        time.sleep(600)\n",
        "utf-8",
    )
    build = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603
    assert build.stdout is not None
    assert build.stdout.readline() == b"started\n"
    build.kill()
    assert build.communicate(timeout=60)[0] == b""
