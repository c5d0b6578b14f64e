"""Ranks documents for a query (docs/spec/search-index.md); the theme's `ranking.js` follows the same rules."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import product
from math import log
from operator import or_
from unicodedata import normalize

from generator.search.reader import IndexReader, Spellings
from generator.search.telex import decoded, query_words
from generator.search.words import is_blank, key, term_of

PHRASE, NEAR, SCATTERED, SOME = 3, 2, 1, 0
_CLASS_WEIGHTS = (1.0, 1.5, 2.0, 3.0)
SAME, FITTING, OTHER = 2, 1, 0
_COMPLETED, _ALONE = 0.5, 0.3
# By number of words in the query: the number of results with all words near each other that makes it unnecessary to
# search for the words individually.
_ENOUGH_BY_WORDS = {2: 10, 3: 1, 4: 1}
_COMPLETIONS = 3
_ALL_PAIRS = 6  # words
_CORRECTIONS = 12
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranked documents, the tier of the first one (None if there are none) and the words of the query.

    `score` is the sum over all documents.
    """

    documents: tuple[int, ...]
    tier: int | None
    words: tuple[str, ...]
    score: float = 0.0


@dataclass(slots=True)
class _Hit:
    terms: int = 0
    alone: int = 0
    grade: int = 0
    score: float = 0.0


@dataclass(slots=True)
class _Hits:
    """The hits so far, by document."""

    by_document: dict[int, _Hit] = field(default_factory=dict)

    def add(self, position: int, found: dict[int, tuple[int, float]]) -> None:
        """Add the documents that contain the term at a position of the query."""
        for document, (grade, weight) in found.items():
            hit = self.by_document.setdefault(document, _Hit())
            hit.terms |= 1 << position
            hit.grade += grade
            hit.score += weight

    def add_alone(self, position: int, found: dict[int, tuple[int, float]]) -> None:
        """Add the documents that contain a single word; it adds nothing to a pair that already contains the word."""
        for document, (grade, weight) in found.items():
            hit = self.by_document.setdefault(document, _Hit())
            if not (hit.terms | hit.terms << 1) >> position & 1:
                hit.alone |= 1 << position
                hit.grade += grade
                hit.score += weight * _ALONE


def search(index: IndexReader, text: str) -> Ranking:
    """Rank the documents for a query as typed; a blank one returns all documents, newest first, emoji return none."""
    words = tuple(query_words(text, index.foreign))
    if not words:
        return Ranking(tuple(range(index.total)) if is_blank(text) else (), None, ())
    return _ranked(index, _without_unfinished(index, words))


