"""Other words for a part of a query, which find entries too; the theme's `alternatives.js` has the same values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

MOST = 8  # of one query: each costs its reader a file or two
FEW = 2  # where there are enough results without them


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


Alternatives: TypeAlias = Callable[[Sequence[str]], Sequence[Alternative]]  # from a query's words to their alternatives
