"""Documents: JSON values with a path below that of the data, and their bytes, which change only when a value does."""

import json
from hashlib import sha256
from typing import Any, NamedTuple

Json = dict[str, Any]


class Document(NamedTuple):
    """A document: its path below that of the data, the name of its schema if it has one of ours, its value."""

    path: str
    schema: str | None
    value: Json


class Listed(NamedTuple):
    """What the index says of a published file; `digest` is the SHA-256 of its bytes, None if the index leaves it out.

    `entries` is the number of entries on a page of entries, None for any other file.
    """

    path: str
    schema: str | None
    digest: str | None
    entries: int | None = None


def encoded(value: Json) -> bytes:
    """Return the bytes of a document: compact, with its keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def listed(document: Document, content: bytes) -> Listed:
    """Return what the index says of a document with these bytes."""
    entries = len(document.value["entries"]) if document.schema == "entries" else None
    return Listed(document.path, document.schema, sha256(content).hexdigest(), entries)


def without_nothing(value: Json) -> Json:
    """Return a value without the keys that have nothing to say: None, False, empty."""
    return {key: each for key, each in value.items() if each not in (None, False, "", (), [])}
