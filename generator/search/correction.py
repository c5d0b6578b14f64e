"""Corrects a mistyped query by one letter; the theme's `correction.js` follows the same rules."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.search.ranking import SOME, Ranking, score_near, search
from generator.search.reader import IndexReader, Spellings
from generator.search.words import key, term_of

_CORRECTIONS = 12


class Answer(NamedTuple):
    """The ranking to show for a query; the words of its correction, if one is offered; whether that is shown."""

    ranking: Ranking
    correction: tuple[str, ...] | None
    is_corrected: bool


def answer(index: IndexReader, text: str) -> Answer:
    """Search for a text; if no document has all words, offer a correction, and show it if none has some together."""
    own = search(index, text)
    words = correction(index, own.words) if own.words and own.tier in {None, SOME} else None
    is_corrected = words is not None and not (own.documents and own.is_close)
    return Answer(search(index, " ".join(words)) if words and is_corrected else own, words, is_corrected)


def correction(index: IndexReader, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the words with one corrected by one letter, choosing the highest total score; None if nothing is found."""
    known = index.syllables()
    unknown = [position for position, word in enumerate(words) if key(word) not in known and not word.isdigit()]
    best: tuple[int, tuple[str, ...]] | None = None
    most = 0.0
    for position, candidate in _candidates(words, unknown or range(len(words)), known):
        score = score_near(index, candidate)
        if score > most:
            best, most = (position, candidate), score
    if best is None:
        return None
    is_marked = any(key(word) != word for word in words)
    return _as_written(index, *best) if is_marked else best[1]


def _as_written(index: IndexReader, position: int, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with the key at a position replaced by its most frequent spelling next to its neighbour."""
    for first in (position - 1, position) if len(words) > 1 else ():
        pair = " ".join(words[max(0, first) : first + 2])
        spellings = index.spellings(term_of(pair)) if first >= 0 and " " in pair else ()
        if spellings:
            return (*words[:position], _most_frequent(spellings).split(" ")[position - first], *words[position + 1 :])
    return (*words[:position], _most_frequent(index.spellings(words[position])), *words[position + 1 :])


def _most_frequent(spellings: Spellings) -> str:
    return min(spellings, key=lambda each: (-len(each[1]), each[0]))[0]


def _candidates(
    words: tuple[str, ...], positions: Iterable[int], known: Iterable[str]
) -> list[tuple[int, tuple[str, ...]]]:
    """Return (position, corrected words) for candidate corrections, the most frequent ones of each position first."""
    by_position = [
        [
            (position, (*words[:position], each, *words[position + 1 :]))
            for each in known
            if is_one_off(key(words[position]), each)
        ]
        for position in positions
    ]
    longest = max(map(len, by_position), default=0)
    mixed = [found[rank] for rank in range(longest) for found in by_position if rank < len(found)]
    return mixed[:_CORRECTIONS]


def is_one_off(word: str, other: str) -> bool:
    """Return whether two words differ by one letter replaced, added or removed, or by two neighbours swapped."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    first, second = word[start:], other[start:]
    if first[1:] == second[1:] or first[1:] == second or first == second[1:]:
        return True
    return first[:2] == second[1::-1] and first[2:] == second[2:]
