"""Reduces an address to the commune: what is smaller is nobody's business (requirements L3)."""

import re
from datetime import date
from typing import NamedTuple

from generator.gazetteer import AmbiguousPlaceError, Gazetteer, PlaceError, Resolution, UnknownPlaceError
from generator.problems.problem import did_you_mean

_PARTS = re.compile(r"\s*[,;\n]\s*|\s+[-–—]\s+")
# A type word in the middle begins a unit: “xã A huyện B tỉnh C”. “Thị xã” is one word.
_UNITS = re.compile(
    r"(?<=\S)\s+(?=(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|tp\.?|tx\.?|tt\.?)\s+\S)(?<!thị)",
    re.IGNORECASE,
)
_COMMUNE = re.compile(r"(?:xã|phường|thị trấn|đặc khu|x\.|p\.|tt\.?)\s*\S", re.IGNORECASE)
_MOST_PARTS = 12
_SHOWN = 3


class Place(NamedTuple):
    """Where somebody lives, to the commune: the unit, its path as entries write it; whether more was told, or less."""

    unit: str
    path: str
    is_reduced: bool
    is_commune: bool


class UnplacedError(Exception):
    """An address names no unit; the message says so without the address."""


def place_in(address: str, within: str, on: date, gazetteer: Gazetteer) -> Place:
    """Return the smallest unit that an address names on a day. `within` is what all addresses of a sheet lie in.

    Raises UnplacedError.
    """
    if not address and not within:
        raise UnplacedError("không có địa chỉ")
    telling: tuple[int, PlaceError | None] = (-1, None)
    for parts in _readings(address, within):
        for first in range(len(parts)):
            try:
                found = gazetteer.resolve(", ".join(parts[first:]), on)
            except PlaceError as error:
                telling = max(telling, (_rank(error, parts[first]), error), key=lambda each: each[0])
                continue
            if any(_COMMUNE.match(part) for part in parts[:first]):
                break  # a commune is named, but it is none of this unit
            return _place(found, gazetteer, is_reduced=first > 0)
    raise UnplacedError(_reason(telling[1]))


def _readings(address: str, within: str) -> list[list[str]]:
    """Return the ways to take an address apart, the plainest first."""
    parts = _split(address)
    finer = [unit for part in parts for unit in _UNITS.split(part)]
    readings = [parts, finer, [*parts, *_split(within)], [*finer, *_split(within)]]
    return [each[:_MOST_PARTS] for each in readings if each]


def _split(text: str) -> list[str]:
    return [part.strip(" .") for part in _PARTS.split(text) if part.strip(" .")]


def _rank(error: PlaceError, part: str) -> int:
    """Tell how much an error helps: what a name may mean, what is near the part that names a commune, the rest."""
    return 2 if isinstance(error, AmbiguousPlaceError) else int(bool(_COMMUNE.match(part)))


def _place(found: Resolution, gazetteer: Gazetteer, *, is_reduced: bool) -> Place:
    is_commune = gazetteer.unit(found.unit).level == "commune"
    return Place(found.unit, gazetteer.printed(found.unit, "inline path"), is_reduced, is_commune)


def _reason(error: PlaceError | None) -> str:
    if isinstance(error, AmbiguousPlaceError):
        shown = "; ".join(error.candidates[:_SHOWN])
        return f"địa chỉ có thể thuộc nhiều nơi ({shown}); ghi thêm huyện, tỉnh vào bảng hoặc dùng --within"
    candidates = error.candidates if isinstance(error, UnknownPlaceError) else ()
    near = did_you_mean([each for each in candidates if _COMMUNE.match(each)][:2])
    return f"không nhận ra xã, phường trong địa chỉ. {near}".strip()
