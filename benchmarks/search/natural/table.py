"""Prints the answers of engines as a table in Markdown."""

from collections.abc import Iterable

from benchmarks.search.natural.quality import Answers
from benchmarks.search.spellings import SPELLINGS

_NAMES = {"ours": "this project", "bm25": "BM25 (bm25s)", "pagefind": "Pagefind", "material": "Material (lunr)"}
_WAYS = ("full marks", "none", "partial", "d for đ", "old placement", "NFD", "Telex")
_HEAD = ("corpus", "questions", "engine", *_WAYS, "all", "nDCG@10", "first answer")


def table(found: Iterable[Answers]) -> str:
    """Return the table; each row has the questions of one set, or of all sets of a corpus."""
    rows = ["| " + " | ".join(_HEAD) + " |", "| " + " | ".join("---" for _ in _HEAD) + " |"]
    for each in found:
        sets = list(dict.fromkeys(question.set for question, _ in each.scores))
        chosen = [*([one] for one in sets), *([sets] if len(sets) > 1 else ())]
        rows.extend("| " + " | ".join(_cells(each, some)) + " |" for some in chosen)
    return "\n".join(rows)


def _cells(each: Answers, sets: list[str]) -> Iterable[str]:
    count = sum(question.set in sets for question, way in each.scores if way == "full")
    yield from (each.corpus, f"{', '.join(sets)} ({count})", _NAMES[each.engine])
    for ways in (*([way] for way in SPELLINGS), SPELLINGS):
        score = each.mean(sets, ways)
        yield f"{score.recall:.2f}/{score.precision:.2f}"
    score = each.mean(sets)
    yield from (f"{score.gain:.2f}", f"{score.first:.1f}")
