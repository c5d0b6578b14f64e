"""Load on a server: many requests over a few connections that stay open.

Every answer is read to its end, and must have the status 200 and the length that it announces. By hand:
`python -m tests.support.load 127.0.0.1:8000 site 50000`.
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from urllib.parse import quote

from generator.outputs.addresses import PATH as ADDRESSES
from generator.outputs.addresses import digest_of_address, read_addresses

_CONNECTIONS = 8
_SECONDS = 20


class Load(NamedTuple):
    """What came of many requests: how many failed, how long all took, and each, in seconds."""

    failed: int
    seconds: float
    latencies: list[float]

    def __str__(self) -> str:
        """Return requests a second and the latencies of the middle one and of the slowest of a hundred."""
        count, ordered = len(self.latencies), sorted(self.latencies)
        middle, slow = (1000 * ordered[int(part * (count - 1))] for part in (0.5, 0.99))
        rate = count / self.seconds
        return f"{count} requests, {self.failed} failed, {rate:.0f} a second, p50 {middle:.2f} ms, p99 {slow:.2f} ms"


def load(host: str, port: int, paths: Sequence[str], requests: int) -> Load:
    """Ask for the paths in turn, `requests` times in all."""
    started = perf_counter()
    with ThreadPoolExecutor(_CONNECTIONS) as threads:
        parts = [list(islice(cycle(paths), number, requests, _CONNECTIONS)) for number in range(_CONNECTIONS)]
        done = list(threads.map(lambda part: _asked(host, port, part), parts))
    return Load(
        sum(failed for failed, _ in done), perf_counter() - started, [each for _, times in done for each in times]
    )


def _asked(host: str, port: int, paths: Sequence[str]) -> tuple[int, list[float]]:
    failed, times = 0, []
    connection = HTTPConnection(host, port, timeout=_SECONDS)
    for path in paths:
        started = perf_counter()
        try:
            connection.request("GET", quote(path), headers={"Accept-Encoding": "gzip"})
            response = connection.getresponse()
            response.read()
            failed += response.status != 200
        except (OSError, HTTPException):
            failed += 1
            connection.close()
        times.append(perf_counter() - started)
    connection.close()
    return failed, times


def paths_of(site: Path) -> list[str]:
    """Return the path of every file of a built site that answers with itself, as a reader asks for it."""
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    paths = (file.removesuffix("index.html") for file in files if not file.startswith((".guong", "_")))
    table = read_addresses((site / ADDRESSES).read_bytes(), ADDRESSES)
    gone = table.moved.keys() | table.withdrawn
    return [f"/{path}" for path in paths if path not in gone and digest_of_address(path) not in gone]


if __name__ == "__main__":
    server, port = sys.argv[1].split(":")
    print(load(server, int(port), paths_of(Path(sys.argv[2])), int(sys.argv[3])))  # noqa: T201
