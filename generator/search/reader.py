"""Reads the files of an index: manifest, postings, documents. The caller supplies the function that reads a file."""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, TypeAlias

from generator.search.alternatives import Alternatives
from generator.search.documents import ResultData
from generator.search.layout import MANIFEST, SCHEMA, SYLLABLES, SYNONYMS, document_path, fnv, postings_path, prefix_of
from generator.search.plain_words import by_key
from generator.search.synonyms import Synonyms, alternatives_by
from generator.search.words import term_of

ReadFile: TypeAlias = Callable[[str], bytes]  # from a path to the content; raises if there is none
Spellings: TypeAlias = tuple[tuple[str, tuple[int, ...]], ...]


class SchemaError(Exception):
    """The schema of the index differs from that of this program."""


@dataclass(frozen=True, slots=True)
class ListedSegment:
    """A segment as listed in the manifest; `first` is the number of its first document in the whole index."""

    stamp: str
    documents: int
    shards: int
    first: int


class IndexReader:
    """A lazily read index. Documents are numbered over all segments, newest first."""

    def __init__(self, read: ReadFile) -> None:
        """Read the manifest. Raises SchemaError for one that this program did not write."""
        manifest = json.loads(read(MANIFEST))
        if manifest["schema"] != SCHEMA:
            raise SchemaError
        self.total: int = manifest["total"]
        self.foreign = frozenset(manifest["foreign"])
        self.plain = by_key(manifest["plain"])
        self.segments = tuple(listed_segments(manifest))
        self._has_synonyms: bool = manifest["synonyms"]
        self._read = read
        self._shard = lru_cache(maxsize=256)(self._read_shard)

    def spellings(self, term: str) -> Spellings:
        """Return every spelling of a term with its postings: document number << 2 | class, ascending."""
        return self._merged(lambda found: found == term, prefix_of(term))

    def beginning(self, pair: str) -> Spellings:
        """Return the spellings of every pair that begins with this one (“hien ma”: hien mau, hien mat …).

        The second word must have at least two letters, since these decide the file.
        """
        prefix = prefix_of(pair)
        return self._merged(lambda found: found.startswith(pair) and prefix_of(found) == prefix, prefix)

    def syllables(self) -> tuple[str, ...]:
        """Return the keys that may replace a mistyped word, most frequent first."""
        return tuple(zlib.decompress(self._read(SYLLABLES)).decode().split())

    @cached_property
    def alternatives(self) -> Alternatives:
        """Return the function that finds what a query's words mean too, by the editors' synonyms."""
        groups = json.loads(zlib.decompress(self._read(SYNONYMS))) if self._has_synonyms else ()
        return alternatives_by(Synonyms(*map(tuple, each)) for each in groups)

    def document(self, number: int) -> ResultData:
        """Return the result data of a document."""
        segment = next(each for each in self.segments if number < each.first + each.documents)
        values = json.loads(zlib.decompress(self._read(document_path(segment.stamp, number - segment.first))))
        return ResultData(
            values["a"], values["t"], values.get("r"), values["s"], values["l"], values["f"], values["p"], values["y"],
            values["k"], values.get("b", False),
        )  # fmt: skip

    def _merged(self, is_wanted: Callable[[str], bool], prefix: str) -> Spellings:
        merged: dict[str, list[int]] = {}
        for segment in self.segments:
            shard = fnv(prefix) % segment.shards
            for spelled, content in self._shard(segment, shard).items():
                if is_wanted(term_of(spelled)):
                    merged.setdefault(spelled, []).extend(decode_postings(content, segment.first))
        return tuple((spelled, tuple(values)) for spelled, values in merged.items())

    def _read_shard(self, segment: ListedSegment, shard: int) -> dict[str, bytes]:
        return dict(decode_file(zlib.decompress(self._read(postings_path(segment.stamp, shard)))))


def listed_segments(manifest: Mapping[str, Any]) -> list[ListedSegment]:
    """Return the segments of a manifest."""
    listed = manifest["segments"]
    firsts = accumulate((each["docs"] for each in listed), initial=0)
    return [ListedSegment(each["stamp"], each["docs"], each["shards"], first) for each, first in zip(listed, firsts)]  # noqa: B905  (`firsts` has one more item)


def decode_file(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (spelling, encoded postings) from a decompressed postings file."""
    size, at = _number(content, 0)
    values = end = at + size
    before = b""
    while at < end:
        shared, at = _number(content, at)
        length, at = _number(content, at)
        before = before[:shared] + content[at : at + length]
        size, at = _number(content, at + length)
        yield before.decode(), content[values : values + size]
        values += size


def decode_postings(content: bytes, first: int = 0) -> Iterator[int]:
    """Yield postings numbered over all segments; `first` is the number of the segment's first document."""
    at = 0
    document = first
    while at < len(content):
        value, at = _number(content, at)
        document += value >> 2
        yield document << 2 | value & 3


def _number(content: bytes, at: int) -> tuple[int, int]:
    """Read a number; return it and the offset behind it."""
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004  (the last of a number)
            return value, at
        shift += 7
