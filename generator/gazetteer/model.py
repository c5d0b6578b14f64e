"""The values of the gazetteer: units, resolutions, and errors with the candidates to show to an author."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from generator.engine.cache_table import cacheable

Era: TypeAlias = Literal["now", "then"]
Level: TypeAlias = Literal["province", "district", "commune"]

NATIONWIDE, ABROAD = "toan-quoc", "nuoc-ngoai"
PSEUDO_PLACES = {NATIONWIDE: "Toàn quốc", ABROAD: "Ở nước ngoài"}  # written where an entry belongs to no unit


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
