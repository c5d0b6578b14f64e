"""The entries that the content already has, read leniently: an invalid draft occupies its address too."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.content.entry_kinds import EntryKind
from generator.content.entry_source import read_entry
from generator.content.files.entry_files import EntryFile, address_of, find_entries
from generator.content.files.tree import scan_content
from generator.content.yaml_tree import Mapping, Scalar, Sequence, value_at
from generator.engine.errors import BuildError
from generator.gazetteer import Gazetteer, PlaceError
from generator.text.vietnamese import closest, fold


class ExistingEntry(NamedTuple):
    """An entry of the content: its file, current and former addresses; for a profile, name, places, registration.

    `number` is as written: the file may be invalid.
    """

    kind: EntryKind
    path: str
    addresses: tuple[str, ...]
    name: str
    localities: tuple[str, ...]
    registration: str | None
    is_withdrawn: bool
    number: str = ""


class ExistingEntries:
    """The entries of the content, indexed by address, by registration and by name."""

    def __init__(self, entries: Iterable[ExistingEntry] = ()) -> None:
        """Index the entries; `numbers` are those that they have."""
        entries = tuple(entries)
        self.by_address = {address: entry for entry in entries for address in entry.addresses}
        self.by_registration = {entry.registration: entry for entry in entries if entry.registration}
        self.numbers = frozenset(int(entry.number) for entry in entries if entry.number.isdecimal())
        self._unregistered: dict[str, list[ExistingEntry]] = {}
        for entry in entries:
            if entry.kind.has_person and not entry.registration:
                self._unregistered.setdefault(fold(entry.name), []).append(entry)

    def taken_by(self, file: EntryFile) -> str | None:
        """Return the path of the entry that has, or had, the address of `file`."""
        entry = self.by_address.get(address_of(file))
        return entry.path if entry else None

    def namesakes(self, name: str, unit: str, gazetteer: Gazetteer) -> list[ExistingEntry]:
        """Return the profiles without registration that have this name in this unit of the gazetteer."""
        return [
            entry
            for entry in self._unregistered.get(fold(name), ())
            if any(unit in _units(text, gazetteer) for text in entry.localities)
        ]


def read_existing_entries(root: Path) -> ExistingEntries:
    """Read every entry below `root`."""
    return ExistingEntries(_entries(root))


def find_entry(root: Path, slug: str, kind: str | None = None, year: int | None = None) -> EntryFile:
    """Return the only entry with that slug. Raises BuildError if there is none, or several."""
    files, _ = find_entries(scan_content(root))
    found = [each for each in files if each.slug == slug and kind in {None, each.kind.slug}]
    if year is not None and len(found) > 1:
        found = [each for each in found if each.year == year] or found
    if not found:
        near = closest(slug, sorted({each.slug for each in files}))
        offered = f" Có phải ý bạn là {' hoặc '.join(f'“{each}”' for each in near)}?" if near else ""
        raise BuildError(f"Không có bài nào có thư mục tên “{slug}”.{offered}")
    if len(found) > 1:
        listed = "\n".join(f"  {each.path}" for each in found)
        slugs = dict.fromkeys(each.kind.slug for each in found)
        way = " hoặc ".join(f"--type {slug}" for slug in slugs) if len(slugs) > 1 else "--in-year NĂM"
        raise BuildError(f"Có {len(found)} bài tên “{slug}”:\n{listed}\nGhi thêm {way}.")
    return found[0]


def _entries(root: Path) -> Iterator[ExistingEntry]:
    for file in find_entries(scan_content(root))[0]:
        raw, _ = read_entry((root / file.path).read_bytes(), file.path)
        matter = raw.matter if raw else None
        names = (file.kind.title_key, "registration", "number")
        name, registration, number = ((_texts(matter, key) or ("",))[0] for key in names)
        aliases = (alias.removeprefix("/") for alias in _texts(matter, "aliases"))
        addresses = (address_of(file), *aliases)
        is_withdrawn = matter is not None and "withdrawn" in matter.entries
        localities = _texts(matter, "locality")
        yield ExistingEntry(
            file.kind, file.path, addresses, name, localities, registration or None, is_withdrawn, number
        )


def _texts(matter: Mapping | None, key: str) -> tuple[str, ...]:
    """Return the text, or the texts, of a key."""
    node = value_at(matter, (key,)) if matter else None
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple(each.value.strip() for each in nodes if isinstance(each, Scalar) and each.value)


def _units(text: str, gazetteer: Gazetteer) -> set[str]:
    """Return the units that a place may mean, by the oldest and by today's map: the entry's date may be invalid."""
    units = set()
    for day in (date.min, date.max):
        try:
            units.add(gazetteer.resolve(text, day).unit)
        except PlaceError:
            continue
    return units
