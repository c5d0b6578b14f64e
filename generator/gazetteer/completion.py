"""Completion of a place text while it is typed: each typed word is a prefix, in order, without regard to marks."""

import re
from collections.abc import Iterable
from datetime import date
from heapq import nsmallest

from generator.gazetteer.names import split_type
from generator.gazetteer.unit_index import TWO_TIERS_SINCE, era_of, level_letter
from generator.text.vietnamese import comparison_key, fold

_WORD = re.compile(r"\w+")
_LEVEL_ORDER = "cdp"


class Completions:
    """A search for units by prefixes of the words of their paths."""

    def __init__(self, paths: Iterable[tuple[str, str]]) -> None:
        """Fold the paths, given as (id, path) of every unit."""
        self._units = [
            (identifier, path, f" {' '.join(_WORD.findall(fold(path)))}", fold(split_type(path)[1]))
            for identifier, path in paths
        ]

    def of(self, text: str, on: date, limit: int) -> list[str]:
        """Return up to `limit` paths that complete the text: names that begin with it, then names with it inside.

        Next, matching marks come first, then the tree in force on the day, then communes before larger units.
        """
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
                _LEVEL_ORDER.index(level_letter(identifier)),
                len(path),
                path,
            )
            for identifier, path, folded, bare in self._units
            if _has_prefixes(folded, words)
        )
        return list(dict.fromkeys(path for *_, path in nsmallest(limit * 2, found)))[:limit]


def _has_prefixes(folded: str, words: list[str]) -> bool:
    """Return whether the words are prefixes of words of the path, in this order."""
    at = 0
    for word in words:
        at = folded.find(f" {word}", at)
        if at < 0:
            return False
        at += 1
    return True
