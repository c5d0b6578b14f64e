"""Turns texts into files of postings: batches of documents into pieces by group, pieces of a group into files.

Both steps are pure and know nothing of each other's place, so that any number of processes can share them. The format
of a file is in docs/spec/search-index.md.
"""

import gc
import marshal
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from operator import sub
from typing import TypeAlias

from generator.search.layout import CLASSES, GROUPS, fnv, packed, put_varint, varint
from generator.search.words import key, runs

VERSION = 4  # of pieces: changes when the same texts would give others

_GOING_ON = bytes(range(0x80, 0x100))

# Of one spelling in a batch: the first document with its class, the rest as in a file, the last.
_Found: TypeAlias = tuple[int, bytes, int]
_Piece: TypeAlias = dict[str, _Found]


@contextmanager
def _nothing_in_cycles() -> Iterator[None]:
    """Keep the collector of cycles from looking: it would go through tens of thousands of lists again and again."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


@_nothing_in_cycles()
def pieces_of(documents: Iterable[Sequence[str]]) -> list[bytes]:
    """Index a batch: each document is its texts by class. Return the piece of each group."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, texts in enumerate(documents):
        for spelled, value in values_of(texts, number).items():
            found[spelled].append(value)
    groups: list[_Piece] = [{} for _ in range(GROUPS)]
    for spelled in sorted(found):
        groups[place_of(spelled) % GROUPS][spelled] = _encoded(found.pop(spelled))
    return [marshal.dumps(piece) for piece in groups]


def values_of(texts: Sequence[str], number: int) -> dict[str, int]:
    """Return the spellings in a document, which is its texts by class, each with its posting: number << 2 | class."""
    values: dict[str, int] = {}
    for rank in CLASSES:  # a higher one takes the place of a lower one
        values.update(dict.fromkeys(_spellings(texts[rank]), number << 2 | rank))
    return values


def _spellings(text: str) -> Iterable[str]:
    """Return the words and pairs of a text, as often as they come."""
    return chain.from_iterable(chain(run, map(" ".join, pairwise(run))) for run in runs(text))


def place_of(spelled: str) -> int:
    """Return the hash of the prefix of a spelling's term, which says its file.

    What is remembered are first words with two letters of the second: of whole pairs there are far too many.
    """
    first, blank, second = spelled.partition(" ")
    return _place_of_prefix(first, blank + key(second)[:2])


@lru_cache(maxsize=1 << 16)
def _place_of_prefix(first: str, rest: str) -> int:
    return fnv(key(first) + rest)


def _encoded(values: list[int]) -> _Found:
    if len(values) == 1:
        return values[0], b"", values[0] >> 2
    # A gap with its class is a value less the one before without its class. Done in C, for half of the work is here.
    gaps = list(map(sub, values[1:], map((-4).__and__, values)))
    rest = bytes(gaps) if max(gaps) < 0x80 else b"".join(map(varint, gaps))  # noqa: PLR2004  (one byte each)
    return values[0], rest, values[-1] >> 2


def postings_of(values: list[int]) -> bytes:
    """Write the postings of one spelling, ascending, as they stand in a file."""
    first, rest, _ = _encoded(values)
    return varint(first) + rest


@dataclass(frozen=True, slots=True)
class GroupFiles:
    """The files of one group by shard, and in how many documents each of its single words is."""

    files: tuple[tuple[int, bytes], ...]
    words: dict[str, int]


@_nothing_in_cycles()
def files_of(pieces: Iterable[tuple[int, bytes]], group: int, shards: int) -> GroupFiles:
    """Join the pieces of one group, each with the number of its first document.

    A file that holds no term is there all the same, so that a missing one means another index.
    """
    postings = _joined(pieces)
    words: Counter[str] = Counter()
    by_shard: dict[int, list[str]] = defaultdict(list)
    for spelled in sorted(postings):
        by_shard[place_of(spelled) % shards].append(spelled)
        if " " not in spelled:
            words[key(spelled)] += _count(postings[spelled])
    files = [(shard, file_of(by_shard.get(shard, ()), postings)) for shard in range(group, shards, GROUPS)]
    return GroupFiles(tuple(files), dict(words))


def _joined(pieces: Iterable[tuple[int, bytes]]) -> dict[str, bytearray]:
    """Return the postings of every spelling."""
    postings: dict[str, bytearray] = defaultdict(bytearray)
    last_of: dict[str, int] = {}
    for start, content in pieces:
        piece: _Piece = marshal.loads(content)  # noqa: S302  (plain values; the cache checks them, and it runs nothing)
        for spelled, (first, rest, last) in piece.items():
            values = postings[spelled]
            put_varint((start - last_of.get(spelled, 0) << 2) + first, values)
            values += rest
            last_of[spelled] = start + last
    return postings


def _count(postings: bytearray) -> int:
    """Return how many there are: a number ends with the byte that has no eighth bit."""
    return len(postings.translate(None, _GOING_ON))


def file_of(spellings: Iterable[str], postings: Mapping[str, bytes | bytearray]) -> bytes:
    """Write a file: first every spelling, sorted, each less what it shares with the one before, then all postings."""
    heads, values = bytearray(), bytearray()
    before = b""
    for spelled in spellings:
        content = spelled.encode()
        shared = _shared(before, content)
        put_varint(shared, heads)
        put_varint(len(content) - shared, heads)
        heads += content[shared:]
        put_varint(len(postings[spelled]), heads)
        values += postings[spelled]
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
