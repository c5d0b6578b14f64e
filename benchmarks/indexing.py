"""Makes the index of a corpus and nothing else: a process of its own, so that its time and memory are the index's.

`python -m benchmarks.indexing RECORDS COUNT FOLDER` prints the seconds it took.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter

from benchmarks.records import open_records
from generator.publish import write_file
from generator.search.index import index_files
from generator.workers import workshop_at

_EVERY = 1.0  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Build:
    """What making an index took: seconds, most memory of all its processes, files and bytes made."""

    seconds: float
    memory: int
    files: int
    bytes: int


def measure_build(records: Path, count: int, folder: Path) -> Build:
    """Make the index of the oldest `count` records in a folder, with nothing kept from before."""
    command = [sys.executable, "-m", "benchmarks.indexing", str(records), str(count), str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  (ourselves)
    memory = _Memory(process.pid)
    output, _ = process.communicate()
    peak = memory.stop()
    assert process.returncode == 0, "the index could not be made"
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return Build(json.loads(output)["seconds"], peak, len(sizes), sum(sizes))


class _Memory(Thread):
    """Looks at the memory of a process and those below it until stopped; pages that they share count once."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self._peak, self._stopped = process, 0, Event()
        self.start()

    def run(self) -> None:
        while not self._stopped.wait(_EVERY):
            self._peak = max(self._peak, sum(map(_memory_of, _tree(self._process))))

    def stop(self) -> int:
        self._stopped.set()
        self.join()
        return self._peak


def _tree(process: int) -> list[int]:
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has just ended
            continue
    found = [process]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def _memory_of(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _make(records: Path, count: int, folder: Path) -> float:
    source = open_records(records, count).source()
    started = perf_counter()
    with TemporaryDirectory(dir=folder.parent) as store, workshop_at(Path(store)) as workshop:
        for path, content in index_files(source, workshop):
            write_file(folder, path, content)
        return perf_counter() - started


if __name__ == "__main__":
    print(json.dumps({"seconds": _make(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))}))
