"""The expensive steps of indexing, parallel and cached: batches of documents, then groups of their terms.

The result of each step is cached under a digest of its inputs, so only changed parts are rebuilt.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.engine.cache import Cache, digest_of
from generator.engine.errors import BuildError
from generator.engine.parallel import IN_PROCESS, BuildTools, each_done
from generator.search.documents import Document, document_file
from generator.search.layout import GROUPS
from generator.search.postings import VERSION, index_pieces, merge_pieces
from generator.search.segments import Segment

_WORTH_A_PROCESS = 2  # batches
_DIED = "Chương trình lập chỉ mục tìm kiếm dừng đột ngột."
_UNREADABLE = "Bộ nhớ đệm của chỉ mục tìm kiếm không đọc lại được."

Bounds: TypeAlias = tuple[int, int]


class IndexingError(BuildError):
    """A worker process died while indexing, or its results could not be read from the cache."""


class _MissingPieceError(Exception):
    """A piece is not in the cache, or is damaged."""


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents to index, newest first, each created on demand: all at once might not fit in memory.

    `keys` are digests of the inputs of each document, `makers` the picklable functions that create them.
    """

    keys: Sequence[str]
    makers: Sequence[Callable[[], Document]]


@dataclass(frozen=True, slots=True)
class _Batch:
    """A batch of documents to index, and the cache for the results."""

    key: str
    bounds: Bounds
    makers: Sequence[Callable[[], Document]]
    cache: Cache

    def documents(self) -> Iterator[Document]:
        """Return an iterator that creates the documents."""
        return (make() for make in self.makers)


@dataclass(frozen=True, slots=True)
class Group:
    """The pieces of one group to merge, as (number of the first document, cache key), and the cache for the files."""

    key: str
    segment: Segment
    number: int
    pieces: tuple[tuple[int, str], ...]
    cache: Cache


def index_batches(segments: Sequence[Segment], documents: Documents, tools: BuildTools) -> Iterator[tuple[Bounds, str]]:
    """Index every batch that is not cached; yield the bounds and key of each batch on completion."""
    cached: dict[Bounds, str] = {}
    every = [each for segment in segments for each in segment.batches]

    def missing() -> Iterator[_Batch]:
        for bounds in every:
            batch = _batch(bounds, documents, tools.cache)
            if _is_cached(batch.key, tools.cache):
                cached[bounds] = batch.key
            else:
                yield batch

    yield from _index(missing(), len(every), tools)
    yield from cached.items()


def _batch(bounds: Bounds, documents: Documents, cache: Cache) -> _Batch:
    within = slice(*bounds)
    key = digest_of("search-batch", VERSION, marshal.version, *documents.keys[within])
    return _Batch(key, bounds, documents.makers[within], cache)


def _is_cached(key: str, cache: Cache) -> bool:
    keys = [_documents_key(key), *(_piece_key(key, group) for group in range(GROUPS))]
    return all([cache.has(each) for each in keys])  # noqa: C419  (`has` must mark every key as in use)


def _index(batches: Iterable[_Batch], at_most: int, tools: BuildTools) -> Iterator[tuple[Bounds, str]]:
    """Index the batches, consumed lazily; there are `at_most` of them, fewer if some are cached."""
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
    for group, piece in enumerate(index_pieces([document.texts for document in documents])):
        batch.cache.put(_piece_key(batch.key, group), piece)
    files = [document_file(document) for document in documents]
    batch.cache.put(_documents_key(batch.key), marshal.dumps(files))
    return True


def _piece_key(batch: str, group: int) -> str:
    return digest_of("search-piece", batch, group)


def _documents_key(batch: str) -> str:
    return digest_of("search-documents", batch)


def merge_groups(segments: Sequence[Segment], keys: Mapping[Bounds, str], tools: BuildTools) -> Iterator[Group]:
    """Merge the pieces of every group that is not cached; yield all groups, on completion, for `group_files`."""
    groups = [group for segment in segments for group in _groups(segment, keys, tools.cache)]
    missing = [group for group in groups if not tools.cache.has(group.key)]
    yield from (group for group in groups if group not in missing)
    pool = tools.pool if len(keys) > _WORTH_A_PROCESS else IN_PROCESS
    for done in each_done(pool, _merge_group, missing):
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


def _merge_group(group: Group) -> bool:
    """Merge a group into the cache; return False if a piece is missing or damaged."""
    try:
        found = merge_pieces(_pieces(group), group.number, group.segment.shards)
    except _MissingPieceError:
        return False
    group.cache.put(group.key, marshal.dumps((list(found.files), found.words)))
    return True


def _pieces(group: Group) -> Iterator[tuple[int, bytes]]:
    """Yield the pieces one by one, to save memory. Raises _MissingPieceError."""
    for start, key in group.pieces:
        piece = group.cache.get(key)
        if piece is None:
            raise _MissingPieceError
        yield start, piece


def group_files(
    group: Group, keys: Mapping[Bounds, str], documents: Documents, tools: BuildTools
) -> tuple[list[tuple[int, bytes]], dict[str, int]]:
    """Return a group's files as (shard, content), and the number of documents for each of its single words.

    If a cached result is damaged, all documents are indexed again.
    """
    content = group.cache.get(group.key)
    if content is None:
        all_batches = (_batch(bounds, documents, tools.cache) for bounds in keys)
        for _ in _index(all_batches, len(keys), tools):
            pass
        _merge_group(group)
        content = group.cache.get(group.key)
    if content is None:
        raise IndexingError(_UNREADABLE)
    found: tuple[list[tuple[int, bytes]], dict[str, int]] = marshal.loads(content)  # noqa: S302  (written by this program)
    return found


def document_files(bounds: Bounds, key: str, documents: Documents, cache: Cache) -> list[bytes]:
    """Return the files of the documents of a batch."""
    content = cache.get(_documents_key(key))
    if content is None:
        return [document_file(document) for document in _batch(bounds, documents, cache).documents()]
    files: list[bytes] = marshal.loads(content)  # noqa: S302  (written by this program)
    return files
