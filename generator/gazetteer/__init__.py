"""Gazetteer: resolves a place text of any year to today's communes (docs/decisions/0003)."""

from generator.gazetteer.gazetteer import Form, Gazetteer, load_gazetteer
from generator.gazetteer.model import (
    ABROAD,
    NATIONWIDE,
    PSEUDO_PLACES,
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
    "ABROAD",
    "NATIONWIDE",
    "PSEUDO_PLACES",
    "AmbiguousPlaceError",
    "Era",
    "Form",
    "Gazetteer",
    "Level",
    "NotASuccessorError",
    "PlaceError",
    "Resolution",
    "Unit",
    "UnknownPlaceError",
    "load_gazetteer",
]
