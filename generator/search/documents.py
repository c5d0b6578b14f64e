"""What the index knows of one entry, as plain values; `outputs/search.py` makes them."""

import json
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.search.layout import packed

Kind: TypeAlias = Literal["profile", "story"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a result shows of an entry."""

    address: str
    title: str
    role: str | None
    summary: str
    label: str
    field: str
    place: str
    year: int
    kind: Kind
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Document:
    """An entry to be found: what is shown of it, the text that excerpts are cut from, and its texts by class."""

    shown: Shown
    body: str
    texts: tuple[str, str, str, str]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return everything it is made of, for a digest."""
        shown = (getattr(self.shown, name) for name in self.shown.__slots__)  # `astuple` would copy each, slowly
        return *map(str, shown), self.body, *self.texts


@dataclass(frozen=True, slots=True)
class Unit:
    """A place below one of today's provinces that an entry is filed under; `is_former` if it is no more."""

    province: str
    slug: str
    label: str
    is_former: bool


@dataclass(frozen=True, slots=True)
class Filing:
    """What an entry is filed under: the values of every facet, in the order of the facets, and its places."""

    values: tuple[tuple[str, ...], ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a search; `values` are slugs with their labels, in the order they are offered."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to offer while a reader types; `name` is the part of the label that they may begin with."""

    kind: Literal["name", "place", "field", "term"]
    name: str
    label: str
    note: str
    address: str


def document_file(document: Document) -> bytes:
    """Write a document's file."""
    shown = document.shown
    values = {
        "a": shown.address, "t": shown.title, "r": shown.role, "s": shown.summary, "l": shown.label, "f": shown.field,
        "p": shown.place, "y": shown.year, "k": shown.kind, "b": shown.is_sample or None, "x": document.body,
    }  # fmt: skip
    present = {key: value for key, value in values.items() if value is not None}
    return packed(as_json(present))


def as_json(value: object) -> bytes:
    """Write a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
