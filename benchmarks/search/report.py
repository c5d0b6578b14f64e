"""Writes the measurements as tables: `results/search.md`."""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.search import keystrokes
from benchmarks.search.index_cost import Build
from benchmarks.search.natural.quality import Answers
from benchmarks.search.natural.table import table
from benchmarks.search.quality import Quality, by_kind
from benchmarks.search.reader_cost import Fetched, Rewritten, Waited, middle_and_most
from benchmarks.search.spellings import SPELLINGS

_NAMES = {"ours": "this project", "material": "Material (lunr)", "pagefind": "Pagefind"}
_ABOUT = (
    "Synthetic entries have about 425 syllables; 30 % have old tone placement. The other engines are as they come, in "
    "Vietnamese, and get the same texts; the title is marked as such."
)
_WAYS = ("full marks", "none", "partial", "d for đ", "old placement", "NFD", "Telex")
_LIMIT = 300  # milliseconds
_AS_TYPED = ("full", "old", "nfd")


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a search with an engine in a corpus of `count` entries."""

    engine: str
    count: int
    fetched: Fetched
    waited: Waited
    memory: tuple[int, int]


@dataclass(slots=True)
class Measured:
    """The measurements so far."""

    versions: str
    quality: list[Quality] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)
    builds: list[tuple[int, Build]] = field(default_factory=list)
    rewritten: Rewritten | None = None
    typed: keystrokes.Typed | None = None
    answers: list[Answers] = field(default_factory=list)
    differing: int = 0


def report(measured: Measured) -> str:
    """Return the whole report."""
    parts = [
        "# Search, measured",
        f"Made by `make bench-search`. {_machine()} {measured.versions}",
        _ABOUT,
        *_quality(measured.quality),
        *_answers(measured),
        *_costs(measured.costs),
        *_typing(measured.typed),
        *_builds(measured.builds, measured.rewritten),
    ]
    return "\n\n".join(parts) + "\n"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory, Python {platform.python_version()}."


def _quality(found: Sequence[Quality]) -> Iterable[str]:
    yield "## What is found"
    yield (
        "Each query in seven spellings. *Recall* / *R-precision at 10*: of the first places, as many as there are "
        "answers but at most ten, the share that are answers. An answer has the words as one phrase, spelled with "
        "these marks; of deed + place, both phrases. Single syllables apart."
    )
    rows = []
    for each in found:
        cells = [_pair(each, spellings=[way]) for way in SPELLINGS]
        rows.append([_corpus(each), _NAMES[each.engine], *cells, _pair(each)])
    yield _table(["corpus", "engine", *_WAYS, "all"], rows)
    yield (
        "By kind of query, over all spellings; *list*: the share of the result list that is right, of this "
        "project's the part that it counts as having all words."
    )
    rows = []
    for each in found:
        for kind in by_kind(each):
            if kind != "syllable":
                share = f"{each.mean('precision', kinds=[kind]):.2f}"
                cells = [_pair(each, kinds=[kind]), share]
                rows.append([_corpus(each), _NAMES[each.engine], f"{kind} ({by_kind(each)[kind]})", *cells])
        rows.append([_corpus(each), _NAMES[each.engine], "all", _pair(each), f"{each.mean('precision'):.2f}"])
    yield _table(["corpus", "engine", "queries", "found", "list"], rows)
    yield (
        "Single syllables typed with their marks (tối, not tỏi): the share of the first places that hold the syllable "
        "as typed."
    )
    rows = [
        [_corpus(each), _NAMES[each.engine], str(by_kind(each).get("syllable", 0)), f"{_typed(each):.2f}"]
        for each in found
    ]
    yield _table(["corpus", "engine", "syllables", "as typed first"], rows)
    differing = sum(each.differing for each in found)
    yield f"First results that the worker gave in another order than the modules it is made of: {differing}."


def _answers(of: Measured) -> Iterable[str]:
    if not of.answers:
        return
    yield "## What questions find"
    yield (
        "Questions as people put them, with the entries that answer (`benchmarks/search/natural/`), in seven ways: "
        "recall at 10 / R-precision; nDCG at 10 and the mean rank of the first answer over all spellings. Entries that "
        "nobody judged for a question, such as synthetic ones, are left out of the lists first (condensed lists). BM25 "
        "is that of bm25s over the same folded syllables and pairs, raw Telex decoded."
    )
    yield table(of.answers)
    yield f"Texts for which the scripts and Python list entries in another order: {of.differing}."


def _corpus(of: Quality) -> str:
    return f"{of.corpus}, {of.queries} queries"


def _typed(of: Quality) -> float:
    return of.mean("first", kinds=["syllable"], spellings=_AS_TYPED)


def _pair(of: Quality, *, kinds: Iterable[str] = (), spellings: Iterable[str] = SPELLINGS) -> str:
    kinds, spellings = tuple(kinds), tuple(spellings)
    values = (of.mean(measure, kinds=kinds, spellings=spellings) for measure in ("recall", "first"))
    return "/".join(f"{value:.2f}".replace("0.", ".").replace("1.00", "1") for value in values)


def _costs(costs: Sequence[Cost]) -> Iterable[str]:
    yield "## What a search costs its reader"
    yield (
        "A first search in a fresh browser, compressed as hosts do: everything fetched once a reader types (scripts, "
        "index, first ten results), the page itself apart; median and greatest of the typed texts. Milliseconds from "
        "opening the index to the first ten results, the page's thread four times slowed down (without a worker, which "
        "Chromium does not slow down; Material's lunr works in one, so it is not slowed), local server; *again*: the "
        "same search with everything at hand. Memory of the tab with its workers, after all typed texts."
    )
    rows = []
    for each in costs:
        size, answers = middle_and_most(each.fetched.bytes), middle_and_most(each.fetched.answers)
        wait = middle_and_most(each.waited.cold)
        rows.append([
            f"{each.count:,}", _NAMES[each.engine], f"{size[0] / 1000:,.0f} / {size[1] / 1000:,.0f}",
            f"{answers[0]:.0f} / {answers[1]:.0f}", f"{wait[0]:,.0f} / {wait[1]:,.0f}",
            f"{median(each.waited.again):,.0f}", f"{each.memory[1] / 1e6:.1f}",
        ])  # fmt: skip
    yield _table(["entries", "engine", "kB", "requests", "ms ×4", "again", "MB"], rows)


def _typing(typed: keystrokes.Typed | None) -> Iterable[str]:
    if typed is None:
        return
    middle, most = middle_and_most(typed.waited)
    quick = sum(each <= _LIMIT for each in typed.waited)
    yield (
        f"On the real search page, {typed.count:,} entries, 360 px wide, its thread four times slowed down, each text "
        "typed key by key (120 ms from one to the next) in a browser that has never seen the site: from the last key "
        f"to the first results on the page {middle:.0f} ms (median; most {most:.0f}), within {_LIMIT} ms for {quick} "
        f"of {len(typed.waited)} texts. Of each text the median of {keystrokes.ROUNDS} times."
    )


def _builds(builds: Sequence[tuple[int, Build]], rewritten: Rewritten | None) -> Iterable[str]:
    yield "## What the index costs to make"
    rows = [
        [
            f"{count:,}",
            f"{each.seconds:.0f}",
            f"{each.memory / 1e6:,.0f}",
            f"{each.files:,}",
            f"{each.bytes / 1e6:,.0f}",
        ]
        for count, each in builds
    ]
    yield "From records to files with nothing kept from before; most memory of all its processes together."
    yield _table(["entries", "seconds", "MB of memory", "files", "MB"], rows)
    if rewritten is None:
        return
    files, sizes = middle_and_most(rewritten.files), middle_and_most(rewritten.bytes)
    yield (
        f"One entry more, {len(rewritten.files)} times after another: median {files[0]:.2%} of the files are new or "
        f"changed (most {files[1]:.2%}), {sizes[0]:.2%} of the bytes (most {sizes[1]:.2%})."
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
