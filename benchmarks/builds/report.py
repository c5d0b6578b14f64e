"""Writes the costs of builds as tables: `results/builds.md`."""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.builds.cases import (
    COPY,
    HUGO,
    HUGO_AND_PAGEFIND,
    HUGO_WITH_CODES,
    MATERIAL,
    MATERIAL_KINDLY,
    OURS,
    OURS_PAGES,
    PAGEFIND,
)
from benchmarks.builds.own_site import CARDS, can_leave_out
from benchmarks.builds.page_comparison import PageComparison
from benchmarks.builds.process_cost import Cost

_ENTRIES = ("guong/", "cau-chuyen/")
_TOOLS = ("hugo", "pagefind", "mkdocs-material", "zensical")
_ABOUT = (
    "One corpus for all: synthetic entries of about 425 syllables, without photos. Hugo makes the same pages of the "
    "same texts with the same markup: entries with facts, awards, evidence, sources, people and related entries; every "
    "listing and intersection, 24 entries a page; sitemap; the same static files. Feeds are left out on both sides. "
    "Handed to Hugo computed already: places resolved, titles and trails of listings, the stories of a profile; its "
    "front matter is JSON, which it reads faster than YAML, its links are rooted, each card is rendered once. It makes "
    "a few more numbered pages (it cuts after every 24 from the newest on). Our pages hold a QR code for print, Hugo's "
    "only where said. Our builds also check the content, and make the search index but where said."
)
_OTHERS = (
    "Material: its own search and tags plugins, entries as plain pages, no listings but the page of tags. As it comes, "
    "each page repeats the whole navigation; kept out of it, the entries are reached by the page of tags and search "
    "alone. Zensical reads the second one's configuration."
)
_HOW = (
    "Seconds and CPU are medians; memory is the most of all runs, of all processes together; *others* is the share of "
    "the processors that other processes took meanwhile: where it is not near 0, compare CPU and not seconds. Each "
    "command runs in its project's folder below `.cache/bench/{}/`; its output is put aside first but where an edit is "
    "measured, to be removed at the end: for minutes after many files were removed, making new ones is much slower. "
    "One that takes more than half of the memory is stopped."
)


@dataclass(slots=True)
class Outcome:
    """The outcome of a case: costs, or the reason of its failure; pages, files and bytes it made.

    A command stopped for its time took more than `longer_than` seconds.
    """

    command: str
    costs: list[Cost] = field(default_factory=list)
    failure: str = ""
    longer_than: float = 0
    pages: int = 0
    files: int = 0
    bytes: int = 0

    def count_files(self, site: Path) -> None:
        """Count the files and bytes of a site."""
        files = [Path(folder, name) for folder, _, names in os.walk(site) for name in names]
        self.files, self.pages = len(files), sum(file.suffix == ".html" for file in files)
        self.bytes = sum(file.stat().st_size for file in files)


@dataclass(slots=True)
class Measured:
    """The outcomes so far, by the cases' names."""

    count: int
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    comparison: PageComparison | None = None

    def cost(self, name: str) -> Cost | None:
        """Return the medians of a case; the sum of both for `HUGO_AND_PAGEFIND`."""
        if name == HUGO_AND_PAGEFIND:
            return _one_after_another(self.cost(HUGO), self.cost(PAGEFIND))
        costs = self.outcomes[name].costs if name in self.outcomes else []
        if not costs:
            return None
        return Cost(
            median(cost.seconds for cost in costs),
            median(cost.cpu for cost in costs),
            max(cost.memory for cost in costs),
            median(cost.others for cost in costs),
        )


def _one_after_another(first: Cost | None, second: Cost | None) -> Cost | None:
    if first is None or second is None:
        return None
    seconds = first.seconds + second.seconds
    others = (first.others * first.seconds + second.others * second.seconds) / seconds
    return Cost(seconds, first.cpu + second.cpu, max(first.memory, second.memory), others)


def report(measured: Measured) -> str:
    """Return the whole report."""
    parts = [
        "# Builds, measured",
        f"Made by `python -m benchmarks.builds {measured.count}`. {_machine()}",
        _ABOUT,
        _OTHERS,
        f"## {measured.count:,} entries",
        _table(measured),
        _HOW.format(measured.count),
        *_alike(measured.comparison),
        *_ratios(measured),
        *_failures(measured),
    ]
    return "\n\n".join(parts) + "\n"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    tools = ", ".join(f"{name} {version(name)}" for name in _TOOLS)
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory, Python {platform.python_version()}, {tools}."


