"""Reads entries, each once: what an earlier build made of the same bytes is taken from the cache.

What comes of a file depends on its bytes, its path, the names of the files beside it, the vocabularies, the gazetteer,
the settings and this program; a digest of all of them is its key. A file whose size and times are those it had when it
was read last is not even opened, as git's index has it.
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
from generator.content.entry_files import EntryFile, file_at
from generator.content.entry_source import MAX_ENTRY_BYTES, read_entry
from generator.content.model import Article, Entry
from generator.content.settings import Settings
from generator.content.vocabularies import Vocabularies
from generator.engine.cache import Cache, CacheError, digest_of
from generator.engine.cache_table import CacheTable, cacheable, dumped, loaded
from generator.engine.errors import BuildError
from generator.engine.files import FileState, read_at_most, trusted_time
from generator.engine.fingerprint import program_digest
from generator.engine.parallel import IN_PROCESS, BuildTools, each_done
from generator.entries.rules.attachments import photo_references
from generator.entries.validate import validate_entry
from generator.gazetteer import load_gazetteer
from generator.problems.problem import Problem, Reference

_AT_ONCE = 50
_WORTH_A_PROCESS = 200  # files
_SHARED = ("kind", "genre", "fields", "movements", "awards", "subject_types", "places", "role", "elsewhere")


class ReadingError(BuildError):
    """A process that read entries died, or an entry changed while it was being published."""


@cacheable
class Read(NamedTuple):
    """What came of a file: the entry if it is right, the photos that it names, what is wrong with it; and its key."""

    entry: Entry | None
    photos: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    key: str


@cacheable
class Seen(NamedTuple):
    """What came of a file when it was read last, and how it looked: None where it had just been written to."""

    read: Read
    state: FileState | None
    siblings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Articles:
    """Gives the articles of entries, in any process: from the cache, or from their files once more."""

    root: Path
    cache: Cache
    context: Context

    def __reduce__(self) -> tuple[Any, ...]:
        """Give another process the same vocabularies every time: what is made of them is looked up by them."""
        return _same_articles, (self.root, self.cache, _written(self.context.vocabularies, self.context.settings))

    def known(self, digest: str) -> tuple[Article | None, Read] | None:
        """Return what came of a file once; None where that is not to be had any longer."""
        return _kept(self.cache, digest)

    def now(self, path: str) -> tuple[Article | None, Read]:
        """Return what comes of a file as it is now. Raises FileNotFoundError where it was removed."""
        unread = self._unread(path)
        return _kept(self.cache, unread.key) or _read(unread)

    def of(self, entry: Entry) -> Article:
        """Return an entry's article. Raises ReadingError where its file says something else by now."""
        return self.at(entry.path, entry.digest)

    def at(self, path: str, digest: str) -> Article:
        """Return the article of the entry of a path and digest. Raises ReadingError where its file says otherwise."""
        article, _ = _kept(self.cache, digest) or (None, None)
        if article is not None:
            return article
        try:
            again, _ = _validated(self._unread(path))
        except OSError:  # it was removed
            again = None
        if again is None or again.entry.digest != digest:
            raise ReadingError(f"Bài {path} vừa bị sửa trong lúc tạo trang. Hãy chạy lại.")
        return again

    def _unread(self, path: str) -> "_Unread":
        return _unread(file_at(self.root, path, self.context.settings.entry_kinds), _about(self.context), self)


def _same_articles(root: Path, cache: Cache, written: bytes) -> Articles:
    return Articles(root, cache, _context_of(written))


@lru_cache(maxsize=2)
def _written(vocabularies: Vocabularies, settings: Settings) -> bytes:
    return pickle.dumps((vocabularies, settings))


@lru_cache(maxsize=2)
def _context_of(written: bytes) -> Context:
    vocabularies, settings = pickle.loads(written)  # noqa: S301  (what `Articles` has just written)
    return Context(vocabularies, load_gazetteer(), settings)


class _Unread(NamedTuple):
    """A file to be read, and the key of what comes of it."""

    key: str
    file: EntryFile
    content: bytes
    articles: Articles


def read_entries(root: Path, files: Sequence[EntryFile], context: Context, tools: BuildTools) -> Iterator[Read]:
    """Yield what came of every file, in their order.

    Raises ReadingError where a process dies, or a file goes while it is being read.
    """
    try:
        yield from _read_entries(root, files, context, tools)
    except FileNotFoundError as error:
        raise ReadingError(f"{error.filename} vừa bị xóa hay đổi chỗ trong lúc đọc. Hãy chạy lại.") from None


