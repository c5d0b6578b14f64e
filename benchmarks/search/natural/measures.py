"""Measures ranked lists against the entries that answer a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import mean

_FIRST = 10
_ABSENT = 50  # the rank of the first answer where no answer is found before it


@dataclass(frozen=True, slots=True)
class Score:
    """Measures of one list: shares of the answers, nDCG, and the rank of the first answer."""

    recall: float
    precision: float
    gain: float
    first: float


def score(ranked: Sequence[str], answers: frozenset[str], judged: frozenset[str]) -> Score:
    """Measure a list; entries that nobody judged for the question are left out of it first (a condensed list)."""
    condensed = [each for each in ranked if each in judged]
    hits = [each in answers for each in condensed]
    ideal = sum(1 / log2(place + 2) for place in range(min(len(answers), _FIRST)))
    gain = sum(1 / log2(place + 2) for place, is_hit in enumerate(hits[:_FIRST]) if is_hit)
    first = hits.index(True) + 1 if True in hits else _ABSENT
    return Score(
        recall=sum(hits[:_FIRST]) / len(answers),
        precision=sum(hits[: len(answers)]) / len(answers),
        gain=gain / ideal,
        first=min(first, _ABSENT),
    )


def average(scores: Iterable[Score]) -> Score:
    """Return the means of all measures."""
    each = list(scores)
    return Score(*(mean(getattr(one, name) for one in each) for name in Score.__slots__))
