"""Looks up the terms of a query: which documents hold a term, how it is spelled there, and its weight."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import product
from math import log

from generator.search.grades import FITTING, OTHER, grade_of
from generator.search.reader import IndexReader, Spellings
from generator.search.telex import decoded
from generator.search.words import term_of

_CLASS_WEIGHTS = (1.0, 1.5, 2.0, 2.5)
_COMPLETED = 0.5
_OTHER_MARKS = 0.5
_COMPLETIONS = 3


@dataclass(frozen=True, slots=True)
class Looked:
    """The documents of a term, each with grade and weight, and the rarity of the term (0 if it is in no document).

    Of a term that `is_open`, all spellings fit: nothing was typed with marks, or it was completed.
    """

    documents: dict[int, tuple[int, float]]
    rarity: float
    is_open: bool

    def fits(self, grade: int) -> bool:
        """Return whether a spelling of this grade has the marks that were typed."""
        return self.is_open or grade >= FITTING


def look_up(index: IndexReader, typed: str, *, is_marked: bool, is_prefix: bool) -> Looked:
    """Return the documents that contain a term, or a completion of it if there are none and it `is_prefix`."""
    readings = _readings(typed, index.foreign)
    spellings = tuple(each for term in dict.fromkeys(map(term_of, readings)) for each in index.spellings(term))
    if spellings or not is_prefix:
        return _weighted(spellings, readings if is_marked else (), index.total)
    term = term_of(typed)
    completions = index.beginning(term) if " " in term else tuple(_completions(index, term))
    found = _weighted(completions, (), index.total)
    halved = {document: (OTHER, weight * _COMPLETED) for document, (_, weight) in found.documents.items()}
    return Looked(halved, found.rarity, is_open=True)


def _readings(typed: str, foreign: Container[str]) -> tuple[str, ...]:
    """Return the interpretations of typed words: a word of the corpus that is also raw Telex has two."""
    words = [dict.fromkeys((word, decoded(word))) if word in foreign else (word,) for word in typed.split(" ")]
    return tuple(map(" ".join, product(*words)))


def _completions(index: IndexReader, prefix: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    longer = [each for each in index.syllables() if each.startswith(prefix)]
    for each in longer[:_COMPLETIONS]:
        yield from index.spellings(each)


def _weighted(spellings: Spellings, readings: tuple[str, ...], total: int) -> Looked:
    """Return the best grade and weight of every document that contains one of the spellings.

    Without readings to compare with, all spellings have the same grade.
    """
    count = sum(len(values) for _, values in spellings)
    rarity = log(1 + total / count) if count else 0.0
    found: dict[int, tuple[int, float]] = {}
    for spelled, values in spellings:
        grade = max((grade_of(spelled, typed) for typed in readings), default=OTHER)
        weight = rarity * (0.7 + 0.3 * len(values) / count)
        if readings and grade == OTHER:
            weight *= _OTHER_MARKS
        for value in values:
            best = grade, weight * _CLASS_WEIGHTS[value & 3]
            if best > found.get(value >> 2, (-1, 0.0)):
                found[value >> 2] = best
    return Looked(found, rarity, is_open=not readings)
