"""The names that a search finds a place by, beside its own: what people call it, and what lay there before."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from generator.gazetteer.gazetteer import Gazetteer
from generator.gazetteer.model import Resolution

_NICKNAMES = Path(__file__).parent / "data" / "nicknames.toml"
_PLACES_CACHED = 1 << 15  # a hundred thousand entries share a few thousand places


@lru_cache(maxsize=_PLACES_CACHED)
def other_names(place: Resolution, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the other names of a place: its former units up to their provinces, other spellings, names in use."""
    before = _before(gazetteer).get(place.unit, ()) if gazetteer.unit(place.unit).era == "now" else ()
    above = dict.fromkeys(", ".join(_inline(gazetteer.ancestors(unit)[1:], gazetteer)) for unit in before)
    units = dict.fromkeys((place.province, *gazetteer.ancestors(place.unit)[-1:], *_provinces(before, gazetteer)))
    names = [gazetteer.printed(unit, "inline") for unit in before]
    names += [each for each in above if each]
    names += [name for unit in units for name in (*gazetteer.also_known_as(unit), *names_in_use(unit))]
    return tuple(dict.fromkeys(names))


def names_in_use(unit: str) -> tuple[str, ...]:
    """Return what people call a unit, and its region."""
    return _nicknames().get(unit, ())


def _inline(units: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[str]:
    return (gazetteer.printed(unit, "inline") for unit in units)


def _provinces(units: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[str]:
    return (gazetteer.ancestors(unit)[-1] for unit in units)


@lru_cache(maxsize=4)
def _before(gazetteer: Gazetteer) -> Mapping[str, tuple[str, ...]]:
    """Return the former communes of each of today's communes, and the former provinces of each of today's."""
    found: dict[str, list[str]] = defaultdict(list)
    for unit in map(gazetteer.unit, gazetteer.every_unit()):
        if unit.era == "then" and unit.level != "district":
            for successor in unit.successors:
                found[successor].append(unit.id)
    return {unit: tuple(before) for unit, before in found.items()}


@cache
def _nicknames() -> Mapping[str, tuple[str, ...]]:
    return {unit: tuple(names) for unit, names in tomllib.loads(_NICKNAMES.read_text("utf-8")).items()}
