"""What the content already holds, read leniently: a draft that is not right yet takes its address all the same."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.content.entry_files import EntryFile, address_of, find_entries
from generator.content.entry_source import read_entry
from generator.content.entry_type import EntryType
from generator.content.yaml_tree import Mapping, Scalar, Sequence, value_at
from generator.gazetteer import Gazetteer, PlaceError
from generator.text.vietnamese import fold


class Known(NamedTuple):
    """An entry that is there: its kind, file, address and former addresses; a profile's name, places, registration."""

    type: EntryType
    path: str
    addresses: tuple[str, ...]
    name: str
    localities: tuple[str, ...]
    registration: str | None
    is_withdrawn: bool


class Content:
    """The entries that are there, by address, by registration and by name."""

    def __init__(self, entries: list[Known]) -> None:
        """Index the entries."""
        self.by_address = {address: entry for entry in entries for address in entry.addresses}
        self.by_registration = {entry.registration: entry for entry in entries if entry.registration}
        self._by_name: dict[str, list[Known]] = {}
        for entry in entries:
            if entry.type is EntryType.PROFILE and not entry.registration:
                self._by_name.setdefault(fold(entry.name), []).append(entry)

    def taken_by(self, file: EntryFile) -> str | None:
        """Return the file of the entry that has this one's address, or had it."""
        known = self.by_address.get(address_of(file))
        return known.path if known else None

    def namesakes(self, name: str, unit: str, gazetteer: Gazetteer) -> list[Known]:
        """Return the profiles of that name in a unit that no registration tells apart."""
        return [
            entry
            for entry in self._by_name.get(fold(name), ())
            if any(unit in _units(text, gazetteer) for text in entry.localities)
        ]


def read_content(root: Path) -> Content:
    """Read what is needed of every entry below `root`."""
    return Content(list(_known(root)))


def _known(root: Path) -> Iterator[Known]:
    for file in find_entries(root)[0]:
        raw, _ = read_entry((root / file.path).read_bytes(), file.path)
        matter = raw.matter if raw else None
        names = ("name" if file.type is EntryType.PROFILE else "title", "registration")
        name, registration = ((_texts(matter, key) or ("",))[0] for key in names)
        aliases = (alias.removeprefix("/") for alias in _texts(matter, "aliases"))
        addresses = (address_of(file), *aliases)
        is_withdrawn = matter is not None and "withdrawn" in matter.entries
        yield Known(
            file.type, file.path, addresses, name, _texts(matter, "locality"), registration or None, is_withdrawn
        )


def _texts(matter: Mapping | None, key: str) -> tuple[str, ...]:
    node = value_at(matter, (key,)) if matter else None
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple(each.value.strip() for each in nodes if isinstance(each, Scalar) and each.value)


def _units(text: str, gazetteer: Gazetteer) -> set[str]:
    """Return the units a place text may mean on some day: an entry read leniently has none to be trusted."""
    units = set()
    for day in (date.min, date.max):
        try:
            units.add(gazetteer.resolve(text, day).unit)
        except PlaceError:
            continue
    return units
