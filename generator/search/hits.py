"""What each document has of a query: its pairs, its words, its score. The theme's `hits.js` does the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.search.alternatives import Alternative
from generator.search.lookup import Looked

_PAIR, _ALONE = 0.5, 1.0  # of the rarity: a document with a pair has both words too
_LIFT = 2.0  # at most so much more than their rarity says words count that stand for rarer ones of the query


@dataclass(slots=True)
class Hit:
    """The pairs and single words of a query that a document has, as bits; `fitting_…` with the marks typed.

    `mass` is the rarity of all that was found, `score` has classes and marks in it too.
    """

    pairs: int = 0
    fitting_pairs: int = 0
    alone: int = 0
    fitting_alone: int = 0
    grade: int = 0
    score: float = 0.0
    mass: float = 0.0


@dataclass(slots=True)
class Hits:
    """The hits so far by document, and the mass of all terms that some document has."""

    by_document: dict[int, Hit] = field(default_factory=dict)
    mass: float = 0.0
    _pairs: dict[int, Looked] = field(default_factory=dict)
    _alone: dict[int, Looked] = field(default_factory=dict)
    _given: dict[tuple[int, int, int], tuple[float, float]] = field(default_factory=dict)  # by part and document

    def add_pair(self, position: int, found: Looked) -> None:
        """Add the documents with the pair that begins at a position."""
        self.mass += found.rarity * _PAIR
        self._pairs[position] = found
        for hit, grade in self._scored(found, _PAIR):
            hit.pairs |= 1 << position
            if found.fits(grade):
                hit.fitting_pairs |= 1 << position

    def add_alone(self, position: int, found: Looked) -> None:
        """Add the documents with a single word."""
        self.mass += found.rarity * _ALONE
        self._alone[position] = found
        for hit, grade in self._scored(found, _ALONE):
            hit.alone |= 1 << position
            if found.fits(grade):
                hit.fitting_alone |= 1 << position

    def _scored(self, found: Looked, weight: float) -> Iterator[tuple[Hit, int]]:
        for document, (grade, score) in found.documents.items():
            hit = self.by_document.setdefault(document, Hit())
            hit.grade += grade
            hit.score += score * weight
            hit.mass += found.rarity * weight
            yield hit, grade

    def add_alternative(self, alternative: Alternative, terms: Iterable[Looked]) -> frozenset[int]:
        """Let documents with all terms of an alternative count as having its part of the query; return who lacked it.

        A document keeps what it has of the query's own words, or of another alternative, if that is worth more. More
        words are worth no more than these: “hiến máu tình nguyện” answers “hiến máu” no better.
        """
        listed = list(terms)
        span = range(alternative.start, alternative.stop)
        own = [(self._pairs[at], _PAIR) for at in span[:-1] if at in self._pairs]
        own += [(self._alone[at], _ALONE) for at in span if at in self._alone]
        whole = sum(found.rarity * weight for found, weight in own)
        other = sum(found.rarity for found in listed) * (_PAIR + _ALONE)
        if not whole:  # no document has the query's own words there
            whole = other
            self.mass += whole
        share = alternative.weight * (_PAIR + _ALONE) * (min(_LIFT, whole / other) if other else 1.0)
        bits = sum(1 << at for at in span)
        shared = [each for each in listed[0].documents if all(_fits(found, each) for found in listed)]
        lacking: set[int] = set()
        for document in shared:
            hit = self.by_document.setdefault(document, Hit())
            score, mass = 0.0, 0.0
            for found, weight in own:
                if document in found.documents:
                    score += found.documents[document][1] * weight
                    mass += found.rarity * weight
            if mass < whole:
                lacking.add(document)
            part = (alternative.start, alternative.stop, document)
            score, mass = self._given.get(part, (score, mass))
            given = sum(found.documents[document][1] for found in listed) * share
            hit.alone |= bits
            hit.fitting_alone |= bits
            if given > score:
                more = max(0.0, min(whole, _LIFT * other) * alternative.weight - mass)
                hit.score += given - score
                hit.mass += more
                self._given[part] = (given, mass + more)
        return frozenset(lacking)


def _fits(found: Looked, document: int) -> bool:
    return document in found.documents and found.fits(found.documents[document][0])
