"""The units of the data file, indexed by name: exact look-up of a place text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NotRequired, TypedDict

from generator.gazetteer.model import Era
from generator.gazetteer.names import place_key, split_type, squeezed

# The two-tier tree has been in force since this day (Resolution 202/2025/QH15, Law 72/2025/QH15).
TWO_TIERS_SINCE = date(2025, 7, 1)

Record = TypedDict(
    "Record",
    {
        "id": str,
        "name": str,
        "key": NotRequired[str],
        "up": NotRequired[str],
        "to": NotRequired[list[str]],
        "aka": NotRequired[list[str]],
        "in": NotRequired[list[str]],
        "was": NotRequired[list[str]],
        "until": NotRequired[str],
        "since": NotRequired[str],
        "slug": NotRequired[str],
    },
)
Tier = dict[str, list[str]]


class UnitIndex:
    """An immutable index of units by name."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Index present and other names, each with and without its type word."""
        self.records: Mapping[str, Record] = {record["id"]: record for record in records}
        # In order of preference: present name, other name, present name without type, other name without type.
        self._tiers: tuple[Tier, ...] = (defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
        full, other, bare, other_bare = self._tiers
        for identifier, record in self.records.items():
            key = record.get("key") or record["name"].lower()
            full[key].append(identifier)
            bare[split_type(key)[1]].append(identifier)
            for alias in record.get("aka", ()):
                alias_key = place_key(alias)
                other[alias_key].append(identifier)
                other_bare[split_type(alias_key)[1]].append(identifier)
        self._named = lru_cache(maxsize=4096)(self._collect)

    def _collect(self, key: str) -> frozenset[str]:
        return frozenset(identifier for tier in self._tiers for identifier in tier.get(key, ()))

    def find(self, keys: Sequence[str], on: date) -> list[str]:
        """Return the ids of all units that a place text, given as the keys of its parts, may name.

        Units of the tree in force on the day are preferred to those of the other tree.
        """
        eras: tuple[Era, Era] = ("now", "then") if on >= TWO_TIERS_SINCE else ("then", "now")
        for era in eras:
            found = self._find_in(keys, era)
            if found:
                return found if era == "now" else self._in_force(found, on)
        return []

    def respelt(self, keys: Sequence[str]) -> list[str]:
        """Return the keys with those of no unit replaced by the only one of the same letters: “Đakrông”, “Đa Krông”."""
        return [key if self._named(key) else self._squeezed_keys.get(squeezed(key), key) for key in keys]

    @cached_property
    def _squeezed_keys(self) -> dict[str, str]:
        found: dict[str, set[str]] = defaultdict(set)
        for tier in self._tiers:
            for key in tier:
                found[squeezed(key)].add(key)
        return {letters: next(iter(keys)) for letters, keys in found.items() if len(keys) == 1}

    def _find_in(self, keys: Sequence[str], era: Era) -> list[str]:
        for number, tier in enumerate(self._tiers):
            found = [
                identifier
                for identifier in tier.get(keys[0], ())
                if era_of(identifier) == era and self._is_below(identifier, keys[1:])
            ]
            if found:
                provinces = [identifier for identifier in found if level_letter(identifier) == "p"]
                without_type = number > 1
                return provinces if provinces and without_type else found
        return []

    def _is_below(self, identifier: str, keys: Sequence[str]) -> bool:
        """Return whether the keys name units above this one, in ascending order; levels may be omitted."""
        if not keys:
            return True
        named = self._named(keys[0])
        return any(
            (parent in named and self._is_below(parent, keys[1:])) or self._is_below(parent, keys)
            for parent in self.parents(identifier)
        )

    def parents(self, identifier: str) -> Iterator[str]:
        """Yield the ids of the units that contain the unit now or contained it earlier."""
        record = self.records[identifier]
        if "up" in record:
            yield record["up"]
            yield from self.records[record["up"]].get("was", ())
        yield from record.get("in", ())

    def _in_force(self, found: list[str], on: date) -> list[str]:
        """Return the units in force on the day, one of each series of namesakes in one province.

        A commune never succeeded a district, so both are kept.
        """
        if len(found) == 1:
            return found
        day = min(on, TWO_TIERS_SINCE - timedelta(days=1))
        groups: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for identifier in found:
            groups[self.province_now(identifier), level_letter(identifier) == "c"].append(identifier)
        return [identifier for group in groups.values() for identifier in self._living(group, day)]

    def _living(self, group: list[str], day: date) -> list[str]:
        ends = {identifier: self._end(identifier) for identifier in group}
        living = [
            one for one, end in ends.items() if self.records[one].get("since", "") <= day.isoformat() and day < end
        ]
        first = min((ends[identifier] for identifier in living), default=TWO_TIERS_SINCE)
        return [one for one in living if ends[one] == first] or group

    def _end(self, identifier: str) -> date:
        """Return the first day on which a unit no longer existed.

        Without a recorded end, an older district counts as gone on any day, an older commune as in force until July
        2025: older communes ended in the mergers of 2023 to 2025, older districts at any time before.
        """
        until = self.records[identifier].get("until")
        if until:
            return date.fromisoformat(until)
        return date.min if identifier.startswith("old-d") else TWO_TIERS_SINCE

    def province_now(self, identifier: str) -> str:
        """Return the id of today's province that contains the unit."""
        record = self.records[identifier]
        first = record["to"][0] if "to" in record else identifier
        return self.records[first].get("up", first)


def era_of(identifier: str) -> Era:
    """Return the era of the unit with this id."""
    return "now" if identifier.startswith("now") else "then"


def level_letter(identifier: str) -> str:
    """Return the level of the unit with this id: p (province), d (district) or c (commune)."""
    return identifier[identifier.index("-") + 1]


def keys_of(text: str) -> list[str]:
    """Return the keys of the parts of a place text, smallest unit first."""
    return [key for part in text.split(",") if (key := place_key(part))]
