"""Ranks documents for a query (docs/spec/search-index.md); the theme's `ranking.js` follows the same rules."""

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from generator.search.alternatives import FEW, MOST, Alternative, Alternatives, within
from generator.search.hits import Hit, Hits
from generator.search.lookup import look_up
from generator.search.plain_words import is_plain
from generator.search.reader import IndexReader
from generator.search.telex import query_words
from generator.search.words import is_blank, key, term_of

PHRASE, NEAR, SCATTERED, SOME = 3, 2, 1, 0
# Documents with all words near each other that make it unnecessary to look up words that are in a pair by themselves
# too, and more than a few alternatives: every term looked up costs its reader a file or two.
_ENOUGH = 5
# By number of words in the query (1 for more): the number of documents with all words near each other from which on
# those that have them scattered, or in other words, are only near: “Nguyễn Hạnh” may mean Nguyễn Thị Hạnh.
_ENOUGH_NEAR = {2: 10}
_ALL_PAIRS = 6  # words
_CROSSING = 2  # words: in a longer query their pairs may not have been looked up
_FIRST = 10  # results that are listed down to `_LEAST` of the best score, later ones down to `_LATER`
_LEAST, _LATER = 0.08, 0.3
_OUTDONE = 0.8  # of the best score of a document with some words: with less, all words are there by chance


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranked documents: the first `whole` of them have all words, with the marks typed; the others are near.

    The list ends where relevance drops; `order` goes on to the last document that has anything of the query.
    `tier` is the best one of any (None if there are none), `words` those of the query, `also` the alternatives that
    found some of the documents. Unless it `is_close`, no document has several of the words together.
    """

    documents: tuple[int, ...]
    whole: int
    tier: int | None
    words: tuple[str, ...]
    also: tuple[Alternative, ...] = ()
    is_close: bool = True
    order: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Query:
    """The words of a query; `plain` are the positions of those that carry nothing, as bits."""

    words: tuple[str, ...]
    plain: int
    is_marked: bool

    @property
    def needed(self) -> int:
        """Return the words that a document with all of them has, as bits."""
        return (1 << len(self.words)) - 1 & ~self.plain

    def pairs(self) -> list[int]:
        """Return the positions at which the pairs to look up begin: not those of two plain words."""
        return [at for at in _positions(len(self.words)) if not (self.plain >> at & self.plain >> at + 1) & 1]


def search(index: IndexReader, text: str, alternatives: Alternatives | None = None) -> Ranking:
    """Rank the documents for a query as typed; a blank one returns all documents, newest first, emoji return none.

    The alternatives are those of the index unless others are given.
    """
    words = tuple(query_words(text, index.foreign))
    if not words:
        every = tuple(range(index.total)) if is_blank(text) else ()
        return Ranking(every, len(every), None, (), order=every)
    words = _without_unfinished(index, words)
    return _ranked(index, _query(index, words), tuple((alternatives or index.alternatives)(words)))


def score_near(index: IndexReader, words: tuple[str, ...]) -> float:
    """Return the total score of the documents that have all words of a query near each other."""
    query = _query(index, words)
    hits = Hits()
    _add_pairs(index, query, hits)
    return sum(hit.score for hit in hits.by_document.values() if _tier(hit.pairs, 0, query) >= NEAR)


def _query(index: IndexReader, words: tuple[str, ...]) -> _Query:
    is_marked = any(key(word) != word for word in words)
    plain = sum(1 << at for at, word in enumerate(words) if is_plain(word, index.plain))
    if not is_marked:  # plain words beside each other may be others: “Dang Thi” is “Đặng Thị”, no “đang thì”
        plain &= ~(plain << 1 | plain >> 1)
    if plain == (1 << len(words)) - 1:
        plain = 0
    return _Query(words, plain, is_marked)


def _without_unfinished(index: IndexReader, words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop a last word of one letter that no document contains after the preceding word: it is still being typed."""
    is_unfinished = len(words) > 1 and len(key(words[-1])) == 1 and not words[-1].isdigit()
    return words[:-1] if is_unfinished and not index.spellings(term_of(" ".join(words[-2:]))) else words


@lru_cache(maxsize=16)
def _positions(count: int) -> tuple[int, ...]:
    """Return the positions at which the pairs of a query with `count` words begin.

    A long query uses every other pair and the last one: these contain every word at half the cost.
    """
    last = max(0, count - 2)
    return tuple(range(last + 1)) if count <= _ALL_PAIRS else tuple(sorted({*range(0, last, 2), last}))


