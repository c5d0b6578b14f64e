"""The data (`api/v1/`) of a small site made of entries, and its documents read back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from generator.content.entry import Entry
from generator.outputs.data.output import data
from generator.site.site import Site, site_of
from tests.support.factories import SETTINGS, library

URL = "https://example.vn/con/"
Json = dict[str, Any]


def site_with(*entries: Entry, **settings: Any) -> Site:  # noqa: ANN401  (the type of each setting)
    """Return the site of entries, published at `URL`."""
    return site_of(library(*entries, settings=replace(SETTINGS, **({"site_url": URL} | settings))))


def data_files(*entries: Entry, **settings: Any) -> dict[str, bytes]:  # noqa: ANN401  (the type of each setting)
    """Return every file of the data of a site of these entries, by its path below `api/v1/`."""
    return files_of(site_with(*entries, **settings))


def files_of(site: Site) -> dict[str, bytes]:
    """Return every file of a site's data, by its path below `api/v1/`."""
    made = [(each.path, each.make()) for each in data(site)]
    assert len(dict(made)) == len(made)
    return {path.removeprefix("api/v1/"): content for path, content in made}


def documents(files: dict[str, bytes]) -> dict[str, Json]:
    """Return the value of each JSON file."""
    return {path: json.loads(content) for path, content in files.items() if path.endswith(".json")}


def records(files: dict[str, bytes]) -> dict[str, Json]:
    """Return every entry of the data, by its address."""
    pages = (value for path, value in documents(files).items() if path.startswith("entries/"))
    return {entry["address"]: entry for page in pages for entry in page["entries"]}


def faults(files: dict[str, bytes]) -> Iterator[str]:
    """Yield what each document has that its published schema does not allow; keys that it does not name too."""
    read = documents(files)
    for file in (*read["index.json"]["documents"], {"path": "index.json", "schema": "schemas/index.json"}):
        if "schema" in file:
            yield from (f"{file['path']}: {each}" for each in _faults(read[file["path"]], read[file["schema"]]))
    for page in read["index.json"]["entries"]["pages"]:
        yield from (f"{page['path']}: {each}" for each in _faults(read[page["path"]], read["schemas/entries.json"]))


def _faults(value: Json, schema: Json) -> Iterator[str]:
    Draft202012Validator.check_schema(schema)
    closed = _closed(schema)
    registry: Registry[Any] = Registry().with_resource(schema["$id"], Resource.from_contents(closed))
    validator = Draft202012Validator(closed, format_checker=FormatChecker(), registry=registry)
    yield from (f"{error.json_path}: {error.message}" for error in validator.iter_errors(value))


def _closed(schema: Any) -> Any:  # noqa: ANN401  (JSON)
    """Return a schema that allows only the keys that it names, but for documents of other vocabularies."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(each) for key, each in schema.items()}
    if "properties" in schema and "@context" not in schema["properties"] and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    return closed
