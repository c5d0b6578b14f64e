"""Units while their name is being typed: every word begins as typed, in this order, marks aside."""

import re
from collections.abc import Iterable
from datetime import date
from heapq import nsmallest

from generator.gazetteer.index import TWO_TIERS_SINCE, era_of, level_letter
from generator.gazetteer.names import split_type
from generator.text.vietnamese import comparison_key, fold

_WORD = re.compile(r"\w+")
_ORDER = "cdp"


class Completions:
    """Finds units by the beginnings of words of their paths; made only once somebody types."""

    def __init__(self, paths: Iterable[tuple[str, str]]) -> None:
        """Fold the path of every unit."""
        self._units = [
            (identifier, path, f" {' '.join(_WORD.findall(fold(path)))}", fold(split_type(path)[1]))
            for identifier, path in paths
        ]

    def of(self, text: str, on: date, limit: int) -> list[str]:
        """Return the paths that the text may become, best first: names that begin with it before those that hold it."""
        words = _WORD.findall(fold(text))
        if not words:
            return []
        era = "now" if on >= TWO_TIERS_SINCE else "then"
        typed, marked = " ".join(words), comparison_key(text)
        found = (
            (
                not bare.startswith(typed) and not folded.startswith(f" {typed}"),
                marked not in comparison_key(path),
                era_of(identifier) != era,
                _ORDER.index(level_letter(identifier)),
                len(path),
                path,
            )
            for identifier, path, folded, bare in self._units
            if _holds(folded, words)
        )
        return list(dict.fromkeys(path for *_, path in nsmallest(limit * 2, found)))[:limit]


def _holds(folded: str, words: list[str]) -> bool:
    """Tell whether each word begins a word of the path, one after another."""
    at = 0
    for word in words:
        at = folded.find(f" {word}", at)
        if at < 0:
            return False
        at += 1
    return True
