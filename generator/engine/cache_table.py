"""What the last build knew of many things, by name: loaded whole or in part, kept in a few files of the cache.

Of these only those that hold something new are written, so that one entry more among many thousands costs little.
"""

import copyreg
import io
import pickle
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import TypeVar
from zlib import crc32

from generator.engine.cache import Cache, CacheError, digest_of

_BUCKETS = 64
_Class = TypeVar("_Class", bound=type)
# All that cached values are made of, by module and name: a tampered cache can call nothing else.
_CLASSES: dict[tuple[str, str], object] = {
    ("builtins", "set"): set,
    ("builtins", "frozenset"): frozenset,
    ("copyreg", "_reconstructor"): copyreg._reconstructor,  # type: ignore[attr-defined]  # noqa: SLF001  (as pickle names it)
    ("datetime", "date"): date,
}
_OWN = f"{__package__.partition('.')[0]}."


def cacheable(cls: _Class) -> _Class:
    """Let values of a class be read back from the cache; decorates the class where it is defined."""
    _CLASSES[cls.__module__, cls.__qualname__] = cls
    return cls


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """Allow what kept values are made of, and nothing else."""
        return _class_of(module, name)


def _class_of(module: str, name: str) -> object:
    """Return a cacheable class; the module of one that is not known yet is imported first.

    Raises UnpicklingError for anything else.
    """
    if (module, name) not in _CLASSES and module.startswith(_OWN):
        with suppress(ImportError):
            import_module(module)
    try:
        return _CLASSES[module, name]
    except KeyError:
        raise pickle.UnpicklingError(f"{module}.{name}") from None


def dumped(value: object) -> bytes:
    """Write a value down for `loaded`."""
    return pickle.dumps(value)


def loaded(content: bytes | None) -> object:
    """Return a value that was written down; None where it was not, or not by this version of the program."""
    try:
        return _Unpickler(io.BytesIO(content or b"")).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, IndexError, KeyError, TypeError, ValueError):
        return None


class CacheTable:
    """Values by name, as they were when something else was the same: `about` is a digest of it."""

    def __init__(self, cache: Cache, title: str, about: str) -> None:
        """Open what was kept under the title; nothing is loaded before it is asked for."""
        self._store, self._title, self._about = cache, title, about
        self._loaded: dict[int, dict[str, object]] = {}

    @cached_property
    def before(self) -> dict[str, object]:
        """Return all that was kept."""
        return {name: value for number in range(_BUCKETS) for name, value in self._load(number).items()}

    def get(self, name: str) -> object:
        """Return what was kept under a name, None where nothing was; only what lies beside it is loaded too."""
        return self._rows(_bucket(name)).get(name)

    def keep(self, now: Mapping[str, object]) -> None:
        """Keep what holds now instead, where that can be: what is lost is made once more.

        A value that has not changed must be the one that was loaded, the object itself: none are compared.
        """
        changed = {_bucket(name) for name in self.before.keys() ^ now.keys()}
        changed.update(_bucket(name) for name, value in now.items() if value is not self.before.get(name))
        buckets: dict[int, dict[str, object]] = {number: {} for number in changed}
        for name, value in now.items():
            if (number := _bucket(name)) in changed:
                buckets[number][name] = value
        self._write(buckets)

    def put(self, changes: Mapping[str, object]) -> None:
        """Keep other values under some names, and all else as it was, where that can be."""
        buckets = {number: dict(self._rows(number)) for number in set(map(_bucket, changes))}
        for name, value in changes.items():
            buckets[_bucket(name)][name] = value
        self._write(buckets)

    def _rows(self, number: int) -> dict[str, object]:
        if number not in self._loaded:
            self._loaded[number] = self._load(number)
        return self._loaded[number]

    def _load(self, number: int) -> dict[str, object]:
        match loaded(self._store.get(self._key(number))):
            case (str(of), dict(rows)) if of == self._about:
                return rows
            case _:
                return {}

    def _write(self, buckets: Mapping[int, Mapping[str, object]]) -> None:
        with suppress(CacheError):
            for number, rows in buckets.items():
                self._store.put(self._key(number), dumped((self._about, dict(rows))))

    def _key(self, number: int) -> str:
        return digest_of("table", self._title, number)


def _bucket(name: str) -> int:
    return crc32(name.encode()) % _BUCKETS
