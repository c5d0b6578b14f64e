"""Similar units for a place text that names none: equal without marks, or a few letters apart, near by first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from generator.gazetteer.names import place_key, split_type, squeezed
from generator.gazetteer.unit_index import TWO_TIERS_SINCE, UnitIndex, era_of, level_letter
from generator.text.vietnamese import closest, fold

LIMIT = 5
_LEVELS = {
    "xã": "c", "phường": "c", "thị trấn": "c", "đặc khu": "c", "huyện": "d", "quận": "d", "thị xã": "d",
    "thành phố": "dp", "tỉnh": "p",
}  # fmt: skip


class SimilarUnits:
    """A search for units with similar names."""

    def __init__(self, index: UnitIndex) -> None:
        """Index every folded name, with and without its type."""
        self._index = index
        self._folded: dict[str, set[str]] = defaultdict(set)
        self._below: dict[str, list[str]] = defaultdict(list)
        for identifier, record in index.records.items():
            for name in (record["name"], *record.get("aka", ())):
                key = place_key(name)
                self._folded[_folded(key)].add(identifier)
                self._folded[_folded(split_type(key)[1])].add(identifier)
            for parent in index.parents(identifier):
                self._below[parent].append(identifier)

    def near(self, keys: Sequence[str], on: date) -> list[str]:
        """Return up to five ids, best first, for the keys of the parts of a text that names no unit on the day.

        Units equal without regard to marks come first. Otherwise, where the later parts name a larger unit, first
        the units with the same name within it, then within its province of today, then those within it with a similar
        name; namesakes elsewhere come last. Failing all, the larger unit itself: the unknown part may be a village.
        """
        if not keys:
            return []
        folded = [_folded(key) for key in keys]
        if meant := self._same_folded(folded, on):
            return meant[:LIMIT]
        for first in range(1, len(keys)):
            if above := self._same_folded(folded[first:], on):
                return self._near_within(keys[first - 1], above, on)[:LIMIT]
        provinces = [identifier for identifier in self._index.records if level_letter(identifier) == "p"]
        elsewhere = self._index.find([keys[0]], on) if len(keys) > 1 else []
        return [*elsewhere, *self._closest(keys[-1], provinces, on)][:LIMIT]

    def _same_folded(self, folded: Sequence[str], on: date) -> list[str]:
        named = self._folded.get(folded[0], set())
        return _of_the_day((one for one in named if self._is_below(one, folded[1:])), on)

    def _is_below(self, identifier: str, folded: Sequence[str]) -> bool:
        return not folded or any(
            (parent in self._folded.get(folded[0], set()) and self._is_below(parent, folded[1:]))
            or self._is_below(parent, folded)
            for parent in self._index.parents(identifier)
        )

    def _near_within(self, key: str, above: list[str], on: date) -> list[str]:
        inside = self._all_below(above)
        provinces = {self._index.province_now(one) for one in above}
        named = self._folded.get(_folded(key), set())
        levels = _LEVELS.get(split_type(key)[0], "cdp")
        alike = [one for one in inside if level_letter(one) in levels]
        same = _of_the_day(named & inside, on)
        around = _of_the_day((one for one in named if self._index.province_now(one) in provinces), on)
        near = self._closest(key, alike, on)
        elsewhere = self._index.find([key], on)
        if not same and not around and not near:  # a village has no type of a unit
            return [*elsewhere, *above[:1]] if split_type(key)[0] else [*above, *elsewhere]
        return list(dict.fromkeys([*same, *around, *near, *elsewhere]))

    def _all_below(self, above: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(above)
        for identifier in waiting:
            new = [one for one in self._below.get(identifier, ()) if one not in found]
            found.update(new)
            waiting += new
        return found

    def _closest(self, key: str, identifiers: Iterable[str], on: date) -> list[str]:
        """Return the units with the most similar bare names; among namesakes, those of type `kind` first."""
        kind, bare = split_type(key)
        by_name: dict[str, list[str]] = defaultdict(list)
        for identifier in _of_the_day(identifiers, on):
            by_name[split_type(place_key(self._index.records[identifier]["name"]))[1]].append(identifier)
        found = []
        for name in closest(bare, by_name, LIMIT):
            found += sorted(by_name[name], key=lambda one: not self._is_of_type(one, kind))
        return list(dict.fromkeys(found))

    def _is_of_type(self, identifier: str, kind: str) -> bool:
        return split_type(self._index.records[identifier]["name"])[0].lower() == kind


def _folded(key: str) -> str:
    return squeezed(fold(key))


def _of_the_day(identifiers: Iterable[str], on: date) -> list[str]:
    """Return the ids in a fixed order: units of the day's tree first, and within a tree abolished units last."""
    era = "now" if on >= TWO_TIERS_SINCE else "then"
    return sorted(
        identifiers, key=lambda one: (era_of(one) != era, level_letter(one) == "c", one.startswith("old"), one)
    )
