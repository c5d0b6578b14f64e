"""Words that mean the same to those who search; the theme's `synonyms.js` follows the same rules."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from generator.search.alternatives import Alternative, Alternatives
from generator.search.words import key, words

SAME, ONE_WAY = 0.8, 0.6  # weights: of a phrase that means the same, and of one that is found too


class Synonyms(NamedTuple):
    """Phrases of which each finds the others; with `finds`, each finds these alone, and is found by none of them."""

    phrases: tuple[str, ...]
    finds: tuple[str, ...] = ()


class _Meant(NamedTuple):
    """A phrase as its spelled words, and the phrases that are searched for too."""

    words: tuple[str, ...]
    others: tuple[str, ...]
    weight: float


def alternatives_by(groups: Iterable[Synonyms]) -> Alternatives:
    """Return the function that finds the alternatives of a query in groups of synonyms.

    The words of a phrase may be typed without marks, but for a phrase of one word: “lon” is no “lợn”.
    """
    table: dict[tuple[str, ...], list[_Meant]] = {}
    for group in groups:
        for phrase in group.phrases:
            spelled = tuple(words(phrase))
            others = group.finds or tuple(each for each in group.phrases if each != phrase)
            meant = _Meant(spelled, others, ONE_WAY if group.finds else SAME)
            table.setdefault(tuple(map(key, spelled)), []).append(meant)
    longest = max(map(len, table), default=0)

    def alternatives(query: Sequence[str]) -> Sequence[Alternative]:
        by_phrase = [list(_others(at, meant)) for at, meant in _found(table, longest, query)]
        return [each for rank in zip_longest(*by_phrase) for each in rank if each is not None]

    return alternatives


def _found(
    table: dict[tuple[str, ...], list[_Meant]], longest: int, query: Sequence[str]
) -> Iterator[tuple[int, _Meant]]:
    """Yield the phrases in a query with the positions at which they begin: long ones first, none within another."""
    keys = tuple(map(key, query))
    taken: list[range] = []
    for length in range(min(longest, len(query)), 0, -1):
        for at in range(len(query) - length + 1):
            if any(at in each and at + length - 1 in each for each in taken):
                continue
            listed = [each for each in table.get(keys[at : at + length], ()) if _is_typed(each.words, query[at:])]
            yield from ((at, each) for each in listed)
            taken += [range(at, at + length)] if listed else []


def _is_typed(phrase: Sequence[str], query: Sequence[str]) -> bool:
    is_long = len(phrase) > 1
    return all(word == typed or (is_long and key(typed) == typed) for word, typed in zip(phrase, query, strict=False))


def _others(at: int, meant: _Meant) -> Iterator[Alternative]:
    stop = at + len(meant.words)
    return (Alternative(at, stop, tuple(words(each)), meant.weight, each) for each in meant.others)
