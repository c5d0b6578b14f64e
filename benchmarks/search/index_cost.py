"""Makes the index of a corpus in its own process, to measure its time and memory alone.

`python -m benchmarks.search.index_cost RECORDS COUNT FOLDER` prints the seconds it took.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.builds.process_cost import Watch
from benchmarks.search.index_input import open_index_input
from generator.build.tools import tools_at
from generator.engine.files import write_file
from generator.search.index import index_files

_EVERY = 1.0  # seconds between two samples of memory, which slow the process down


@dataclass(frozen=True, slots=True)
class Build:
    """The cost of making an index: seconds, peak memory of its processes, files and bytes."""

    seconds: float
    memory: int
    files: int
    bytes: int


def measure_build(records: Path, count: int, folder: Path) -> Build:
    """Make the index of the oldest `count` records in a folder, without a cache."""
    command = [sys.executable, "-m", "benchmarks.search.index_cost", str(records), str(count), str(folder)]
    process = subprocess.Popen(  # noqa: S603  (ourselves)
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    watch = Watch(process.pid, every=_EVERY)
    output, _ = process.communicate()
    watch.stop()
    assert process.returncode == 0, watch.reason or "the index could not be made"
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return Build(json.loads(output)["seconds"], watch.peak, len(sizes), sum(sizes))


def _make(records: Path, count: int, folder: Path) -> float:
    source = open_index_input(records, count).source()
    started = perf_counter()
    with TemporaryDirectory(dir=folder.parent) as cache, tools_at(Path(cache)) as tools:
        for path, content in index_files(source, tools):
            write_file(folder, path, content)
        return perf_counter() - started


if __name__ == "__main__":
    print(json.dumps({"seconds": _make(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))}))
