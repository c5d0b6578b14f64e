"""The types of values in front matter: day, year, flag, web address, text, term of a vocabulary, place.

Each parses text (see `yaml_tree`) and raises a `PydanticCustomError` whose type is a problem code. A `Place` is
resolved later, by the map of the time of its entry.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Any, Protocol, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.content.edtf import PATTERN, EdtfDate, as_edtf, read_edtf
from generator.content.markdown.link_targets import web_host
from generator.gazetteer import pseudo_place_of
from generator.text.spoken_codes import MOST

MIN_YEAR, MAX_YEAR = 1930, 2100
_MIN_BIRTH = 1800  # those whom the country remembers were born long before the first entry
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URL = re.compile(r"https?://[^\s/?#.@]+\.[^\s/?#@]+(?:[/?#]\S*)?")  # no user name, which could hide the host
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_FLAGS = {"true": True, "false": False}


def _read_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("GS305", "not a day", {"value": value}) from None
    _check_year(day.year, value)
    return day


def _read_edtf(value: object) -> object:
    if not isinstance(value, str):
        raise PydanticCustomError("edtf_type", "not a date")
    try:
        found = read_edtf(value.strip())
    except ValueError:
        written = as_edtf(value)
        meant = f"Ghi “{written}”. " if written else ""
        raise PydanticCustomError("GS340", "not a date", {"value": value, "suggestion": meant}) from None
    _check_year(found.year, value)
    return found


def _read_year(value: object, first: int = MIN_YEAR) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}", value, re.ASCII):
        raise _bad_year(value, first)
    _check_year(int(value), value, first)
    return int(value)


def _read_birth(value: object) -> object:
    return _read_year(value, _MIN_BIRTH)


def _check_year(year: int, value: str, first: int = MIN_YEAR) -> None:
    if not first <= year <= MAX_YEAR:
        raise _bad_year(value, first)


def _bad_year(value: str, first: int) -> PydanticCustomError:
    return PydanticCustomError("GS306", "not a year", {"value": value, "minimum": first, "maximum": MAX_YEAR})


def _read_number(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _NUMBER.fullmatch(value) or int(value) > MOST:
        raise PydanticCustomError("GS345", "not a number", {"value": value, "maximum": MOST})
    return int(value)


def _read_flag(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value not in _FLAGS:
        raise PydanticCustomError("GS308", "not a flag", {"value": value})
    return _FLAGS[value]


def _check_url(value: str) -> str:
    if not _URL.fullmatch(value) or web_host(value) is None:
        raise PydanticCustomError("GS309", "not a web address", {"value": value})
    return value


def _check_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("string_type", "several lines")
    return value


def _check_unique(values: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise PydanticCustomError("GS312", "repeated", {"value": value})
        seen.add(value)
    return values


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_read_day)]
EdtfDay = Annotated[
    EdtfDate,
    PlainValidator(_read_edtf),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{PATTERN}$"},
                {"type": "integer", "minimum": MIN_YEAR, "maximum": MAX_YEAR},
            ]
        }
    ),
]
"""A date of which the source may tell the month or the year alone."""
Year = Annotated[int, Field(ge=MIN_YEAR, le=MAX_YEAR), BeforeValidator(_read_year)]
BirthYear = Annotated[int, Field(ge=_MIN_BIRTH, le=MAX_YEAR), BeforeValidator(_read_birth)]
Number = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_read_number)]
"""The permanent number of an entry, from which its short address is made."""
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Url = Annotated[
    str,
    StringConstraints(max_length=1000),
    AfterValidator(_check_url),
    WithJsonSchema({"type": "string", "format": "uri", "maxLength": 1000, "pattern": f"^{_URL.pattern}$"}),
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_check_line)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Summary = Annotated[str, StringConstraints(min_length=40, max_length=300)]
Unique = AfterValidator(_check_unique)
OneOrMore = BeforeValidator(_as_list)
"""Accepts one text as a list of one."""


class _InSummary(Enum):
    MARK = "in summary"


InSummary = _InSummary.MARK
"""Marks a key of terms or of places that the summary of an entry holds, for taxonomies."""


class TermSource(Protocol):
    """The vocabularies, under "terms" in the context of a validation."""

    def slugs(self, vocabulary: str) -> Collection[str]:
        """Return the slugs of a vocabulary."""

    def near(self, vocabulary: str, text: str) -> Sequence[str]:
        """Return the slugs of the terms that a text that is no slug may mean, best first."""


@dataclass(frozen=True, slots=True)
class TermOf:
    """A slug of a vocabulary; an unknown one is GS307."""

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that looks the text up in the context of the validation."""
        return core_schema.with_info_after_validator_function(self._look_up(), handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return a schema that names the vocabulary; its exporter fills in the slugs."""
        return handler(schema) | {"x-vocabulary": self.vocabulary}

    def _look_up(self) -> Callable[[str, core_schema.ValidationInfo], str]:
        def look_up(value: str, info: core_schema.ValidationInfo) -> str:
            terms: TermSource = (info.context or {})["terms"]
            if value not in terms.slugs(self.vocabulary):
                raise PydanticCustomError("GS307", "unknown term", {"value": value, "vocabulary": self.vocabulary})
            return value

        return look_up


@dataclass(frozen=True, slots=True)
class Place:
    """The name of an administrative unit at the time of the entry; an unknown one is GS401.

    `takes_pseudo_places` allows the words for no unit (`toan-quoc`). `now_key` is the key that chooses one of today's
    communes where the land of an old unit was divided.
    """

    takes_pseudo_places: bool = False
    now_key: str | None = None

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that turns the label of a pseudo place into its word, where the key takes one."""
        if not self.takes_pseudo_places:
            return handler(source)
        return core_schema.no_info_after_validator_function(lambda text: pseudo_place_of(text) or text, handler(source))


def metadata_of(field: FieldInfo) -> Iterator[object]:
    """Yield the annotations of a key's type, then those of the types inside it."""
    yield from field.metadata
    yield from _metadata(field.annotation)


def _metadata(annotation: Any) -> Iterator[object]:  # noqa: ANN401
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _metadata(part)
