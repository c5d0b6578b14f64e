"""Ranks documents for a query (docs/spec/search-index.md); `theme/assets/search/ranking.js` goes by the same rules."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import product
from math import log
from operator import or_
from unicodedata import normalize

from generator.search.reader import Index, Spellings
from generator.search.telex import decoded, query_words
from generator.search.words import key, term_of

PHRASE, NEAR, SCATTERED, SOME = 3, 2, 1, 0
_CLASS_WEIGHTS = (1.0, 1.5, 2.0, 3.0)
SAME, FITTING, OTHER = 2, 1, 0
_BEGUN, _ALONE = 0.5, 0.3
# With so many results a query of so many words is answered: words far from each other need not be looked for.
_ENOUGH_BY_WORDS = {2: 10, 3: 1, 4: 1}
_COMPLETIONS = 3
_ALL_PAIRS = 6  # words
_CORRECTIONS = 12
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Documents in order; the tier of the first of them (None where there are none); the words that were looked for.

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
    """What has been found so far, by document."""

    by_document: dict[int, _Hit] = field(default_factory=dict)

    def add(self, place: int, found: dict[int, tuple[int, float]]) -> None:
        """Note the documents of the term at a place of the query."""
        for document, (grade, weight) in found.items():
            hit = self.by_document.setdefault(document, _Hit())
            hit.terms |= 1 << place
            hit.grade += grade
            hit.score += weight

    def add_alone(self, place: int, found: dict[int, tuple[int, float]]) -> None:
        """Note the documents that have a word by itself; where it lies in a pair that is there, nothing is new."""
        for document, (grade, weight) in found.items():
            hit = self.by_document.setdefault(document, _Hit())
            if not (hit.terms | hit.terms << 1) >> place & 1:
                hit.alone |= 1 << place
                hit.grade += grade
                hit.score += weight * _ALONE


def search(index: Index, text: str) -> Ranking:
    """Rank the documents for what a reader typed; every document, newest first, where that holds no word."""
    words = tuple(query_words(text, index.foreign))
    if not words:
        return Ranking(tuple(range(index.total)), None, ())
    return _ranked(index, _finished(index, words))


def _finished(index: Index, words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a last word of which only a letter has been typed: one that no entry has after the word before it."""
    is_begun = len(words) > 1 and len(key(words[-1])) == 1 and not words[-1].isdigit()
    return words[:-1] if is_begun and not index.spellings(term_of(" ".join(words[-2:]))) else words


def _ranked(index: Index, words: tuple[str, ...]) -> Ranking:
    hits = _Hits()
    is_marked = any(key(word) != word for word in words)
    places = _places(len(words))
    for place in places:
        term = " ".join(words[place : place + 2])
        hits.add(place, _term(index, term, is_marked=is_marked, may_be_begun=place == places[-1]))
    tiers = {document: _tier(hit, len(words)) for document, hit in hits.by_document.items()}
    alone = _asked_alone(hits.by_document.values(), tiers.values(), len(words))
    if alone:
        for place in alone:
            hits.add_alone(place, _term(index, words[place], is_marked=is_marked, may_be_begun=False))
        tiers = {document: _tier(hit, len(words)) for document, hit in hits.by_document.items()}
    return _ordered(hits.by_document, tiers, words)


@lru_cache(maxsize=16)
def _every_term(count: int) -> int:
    """Return all terms of a query of so many words, as bits."""
    return sum(1 << place for place in _places(count))


def _places(count: int) -> list[int]:
    """Return where the terms of a query of so many words begin.

    Of a long one every other pair is asked for, and the last: they hold every word, for half of the cost.
    """
    last = max(0, count - 2)
    return list(range(last + 1)) if count <= _ALL_PAIRS else sorted({*range(0, last, 2), last})


def _asked_alone(hits: Iterable[_Hit], tiers: Iterable[int], count: int) -> list[int]:
    """Return which words are looked for by themselves too: those that no entry has beside a neighbour.

    Of a short query that hardly any entry has all of, every word is: “Nguyễn Hạnh” may be called Nguyễn Thị Hạnh. Of
    others it would cost readers as much again.
    """
    near = sum(tier >= NEAR for tier in tiers)
    if near < _ENOUGH_BY_WORDS.get(count, 0):
        return list(range(count))
    paired = reduce(or_, (_in_pairs(hit, count) for hit in hits), 0)
    return [place for place in range(count) if count > 1 and not paired >> place & 1]


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
    """Return which words are there beside a neighbour, as bits; a query of one word has no neighbours."""
    return hit.terms if count == 1 else hit.terms | hit.terms << 1


