"""Turns texts into files of postings: batches of documents into pieces by group, pieces of a group into files.

Both steps are pure and know nothing of each other's place, so that any number of processes can share them. The format
of a file is in docs/decisions/0013.
"""

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import sub
from typing import TypeAlias

from generator.search.layout import CLASSES, GROUPS, packed, prefix_of, put_text, put_varint, term_hash
from generator.search.words import key, runs

VERSION = 1  # of pieces: changes when the same texts would give others

# Of one spelling in a batch: how many documents, the first of them with its class, the rest as in a file, the last.
_Found: TypeAlias = tuple[int, int, bytes, int]
_Piece: TypeAlias = dict[str, dict[str, _Found]]


def pieces_of(documents: Iterable[Sequence[str]]) -> list[bytes]:
    """Index a batch: each document is its texts by class. Return the piece of each group."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, texts in enumerate(documents):
        for rank, spellings in _by_class(texts):
            value = number << 2 | rank
            for spelled in spellings:
                found[spelled].append(value)
    groups: list[_Piece] = [{} for _ in range(GROUPS)]
    for spelled in sorted(found):
        term = term_of(spelled)
        piece = groups[term_hash(prefix_of(term)) % GROUPS]
        piece.setdefault(term, {})[spelled] = _encoded(found[spelled])
    return [marshal.dumps(piece) for piece in groups]


@lru_cache(maxsize=1 << 17)
def term_of(spelled: str) -> str:
    """Return the term of a spelling: the key of each of its words."""
    first, blank, second = spelled.partition(" ")
    return f"{key(first)} {key(second)}" if blank else key(first)


def _by_class(texts: Sequence[str]) -> Iterator[tuple[int, set[str]]]:
    """Yield the words and pairs of a document, each under the highest class it has."""
    seen: set[str] = set()
    for rank in reversed(CLASSES):
        found: set[str] = set()
        for run in runs(texts[rank]):
            found.update(run)
            found.update(map(" ".join, pairwise(run)))
        yield rank, found - seen
        seen |= found


def _encoded(values: list[int]) -> _Found:
    if len(values) == 1:
        return 1, values[0], b"", values[0] >> 2
    # A gap with its class is a value less the one before without its class. Done in C, for half of the work is here.
    gaps = list(map(sub, values[1:], map((-4).__and__, values)))
    if max(gaps) < 0x80:  # noqa: PLR2004  (one byte each)
        rest = bytes(gaps)
    else:
        out = bytearray()
        for gap in gaps:
            put_varint(gap, out)
        rest = bytes(out)
    return len(values), values[0], rest, values[-1] >> 2


@dataclass(frozen=True, slots=True)
class GroupFiles:
    """The files of one group by shard, and in how many documents each of its single words is."""

    files: tuple[tuple[int, bytes], ...]
    words: dict[str, int]


def files_of(pieces: Iterable[tuple[int, bytes]], group: int, shards: int) -> GroupFiles:
    """Join the pieces of one group, each with the number of its first document.

    A file that holds no term is there all the same, so that a missing one means another index.
    """
    terms = _joined(pieces)
    words = {term: sum(each.count for each in terms[term].values()) for term in sorted(terms) if " " not in term}
    by_shard: dict[int, list[str]] = defaultdict(list)
    for term in sorted(terms):
        by_shard[term_hash(prefix_of(term)) % shards].append(term)
    files = []
    for shard in range(group, shards, GROUPS):
        out = bytearray()
        for term in by_shard.get(shard, ()):
            _put_term(term, terms.pop(term), out)
        files.append((shard, packed(bytes(out))))
    return GroupFiles(tuple(files), words)


def _joined(pieces: Iterable[tuple[int, bytes]]) -> dict[str, dict[str, "_Postings"]]:
    terms: dict[str, dict[str, _Postings]] = {}
    for start, content in pieces:
        piece: _Piece = marshal.loads(content)  # noqa: S302  (plain values; the store checks them, and it runs nothing)
        for term, spellings in piece.items():
            known = terms.setdefault(term, {})
            for spelled, found in spellings.items():
                known.setdefault(spelled, _Postings()).add(start, found)
    return terms


class _Postings:
    """The documents of one spelling, as they come."""

    __slots__ = ("count", "last", "values")

    def __init__(self) -> None:
        self.count, self.last, self.values = 0, 0, bytearray()

    def add(self, start: int, found: _Found) -> None:
        count, first, rest, last = found
        put_varint(start + (first >> 2) - self.last << 2 | first & 3, self.values)
        self.values += rest
        self.count += count
        self.last = start + last


def _put_term(term: str, spellings: dict[str, _Postings], out: bytearray) -> None:
    entry = bytearray()
    put_varint(len(spellings), entry)
    for spelled in sorted(spellings, key=lambda spelled: (-spellings[spelled].count, spelled)):
        postings = spellings[spelled]
        put_text(spelled, entry)
        put_varint(postings.count, entry)
        entry += postings.values
    put_text(term, out)
    put_varint(len(entry), out)
    out += entry
