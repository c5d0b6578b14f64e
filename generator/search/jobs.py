"""The slow work of indexing, spread over processes and kept: batches of documents, groups of their terms.

What each makes lies in the cache under a digest of all it was made from, so that only what is new is made.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.engine.cache import Cache, digest_of
from generator.engine.errors import BuildError
from generator.engine.work import IN_PROCESS, BuildTools, each_done
from generator.search.documents import Document, document_file
from generator.search.layout import GROUPS
from generator.search.postings import VERSION, files_of, pieces_of
from generator.search.segments import Segment

_WORTH_A_PROCESS = 2  # batches
_DIED = "Chương trình lập chỉ mục tìm kiếm dừng đột ngột."
_UNREADABLE = "Bộ nhớ đệm của chỉ mục tìm kiếm không đọc lại được."

Bounds: TypeAlias = tuple[int, int]


class IndexingError(BuildError):
    """A process that indexed died, or what it made could not be read again."""


class _LackingError(Exception):
    """A piece is not in the cache, or not whole."""


@dataclass(frozen=True, slots=True)
class Documents:
    """What is to be indexed, newest first; each is made where it is needed: all at once might not fit.

    `keys` are digests of all that each is made from, `items` the plain values that `make`, which any process can be
    handed, makes them of.
    """

    keys: Sequence[str]
    items: Sequence[Any]
    make: Callable[[Any], Document]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Documents to be indexed, and where what comes of it is kept."""

    key: str
    bounds: Bounds
    items: tuple[Any, ...]
    make: Callable[[Any], Document]
    cache: Cache

    def documents(self) -> Iterator[Document]:
        """Make the documents."""
        return map(self.make, self.items)


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces to be joined, each with its first document's number, and where the files are kept."""

    key: str
    segment: Segment
    number: int
    pieces: tuple[tuple[int, str], ...]
    cache: Cache


def index_batches(segments: Sequence[Segment], documents: Documents, tools: BuildTools) -> Iterator[tuple[Bounds, str]]:
    """Index every batch that the cache does not know; yield each with its key, as they are done."""
    known: dict[Bounds, str] = {}
    every = [each for segment in segments for each in segment.batches]

    def lacking() -> Iterator[_Batch]:
        for bounds in every:
            batch = _batch(bounds, documents, tools.cache)
            if _is_known(batch.key, tools.cache):
                known[bounds] = batch.key
            else:
                yield batch

    yield from _index(lacking(), len(every), tools)
    yield from known.items()


def _batch(bounds: Bounds, documents: Documents, cache: Cache) -> _Batch:
    within = slice(*bounds)
    key = digest_of("search-batch", VERSION, marshal.version, *documents.keys[within])
    return _Batch(key, bounds, tuple(documents.items[within]), documents.make, cache)


def _is_known(key: str, cache: Cache) -> bool:
    kept = [_documents_key(key), *(_piece_key(key, group) for group in range(GROUPS))]
    return all([cache.has(each) for each in kept])  # noqa: C419  (each is to be noted as in use)


def _index(batches: Iterable[_Batch], at_most: int, tools: BuildTools) -> Iterator[tuple[Bounds, str]]:
    """Index batches, which are made as they are needed: of `at_most` of them those that the cache does not know."""
    pool = tools.pool if at_most > _WORTH_A_PROCESS else IN_PROCESS
    number = 0
    for number, done in enumerate(each_done(pool, _index_batch, batches), 1):
        if done.result is None:
            raise IndexingError(_DIED)
        if number < at_most:
            tools.progress("Lập chỉ mục", number, at_most)
        yield done.item.bounds, done.item.key
    if number:
        tools.progress("Lập chỉ mục", at_most, at_most)


def _index_batch(batch: _Batch) -> bool:
    documents = list(batch.documents())
    for group, piece in enumerate(pieces_of([document.texts for document in documents])):
        batch.cache.put(_piece_key(batch.key, group), piece)
    files = [document_file(document) for document in documents]
    batch.cache.put(_documents_key(batch.key), marshal.dumps(files))
    return True


def _piece_key(batch: str, group: int) -> str:
    return digest_of("search-piece", batch, group)


def _documents_key(batch: str) -> str:
    return digest_of("search-documents", batch)


def join_groups(segments: Sequence[Segment], keys: Mapping[Bounds, str], tools: BuildTools) -> Iterator[Group]:
    """Join the pieces of every group that the cache does not know; yield all, as they are done, for `files_in`."""
    groups = [group for segment in segments for group in _groups(segment, keys, tools.cache)]
    lacking = [group for group in groups if not tools.cache.has(group.key)]
    yield from (group for group in groups if group not in lacking)
    pool = tools.pool if len(keys) > _WORTH_A_PROCESS else IN_PROCESS
    for done in each_done(pool, _join_group, lacking):
        if done.result is None:
            raise IndexingError(_DIED)
        yield done.item


def _groups(segment: Segment, keys: Mapping[Bounds, str], cache: Cache) -> Iterator[Group]:
    for number in range(GROUPS):
        pieces = tuple(
            (start - segment.start, _piece_key(keys[start, stop], number)) for start, stop in segment.batches
        )
        parts = (part for piece in pieces for part in piece)
        key = digest_of("search-group", VERSION, marshal.version, segment.shards, *parts)
        yield Group(key, segment, number, pieces, cache)


def _join_group(group: Group) -> bool:
    """Join and keep; False where a piece is not whole, so that there is nothing to keep."""
    try:
        found = files_of(_pieces(group), group.number, group.segment.shards)
    except _LackingError:
        return False
    group.cache.put(group.key, marshal.dumps((list(found.files), found.words)))
    return True


def _pieces(group: Group) -> Iterator[tuple[int, bytes]]:
    """Yield the pieces one after another, so that they are not all in memory. Raises _LackingError."""
    for start, key in group.pieces:
        piece = group.cache.get(key)
        if piece is None:
            raise _LackingError
        yield start, piece


def files_in(
    group: Group, keys: Mapping[Bounds, str], documents: Documents, tools: BuildTools
) -> tuple[list[tuple[int, bytes]], dict[str, int]]:
    """Return a group's files by shard, and its single words, each with the number of documents it is in.

    Where what was kept turns out not to be whole, everything is indexed anew.
    """
    content = group.cache.get(group.key)
    if content is None:
        anew = (_batch(bounds, documents, tools.cache) for bounds in keys)
        for _ in _index(anew, len(keys), tools):
            pass
        _join_group(group)
        content = group.cache.get(group.key)
    if content is None:
        raise IndexingError(_UNREADABLE)
    found: tuple[list[tuple[int, bytes]], dict[str, int]] = marshal.loads(content)  # noqa: S302  (the cache's own)
    return found


def documents_in(bounds: Bounds, key: str, documents: Documents, cache: Cache) -> list[bytes]:
    """Return the files of a batch's documents."""
    content = cache.get(_documents_key(key))
    if content is None:
        return [document_file(document) for document in _batch(bounds, documents, cache).documents()]
    files: list[bytes] = marshal.loads(content)  # noqa: S302  (the cache's own)
    return files