def _table(measured: Measured) -> str:
    head = ["", "seconds", "× Hugo", "CPU", "others", "MB of memory", "pages", "files", "MB", "runs", "command"]
    return _lines(head, _rows(measured))


def _rows(measured: Measured) -> Iterable[Sequence[str]]:
    hugo = measured.cost(HUGO)
    for name, outcome in measured.outcomes.items():
        cost = measured.cost(name)
        if cost is not None:
            made = (f"{outcome.pages:,}", f"{outcome.files:,}", f"{outcome.bytes / 1e6:,.0f}", str(len(outcome.costs)))
            yield name, *_figures(cost, hugo), *made, f"`{outcome.command}`"
        if name == PAGEFIND and (both := measured.cost(HUGO_AND_PAGEFIND)) is not None:
            yield HUGO_AND_PAGEFIND, *_figures(both, hugo), "", "", "", "", "one after the other"


def _figures(cost: Cost, hugo: Cost | None) -> tuple[str, str, str, str, str]:
    ratio = f"{cost.seconds / hugo.seconds:.2f}" if hugo else ""
    return f"{cost.seconds:.1f}", ratio, f"{cost.cpu:.1f}", f"{cost.others:.0%}", f"{cost.memory / 1e6:,.0f}"


def _alike(found: PageComparison | None) -> Iterable[str]:
    """State how far our pages and Hugo's agree: comparing speed presupposes it."""
    if found is None:
        return
    rest = [address for address in found.differing if not address.startswith(_ENTRIES)]
    entries = len(found.differing) - len(rest)
    yield (
        f"Numbered pages apart, {len(found.only_first)} pages are ours alone and {len(found.only_second)} are Hugo's. "
        f"Of {found.compared:,} pages that both make and neither cuts, {found.same:,} link to the same pages. The "
        f"others are {entries:,} entries (Hugo relates the next older of the field, we those of field and province "
        f"first) and {len(rest)} other pages."
    )


_BUDGETS = (
    ("clean build, without search", OURS_PAGES, HUGO_WITH_CODES, 1.0),
    ("clean build, without search", OURS_PAGES, HUGO, 1.0),
    ("clean build, search included", OURS, HUGO_AND_PAGEFIND, 1.0),
    ("clean build, search included", OURS, HUGO, 1.0),
    ("clean build", OURS, MATERIAL, 1 / 8),
    ("clean build", OURS, MATERIAL_KINDLY, None),
    ("an old entry edited, without search", "this project: an old entry edited, without search", HUGO, 0.1),
    ("an old entry edited, search included", "this project: an old entry edited", HUGO_AND_PAGEFIND, 0.1),
    ("nothing changed, without search", "this project: nothing changed, without search", HUGO, 0.05),
    ("nothing changed, search included", "this project: nothing changed", HUGO_AND_PAGEFIND, 0.05),
    ("clean build over the floor", OURS, COPY, None),
)


def _ratios(measured: Measured) -> Iterable[str]:
    yield "## Against the budget"
    rows = []
    for name, one, other, budget in _BUDGETS:
        cost, against = measured.cost(one), measured.cost(other)
        limit = "" if budget is None else f"≤ {budget:g}"
        if cost is not None and against is not None:
            rows.append([name, other, f"{cost.seconds / against.seconds:.2f}", f"{cost.cpu / against.cpu:.2f}", limit])
        elif cost is not None and other in measured.outcomes and (longer := measured.outcomes[other].longer_than):
            rows.append([name, other, f"< {cost.seconds / longer:.2f}", "", limit])
    yield _lines(["this project", "against", "seconds", "CPU", "budget"], rows)
    if not can_leave_out(CARDS):
        yield "The plugin cannot leave share cards out yet: every clean build above draws them."


def _failures(measured: Measured) -> Iterable[str]:
    for name, outcome in measured.outcomes.items():
        if outcome.failure:
            yield f"{name} (`{outcome.command}`) failed:\n\n```\n{outcome.failure.strip()}\n```"


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