def _ranked(index: IndexReader, query: _Query, alternatives: tuple[Alternative, ...]) -> Ranking:
    hits = Hits()
    _add_pairs(index, query, hits)
    count = len(query.words)
    near = sum(_tier(hit.pairs, 0, query) >= NEAR for hit in hits.by_document.values())
    paired = 0 if near < _ENOUGH else reduce(or_, (hit.pairs | hit.pairs << 1 for hit in hits.by_document.values()))
    for position in range(count) if count > 1 else ():
        if (query.needed & ~paired) >> position & 1:
            found = look_up(index, query.words[position], is_marked=query.is_marked, is_prefix=False)
            hits.add_alone(position, found)
    listed = within(alternatives, MOST if near < _ENOUGH else FEW)
    found_by = {each: _add_alternative(index, each, hits) for each in listed}
    return _ordered(hits, query, found_by)


def _add_pairs(index: IndexReader, query: _Query, hits: Hits) -> None:
    positions = query.pairs()
    for position in positions:
        term = " ".join(query.words[position : position + 2])
        is_last = position == max(0, len(query.words) - 2)
        hits.add_pair(position, look_up(index, term, is_marked=query.is_marked, is_prefix=is_last))


def _add_alternative(index: IndexReader, alternative: Alternative, hits: Hits) -> frozenset[int]:
    found = (look_up(index, term, is_marked=True, is_prefix=False) for term in alternative.terms)
    return hits.add_alternative(alternative, found)


def _tier(pairs: int, alone: int, query: _Query) -> int:
    count = len(query.words)
    if pairs == sum(1 << position for position in query.pairs()):
        return PHRASE
    in_pairs = pairs if count == 1 else pairs | pairs << 1
    missing = query.needed & ~in_pairs
    if not missing or (count > _ALL_PAIRS and not missing & ~alone and missing.bit_count() <= _CROSSING):
        return NEAR
    return SOME if missing & ~alone else SCATTERED


def _ordered(hits: Hits, query: _Query, found_by: dict[Alternative, frozenset[int]]) -> Ranking:
    every = hits.by_document
    score = {document: int(hit.score * hit.mass / hits.mass * 1e6 + 0.5) for document, hit in every.items()}
    tiers = _tiers(every, query)
    most = max((score[document] for document, tier in tiers.items() if tier == SOME), default=0)

    def place(document: int) -> tuple[int, int, int, int]:
        tier, own = tiers[document], score[document]
        if tier == SCATTERED and own < most * _OUTDONE:
            tier = SOME
        return -tier, -every[document].grade if tier >= NEAR else 0, -own, document

    ordered = sorted(every, key=place)
    whole = sum(place(document)[0] < -SOME for document in ordered)
    best = max(score.values(), default=0)
    listed = tuple(
        document
        for rank, document in enumerate(ordered)
        if rank < whole or score[document] >= best * (_LEAST if rank < _FIRST else _LATER)
    )
    also = tuple(each for each, documents in found_by.items() if not documents.isdisjoint(listed))
    tier = max(map(tiers.__getitem__, listed), default=None)
    is_close = bool(tier or also) or any(_is_close(every[document], query) for document in listed)
    return Ranking(listed, whole, tier, query.words, also, is_close, tuple(ordered))


def _is_close(hit: Hit, query: _Query) -> bool:
    """Return whether a document has a third of the words, at least two, beside each other."""
    count = len(query.words)
    return (hit.pairs | hit.pairs << 1).bit_count() >= max(2, (count + 2) // 3)


def _tiers(every: dict[int, Hit], query: _Query) -> dict[int, int]:
    """Return the tier of every document by its words with the marks typed.

    If no document has all of them, those count that have them near each other in other marks: readers mistype marks.
    """
    tiers = {document: _tier(hit.fitting_pairs, hit.fitting_alone, query) for document, hit in every.items()}
    if sum(tier >= NEAR for tier in tiers.values()) >= _ENOUGH_NEAR.get(len(query.words), 1):
        return {document: tier if tier >= NEAR else SOME for document, tier in tiers.items()}
    if not any(tiers.values()):
        return {document: _tier(hit.pairs, 0, query) for document, hit in every.items()}
    return tiers
