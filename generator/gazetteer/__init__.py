"""Gazetteer: resolves a place text of any year to today's communes (docs/decisions/0003)."""

from generator.gazetteer.gazetteer import Form, Gazetteer
from generator.gazetteer.model import (
    ABROAD,
    NATIONWIDE,
    PSEUDO_PLACES,
    AmbiguousPlaceError,
    Era,
    Level,
    NotASuccessorError,
    OwnUnit,
    OwnUnitError,
    PlaceError,
    Resolution,
    Unit,
    UnknownPlaceError,
    pseudo_place_of,
)
from generator.gazetteer.own_units import load_gazetteer, problems_of_own_units

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
    "OwnUnit",
    "OwnUnitError",
    "PlaceError",
    "Resolution",
    "Unit",
    "UnknownPlaceError",
    "load_gazetteer",
    "problems_of_own_units",
    "pseudo_place_of",
]
