"""Cuts the documents into segments by their addresses alone, so that a new one changes the newest segment alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from generator.search.layout import SCHEMA, fnv, shards_of

_CLOSING = 128  # the base ends where a hash divides by it, so the tail holds as many documents on average
# A batch ends where a hash divides by the first, at the latest after so many documents as the second. The more at a
# time, the fewer the terms that are met again; the most say how much memory is taken.
_BATCH, _MOST = 1024, 960


@dataclass(frozen=True, slots=True)
class Segment:
    """Documents `start` to `stop` of all, newest first. Files below one `stamp` number them alike."""

    stamp: str
    start: int
    stop: int
    batches: tuple[tuple[int, int], ...]

    @property
    def documents(self) -> int:
        """Return how many there are."""
        return self.stop - self.start

    @property
    def shards(self) -> int:
        """Return the number of files for its terms."""
        return shards_of(self.documents)


def cut(addresses: Sequence[str]) -> list[Segment]:
    """Cut all documents, newest first, into the tail and the base."""
    hashes = [fnv(address) for address in addresses]
    base = next((at for at, value in enumerate(hashes) if value % _CLOSING == 0), len(hashes))
    bounds = [0, base, len(hashes)]
    return [
        Segment(_stamp(addresses[start:stop]), start, stop, tuple(_batches(hashes, start, stop)))
        for start, stop in pairwise(bounds)
        if start < stop
    ]


def _stamp(addresses: Sequence[str]) -> str:
    return sha256("\n".join((str(SCHEMA), *addresses)).encode()).hexdigest()[:16]


def _batches(hashes: Sequence[int], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut a segment into the pieces that are indexed at a time; where, again, follows from the addresses nearby."""
    begin = start
    for at in range(start + 1, stop):
        if hashes[at] % _BATCH == 0 or at - begin == _MOST:
            yield begin, at
            begin = at
    yield begin, stop
