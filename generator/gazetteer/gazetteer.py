"""The `Gazetteer`: resolves place texts, prints the names of units, and gives their slugs."""

import json
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from generator.gazetteer.completion import Completions
from generator.gazetteer.model import (
    PSEUDO_PLACES,
    AmbiguousPlaceError,
    Level,
    NotASuccessorError,
    Resolution,
    Unit,
    UnknownPlaceError,
)
from generator.gazetteer.names import place_key, split_type
from generator.gazetteer.readings import parts_of, readings
from generator.gazetteer.similar_units import SimilarUnits
from generator.gazetteer.unit_index import TWO_TIERS_SINCE, Record, UnitIndex, era_of, keys_of, level_letter
from generator.text.vietnamese import lower_first, slugify, sort_key

_DATA = Path(__file__).parent / "data" / "places.json"
_MAX_READ = 200  # characters of a text that is read in other orders
_UNITS = 1 << 15  # size of caches, above the number of units
_PRINTED = 1 << 16
Form: TypeAlias = Literal["full", "short", "bare", "card", "inline", "path", "inline path"]
_LEVELS: dict[str, Level] = {"p": "province", "d": "district", "c": "commune"}
# Without its type the name is a person's.
_SHORT_NAMES = {"Thành phố Hồ Chí Minh": "TP. Hồ Chí Minh"}


