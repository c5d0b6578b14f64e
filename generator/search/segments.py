"""Splits the documents into segments by their addresses only, so that a new document changes only the newest one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from generator.search.layout import SCHEMA, fnv, shards_of

_TAIL = 128  # documents in the tail on average: the base begins at the newest document whose hash it divides
# A batch ends before a document whose hash the first number divides, at the latest after the second number of
# documents. Larger batches repeat fewer terms; the maximum bounds the memory used.
_BATCH, _MOST = 1024, 960


@dataclass(frozen=True, slots=True)
class Segment:
    """Documents `start` to `stop`, newest first. All files below the same `stamp` number documents alike."""

    stamp: str
    start: int
    stop: int
    batches: tuple[tuple[int, int], ...]

    @property
    def documents(self) -> int:
        """Return the number of documents."""
        return self.stop - self.start

    @property
    def shards(self) -> int:
        """Return the number of postings files."""
        return shards_of(self.documents)


def split_segments(addresses: Sequence[str]) -> list[Segment]:
    """Split all documents, given newest first, into the tail and the base."""
    hashes = [fnv(address) for address in addresses]
    base = next((at for at, value in enumerate(hashes) if value % _TAIL == 0), len(hashes))
    bounds = [0, base, len(hashes)]
    return [
        Segment(_stamp(addresses[start:stop]), start, stop, tuple(_batches(hashes, start, stop)))
        for start, stop in pairwise(bounds)
        if start < stop
    ]


def _stamp(addresses: Sequence[str]) -> str:
    return sha256("\n".join((str(SCHEMA), *addresses)).encode()).hexdigest()[:16]


def _batches(hashes: Sequence[int], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Split a segment into batches; their bounds, too, depend only on the addresses nearby."""
    begin = start
    for at in range(start + 1, stop):
        if hashes[at] % _BATCH == 0 or at - begin == _MOST:
            yield begin, at
            begin = at
    yield begin, stop
