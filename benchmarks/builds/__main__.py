"""Measures building against others: `make bench`, `python -m benchmarks.builds [COUNT] [--runs 3]`.

The sites stay in `.cache/bench/COUNT/`, so that each case can be repeated by its command. `--only Hugo Material`
measures the cases whose names contain one of these words.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter, sleep, strftime

from benchmarks.builds.cases import HUGO, OURS, Case, cases, separate_cases, write_sites
from benchmarks.builds.deferred_removal import remove_set_aside, set_aside
from benchmarks.builds.page_comparison import comparison
from benchmarks.builds.process_cost import CommandError, measure
from benchmarks.builds.report import Measured, Outcome, report
from generator.engine.files import SETTLING_NS

_PROJECT = Path(__file__).parents[2]
_RESULTS = Path(__file__).parents[1] / "results/builds.md"
_COUNT, _RUNS = 10_000, 3


def main() -> None:
    """Measure all cases and rewrite the report after each: a run takes long."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int, nargs="?", default=_COUNT, help="how many entries")
    parser.add_argument("--runs", type=int, default=_RUNS, help="how often each command is measured")
    parser.add_argument("--results", type=Path, default=_RESULTS, help="the report's file")
    parser.add_argument("--only", nargs="*", default=[""], help="words in the names of the cases to measure")
    given = parser.parse_args()
    work = _PROJECT / f".cache/bench/{given.count}"
    set_aside(work)
    _say(f"{given.count} entries")
    write_sites(work, given.count)
    measured = Measured(given.count)
    for run in range(given.runs):
        _measure(_chosen(cases(work, given.count), given.only), run, measured, given.results)
    _measure(_chosen(separate_cases(work, given.count), given.only), 0, measured, given.results)
    remove_set_aside()


def _chosen(several: Iterable[Case], words: Iterable[str]) -> Iterator[Case]:
    return (case for case in several if any(word in case.name for word in words))


def _measure(several: Iterable[Case], run: int, measured: Measured, results: Path) -> None:
    """Measure every case once, in turn, so that other load on the machine affects all alike."""
    for case in several:
        if run >= case.runs:
            continue
        outcome = measured.outcomes.setdefault(case.name, Outcome(case.shown))
        case.before()
        sleep(SETTLING_NS / 1e9)  # else fresh time stamps would count as unsettled
        started = perf_counter()
        try:
            cost = measure(case.command, case.folder, case.limits)
        except CommandError as error:
            outcome.failure = str(error)
            outcome.longer_than = case.limits.seconds if perf_counter() - started >= case.limits.seconds else 0
            _say(f"{case.name}: failed\n{error}")
        else:
            outcome.costs.append(cost)
            outcome.count_files(case.site)
            if case.name == OURS and HUGO in measured.outcomes and measured.comparison is None:  # before edits
                measured.comparison = comparison(case.site, case.folder.parent / "hugo/public")
            _say(f"{case.name}: {cost.seconds:.1f} s, {cost.cpu:.1f} s of CPU, {cost.memory / 1e6:.0f} MB")
        results.write_text(report(measured), "utf-8")


def _say(what: str) -> None:
    print(strftime("%H:%M:%S"), what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