def _tier(hit: _Hit, count: int) -> int:
    every_word = (1 << count) - 1
    if hit.terms == _every_term(count):
        return PHRASE
    if _in_pairs(hit, count) == every_word:
        return NEAR
    return SCATTERED if _in_pairs(hit, count) | hit.alone == every_word else SOME


def _term(index: Index, typed: str, *, is_marked: bool, may_be_begun: bool) -> dict[int, tuple[int, float]]:
    """Return the documents of a term; the last may be the beginning of one."""
    readings = _readings(typed, index.foreign)
    spellings = tuple(each for term in dict.fromkeys(map(term_of, readings)) for each in index.spellings(term))
    if spellings or not may_be_begun:
        return _weighed(spellings, readings if is_marked else (), index.total)
    term = term_of(typed)
    begun = index.beginning(term) if " " in term else tuple(_completed(index, term))
    found = _weighed(begun, (), index.total)
    return {document: (OTHER, weight * _BEGUN) for document, (_, weight) in found.items()}


def _readings(typed: str, foreign: Container[str]) -> tuple[str, ...]:
    """Return what typed words may stand for: one that the corpus has, and that is raw Telex too, for either."""
    words = [dict.fromkeys((word, decoded(word))) if word in foreign else (word,) for word in typed.split(" ")]
    return tuple(map(" ".join, product(*words)))


def _completed(index: Index, begun: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    longer = [each for each in index.syllables() if each.startswith(begun)]
    for each in longer[:_COMPLETIONS]:
        yield from index.spellings(each)


def _weighed(spellings: Spellings, readings: tuple[str, ...], total: int) -> dict[int, tuple[int, float]]:
    """Return the grade and weight of every document that has one of the spellings: of the best that it has.

    Without readings to hold them to, no spelling is better than another.
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
    """Tell how well a spelling fits what was typed: the same; every mark that was typed is in it; neither."""
    if spelled == typed:
        return SAME
    words = zip(spelled.split(" "), typed.split(" "), strict=False)
    return FITTING if all(_fits(*pair) for pair in words) else OTHER


def _fits(spelled: str, typed: str) -> bool:
    letters, tone = _taken_apart(spelled)
    wanted, wanted_tone = _taken_apart(typed)
    if len(letters) != len(wanted) or wanted_tone not in {"", tone}:
        return False
    return all(has[0] == base[0] and set(base[1:]) <= set(has[1:]) for has, base in zip(letters, wanted, strict=True))


def _taken_apart(word: str) -> tuple[list[str], str]:
    """Return the letters, each with its marks, and the tone."""
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


def correction(index: Index, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the words with one of them a letter off, as the most telling entries have it; None where none has."""
    known = index.syllables()
    unknown = [place for place, word in enumerate(words) if key(word) not in known and not word.isdigit()]
    best: tuple[int, tuple[str, ...]] | None = None
    most = 0.0
    for place, candidate in _candidates(words, unknown or range(len(words)), known):
        found = _ranked(index, candidate)
        if found.tier in {PHRASE, NEAR} and found.score > most:
            best, most = (place, candidate), found.score
    if best is None:
        return None
    is_marked = any(key(word) != word for word in words)
    return _as_written(index, *best) if is_marked else best[1]


def _as_written(index: Index, place: int, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with the one at a place, a key so far, as most entries write it beside its neighbour."""
    for first in (place - 1, place) if len(words) > 1 else ():
        pair = " ".join(words[max(0, first) : first + 2])
        spellings = index.spellings(term_of(pair)) if first >= 0 and " " in pair else ()
        if spellings:
            return (*words[:place], _commonest(spellings).split(" ")[place - first], *words[place + 1 :])
    return (*words[:place], _commonest(index.spellings(words[place])), *words[place + 1 :])


def _commonest(spellings: Spellings) -> str:
    return min(spellings, key=lambda each: (-len(each[1]), each[0]))[0]


def _candidates(
    words: tuple[str, ...], places: Iterable[int], known: Iterable[str]
) -> list[tuple[int, tuple[str, ...]]]:
    """Return what the words may have been, and where they differ, the most frequent of every place first."""
    by_place = [
        [(place, (*words[:place], each, *words[place + 1 :])) for each in known if is_one_off(key(words[place]), each)]
        for place in places
    ]
    longest = max(map(len, by_place), default=0)
    mixed = [found[rank] for rank in range(longest) for found in by_place if rank < len(found)]
    return mixed[:_CORRECTIONS]


def is_one_off(word: str, other: str) -> bool:
    """Tell whether two words are one letter apart: another, one more, one less, or two neighbours swapped."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    first, second = word[start:], other[start:]
    if first[1:] == second[1:] or first[1:] == second or first == second[1:]:
        return True
    return first[:2] == second[1::-1] and first[2:] == second[2:]
