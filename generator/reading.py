"""Reads entries, each once: what an earlier build made of the same bytes is taken from the store.

What comes of a file depends on its bytes, its path, the names of the files beside it, the vocabularies, the gazetteer,
the settings and this program; a digest of all of them is its key.
"""

import io
import pickle
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pydantic

from generator.discovery import EntryFile
from generator.gazetteer import load_gazetteer
from generator.media import photo_references
from generator.model import Entry
from generator.problems import Problem, Reference
from generator.schema import Context, validate_entry
from generator.settings import Settings
from generator.source import read_entry
from generator.store import Store, StoreError, digest_of
from generator.vocabulary import Vocabularies
from generator.work import HERE, Workshop, each_done

_AT_ONCE = 50
_WORTH_A_PROCESS = 200  # files
_CODE = Path(__file__).parent
# All that a kept entry is made of. Nothing else is called to life, whatever the cache's files were made to say.
_KEPT = {
    "builtins": {"set", "frozenset"},
    "copyreg": {"_reconstructor"},
    "datetime": {"date"},
    "generator.gazetteer._model": {"Resolution"},
    "generator.markup": {"Body", "Heading"},
    "generator.model": {
        "Award", "Consent", "Entry", "EntryType", "Evidence", "Media", "Person", "Photo", "ProfileMatter", "Result",
        "SafetyReview", "Source", "StoryMatter", "Withdrawal",
    },
    "generator.problems": {"Location", "Problem", "Reference"},
    "generator.reading": {"Read"},
}  # fmt: skip


class ReadingError(Exception):
    """A process that read entries died."""


class Read(NamedTuple):
    """What came of a file: the entry if it is right, the photos that it names, what is wrong with it."""

    entry: Entry | None
    photos: tuple[Reference, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Unread:
    """A file to be read, and where what comes of it is kept."""

    key: str
    file: EntryFile
    content: bytes
    vocabularies: Vocabularies
    settings: Settings


def read_entries(root: Path, files: Sequence[EntryFile], context: Context, workshop: Workshop) -> Iterator[Read]:
    """Yield what came of every file, in their order.

    Raises ReadingError where a process dies.
    """
    settings = replace(context.settings, today=date.min)  # no entry is right on one day and wrong on another
    about = digest_of(_program(), pydantic.VERSION, repr(context.vocabularies), repr(settings))
    found = {file.path: _kept(workshop.store, _key(file, about, (root / file.path).read_bytes())) for file in files}
    lacking = [file for file in files if found[file.path] is None]
    unread = (_unread(root, file, about, context.vocabularies, settings) for file in lacking)
    crew = workshop.crew if len(lacking) > _WORTH_A_PROCESS else HERE
    for number, done in enumerate(each_done(crew, _read, unread, _AT_ONCE), 1):
        if done.result is None:
            raise ReadingError(f"Chương trình đọc bài dừng đột ngột ở bài {done.item.file.path}.")
        with suppress(StoreError):  # then it is read again the next time
            workshop.store.put(done.item.key, done.result)
        found[done.item.file.path] = _loaded(done.result)
        workshop.progress("Đọc bài", number, len(lacking))
    for file in files:
        read = found.pop(file.path)
        assert read is not None  # noqa: S101  (each was found or made)
        yield read


def _unread(root: Path, file: EntryFile, about: str, vocabularies: Vocabularies, settings: Settings) -> _Unread:
    content = (root / file.path).read_bytes()
    return _Unread(_key(file, about, content), file, content, vocabularies, settings)


def _key(file: EntryFile, about: str, content: bytes) -> str:
    return digest_of("entry", about, file.path, "\n".join(file.siblings), content)


def _read(unread: _Unread) -> bytes:
    context = Context(unread.vocabularies, load_gazetteer(), unread.settings)
    raw, problems = read_entry(unread.content, unread.file.path)
    if raw is None:
        return pickle.dumps(Read(None, (), tuple(problems)))
    entry, found = validate_entry(raw, unread.file, context)
    photos = tuple(photo_references(raw.matter, unread.file))
    return pickle.dumps(Read(entry, photos, (*problems, *found)))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """Allow what a kept entry is made of, and nothing else."""
        if name not in _KEPT.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def _kept(store: Store, key: str) -> Read | None:
    content = store.get(key)
    return None if content is None else _loaded(content)


def _loaded(content: bytes) -> Read | None:
    try:
        read = _Unpickler(io.BytesIO(content)).load()  # only of the classes above
    except (pickle.UnpicklingError, AttributeError, EOFError, IndexError, TypeError, ValueError):
        return None
    return read if isinstance(read, Read) else None


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a digest of this program and the gazetteer's data."""
    files = sorted(path for path in _CODE.rglob("*") if path.suffix in {".py", ".json"})
    parts = ((path.relative_to(_CODE).as_posix(), path.read_bytes()) for path in files)
    return digest_of(*(part for pair in parts for part in pair))
