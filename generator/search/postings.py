"""Builds postings files in two steps: batches of documents into one piece per group, pieces of a group into files.

Both steps are pure, so they run in any number of processes. docs/spec/search-index.md specifies the file format.
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

from generator.search.layout import CLASSES, GROUPS, SUBJECT, compress, fnv, put_varint, varint
from generator.search.words import key, runs

VERSION = 5  # of pieces: increases when the same texts give different pieces

_OFTEN = 3
_CONTINUED = bytes(range(0x80, 0x100))

# The postings of a spelling in a batch: first posting, the others as encoded in a file, number of the last document.
_Encoded: TypeAlias = tuple[int, bytes, int]
_Piece: TypeAlias = dict[str, _Encoded]


@contextmanager
def _without_gc() -> Iterator[None]:
    """Disable the cyclic garbage collector, which would scan tens of thousands of lists again and again."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


@_without_gc()
def index_pieces(documents: Iterable[Sequence[str]]) -> list[bytes]:
    """Index a batch of documents, each given as its texts by class; return one piece per group."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, texts in enumerate(documents):
        for spelled, value in document_postings(texts, number).items():
            found[spelled].append(value)
    groups: list[_Piece] = [{} for _ in range(GROUPS)]
    for spelled in sorted(found):
        groups[prefix_hash(spelled) % GROUPS][spelled] = _encoded(found.pop(spelled))
    return [marshal.dumps(piece) for piece in groups]


def document_postings(texts: Sequence[str], number: int) -> dict[str, int]:
    """Return the posting (number << 2 | class) of every spelling in a document, given as its texts by class.

    A spelling has its highest class; one that is often there, the next one, but only a title has that of titles.
    """
    values: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for rank in CLASSES:  # a higher class replaces a lower one
        spellings = list(_spellings(texts[rank]))
        counts.update(spellings)
        values.update(dict.fromkeys(spellings, number << 2 | rank))
    for spelled in [each for each, count in counts.items() if count >= _OFTEN]:
        if values[spelled] & 3 < SUBJECT:
            values[spelled] += 1
    return values


def _spellings(text: str) -> Iterable[str]:
    """Return the words and pairs of a text, with repetitions."""
    return chain.from_iterable(chain(run, map(" ".join, pairwise(run))) for run in runs(text))


def prefix_hash(spelled: str) -> int:
    """Return the hash of the prefix of a spelling's term, which decides its file.

    Cached by first word and two letters of the second: there are far too many whole pairs.
    """
    first, blank, second = spelled.partition(" ")
    return _hash(first, blank + key(second)[:2])


@lru_cache(maxsize=1 << 16)
def _hash(first: str, rest: str) -> int:
    return fnv(key(first) + rest)


def _encoded(values: list[int]) -> _Encoded:
    if len(values) == 1:
        return values[0], b"", values[0] >> 2
    # A gap with its class is a posting minus the document bits of the previous one. `map` runs in C: half of the
    # indexing time is spent here.
    gaps = list(map(sub, values[1:], map((-4).__and__, values)))
    rest = bytes(gaps) if max(gaps) < 0x80 else b"".join(map(varint, gaps))  # noqa: PLR2004  (one byte each)
    return values[0], rest, values[-1] >> 2


def encode_postings(values: list[int]) -> bytes:
    """Return the ascending postings of one spelling as encoded in a file."""
    first, rest, _ = _encoded(values)
    return varint(first) + rest


@dataclass(frozen=True, slots=True)
class GroupFiles:
    """The files of one group as (shard, content), and the number of documents for each single word."""

    files: tuple[tuple[int, bytes], ...]
    words: dict[str, int]


@_without_gc()
def merge_pieces(pieces: Iterable[tuple[int, bytes]], group: int, shards: int) -> GroupFiles:
    """Merge the pieces of one group, each with the number of its first document.

    Files without terms are written too, so that a missing file means a different index.
    """
    postings = _merged(pieces)
    words: Counter[str] = Counter()
    by_shard: dict[int, list[str]] = defaultdict(list)
    for spelled in sorted(postings):
        by_shard[prefix_hash(spelled) % shards].append(spelled)
        if " " not in spelled:
            words[key(spelled)] += _count(postings[spelled])
    files = [(shard, postings_file(by_shard.get(shard, ()), postings)) for shard in range(group, shards, GROUPS)]
    return GroupFiles(tuple(files), dict(words))


def _merged(pieces: Iterable[tuple[int, bytes]]) -> dict[str, bytearray]:
    """Return the postings of every spelling."""
    postings: dict[str, bytearray] = defaultdict(bytearray)
    last_of: dict[str, int] = {}
    for start, content in pieces:
        piece: _Piece = marshal.loads(content)  # noqa: S302  (plain values; the cache verifies digests)
        for spelled, (first, rest, last) in piece.items():
            values = postings[spelled]
            put_varint((start - last_of.get(spelled, 0) << 2) + first, values)
            values += rest
            last_of[spelled] = start + last
    return postings


def _count(postings: bytearray) -> int:
    """Return the number of postings: each number ends with the only byte whose eighth bit is 0."""
    return len(postings.translate(None, _CONTINUED))


def postings_file(spellings: Iterable[str], postings: Mapping[str, bytes | bytearray]) -> bytes:
    """Return a file: the sorted spellings with shared prefixes left out, then the postings of each."""
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
    return compress(bytes(size + heads + values))


def _shared(one: bytes, other: bytes) -> int:
    """Return the length of the common prefix, in bytes."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
