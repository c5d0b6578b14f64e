"""The tools of a build: its cache, its worker processes, its progress display."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.engine import parallel
from generator.engine.cache import FOLDER, Cache
from generator.engine.files import SETTLING_NS
from generator.engine.parallel import BuildTools, Pool

_PRELOAD = "generator.build.preload"


@contextmanager
def tools_at(root: Path) -> Iterator[BuildTools]:
    """Open the tools of the site at `root`."""
    with tools_with(Cache(root / FOLDER)) as tools:
        yield tools


@contextmanager
def tools_with(cache: Cache, pool: Pool | None = None, settling_ns: int = SETTLING_NS) -> Iterator[BuildTools]:
    """Open tools that use a cache; without a `pool` slow work runs in a process for each processor."""
    with parallel.progress_display() as progress:
        yield BuildTools(cache, pool or parallel.processes(_PRELOAD), progress, settling_ns)


def start_worker_server() -> None:
    """Start loading the program for worker processes, before there is work for them."""
    parallel.start_server(_PRELOAD)
