"""Reads the entries, from the cache where their files are unchanged.

The key of a cached result is a digest of everything the result depends on: the bytes of the file, its path, the names
of the files beside it, the vocabularies, the gazetteer, the settings and the program. Like git's index, the reader does
not even open a file whose state (size, times, inode) is that of the last build.
"""

import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import pydantic

from generator.content.context import Context
from generator.content.data.vocabularies import Vocabularies
from generator.content.decoding import unreadable
from generator.content.entry import INTERNED_FIELDS, Article, Entry
from generator.content.entry_source import MAX_ENTRY_BYTES, read_entry
from generator.content.files.entry_files import EntryFile, file_at
from generator.content.settings import Settings
from generator.engine.cache import Cache, CacheError, digest_of
from generator.engine.cache_table import CacheTable, cacheable, dumps, loads
from generator.engine.errors import BuildError
from generator.engine.files import FileState, read_at_most, trusted_time
from generator.engine.fingerprint import program_digest
from generator.engine.parallel import IN_PROCESS, BuildTools, each_done
from generator.entries.rules.attachments import photo_references, recording_references
from generator.entries.validate import validate_entry
from generator.gazetteer import load_gazetteer
from generator.problems.problem import Problem, Reference, in_unfinished_draft

_BATCH = 50  # files per task of a worker process
_MIN_FOR_POOL = 200  # files; fewer are read in this process


class ReadingError(BuildError):
    """A worker process died while reading, or an entry changed during the build."""


@cacheable
class ReadResult(NamedTuple):
    """The result for one file: its entry unless it has errors, photos and recordings it names, problems, cache key.

    `siblings` are the files that were beside it, `state` its state when it was read; None if a later change might not
    have shown.
    """

    entry: Entry | None
    photos: tuple[Reference, ...]
    recordings: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    key: str
    siblings: tuple[str, ...] = ()
    state: FileState | None = None


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a site in any process: read from the cache, else from their files."""

    root: Path
    cache: Cache
    context: Context

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle so that a worker process unpickles each context once: caches of functions are keyed by it."""
        return _unpickled, (self.root, self.cache, _pickled(self.context.vocabularies, self.context.settings))

    def cached(self, digest: str) -> tuple[Article | None, ReadResult] | None:
        """Return the cached article and result of a digest; None if the cache has lost them."""
        return _cached(self.cache, digest)

    def now(self, path: str) -> tuple[Article | None, ReadResult]:
        """Return the article and the result of a file as it is now. Raises FileNotFoundError."""
        file = file_at(self.root, path, self.context.settings.entry_kinds)
        return _cached_or_read(_context_digest(self.context), self, file)

    def of(self, entry: Entry) -> Article:
        """Return the article of an entry. Raises ReadingError if its file has changed since."""
        article, _ = _cached(self.cache, entry.digest) or (None, None)
        if article is not None:
            return article
        try:
            article, _ = self.now(entry.path)
        except OSError:  # it was removed
            article = None
        if article is None or article.entry.digest != entry.digest:
            raise ReadingError(f"Bài {entry.path} vừa bị sửa trong lúc tạo trang. Hãy chạy lại.")
        return article


def _unpickled(root: Path, cache: Cache, pickled: bytes) -> Articles:
    return Articles(root, cache, _context_of(pickled))


@lru_cache(maxsize=2)
def _pickled(vocabularies: Vocabularies, settings: Settings) -> bytes:
    return pickle.dumps((vocabularies, settings))


@lru_cache(maxsize=2)
def _context_of(pickled: bytes) -> Context:
    vocabularies, settings = pickle.loads(pickled)  # noqa: S301  (pickled by `Articles` in this run)
    return Context(vocabularies, load_gazetteer(vocabularies.own_units), settings)


def read_entries(root: Path, files: Sequence[EntryFile], context: Context, tools: BuildTools) -> Iterator[ReadResult]:
    """Yield the result of every file, in the order of `files`.

    Raises ReadingError if a worker process dies or a file is removed meanwhile.
    """
    try:
        yield from _read_entries(root, files, context, tools)
    except FileNotFoundError as error:
        raise ReadingError(f"{error.filename} vừa bị xóa hay đổi chỗ trong lúc đọc. Hãy chạy lại.") from None


def _read_entries(root: Path, files: Sequence[EntryFile], context: Context, tools: BuildTools) -> Iterator[ReadResult]:
    context_digest = _context_digest(context)
    table = CacheTable(tools.cache, "entries", context_digest)
    before = {path: each for path, each in table.rows.items() if isinstance(each, ReadResult)}
    now = {
        file.path: _unchanged(root, file, context_digest, before.get(file.path), tools.settling_ns) for file in files
    }
    changed = [file for file in files if now[file.path] is None]
    pool = tools.pool if len(changed) > _MIN_FOR_POOL else IN_PROCESS
    read = partial(_result_of, context_digest, Articles(root, tools.cache, context), tools.settling_ns)
    interned: dict[Any, Any] = {}
    for number, done in enumerate(each_done(pool, read, changed, _BATCH), 1):
        if done.result is None:
            raise ReadingError(f"Chương trình đọc bài dừng đột ngột ở bài {done.item.path}.")
        now[done.item.path] = _interned(done.result, interned)
        tools.progress("Đọc bài", number, len(changed))
    table.replace({path: each for path, each in now.items() if each is not None})
    for file in files:
        result = now.pop(file.path)
        assert result is not None  # noqa: S101  (unchanged, or just read)
        tools.cache.note(result.key)
        yield result


