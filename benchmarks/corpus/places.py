"""The places of synthetic entries: communes of today and before July 2025, as entries write them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from generator import gazetteer
from generator.gazetteer import Gazetteer, PlaceError, load_gazetteer

_SINCE = date(2025, 7, 1)
_DAYS = {"then": (date(2015, 1, 1), date(2020, 12, 31), date(2025, 6, 30)), "now": (_SINCE, date(2026, 11, 20))}


@dataclass(frozen=True, slots=True)
class Place:
    """A commune: `locality` is the whole text, `upper` the unit above it, `area` its province without the type."""

    locality: str
    commune: str
    upper: str
    area: str


def places(on: date) -> tuple[Place, ...]:
    """Return every commune of a day whose full name is unambiguous."""
    return _places("now" if on >= _SINCE else "then")


@lru_cache(maxsize=2)
def _places(era: str) -> tuple[Place, ...]:
    known = load_gazetteer()
    return tuple(place for place in _communes(known, era) if _is_found(known, place.locality, era))


def _communes(known: Gazetteer, era: str) -> Iterator[Place]:
    records = json.loads(Path(gazetteer.__file__).with_name("data").joinpath("places.json").read_text("utf-8"))
    for record in records:
        if record["id"].startswith(f"{era}-c"):
            chain = known.ancestors(record["id"])
            names = [known.printed(each, "inline") for each in chain]
            yield Place(", ".join(names), names[0], names[1], known.printed(chain[-1], "short"))


def _is_found(known: Gazetteer, locality: str, era: str) -> bool:
    try:
        for day in _DAYS[era]:
            known.resolve(locality, day)
    except PlaceError:
        return False
    return True
