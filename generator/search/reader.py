"""Reads the files of an index: the manifest, postings, documents. What it reads from is the caller's."""

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from generator.search.documents import Kind, Shown
from generator.search.layout import MANIFEST, SCHEMA, SYLLABLES, document_path, postings_path, prefix_of, term_hash

Read: TypeAlias = Callable[[str], bytes]  # a path to what is there; it raises where there is nothing
Spellings: TypeAlias = tuple[tuple[str, tuple[int, ...]], ...]


class SchemaError(Exception):
    """The index is of another version of this program."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What the manifest says of a segment; `first` is the number of its first document among all."""

    stamp: str
    documents: int
    shards: int
    first: int


class Index:
    """An index, read as far as it is asked for. Documents are numbered over all segments, newest first."""

    def __init__(self, read: Read) -> None:
        """Read the manifest. Raises SchemaError for one that this program did not write."""
        manifest = json.loads(read(MANIFEST))
        if manifest["schema"] != SCHEMA:
            raise SchemaError
        self.total: int = manifest["total"]
        self.foreign = frozenset(manifest["foreign"])
        self.segments = tuple(_segments(manifest["segments"]))
        self._read = read
        self._shard = lru_cache(maxsize=256)(self._read_shard)

    def spellings(self, term: str) -> Spellings:
        """Return every spelling of a term with its postings: document number << 2 | class, ascending."""
        return self._merged(lambda found: found == term, prefix_of(term))

    def beginning(self, pair: str) -> Spellings:
        """Return the spellings of every pair that begins with this one (“hien ma”: hien mau, hien mat …)."""
        return self._merged(lambda found: found.startswith(pair), prefix_of(pair))

    def syllables(self) -> tuple[str, ...]:
        """Return the keys that a mistyped word may have meant, most frequent first."""
        return tuple(zlib.decompress(self._read(SYLLABLES)).decode().split())

    def document(self, number: int) -> Shown:
        """Return what is shown of a document."""
        segment = next(each for each in self.segments if number < each.first + each.documents)
        values = json.loads(zlib.decompress(self._read(document_path(segment.stamp, number - segment.first))))
        kind: Kind = values["k"]
        return Shown(
            values["a"], values["t"], values.get("r"), values["s"], values["l"], values["f"], values["p"], values["y"],
            kind, values.get("b", False),
        )  # fmt: skip

    def _merged(self, is_wanted: Callable[[str], bool], prefix: str) -> Spellings:
        merged: dict[str, list[int]] = {}
        for segment in self.segments:
            shard = term_hash(prefix) % segment.shards
            for term, content in self._shard(segment, shard).items():
                if is_wanted(term):
                    for spelled, values in _spellings(content):
                        shifted = (value + (segment.first << 2) for value in values)
                        merged.setdefault(spelled, []).extend(shifted)
        return tuple((spelled, tuple(values)) for spelled, values in merged.items())

    def _read_shard(self, segment: Segment, shard: int) -> dict[str, bytes]:
        return dict(_terms(zlib.decompress(self._read(postings_path(segment.stamp, shard)))))


def _segments(listed: list[dict[str, str | int]]) -> Iterator[Segment]:
    first = 0
    for each in listed:
        yield Segment(str(each["stamp"]), int(each["docs"]), int(each["shards"]), first)
        first += int(each["docs"])


class _Bytes:
    """Goes through the bytes of a file."""

    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.content[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:  # noqa: PLR2004  (the last of a number)
                return value
            shift += 7

    def piece(self) -> bytes:
        size = self.number()
        self.at += size
        return self.content[self.at - size : self.at]


def _terms(content: bytes) -> Iterator[tuple[str, bytes]]:
    file = _Bytes(content)
    while file.at < len(content):
        yield file.piece().decode(), file.piece()


def _spellings(content: bytes) -> Iterator[tuple[str, list[int]]]:
    entry = _Bytes(content)
    for _ in range(entry.number()):
        spelled, count = entry.piece().decode(), entry.number()
        document, values = 0, []
        for _ in range(count):
            value = entry.number()
            document += value >> 2
            values.append(document << 2 | value & 3)
        yield spelled, values
