"""The values of the gazetteer: units, resolutions, and errors with the candidates to show to an author."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from generator.engine.cache_table import cacheable
from generator.text.vietnamese import slugify

Era: TypeAlias = Literal["now", "then"]
Level: TypeAlias = Literal["province", "district", "commune"]

NATIONWIDE, ABROAD = "toan-quoc", "nuoc-ngoai"
_MAX_PSEUDO = 40  # characters
PSEUDO_PLACES = {NATIONWIDE: "Toàn quốc", ABROAD: "Ở nước ngoài"}  # written where an entry belongs to no unit


_PSEUDO_NAMES = {
    NATIONWIDE: ("toan quoc", "ca nuoc", "tren ca nuoc", "pham vi toan quoc", "tren toan quoc"),
    ABROAD: ("nuoc ngoai", "o nuoc ngoai"),
}
_PSEUDO = {slugify(name): place for place, names in _PSEUDO_NAMES.items() for name in (place, *names)}


def pseudo_place_of(text: str) -> str | None:
    """Return the pseudo place that a text names by its slug or its label: “Toàn quốc”; None for any other text."""
    return _PSEUDO.get(slugify(text)) if len(text) <= _MAX_PSEUDO else None


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit of today ("now") or of the time before 1 July 2025 ("then").

    `name` begins with the type ("Xã Hợp Lý"); `code` is the GSO code of its era; `parent` is the id of the unit
    that contains it. `successors` are the ids of today's communes on its land (of an old province: today's
    province); a unit of today has none. `until` is the first day on which it no longer existed; None if that is
    1 July 2025 or not recorded.
    """

    id: str
    name: str
    era: Era
    level: Level
    code: int
    parent: str | None
    successors: tuple[str, ...]
    until: date | None = None


@cacheable
class Resolution(NamedTuple):
    """A resolved place text: ids of the unit it names, of today's province and of today's communes on its land.

    `communes` is empty for a province. `exact_commune` is the only one of today's communes, or the one that the
    author chose.
    """

    unit: str
    province: str
    communes: tuple[str, ...]
    exact_commune: str | None


class OwnUnit(NamedTuple):
    """A unit that a site adds to the gazetteer.

    `parent` is the path of the unit that contained it, `successors` name the units that have its land since `until`,
    the first day on which it was no more. Without `until` it is a unit of today.
    """

    name: str
    level: Level
    parent: str
    since: date | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()


class OwnUnitError(ValueError):
    """A unit that cannot be added: `key` is the key of its row at fault, `candidates` are paths to offer."""

    def __init__(self, key: str, text: str, candidates: tuple[str, ...] = ()) -> None:
        """Store the key, its text and the candidates, best first."""
        super().__init__(key, text, candidates)
        self.key = key
        self.text = text
        self.candidates = candidates


class PlaceError(ValueError):
    """A place text that does not name exactly one unit; `candidates` are paths to offer to the author."""

    def __init__(self, text: str, candidates: tuple[str, ...]) -> None:
        """Store the text as written and the candidates, best first."""
        super().__init__(text, candidates)
        self.text = text
        self.candidates = candidates


class UnknownPlaceError(PlaceError):
    """No unit has this name; the candidates have similar ones."""


class AmbiguousPlaceError(PlaceError):
    """Several units have this name; the candidates are all of them."""


class NotASuccessorError(PlaceError):
    """The chosen commune has no land of the old unit; the candidates are the communes that do."""
