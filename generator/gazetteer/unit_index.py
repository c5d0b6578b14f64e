"""The units as loaded from the data file, and the exact look-up of a place text among them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NotRequired, TypedDict

from generator.gazetteer.model import Era
from generator.gazetteer.names import place_key, split_type

# Resolution 202/2025/QH15 and Law 72/2025/QH15: the two-tier tree is in force from this day.
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
    },
)
Tier = dict[str, list[str]]


class Index:
    """Finds units by name; immutable once made."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Index every name with and without its type word, other names apart from present ones."""
        self.records: Mapping[str, Record] = {record["id"]: record for record in records}
        # In the order in which a name is looked for: a name as it is, another name, and both without type.
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
        """Return the ids of all units the parts of a place text can mean (first part first), [] for none.

        The tree in force on the day is asked first, then the other one.
        """
        eras: tuple[Era, Era] = ("now", "then") if on >= TWO_TIERS_SINCE else ("then", "now")
        for era in eras:
            found = self._find_in(keys, era)
            if found:
                return found if era == "now" else self._in_force(found, on)
        return []

    def _find_in(self, keys: Sequence[str], era: Era) -> list[str]:
        for number, tier in enumerate(self._tiers):
            found = [
                identifier
                for identifier in tier.get(keys[0], ())
                if era_of(identifier) == era and self._lies_in(identifier, keys[1:])
            ]
            if found:
                provinces = [identifier for identifier in found if level_letter(identifier) == "p"]
                without_type = number > 1
                return provinces if provinces and without_type else found
        return []

    def _lies_in(self, identifier: str, keys: Sequence[str]) -> bool:
        """Return whether the keys name units above this one, in this order; any may be left out."""
        if not keys:
            return True
        named = self._named(keys[0])
        return any(
            (parent in named and self._lies_in(parent, keys[1:])) or self._lies_in(parent, keys)
            for parent in self.parents(identifier)
        )

    def parents(self, identifier: str) -> Iterator[str]:
        """Yield the units it lies in, or once lay in."""
        record = self.records[identifier]
        if "up" in record:
            yield record["up"]
            yield from self.records[record["up"]].get("was", ())
        yield from record.get("in", ())

    def _in_force(self, found: list[str], on: date) -> list[str]:
        """Return, of namesakes that followed each other in one place, the one in force on the day.

        A commune never followed a district, so those stay beside each other.
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
        living = [identifier for identifier, end in ends.items() if day < end]
        first = min((ends[identifier] for identifier in living), default=TWO_TIERS_SINCE)
        return [one for one in living if ends[one] == first] or group

    def _end(self, identifier: str) -> date:
        """Return the first day a unit was no more.

        A district whose end is not on record counts as gone, a commune as there to the last: an older commune
        ended in the mergers of 2023 to 2025, an older district at any time before.
        """
        until = self.records[identifier].get("until")
        if until:
            return date.fromisoformat(until)
        return date.min if identifier.startswith("old-d") else TWO_TIERS_SINCE

    def province_now(self, identifier: str) -> str:
        """Return the id of today's province a unit lies in."""
        record = self.records[identifier]
        first = record["to"][0] if "to" in record else identifier
        return self.records[first].get("up", first)


def era_of(identifier: str) -> Era:
    """Return the era an id belongs to."""
    return "now" if identifier.startswith("now") else "then"


def level_letter(identifier: str) -> str:
    """Return p, d or c: the level an id tells."""
    return identifier[identifier.index("-") + 1]


def keys_of(text: str) -> list[str]:
    """Return the keys of a place text's parts, the smallest unit first."""
    return [key for part in text.split(",") if (key := place_key(part))]
