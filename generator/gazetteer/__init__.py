"""Places then and now: resolves a place text of any year to today's communes (see docs/decisions/0003)."""

from generator.gazetteer.gazetteer import Gazetteer, load_gazetteer
from generator.gazetteer.model import (
    AmbiguousPlaceError,
    Era,
    Level,
    NotASuccessorError,
    PlaceError,
    Resolution,
    Unit,
    UnknownPlaceError,
)

__all__ = [
    "AmbiguousPlaceError",
    "Era",
    "Gazetteer",
    "Level",
    "NotASuccessorError",
    "PlaceError",
    "Resolution",
    "Unit",
    "UnknownPlaceError",
    "load_gazetteer",
]
