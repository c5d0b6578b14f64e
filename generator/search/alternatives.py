"""Other words for a part of a query, which find entries too; the theme's `alternatives.js` has the same values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

MOST = 8  # terms of all alternatives of one query: each costs its reader a file or two
FEW = 3  # where there are enough results without them


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words, spelled with their marks, that stand for the query's words from `start` to `stop`.

    `weight`, at most 1, is the share of the score that they give: less than 1 where they mean more or less than the
    query's own words. `label` tells readers what was searched for too.
    """

    start: int
    stop: int
    words: tuple[str, ...]
    weight: float
    label: str

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the terms to look up: its pairs, or its only word."""
        return tuple(map(" ".join, pairwise(self.words))) or self.words


Alternatives: TypeAlias = Callable[[Sequence[str]], Sequence[Alternative]]  # from a query's words to their alternatives


def within(alternatives: Sequence[Alternative], terms: int) -> list[Alternative]:
    """Return the first alternatives that have at most so many terms together."""
    ends = accumulate(len(each.terms) for each in alternatives)
    return [each for each, end in zip(alternatives, ends, strict=True) if end <= terms]
