"""The values that are indexed, as plain data; `outputs/search_index.py` makes them from entries."""

import json
from dataclasses import dataclass
from typing import Literal

from generator.search.layout import compress


@dataclass(frozen=True, slots=True)
class ResultData:
    """The data of an entry that a search result shows."""

    address: str
    title: str
    role: str | None
    summary: str
    label: str
    field: str
    place: str
    year: int
    kind: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Document:
    """An indexed entry: the data of its result, the text for excerpts, and its texts by class (`layout.CLASSES`)."""

    result: ResultData
    body: str
    texts: tuple[str, str, str, str]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return all its values, for a digest."""
        result = (getattr(self.result, name) for name in self.result.__slots__)  # `astuple` copies values, slowly
        return *map(str, result), self.body, *self.texts


@dataclass(frozen=True, slots=True)
class FilterPlace:
    """A place within one of today's provinces to filter by; `is_former` if it was abolished."""

    province: str
    slug: str
    label: str
    is_former: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters that match an entry: its values for every facet, in the order of the facets, and its places."""

    values: tuple[tuple[str, ...], ...]
    places: tuple[FilterPlace, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with a fixed list of values, as (slug, label) in display order."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion while a reader types; `name` is the part of the label whose words are matched."""

    kind: Literal["name", "place", "deed", "field", "term", "asked"]
    name: str
    label: str
    note: str
    address: str


def document_file(document: Document) -> bytes:
    """Return the file of a document."""
    result = document.result
    values = {
        "a": result.address, "t": result.title, "r": result.role, "s": result.summary, "l": result.label,
        "f": result.field, "p": result.place, "y": result.year, "k": result.kind, "b": result.is_sample or None,
        "x": document.body,
    }  # fmt: skip
    present = {key: value for key, value in values.items() if value is not None}
    return compress(as_json(present))


def as_json(value: object) -> bytes:
    """Return a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
