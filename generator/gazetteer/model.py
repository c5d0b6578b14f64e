"""The values of the gazetteer: units, resolutions, and the errors that carry what an author needs."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from generator.engine.cache_table import cacheable

Era: TypeAlias = Literal["now", "then"]
Level: TypeAlias = Literal["province", "district", "commune"]
Form: TypeAlias = Literal["full", "short", "bare", "inline", "path", "inline path"]

NATIONWIDE, ABROAD = "toan-quoc", "nuoc-ngoai"
PSEUDO_PLACES = {NATIONWIDE: "Toàn quốc", ABROAD: "Ở nước ngoài"}  # written where an entry belongs to no unit


@dataclass(frozen=True, slots=True)
class Unit:
    """One administrative unit, of today ("now") or of the time before 1 July 2025 ("then").

    `name` begins with the type ("Xã Hợp Lý"), `code` is the GSO code of its era, `parent` the unit it lies in.
    `successors` are today's communes that hold its land (for an old province: today's province); a unit of
    today has none. `until` is the first day it was no more, None where that is 1 July 2025 or not on record.
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
    """What a place text means: the unit it names, today's province, today's communes it covers.

    `communes` is empty for a province. `exact_commune` is today's commune when there is exactly one, or the
    one the author chose.
    """

    unit: str
    province: str
    communes: tuple[str, ...]
    exact_commune: str | None


class PlaceError(ValueError):
    """A place text that does not name one unit; `candidates` are full paths the author may have meant."""

    def __init__(self, text: str, candidates: tuple[str, ...]) -> None:
        """Keep the text as written and the candidates, best first."""
        super().__init__(text, candidates)
        self.text = text
        self.candidates = candidates


class UnknownPlaceError(PlaceError):
    """No unit bears this name; the candidates bear a near one."""


class AmbiguousPlaceError(PlaceError):
    """Several units bear this name; the candidates are all of them."""


class NotASuccessorError(PlaceError):
    """The chosen commune of today holds nothing of the old unit; the candidates are those that do."""