class Gazetteer:
    """All units of today and of before 1 July 2025. Immutable.

    Methods that take an id raise KeyError for an unknown one.
    """

    def __init__(self, index: UnitIndex) -> None:
        """Wrap the index; further indexes are built when first needed."""
        self._index = index
        self._similar_units: SimilarUnits | None = None
        self._completions: Completions | None = None
        self._communes: dict[str, tuple[str, ...]] = {}
        self._find = lru_cache(maxsize=32768)(self._find_uncached)

    def resolve(self, text: str, on: date, now: str | None = None) -> Resolution:
        """Return the unit that a place text of the given day names, and today's communes on its land.

        `text` names units from the smallest to the largest, separated by commas; another order or other separators
        are read too while one unit remains. Levels and type words may be omitted likewise. Case, spacing, dashes,
        apostrophes and the placement of tone marks do not matter; diacritics do. `now` names one of today's communes
        if the land of an old unit was divided among several.

        Raises UnknownPlaceError, AmbiguousPlaceError, or NotASuccessorError if `now` is not a successor.
        """
        found = self._find(text, on)
        if not found:
            raise UnknownPlaceError(text, self._paths(self._similar_ids(text, on)))
        if len(found) > 1:
            paths = sorted(self._paths(found), key=sort_key)
            raise AmbiguousPlaceError(text, tuple(paths))
        unit = self.unit(found[0])
        province = self._index.province_now(unit.id)
        communes = self._communes_of(unit)
        if now is not None:
            return Resolution(unit.id, province, communes, self._chosen(now, on, unit, communes))
        return Resolution(unit.id, province, communes, communes[0] if len(communes) == 1 else None)

    def complete(self, text: str, on: date, limit: int = 10) -> tuple[str, ...]:
        """Return paths of up to `limit` units that complete a text as typed so far, with or without marks."""
        if self._completions is None:
            self._completions = Completions((one, self.printed(one, "path")) for one in self._index.records)
        return tuple(map(lower_first, self._completions.of(text, on, limit)))

    def _find_uncached(self, text: str, on: date) -> tuple[str, ...]:
        keys = keys_of(text)
        if not keys:
            return ()
        return tuple(self._index.find(keys, on)) or self._reread(text, on)

    def _reread(self, text: str, on: date) -> tuple[str, ...]:
        """Return the units that a text names in any order, with any separators, or with its syllables joined."""
        if len(text) > _MAX_READ:
            return ()
        found: dict[str, None] = {}
        for keys in readings(text):
            found |= dict.fromkeys(self._index.find(keys, on) or self._index.find(self._index.respelt(keys), on))
        return tuple(found)

    def _communes_of(self, unit: Unit) -> tuple[str, ...]:
        if unit.level == "province":
            return ()
        return (unit.id,) if unit.era == "now" else unit.successors

    def _chosen(self, text: str, on: date, unit: Unit, communes: tuple[str, ...]) -> str:
        """Return the successor that `text` names."""
        successors = communes or self._successors_of_province(unit)
        named = self._find(text, max(on, TWO_TIERS_SINCE))
        chosen = [identifier for identifier in named if identifier in successors]
        if len(chosen) == 1:
            return chosen[0]
        if chosen:
            raise AmbiguousPlaceError(text, tuple(sorted(self._paths(chosen), key=sort_key)))
        raise NotASuccessorError(text, self._paths(successors))

    def _successors_of_province(self, province: Unit) -> tuple[str, ...]:
        if province.era == "now":
            return self.communes_now(province.id)
        below = (
            record.get("to", ())
            for identifier, record in self._index.records.items()
            if level_letter(identifier) == "d" and province.id in self._index.parents(identifier)
        )
        return self._in_order({commune for communes in below for commune in communes})

    @lru_cache(maxsize=_UNITS)  # noqa: B019  (one gazetteer exists per process)
    def unit(self, id: str) -> Unit:  # noqa: A002
        """Return the unit with this id."""
        record = self._index.records[id]
        until = record.get("until")
        letter_and_code = id.split("-")[1]
        return Unit(
            id,
            record["name"],
            era_of(id),
            _LEVELS[letter_and_code[0]],
            int(letter_and_code[1:]),
            record.get("up"),
            tuple(record.get("to", ())),
            date.fromisoformat(until) if until else None,
        )

    @lru_cache(maxsize=_UNITS)  # noqa: B019  (one gazetteer exists per process)
    def ancestors(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """Return the ids from the unit itself up to its province."""
        chain = [id]
        while up := self._index.records[chain[-1]].get("up"):
            chain.append(up)
        return tuple(chain)

    @lru_cache(maxsize=_PRINTED)  # noqa: B019  (one gazetteer exists per process)
    def printed(self, place: str, form: Form) -> str:
        """Return the name of a unit or of a pseudo place.

        "full" is “Xã Hợp Lý”, “Tỉnh Phú Thọ”; "short" leaves out the type of a province: “Phú Thọ”; "bare" leaves out
        every type: “Hợp Lý”; "path" adds the units above: “Xã Hợp Lý, tỉnh Phú Thọ”. "inline" and "inline path" are
        for the inside of a sentence: “xã Hợp Lý”; "card" is for cards and covers, which have little room: the short
        name. A pseudo place has no type and nothing above it.
        """
        if place in PSEUDO_PLACES:
            name, *above = (PSEUDO_PLACES[place],)
        else:
            name, *above = (self._index.records[each]["name"] for each in self.ancestors(place))
        match form:
            case "full":
                return name
            case "short" | "card":
                is_province = place not in PSEUDO_PLACES and level_letter(place) == "p"
                return _SHORT_NAMES.get(name, split_type(name)[1]) if is_province else name
            case "bare":
                return split_type(name)[1]
            case "inline":
                return lower_first(name)
            case "path":
                return ", ".join((name, *map(lower_first, above)))
            case "inline path":
                return ", ".join(map(lower_first, (name, *above)))

    def path_as_named(self, text: str, id: str) -> str:  # noqa: A002
        """Return the "inline path" of the unit that a text names, with the other name of it that the text has.

        A unit had another name, before it was renamed or merged.
        """
        path = self.printed(id, "inline path")
        record = self._index.records[id]
        wanted = next(iter(keys_of(text)), "")
        for alias in record.get("aka", ()):
            if wanted in _keys_of_name(alias) - _keys_of_name(record["name"]):
                return ", ".join((lower_first(alias), *path.split(", ")[1:]))
        return path

    @lru_cache(maxsize=_UNITS)  # noqa: B019  (one gazetteer exists per process)
    def slug(self, id: str) -> str:  # noqa: A002
        """Return the place's part of an address: unique, and permanent.

        Today's province: its bare name; today's commune: bare name and code, both of which survive a change of
        type; a unit before July 2025: type, name and code; a unit that the site adds: type, name and the names above
        it. The id of a pseudo place is its slug.
        """
        if id in PSEUDO_PLACES:
            return id
        if own := self._index.records[id].get("slug"):
            return own
        name = self._index.records[id]["name"]
        code = id.split("-")[1]
        if era_of(id) == "then":
            return slugify(f"{name} {code[1:]}")
        bare = slugify(split_type(name)[1])
        return bare if code.startswith("p") else f"{bare}-{code[1:]}"

    def also_known_as(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """Return other names and spellings of a unit."""
        return tuple(self._index.records[id].get("aka", ()))

    def every_unit(self) -> tuple[str, ...]:
        """Return the ids of all units, in no order that matters."""
        return tuple(self._index.records)

    def provinces_now(self) -> tuple[str, ...]:
        """Return the ids of today's 34 provinces in Vietnamese alphabetical order."""
        return self._provinces["now"]

    def provinces_then(self) -> tuple[str, ...]:
        """Return the ids of the provinces before July 2025 in Vietnamese alphabetical order."""
        return self._provinces["then"]

    def communes_now(self, province: str) -> tuple[str, ...]:
        """Return the ids of the communes of one of today's provinces in Vietnamese alphabetical order."""
        if not self._communes:
            below: dict[str, set[str]] = {one: set() for one in self.provinces_now()}
            for identifier, record in self._index.records.items():
                if identifier.startswith("now-c"):
                    below[record["up"]].add(identifier)
            self._communes = {one: self._in_order(communes) for one, communes in below.items()}
        return self._communes[province]

    @cached_property
    def _provinces(self) -> dict[str, tuple[str, ...]]:
        """Return the provinces of today (`now`) and of before July 2025 (`then`): a scan of all units takes 10 ms."""
        ids = self._index.records
        return {era: self._in_order({one for one in ids if one.startswith(f"{era}-p")}) for era in ("now", "then")}

    def _in_order(self, ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=lambda one: (sort_key(split_type(self._index.records[one]["name"])[1]), one)))

    def _paths(self, ids: tuple[str, ...] | list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.printed(one, "inline path") for one in ids))

    def _similar_ids(self, text: str, on: date) -> list[str]:
        if self._similar_units is None:
            self._similar_units = SimilarUnits(self._index)
        return self._similar_units.near(parts_of(text[:_MAX_READ]), on)


def _keys_of_name(name: str) -> set[str]:
    key = place_key(name)
    return {key, split_type(key)[1]}


@lru_cache(maxsize=1)
def base_records() -> tuple[Record, ...]:
    """Return the records of `data/places.json`."""
    return tuple(json.loads(_DATA.read_text("utf-8")))
