"""Turns texts into files of postings: batches of documents into pieces by group, pieces of a group into files.

Both steps are pure and know nothing of each other's place, so that any number of processes can share them. The format
of a file is in docs/decisions/0013.
"""

import marshal
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub
from typing import TypeAlias

from generator.search.layout import CLASSES, GROUPS, packed, prefix_of, put_varint, term_hash
from generator.search.words import runs, term_of

VERSION = 3  # of pieces: changes when the same texts would give others

# Of one spelling in a batch: how many documents, the first of them with its class, the rest as in a file, the last.
_Found: TypeAlias = tuple[int, int, bytes, int]
_Piece: TypeAlias = dict[str, _Found]


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
        groups[term_hash(prefix_of(term)) % GROUPS][spelled] = _encoded(found[spelled])
    return [marshal.dumps(piece) for piece in groups]


def _by_class(texts: Sequence[str]) -> Iterator[tuple[int, set[str]]]:
    """Yield the words and pairs of a document, each under the highest class it has."""
    seen: set[str] = set()
    for rank in reversed(CLASSES):
        found: set[str] = set()
        for run in runs(texts[rank]):
            found.update(run)
            found.update(map(" ".join, pairwise(run)))
        found.difference_update(seen)
        yield rank, found
        if rank:
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
    postings = _joined(pieces)
    words: Counter[str] = Counter()
    by_shard: dict[int, list[str]] = defaultdict(list)
    for spelled in sorted(postings):
        term = term_of(spelled)
        by_shard[term_hash(prefix_of(term)) % shards].append(spelled)
        if " " not in term:
            words[term] += postings[spelled].count
    files = [(shard, _file(by_shard.get(shard, ()), postings)) for shard in range(group, shards, GROUPS)]
    return GroupFiles(tuple(files), dict(words))


def _joined(pieces: Iterable[tuple[int, bytes]]) -> dict[str, "_Postings"]:
    postings: dict[str, _Postings] = defaultdict(_Postings)
    for start, content in pieces:
        piece: _Piece = marshal.loads(content)  # noqa: S302  (plain values; the store checks them, and it runs nothing)
        for spelled, found in piece.items():
            postings[spelled].add(start, found)
    return postings


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


def _file(spellings: Iterable[str], postings: Mapping[str, _Postings]) -> bytes:
    """Write a file: first every spelling, each less what it shares with the one before, then all their postings."""
    heads, values = bytearray(), bytearray()
    before = b""
    for spelled in spellings:
        content = spelled.encode()
        shared = _shared(before, content)
        put_varint(shared, heads)
        put_varint(len(content) - shared, heads)
        heads += content[shared:]
        put_varint(len(postings[spelled].values), heads)
        values += postings[spelled].values
        before = content
    size = bytearray()
    put_varint(len(heads), size)
    return packed(bytes(size + heads + values))


def _shared(one: bytes, other: bytes) -> int:
    """Return how many bytes two texts begin with alike."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
