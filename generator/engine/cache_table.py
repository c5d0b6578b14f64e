"""Cache tables: values of the last build by name, in a few files of the cache, read back without running foreign code.

Only the files with a changed value are written, so that one more entry among many thousands costs little.
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
from generator.engine.files import FileState

_BUCKETS = 64
_Class = TypeVar("_Class", bound=type)
# The closed list of what may be unpickled, by module and name: a tampered cache can call nothing else.
_CLASSES: dict[tuple[str, str], object] = {
    ("builtins", "set"): set,
    ("builtins", "frozenset"): frozenset,
    ("copyreg", "_reconstructor"): copyreg._reconstructor,  # type: ignore[attr-defined]  # noqa: SLF001  (as pickle names it)
    ("datetime", "date"): date,
}
_OWN = f"{__package__.partition('.')[0]}."


def cacheable(cls: _Class) -> _Class:
    """Allow a class to be unpickled from the cache; a decorator for its definition."""
    _CLASSES[cls.__module__, cls.__qualname__] = cls
    return cls


cacheable(FileState)  # its module imports the standard library alone


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """Return a cacheable class. Raises UnpicklingError for anything else."""
        return _class_of(module, name)


def _class_of(module: str, name: str) -> object:
    """Return a cacheable class, importing its module if needed: a class registers where it is defined."""
    if (module, name) not in _CLASSES and module.startswith(_OWN):
        with suppress(ImportError):
            import_module(module)
    try:
        return _CLASSES[module, name]
    except KeyError:
        raise pickle.UnpicklingError(f"{module}.{name}") from None


def dumps(value: object) -> bytes:
    """Serialise a value for `loads`."""
    return pickle.dumps(value)


def loads(content: bytes | None) -> object:
    """Return a serialised value; None if it is damaged or of another version of the program."""
    try:
        return _Unpickler(io.BytesIO(content or b"")).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, IndexError, KeyError, TypeError, ValueError):
        return None


class CacheTable:
    """Values by name, valid as long as `about`, a digest of their common inputs, is the same."""

    def __init__(self, cache: Cache, title: str, about: str) -> None:
        """Open the table with a title; rows are loaded lazily."""
        self._cache, self._title, self._about = cache, title, about
        self._loaded: dict[int, dict[str, object]] = {}

    @cached_property
    def rows(self) -> dict[str, object]:
        """Return all rows."""
        return {name: value for number in range(_BUCKETS) for name, value in self._load(number).items()}

    def get(self, name: str) -> object:
        """Return the value of a name, or None; loads one file of the table."""
        return self._rows(_bucket(name)).get(name)

    def replace(self, new: Mapping[str, object]) -> None:
        """Replace all rows. If the cache cannot be written they are lost, and the next build makes them again.

        An unchanged value must be the loaded object itself: values are compared by identity.
        """
        changed = {_bucket(name) for name in self.rows.keys() ^ new.keys()}
        changed.update(_bucket(name) for name, value in new.items() if value is not self.rows.get(name))
        buckets: dict[int, dict[str, object]] = {number: {} for number in changed}
        for name, value in new.items():
            if (number := _bucket(name)) in changed:
                buckets[number][name] = value
        self._write(buckets)

    def update(self, changes: Mapping[str, object]) -> None:
        """Change the values of some names, if the cache can be written."""
        buckets = {number: dict(self._rows(number)) for number in set(map(_bucket, changes))}
        for name, value in changes.items():
            buckets[_bucket(name)][name] = value
        self._write(buckets)

    def _rows(self, number: int) -> dict[str, object]:
        if number not in self._loaded:
            self._loaded[number] = self._load(number)
        return self._loaded[number]

    def _load(self, number: int) -> dict[str, object]:
        match loads(self._cache.get(self._key(number))):
            case (str(of), dict(rows)) if of == self._about:
                return rows
            case _:
                return {}

    def _write(self, buckets: Mapping[int, Mapping[str, object]]) -> None:
        with suppress(CacheError):
            for number, rows in buckets.items():
                self._cache.put(self._key(number), dumps((self._about, dict(rows))))

    def _key(self, number: int) -> str:
        return digest_of("table", self._title, number)


def _bucket(name: str) -> int:
    return crc32(name.encode()) % _BUCKETS