def _interned(result: ReadResult, interned: dict[Any, Any]) -> ReadResult:
    """Replace values by equal ones that other entries hold: a hundred thousand entries share a few thousand places."""
    if result.entry is None:
        return result
    values = ((name, getattr(result.entry, name)) for name in INTERNED_FIELDS)
    same: dict[str, Any] = {name: interned.setdefault(value, value) for name, value in values}
    return result._replace(entry=result.entry._replace(**same))


def _unchanged(
    root: Path, file: EntryFile, context_digest: str, cached: ReadResult | None, settling_ns: int
) -> ReadResult | None:
    """Return the cached result of a file if it still holds, with the file's current state; else None."""
    if cached is None:
        return None
    state = _state_of(root, file, settling_ns)
    if cached.siblings == file.siblings and cached.state is not None and cached.state == state:
        return cached
    try:
        key = _key(file, context_digest, read_at_most(f"{root}/{file.path}", MAX_ENTRY_BYTES))
    except PermissionError:
        return None
    return cached._replace(state=state) if cached.key == key else None


def _state_of(root: Path, file: EntryFile, settling_ns: int) -> FileState | None:
    """Return the state of an entry's file, or None where a later change might not show."""
    state = FileState.of(os.stat(f"{root}/{file.path}"))  # noqa: PTH116  (a Path for each of ten thousand is slow)
    return state if state.is_settled(trusted_time(settling_ns)) else None


def _context_digest(context: Context) -> str:
    """Return a digest of everything but the file that a result depends on; no check depends on today's date."""
    settings = replace(context.settings, today=date.min)
    return digest_of(program_digest(), pydantic.VERSION, repr(context.vocabularies), repr(settings))


def _key(file: EntryFile, context_digest: str, content: bytes) -> str:
    return digest_of("entry", context_digest, file.path, "\n".join(file.siblings), content)


def _result_of(context_digest: str, articles: Articles, settling_ns: int, file: EntryFile) -> ReadResult:
    state = _state_of(articles.root, file, settling_ns)  # before the read: a later change shows
    try:
        _, result = _cached_or_read(context_digest, articles, file)
    except FileNotFoundError:
        raise
    except OSError as error:
        return ReadResult(None, (), (), (unreadable(file.path, error),), "")
    return result._replace(state=state)


def _cached_or_read(context_digest: str, articles: Articles, file: EntryFile) -> tuple[Article | None, ReadResult]:
    """Return the article and the result of a file: from the cache, or validated and then cached."""
    content = read_at_most(f"{articles.root}/{file.path}", MAX_ENTRY_BYTES)
    key = _key(file, context_digest, content)
    read = _cached(articles.cache, key)
    if read is None:
        read = _validated(file, content, key, articles.context)
        with suppress(CacheError):  # the next build reads it again
            articles.cache.put(key, dumps(read))
    return read


def _validated(file: EntryFile, content: bytes, key: str, context: Context) -> tuple[Article | None, ReadResult]:
    raw, problems = read_entry(content, file.path)
    if raw is None:
        return None, ReadResult(None, (), (), tuple(problems), key, file.siblings)
    article, found = validate_entry(raw, file, context)
    found = in_unfinished_draft(found)
    photos, recordings = tuple(photo_references(raw.matter, file)), tuple(recording_references(raw.matter, file))
    if article is not None:
        summary = _summary_digest(article.entry, photos + recordings)
        article = replace(article, entry=article.entry._replace(digest=key, summary_digest=summary))
    entry = article.entry if article else None
    return article, ReadResult(entry, photos, recordings, (*problems, *found), key, file.siblings)


def _summary_digest(entry: Entry, media: tuple[Reference, ...]) -> str:
    """Return a digest of an entry's summary and of all photos and recordings it names, published or not."""
    return digest_of("summary", repr(_without_lines((*entry, media))))


def _without_lines(value: object) -> object:
    """Return a value with the lines of its references removed: an edit of the text may move them."""
    match value:
        case Reference():
            return value.target
        case tuple():
            return tuple(map(_without_lines, value))
        case _:
            return value


def _cached(cache: Cache, key: str) -> tuple[Article | None, ReadResult] | None:
    match loads(cache.get(key)):
        case (Article() | None as article, ReadResult() as result):
            return article, result
    return None
