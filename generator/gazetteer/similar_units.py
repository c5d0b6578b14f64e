"""Similar units for a place text that names none: equal without marks, or a few letters apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from generator.gazetteer.names import place_key, split_type
from generator.gazetteer.unit_index import TWO_TIERS_SINCE, UnitIndex, era_of, level_letter
from generator.text.vietnamese import closest, fold

LIMIT = 5


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
                self._folded[fold(key)].add(identifier)
                self._folded[fold(split_type(key)[1])].add(identifier)
            for parent in index.parents(identifier):
                self._below[parent].append(identifier)

    def near(self, keys: Sequence[str], on: date) -> list[str]:
        """Return up to five ids, best first, for the keys of the parts of a text that names no unit on the day.

        Units equal without regard to marks come first. Otherwise these are namesakes of the unknown part elsewhere and
        similar names within the unit that the later parts name; failing that, the larger unit itself, since the
        unknown part may be a village.
        """
        if not keys:
            return []
        folded = [fold(key) for key in keys]
        meant = self._same_folded(folded, on)
        for first in range(1, len(keys)):
            if meant:
                break
            above = self._same_folded(folded[first:], on)
            if above:
                meant = self._near_below(keys[first - 1], above, on) or above
        provinces = [identifier for identifier in self._index.records if level_letter(identifier) == "p"]
        return (meant or self._closest(keys[-1], provinces, on))[:LIMIT]

    def _same_folded(self, folded: Sequence[str], on: date) -> list[str]:
        named = self._folded.get(folded[0], set())
        return _of_the_day((one for one in named if self._is_below(one, folded[1:])), on)

    def _is_below(self, identifier: str, folded: Sequence[str]) -> bool:
        return not folded or any(
            (parent in self._folded.get(folded[0], set()) and self._is_below(parent, folded[1:]))
            or self._is_below(parent, folded)
            for parent in self._index.parents(identifier)
        )

    def _near_below(self, key: str, above: Iterable[str], on: date) -> list[str]:
        elsewhere = self._index.find([key], on)
        inside: list[str] = []
        waiting = list(above)
        for identifier in waiting:
            below = self._below.get(identifier, [])
            inside += below
            waiting += below
        near = self._closest(key, inside, on)
        return [*elsewhere, *near] if len(elsewhere) < LIMIT else near

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


def _of_the_day(identifiers: Iterable[str], on: date) -> list[str]:
    """Return the ids in a fixed order: units of the day's tree first, and within a tree abolished units last."""
    era = "now" if on >= TWO_TIERS_SINCE else "then"
    return sorted(
        identifiers, key=lambda one: (era_of(one) != era, level_letter(one) == "c", one.startswith("old"), one)
    )
