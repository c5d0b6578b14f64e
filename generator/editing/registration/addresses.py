"""Reduces an address to its commune: a smaller part is private (requirements L3, docs/requirements.md)."""

import re
from datetime import date
from typing import NamedTuple

from generator.gazetteer import AmbiguousPlaceError, Gazetteer, PlaceError, Resolution, UnknownPlaceError
from generator.problems.problem import did_you_mean

_PARTS = re.compile(r"(?<!\s)\s*[,;\n]\s*|(?<!\s)\s+[-–—]\s+")
# A unit type inside a part starts another unit: “xã A huyện B tỉnh C”. “Thị xã” is one type.
_UNITS = re.compile(
    r"(?<=\S)\s+(?=(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|tp\.?|tx\.?|tt\.?)\s+\S)(?<!thị)",
    re.IGNORECASE,
)
_COMMUNE = re.compile(r"(?:xã|phường|thị trấn|đặc khu|x\.|p\.|tt\.?)\s*\S", re.IGNORECASE)
_MOST_PARTS = 12
_SHOWN = 3


class Residence(NamedTuple):
    """A residence: its unit, the path as entries write it, whether the address was cut, whether it is a commune."""

    unit: str
    path: str
    is_reduced: bool
    is_commune: bool


class UnknownResidenceError(Exception):
    """An address names no unit; the message does not contain the address."""


def residence_of(address: str, within: str, on: date, gazetteer: Gazetteer) -> Residence:
    """Return the smallest unit that an address names by the map of a day; `within` contains every address of the sheet.

    Raises UnknownResidenceError.
    """
    if not address and not within:
        raise UnknownResidenceError("không có địa chỉ")
    best: tuple[int, PlaceError | None] = (-1, None)
    for parts in _readings(address, within):
        for first in range(len(parts)):
            try:
                found = gazetteer.resolve(", ".join(parts[first:]), on)
            except PlaceError as error:
                best = max(best, (_rank(error, parts[first]), error), key=lambda each: each[0])
                continue
            if any(_COMMUNE.match(part) for part in parts[:first]):
                break  # the named commune is not in this unit
            return _residence(found, gazetteer, is_reduced=first > 0)
    raise UnknownResidenceError(_reason(best[1]))


def _readings(address: str, within: str) -> list[list[str]]:
    """Return the ways to split an address into units, the simplest first; from large to small last."""
    parts = _split(address)
    finer = [unit for part in parts for unit in _UNITS.split(part)]
    around = _split(within)
    readings = [parts, finer, [*parts, *around], [*finer, *around], finer[::-1], [*finer[::-1], *around]]
    return [each[:_MOST_PARTS] for each in readings if each]


def _split(text: str) -> list[str]:
    return [part.strip(" .") for part in _PARTS.split(text) if part.strip(" .")]


def _rank(error: PlaceError, part: str) -> int:
    """Rank an error by how much it helps: first ambiguous names, then errors about the commune, then the rest."""
    return 2 if isinstance(error, AmbiguousPlaceError) else int(bool(_COMMUNE.match(part)))


def _residence(found: Resolution, gazetteer: Gazetteer, *, is_reduced: bool) -> Residence:
    is_commune = gazetteer.unit(found.unit).level == "commune"
    return Residence(found.unit, gazetteer.printed(found.unit, "inline path"), is_reduced, is_commune)


def _reason(error: PlaceError | None) -> str:
    if isinstance(error, AmbiguousPlaceError):
        shown = "; ".join(error.candidates[:_SHOWN])
        return f"địa chỉ có thể thuộc nhiều nơi ({shown}); ghi thêm huyện, tỉnh vào bảng hoặc dùng --within"
    candidates = error.candidates if isinstance(error, UnknownPlaceError) else ()
    near = did_you_mean([each for each in candidates if _COMMUNE.match(each)][:2])
    return f"không nhận ra xã, phường trong địa chỉ. {near}".strip()