def _without_unfinished(index: IndexReader, words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop a last word of one letter that no document contains after the preceding word: it is still being typed."""
    is_unfinished = len(words) > 1 and len(key(words[-1])) == 1 and not words[-1].isdigit()
    return words[:-1] if is_unfinished and not index.spellings(term_of(" ".join(words[-2:]))) else words


def _ranked(index: IndexReader, words: tuple[str, ...]) -> Ranking:
    hits = _Hits()
    is_marked = any(key(word) != word for word in words)
    positions = _positions(len(words))
    for position in positions:
        term = " ".join(words[position : position + 2])
        hits.add(position, _documents_of(index, term, is_marked=is_marked, is_prefix=position == positions[-1]))
    tiers = {document: _tier(hit, len(words)) for document, hit in hits.by_document.items()}
    alone = _words_to_search_alone(hits.by_document.values(), tiers.values(), len(words))
    if alone:
        for position in alone:
            hits.add_alone(position, _documents_of(index, words[position], is_marked=is_marked, is_prefix=False))
        tiers = {document: _tier(hit, len(words)) for document, hit in hits.by_document.items()}
    return _ordered(hits.by_document, tiers, words)


@lru_cache(maxsize=16)
def _every_term(count: int) -> int:
    """Return the terms of a query with `count` words, as bits."""
    return sum(1 << position for position in _positions(count))


def _positions(count: int) -> list[int]:
    """Return the positions at which the terms of a query with `count` words begin.

    A long query uses every other pair and the last one: these contain every word at half the cost.
    """
    last = max(0, count - 2)
    return list(range(last + 1)) if count <= _ALL_PAIRS else sorted({*range(0, last, 2), last})


def _words_to_search_alone(hits: Iterable[_Hit], tiers: Iterable[int], count: int) -> list[int]:
    """Return the positions of words to search for individually: those that no document contains in a pair.

    For a short query with few full matches these are all words: “Nguyễn Hạnh” may mean Nguyễn Thị Hạnh. For other
    queries this would double the cost for the reader.
    """
    near = sum(tier >= NEAR for tier in tiers)
    if near < _ENOUGH_BY_WORDS.get(count, 0):
        return list(range(count))
    paired = reduce(or_, (_in_pairs(hit, count) for hit in hits), 0)
    return [position for position in range(count) if count > 1 and not paired >> position & 1]


def _ordered(hits: dict[int, _Hit], tiers: dict[int, int], words: tuple[str, ...]) -> Ranking:
    def order(document: int) -> tuple[int, int, int, float, int]:
        hit = hits[document]
        share = 0 if tiers[document] else -_in_pairs(hit, len(words)).bit_count()
        return -tiers[document], share, -hit.grade, -int(hit.score * 1e6 + 0.5), document

    whole = [document for document, tier in tiers.items() if tier > SOME]
    enough = max(2, (len(words) + 2) // 3)
    shown = whole or [each for each, hit in hits.items() if _in_pairs(hit, len(words)).bit_count() >= enough]
    shown.sort(key=order)
    score = sum(hits[document].score for document in shown)
    return Ranking(tuple(shown), tiers[shown[0]] if shown else None, words, score)


def _in_pairs(hit: _Hit, count: int) -> int:
    """Return the words that the document contains in pairs, as bits; for a query of one word, the word itself."""
    return hit.terms if count == 1 else hit.terms | hit.terms << 1


def _tier(hit: _Hit, count: int) -> int:
    every_word = (1 << count) - 1
    if hit.terms == _every_term(count):
        return PHRASE
    if _in_pairs(hit, count) == every_word:
        return NEAR
    return SCATTERED if _in_pairs(hit, count) | hit.alone == every_word else SOME


def _documents_of(index: IndexReader, typed: str, *, is_marked: bool, is_prefix: bool) -> dict[int, tuple[int, float]]:
    """Return the grade and weight of each document that contains a term, or a completion of it if `is_prefix`."""
    readings = _readings(typed, index.foreign)
    spellings = tuple(each for term in dict.fromkeys(map(term_of, readings)) for each in index.spellings(term))
    if spellings or not is_prefix:
        return _weighted(spellings, readings if is_marked else (), index.total)
    term = term_of(typed)
    completions = index.beginning(term) if " " in term else tuple(_completions(index, term))
    found = _weighted(completions, (), index.total)
    return {document: (OTHER, weight * _COMPLETED) for document, (_, weight) in found.items()}


def _readings(typed: str, foreign: Container[str]) -> tuple[str, ...]:
    """Return the interpretations of typed words: a word of the corpus that is also raw Telex has two."""
    words = [dict.fromkeys((word, decoded(word))) if word in foreign else (word,) for word in typed.split(" ")]
    return tuple(map(" ".join, product(*words)))


def _completions(index: IndexReader, prefix: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    longer = [each for each in index.syllables() if each.startswith(prefix)]
    for each in longer[:_COMPLETIONS]:
        yield from index.spellings(each)


def _weighted(spellings: Spellings, readings: tuple[str, ...], total: int) -> dict[int, tuple[int, float]]:
    """Return the best grade and weight of every document that contains one of the spellings.

    Without readings to compare with, all spellings have the same grade.
    """
    count = sum(len(values) for _, values in spellings)
    found: dict[int, tuple[int, float]] = {}
    for spelled, values in spellings:
        grade = max((grade_of(spelled, typed) for typed in readings), default=OTHER)
        weight = log(1 + total / count) * (0.7 + 0.3 * len(values) / count)
        for value in values:
            best = grade, weight * _CLASS_WEIGHTS[value & 3]
            if best > found.get(value >> 2, (-1, 0.0)):
                found[value >> 2] = best
    return found


@lru_cache(maxsize=4096)
def grade_of(spelled: str, typed: str) -> int:
    """Return how well a spelling matches typed words: SAME, FITTING (contains every typed mark) or OTHER."""
    if spelled == typed:
        return SAME
    words = zip(spelled.split(" "), typed.split(" "), strict=False)
    return FITTING if all(_fits(*pair) for pair in words) else OTHER


def _fits(spelled: str, typed: str) -> bool:
    letters, tone = _letters_and_tone(spelled)
    wanted, wanted_tone = _letters_and_tone(typed)
    if len(letters) != len(wanted) or wanted_tone not in {"", tone}:
        return False
    return all(has[0] == base[0] and set(base[1:]) <= set(has[1:]) for has, base in zip(letters, wanted, strict=True))


def _letters_and_tone(word: str) -> tuple[list[str], str]:
    """Return the letters of a word, each with its vowel marks, and its tone."""
    letters: list[str] = []
    tone = ""
    for char in normalize("NFD", word.replace("đ", "d\u0335")):
        if char in _TONES:
            tone = char
        elif letters and "\u0300" <= char <= "\u036f":
            letters[-1] += char
        else:
            letters.append(char)
    return letters, tone


def correction(index: IndexReader, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the words with one corrected by one letter, choosing the highest total score; None if nothing is found."""
    known = index.syllables()
    unknown = [position for position, word in enumerate(words) if key(word) not in known and not word.isdigit()]
    best: tuple[int, tuple[str, ...]] | None = None
    most = 0.0
    for position, candidate in _candidates(words, unknown or range(len(words)), known):
        found = _ranked(index, candidate)
        if found.tier in {PHRASE, NEAR} and found.score > most:
            best, most = (position, candidate), found.score
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
