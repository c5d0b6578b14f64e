"""JSON Schemas of the documents: `schemas.json` holds every shape, a published schema one document with its parts."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator.outputs.data.documents import Json, encoded
from generator.site.open_data import BASE

_SHAPES = Path(__file__).with_name("schemas.json")
_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')
SCHEMAS = {
    "index": "Index",
    "entries": "Entries",
    "lists": "Lists",
    "vocabularies": "Vocabularies",
    "places": "Places",
    "counts": "Counts",
    "changes": "Changes",
    "dataset": "Dataset",
}
"""The name of each schema, and that of its shape."""


@cache
def shapes() -> dict[str, Json]:
    """Return every shape by name."""
    read: dict[str, Json] = json.loads(_SHAPES.read_text("utf-8"))
    return read


def components() -> dict[str, Json]:
    """Return every shape for a document of OpenAPI, whose parts are at another place."""
    text = json.dumps(shapes()).replace('"#/$defs/', '"#/components/schemas/')
    read: dict[str, Json] = json.loads(text)
    return read


def schema_path(name: str) -> str:
    """Return the path of a schema, below that of the data."""
    return f"schemas/{name}.json"


def schema_files(home: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every schema; `home` is the URL of the site."""
    for name, shape in SCHEMAS.items():
        yield f"{BASE}{schema_path(name)}", encoded(_schema(name, shape, home))


def _schema(name: str, shape: str, home: str) -> Json:
    parts = {part: shapes()[part] for part in sorted(_parts(shapes()[shape]))}
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{home}{BASE}{schema_path(name)}",
    }
    return head | shapes()[shape] | ({"$defs": parts} if parts else {})


def _parts(shape: Any) -> set[str]:  # noqa: ANN401  (JSON)
    """Return the names of all shapes that a shape refers to, directly or not."""
    found: set[str] = set()
    left = _REFERENCE.findall(json.dumps(shape))
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += _REFERENCE.findall(json.dumps(shapes()[name]))
    return found
