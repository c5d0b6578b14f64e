"""Reads feeds as others do: by schema, by two reader libraries, and along the chain of archives."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import fastfeedparser
import feedparser
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

SCHEMAS = Path(__file__).parents[1] / "fixtures/schemas"
ATOM, AT = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atompub/tombstones/1.0}"
HISTORY = "{http://purl.org/syndication/history/1.0}"


class Read(NamedTuple):
    """What a reader shows of an item."""

    id: str
    title: str
    link: str
    published: str
    updated: str


@lru_cache(maxsize=1)
def _atom_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))


@lru_cache(maxsize=1)
def _json_schema() -> Draft202012Validator:
    schema = json.loads((SCHEMAS / "json-feed-1.1.json").read_text("utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def valid_atom(content: bytes) -> etree._Element:
    """Return a document of Atom, held against the schema of RFC 4287 and its two rules beside the schema."""
    root = etree.fromstring(content)
    _atom_schema().assertValid(root)
    entries = root.findall(f"{ATOM}entry")
    assert root.find(f"{ATOM}author") is not None
    for entry in entries:
        assert [
            link.get("href") for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"
        ]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len({*ids}) == len(ids)
    gone = [(each.get("ref"), each.get("when")) for each in root.findall(f"{AT}deleted-entry")]
    assert len({*gone}) == len(gone)
    return root


def valid_json(content: bytes) -> dict[str, Any]:
    """Return a document of JSON Feed, held against the schema."""
    document: dict[str, Any] = json.loads(content)
    errors = [error.message for error in _json_schema().iter_errors(document)]
    assert not errors
    return document


def read_by_feedparser(content: bytes) -> list[Read]:
    """Return the items of an Atom document as feedparser reads them, which must find nothing odd."""
    found = feedparser.parse(content)
    assert not found.bozo
    assert found.version == "atom10"
    return [Read(each.id, each.title, each.link, each.published, each.updated) for each in found.entries]


def read_by_fastfeedparser(content: bytes) -> list[Read]:
    """Return the items of a document in either format as fastfeedparser reads them, times as they are in UTC."""
    found = fastfeedparser.parse(content)
    keys = ("id", "title", "link", "published", "updated")
    return [Read(*(each.get(key) or "" for key in keys)) for each in found.entries]


def link_of(root: etree._Element, relation: str) -> str | None:
    """Return the URL of a feed's link."""
    found = root.find(f'{ATOM}link[@rel="{relation}"]')
    return None if found is None else found.get("href")


def archives_of(files: Mapping[str, bytes], head: str, url: str) -> Iterator[etree._Element]:
    """Yield the archives of a feed by way of its links, the newest first."""
    at = link_of(valid_atom(files[head]), "prev-archive")
    while at is not None:
        root = valid_atom(files[at.removeprefix(url)])
        assert root.find(f"{HISTORY}archive") is not None
        assert link_of(root, "self") == at
        assert link_of(root, "current") == url + head
        yield root
        at = link_of(root, "prev-archive")
