"""Measures one command: wall time, CPU time of all its processes, peak memory of them together.

A command beyond its limits of memory or time is killed, to keep the machine usable.
"""

import os
import resource
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from ctypes import CDLL
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, sleep

_EVERY = 0.1  # seconds between two samples of memory
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MOST_MEMORY = _PAGE * os.sysconf("SC_PHYS_PAGES") // 2
_MOST_SECONDS = 3600
_ORPHAN_SECONDS = 5  # how long a command's processes may outlive it
_PR_SET_CHILD_SUBREAPER = 36  # Linux: prctl(2)
_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1795305600",  # 22 November 2026: after every entry
    "PYTHONDONTWRITEBYTECODE": "",  # Python keeps what it compiled, as it does unless told not to
}


class CommandError(RuntimeError):
    """A command failed; the message is its output."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a command: seconds, CPU seconds, bytes of memory.

    `others` is the share of the processors that went to other processes meanwhile: where it is not near 0, wall time
    says little.
    """

    seconds: float
    cpu: float
    memory: int
    others: float


@dataclass(frozen=True, slots=True)
class Limits:
    """The bytes of memory and seconds after which a command is killed."""

    memory: int = _MOST_MEMORY
    seconds: float = _MOST_SECONDS


NO_MORE_THAN = Limits()


def measure(command: Sequence[str], folder: Path, limits: Limits = NO_MORE_THAN) -> Cost:
    """Run a command in a folder. Raises CommandError where it fails or is stopped."""
    _adopt_orphans()
    os.sync()  # earlier writes must not count
    started, busy = perf_counter(), _busy()
    process = subprocess.Popen(  # noqa: S603  (commands of our own)
        command,
        cwd=folder,
        env=os.environ | _ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    watch = Watch(process.pid, limits)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = _cpu(used) + _cpu_of_orphans(process.pid)
    busy = _busy() - busy
    watch.stop()
    if watch.reason or process.returncode:
        raise CommandError(watch.reason or said.decode(errors="replace")[-2000:] or f"exit {process.returncode}")
    others = max(0.0, busy - cpu) / (seconds * (os.cpu_count() or 1))
    return Cost(seconds, cpu, watch.peak, others)


def _cpu(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def _adopt_orphans() -> None:
    """Adopt orphaned processes, so that their CPU time is counted."""
    CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _cpu_of_orphans(group: int) -> float:
    """Wait for the processes that a command left running; return their CPU time."""
    cpu, end = 0.0, perf_counter() + _ORPHAN_SECONDS
    while True:
        try:
            process, _, used = os.wait4(-group, os.WNOHANG)
        except ChildProcessError:
            return cpu
        cpu += _cpu(used)
        if not process:
            if perf_counter() > end:
                os.killpg(group, signal.SIGKILL)
            sleep(0.01)


def _busy() -> float:
    """Return the busy seconds of all processors since boot."""
    user, nice, system, _idle, _waiting, *interrupts = map(
        int, Path("/proc/stat").read_text().split("\n")[0].split()[1:9]
    )
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


class Watch(Thread):
    """Samples the memory of a process tree until stopped; kills it beyond its limits.

    Shared pages count once; reading that is slow, so it is done only for several processes.
    """

    def __init__(self, process: int, limits: Limits = NO_MORE_THAN, every: float = _EVERY) -> None:
        """Sample now and every so many seconds; `process` leads its own group, which is killed with it."""
        super().__init__(daemon=True)
        self._process, self._limits, self._every, self._stopped = process, limits, every, Event()
        self._end = perf_counter() + limits.seconds
        self.peak, self.reason = 0, ""
        self._sample()
        self.start()

    def run(self) -> None:
        """Sample until stopped."""
        while not self._stopped.wait(self._every):
            self._sample()

    def _sample(self) -> None:
        tree = _tree(self._process)
        of_one = _shared_once if len(tree) > 1 else _resident
        self.peak = max(self.peak, sum(map(of_one, tree)))
        if self.peak > self._limits.memory:
            self._give_up(f"stopped: it took more than {self._limits.memory / 1e9:.1f} GB of memory")
        elif perf_counter() > self._end:
            self._give_up(f"stopped: it took more than {self._limits.seconds:g} seconds")

    def _give_up(self, reason: str) -> None:
        self.reason = reason
        with suppress(ProcessLookupError):  # it has just ended
            os.killpg(self._process, signal.SIGKILL)

    def stop(self) -> None:
        """Stop sampling; `peak` is then the peak memory, `reason` says why it was killed, if it was."""
        self._stopped.set()
        self.join()


def _tree(process: int) -> list[int]:
    """Return a process and its descendants, through each one's list of children."""
    found = [process]
    for each in found:
        try:
            for thread in Path(f"/proc/{each}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
        except OSError:  # it has just ended
            continue
    return found


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0


def _shared_once(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
