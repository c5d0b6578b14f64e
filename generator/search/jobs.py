"""The slow work of indexing, spread over processes and kept: batches of documents, groups of their terms.

What each makes lies in the store under a digest of all it was made from, so that only what is new is made.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.search.documents import Document, document_file
from generator.search.layout import GROUPS
from generator.search.postings import VERSION, files_of, pieces_of
from generator.search.segments import Segment
from generator.store import Store, digest_of
from generator.work import HERE, Workshop, each_done

_WORTH_A_PROCESS = 2  # batches
_DIED = "Chương trình lập chỉ mục tìm kiếm dừng đột ngột."
_UNREADABLE = "Bộ nhớ đệm của chỉ mục tìm kiếm không đọc lại được."

Documents: TypeAlias = Callable[[int, int], tuple[Document, ...]]


class IndexingError(Exception):
    """A process that indexed died, or what it made could not be read again."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Documents to be indexed, and where what comes of it is kept."""

    key: str
    documents: tuple[Document, ...]
    store: Store


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces to be joined, each with its first document's number, and where the files are kept."""

    key: str
    segment: Segment
    number: int
    pieces: tuple[tuple[int, str], ...]
    store: Store


def index_batches(segments: Sequence[Segment], documents: Documents, workshop: Workshop) -> dict[tuple[int, int], str]:
    """Index every batch that the store does not know; return the key of each, by its bounds."""
    bounds = [each for segment in segments for each in segment.batches]
    keys = {each: _batch_key(documents(*each)) for each in bounds}
    _index([each for each in bounds if not _is_known(keys[each], workshop.store)], documents, workshop)
    return keys


def _batch_key(documents: Iterable[Document]) -> str:
    parts = (part for document in documents for part in document.parts)
    return digest_of("search-batch", VERSION, marshal.version, *parts)


def _is_known(key: str, store: Store) -> bool:
    kept = [_documents_key(key), *(_piece_key(key, group) for group in range(GROUPS))]
    return all([store.has(each) for each in kept])  # noqa: C419  (each is to be noted as in use)


def _index(bounds: Sequence[tuple[int, int]], documents: Documents, workshop: Workshop) -> None:
    found = (documents(*each) for each in bounds)
    batches = (_Batch(_batch_key(each), each, workshop.store) for each in found)
    crew = workshop.crew if len(bounds) > _WORTH_A_PROCESS else HERE
    for number, done in enumerate(each_done(crew, _index_batch, batches), 1):
        if done.result is None:
            raise IndexingError(_DIED)
        workshop.progress("Lập chỉ mục", number, len(bounds))


def _index_batch(batch: _Batch) -> bool:
    for group, piece in enumerate(pieces_of([document.texts for document in batch.documents])):
        batch.store.put(_piece_key(batch.key, group), piece)
    files = [document_file(document) for document in batch.documents]
    batch.store.put(_documents_key(batch.key), marshal.dumps(files))
    return True


def _piece_key(batch: str, group: int) -> str:
    return digest_of("search-piece", batch, group)


def _documents_key(batch: str) -> str:
    return digest_of("search-documents", batch)


def join_groups(
    segments: Sequence[Segment], keys: Mapping[tuple[int, int], str], documents: Documents, workshop: Workshop
) -> list[Group]:
    """Join the pieces of every group that the store does not know; return all groups, to be read by `files_in`."""
    groups = [group for segment in segments for group in _groups(segment, keys, workshop.store)]
    lacking = [group for group in groups if not workshop.store.has(group.key)]
    crew = workshop.crew if len(keys) > _WORTH_A_PROCESS else HERE
    damaged = []
    for done in each_done(crew, _join_group, lacking):
        if done.result is None:
            raise IndexingError(_DIED)
        if not done.result:
            damaged.append(done.item)
    if damaged:
        _mend(damaged, keys, documents, workshop)
    return groups


def _mend(
    groups: Sequence[Group], keys: Mapping[tuple[int, int], str], documents: Documents, workshop: Workshop
) -> None:
    """Index everything anew, where what was kept turned out not to be whole, and join these groups."""
    _index(list(keys), documents, workshop)
    if not all(map(_join_group, groups)):
        raise IndexingError(_UNREADABLE)


def _groups(segment: Segment, keys: Mapping[tuple[int, int], str], store: Store) -> Iterator[Group]:
    for number in range(GROUPS):
        pieces = tuple(
            (start - segment.start, _piece_key(keys[start, stop], number)) for start, stop in segment.batches
        )
        parts = (part for piece in pieces for part in piece)
        key = digest_of("search-group", VERSION, marshal.version, segment.shards, *parts)
        yield Group(key, segment, number, pieces, store)


def _join_group(group: Group) -> bool:
    """Join and keep; False where a piece is not whole."""
    pieces = []
    for start, key in group.pieces:
        piece = group.store.get(key)
        if piece is None:
            return False
        pieces.append((start, piece))
    found = files_of(pieces, group.number, group.segment.shards)
    group.store.put(group.key, marshal.dumps((list(found.files), found.words)))
    return True


def files_in(
    group: Group, keys: Mapping[tuple[int, int], str], documents: Documents, workshop: Workshop
) -> tuple[list[tuple[int, bytes]], dict[str, int]]:
    """Return a group's files by shard, and its single words, each with the number of documents it is in."""
    content = group.store.get(group.key)
    if content is None:
        _mend([group], keys, documents, workshop)
        content = group.store.get(group.key)
    if content is None:
        raise IndexingError(_UNREADABLE)
    found: tuple[list[tuple[int, bytes]], dict[str, int]] = marshal.loads(content)  # noqa: S302  (the store's own)
    return found


def documents_in(bounds: tuple[int, int], key: str, documents: Documents, store: Store) -> list[bytes]:
    """Return the files of a batch's documents."""
    content = store.get(_documents_key(key))
    if content is None:
        return [document_file(document) for document in documents(*bounds)]
    files: list[bytes] = marshal.loads(content)  # noqa: S302  (the store's own)
    return files