def _read_entries(root: Path, files: Sequence[EntryFile], context: Context, tools: BuildTools) -> Iterator[Read]:
    about = _about(context)
    table = CacheTable(tools.cache, "entries", about)
    seen = {path: each for path, each in table.rows.items() if isinstance(each, Seen)}
    now = {file.path: _look(root, file, about, seen.get(file.path), tools.settling_ns) for file in files}
    lacking = [file for file in files if now[file.path] is None]
    articles = Articles(root, tools.cache, context)
    pool = tools.pool if len(lacking) > _WORTH_A_PROCESS else IN_PROCESS
    shared: dict[Any, Any] = {}
    for number, done in enumerate(
        each_done(pool, partial(_known_or_read, about, articles, tools.settling_ns), lacking, _AT_ONCE), 1
    ):
        if done.result is None:
            raise ReadingError(f"Chương trình đọc bài dừng đột ngột ở bài {done.item.path}.")
        read, state = done.result
        now[done.item.path] = Seen(_sharing(read, shared), state, done.item.siblings)
        tools.progress("Đọc bài", number, len(lacking))
    table.replace({path: each for path, each in now.items() if each is not None})
    for file in files:
        found = now.pop(file.path)
        assert found is not None  # noqa: S101  (each was found or made)
        tools.cache.note(found.read.key)
        yield found.read


def _sharing(read: Read, shared: dict[Any, Any]) -> Read:
    """Let an entry hold the very values that others hold already: a hundred thousand share some thousand places."""
    if read.entry is None:
        return read
    values = ((name, getattr(read.entry, name)) for name in _SHARED)
    same: dict[str, Any] = {name: shared.setdefault(value, value) for name, value in values}
    return read._replace(entry=read.entry._replace(**same))


def _look(root: Path, file: EntryFile, about: str, seen: Seen | None, settling_ns: int) -> Seen | None:
    """Return what is known of a file as it is now, None where it is to be read."""
    if seen is None:
        return None
    state = _state_of(root, file, settling_ns)
    if seen.siblings == file.siblings and seen.state is not None and seen.state == state:
        return seen
    key = _key(file, about, read_at_most(f"{root}/{file.path}", MAX_ENTRY_BYTES))
    return Seen(seen.read, state, file.siblings) if seen.read.key == key else None


def _state_of(root: Path, file: EntryFile, settling_ns: int) -> FileState | None:
    """Return the state of an entry's file, or None where a later change might not show."""
    state = FileState.of(os.stat(f"{root}/{file.path}"))  # noqa: PTH116  (a Path for each of ten thousand is slow)
    return state if state.is_settled(trusted_time(settling_ns)) else None


def _unread(file: EntryFile, about: str, articles: Articles) -> _Unread:
    content = read_at_most(f"{articles.root}/{file.path}", MAX_ENTRY_BYTES)
    return _Unread(_key(file, about, content), file, content, articles)


def _about(context: Context) -> str:
    """Return a digest of all that files are read by; no entry is right on one day and wrong on another."""
    settings = replace(context.settings, today=date.min)
    return digest_of(program_digest(), pydantic.VERSION, repr(context.vocabularies), repr(settings))


def _key(file: EntryFile, about: str, content: bytes) -> str:
    return digest_of("entry", about, file.path, "\n".join(file.siblings), content)


def _known_or_read(about: str, articles: Articles, settling_ns: int, file: EntryFile) -> tuple[Read, FileState | None]:
    state = _state_of(articles.root, file, settling_ns)  # before the read: a later change shows
    unread = _unread(file, about, articles)
    _, read = _kept(articles.cache, unread.key) or _read(unread)
    return read, state


def _read(unread: _Unread) -> tuple[Article | None, Read]:
    """Read a file; what comes of it is kept, where that can be."""
    article, read = _validated(unread)
    with suppress(CacheError):  # then it is read again the next time
        unread.articles.cache.put(unread.key, dumped((article, read)))
    return article, read


def _validated(unread: _Unread) -> tuple[Article | None, Read]:
    raw, problems = read_entry(unread.content, unread.file.path)
    if raw is None:
        return None, Read(None, (), tuple(problems), unread.key)
    article, found = validate_entry(raw, unread.file, unread.articles.context)
    photos = tuple(photo_references(raw.matter, unread.file))
    if article is not None:
        outline = _outline(article.entry, photos)
        article = replace(article, entry=article.entry._replace(digest=unread.key, outline=outline))
    return article, Read(article.entry if article else None, photos, (*problems, *found), unread.key)


def _outline(entry: Entry, photos: tuple[Reference, ...]) -> str:
    """Return a digest of what an entry tells beyond its own page, and of the photos that it names, shown or not."""
    return digest_of("outline", repr(_told((*entry, photos))))


def _told(value: object) -> object:
    """Return a value without the lines that names stand in: a text may move them."""
    match value:
        case Reference():
            return value.target
        case tuple():
            return tuple(map(_told, value))
        case _:
            return value


def _kept(cache: Cache, key: str) -> tuple[Article | None, Read] | None:
    match loaded(cache.get(key)):
        case (Article() | None as article, Read() as read):
            return article, read
    return None
