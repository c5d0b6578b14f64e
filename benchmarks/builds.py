"""Measures building against others: `make bench`, `python -m benchmarks.builds [COUNT] [--runs 3]`.

The sites stay in `.cache/bench/COUNT/`, so that every row can be measured again by its command. `--only Hugo Material`
measures the rows whose names hold one of these words.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter, sleep, strftime

from benchmarks.build_report import Measured, Outcome, report
from benchmarks.likeness import likeness
from benchmarks.measuring import CommandError, measure
from benchmarks.putting_aside import put_aside, remove_all
from benchmarks.rows import HUGO, OURS, Row, rows, rows_apart, write_sites
from generator.engine.files import SETTLING_NS

_PROJECT = Path(__file__).parent.parent
_RESULTS = Path(__file__).parent / "results/builds.md"
_COUNT, _RUNS = 10_000, 3


def main() -> None:
    """Measure, and write the report anew after every command: a run is long."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int, nargs="?", default=_COUNT, help="how many entries")
    parser.add_argument("--runs", type=int, default=_RUNS, help="how often each command is measured")
    parser.add_argument("--results", type=Path, default=_RESULTS, help="the report's file")
    parser.add_argument("--only", nargs="*", default=[""], help="words in the names of the rows to measure")
    given = parser.parse_args()
    work = _PROJECT / f".cache/bench/{given.count}"
    put_aside(work)
    _say(f"{given.count} entries")
    write_sites(work, given.count)
    measured = Measured(given.count)
    for run in range(given.runs):
        _measure(_chosen(rows(work, given.count), given.only), run, measured, given.results)
    _measure(_chosen(rows_apart(work, given.count), given.only), 0, measured, given.results)
    remove_all()


def _chosen(several: Iterable[Row], words: Iterable[str]) -> Iterator[Row]:
    return (row for row in several if any(word in row.name for word in words))


def _measure(several: Iterable[Row], run: int, measured: Measured, results: Path) -> None:
    """Measure every row once, in turn: what else the machine does meanwhile falls on all alike."""
    for row in several:
        if run >= row.runs:
            continue
        outcome = measured.outcomes.setdefault(row.name, Outcome(row.shown))
        row.before()
        sleep(SETTLING_NS / 1e9)  # as files have lain that were saved or checked out a moment ago
        started = perf_counter()
        try:
            cost = measure(row.command, row.folder, row.limits)
        except CommandError as error:
            outcome.failure = str(error)
            outcome.longer_than = row.limits.seconds if perf_counter() - started >= row.limits.seconds else 0
            _say(f"{row.name}: failed\n{error}")
        else:
            outcome.costs.append(cost)
            outcome.count_files(row.site)
            if row.name == OURS and HUGO in measured.outcomes and measured.likeness is None:  # before any edit
                measured.likeness = likeness(row.site, row.folder.parent / "hugo/public")
            _say(f"{row.name}: {cost.seconds:.1f} s, {cost.cpu:.1f} s of CPU, {cost.memory / 1e6:.0f} MB")
        results.write_text(report(measured), "utf-8")


def _say(what: str) -> None:
    print(strftime("%H:%M:%S"), what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
