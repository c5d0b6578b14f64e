"""Adds the units of a site to those of the gazetteer: units of the past that its sources lack, or new ones."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from generator.gazetteer.gazetteer import Gazetteer, base_records
from generator.gazetteer.model import Level, OwnUnit, OwnUnitError, PlaceError
from generator.gazetteer.names import place_key, split_type
from generator.gazetteer.unit_index import Record, UnitIndex
from generator.text.vietnamese import slugify

_LETTERS: dict[Level, str] = {"province": "p", "district": "d", "commune": "c"}
_TYPES: dict[Level, frozenset[str]] = {
    "province": frozenset({"tỉnh", "thành phố"}),
    "district": frozenset({"huyện", "quận", "thị xã", "thành phố"}),
    "commune": frozenset({"xã", "phường", "thị trấn", "đặc khu"}),
}
_TODAY = date.max


def problems_of_own_units(units: Sequence[OwnUnit]) -> dict[int, OwnUnitError]:
    """Return why units cannot be added, by their number; larger units are added before those below them."""
    return _added(tuple(units))[1]


def load_gazetteer(own: tuple[OwnUnit, ...] = ()) -> Gazetteer:
    """Return the gazetteer of `data/places.json`, with the units of a site that can be added, cached."""
    return _loaded(own)


@lru_cache(maxsize=2)
def _loaded(own: tuple[OwnUnit, ...]) -> Gazetteer:
    return Gazetteer(UnitIndex([*base_records(), *(_added(own)[0] if own else ())]))


@lru_cache(maxsize=2)
def _added(units: tuple[OwnUnit, ...]) -> tuple[list[Record], dict[int, OwnUnitError]]:
    own: list[Record] = []
    errors: dict[int, OwnUnitError] = {}
    gazetteer = load_gazetteer()
    for level in _LETTERS:
        known = len(own)
        for number, unit in enumerate(units):
            if unit.level == level:
                try:
                    own.append(_record(unit, gazetteer, own))
                except OwnUnitError as error:
                    errors[number] = error
        if len(own) > known and level != "commune":  # the next ones may be below these
            gazetteer = Gazetteer(UnitIndex([*base_records(), *own]))
    return own, errors


def _record(unit: OwnUnit, gazetteer: Gazetteer, own: list[Record]) -> Record:
    kind = split_type(unit.name)[0].lower()
    if kind not in _TYPES[unit.level]:
        raise OwnUnitError("name", unit.name)
    if unit.until is not None and (not unit.successors or (unit.since is not None and unit.since >= unit.until)):
        raise OwnUnitError("until", unit.until.isoformat())
    if unit.until is None and unit.successors:
        raise OwnUnitError("successor", "; ".join(unit.successors))
    last = unit.until - timedelta(days=1) if unit.until else _TODAY
    above = "" if unit.level == "province" else _resolved("parent", unit.parent, last, gazetteer)
    path = ", ".join(filter(None, (unit.name, above and gazetteer.printed(above, "inline path"))))
    slug = slugify(" ".join((unit.name, *(gazetteer.printed(one, "bare") for one in _ancestors(above, gazetteer)))))
    identifier = f"{'own' if unit.until else 'now'}-{_LETTERS[unit.level]}0-{slug}"
    if _is_known(path, last, gazetteer) or any(record["id"] == identifier for record in own):
        raise OwnUnitError("known", path)
    record: Record = {"id": identifier, "name": unit.name, "key": place_key(unit.name), "slug": slug}
    if above:
        record["up"] = above
    if unit.since:
        record["since"] = unit.since.isoformat()
    if unit.until:
        record["until"] = unit.until.isoformat()
        record["to"] = _successors(unit, gazetteer)
    return record


def _ancestors(above: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    return gazetteer.ancestors(above) if above else ()


def _resolved(key: str, text: str, on: date, gazetteer: Gazetteer) -> str:
    try:
        return gazetteer.resolve(text, on).unit
    except PlaceError as error:
        raise OwnUnitError(key, text, error.candidates) from None


def _successors(unit: OwnUnit, gazetteer: Gazetteer) -> list[str]:
    """Return the units of today on the land of the successors, which may have successors themselves."""
    found: dict[str, None] = {}
    for text in unit.successors:
        identifier = _resolved("successor", text, unit.until or _TODAY, gazetteer)
        successor = gazetteer.unit(identifier)
        if unit.level == "province" or successor.level != "province":
            found |= dict.fromkeys(successor.successors or (identifier,))
        else:
            raise OwnUnitError("successor", text)
    return list(found)


def _is_known(path: str, on: date, gazetteer: Gazetteer) -> bool:
    try:
        found = gazetteer.resolve(path, on)
    except PlaceError:
        return False
    return place_key(gazetteer.printed(found.unit, "inline path")) == place_key(path)
