"""Files for editors, generated from the model: JSON Schema of an entry's front matter, and snippets for a new entry.

Titles and descriptions are the model's. The terms of a vocabulary carry their labels, so that an editor that offers
them shows more than slugs.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.content.data.vocabularies import Vocabularies
from generator.content.entry_kinds import ENTRY_KINDS, EntryKind, EntryKinds
from generator.content.meant_values import models_in
from generator.content.value_types import OneOrMore

_FOLDER = ".vscode"
SETTINGS = f"{_FOLDER}/settings.json"
_SCHEMAS = re.compile(r'"yaml\.schemas": \{[^{}]*\}')
Json = dict[str, Any]
# Optional keys in the snippet of a new entry: nothing is published without them.
_OPTIONAL_IN_SNIPPET = ("sources", "consent")


def json_schema(kind: EntryKind, vocabularies: Vocabularies) -> Json:
    """Return the JSON Schema (2020-12) of an entry's front matter, with the terms of the vocabularies."""
    entry_model = kind.model
    schema = entry_model.model_json_schema()
    for definition in (schema, *schema.get("$defs", {}).values()):
        definition.pop("description", None)  # the docstring of the class, for readers of the code
        definition.pop("title", None)
    for model in (entry_model, *_parts(entry_model)):
        properties = (schema if model is entry_model else schema["$defs"][model.__name__])["properties"]
        for name, field in model.model_fields.items():
            _add_limits(properties[name], field)
            if OneOrMore in field.metadata:
                properties[name] = _one_or_more(properties[name])
    _add_terms(schema, vocabularies)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{kind.label}: phần khóa"}
    return head | schema


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in model.model_fields.values():
        for part in models_in(field.annotation):
            yield part
            yield from _parts(part)


def _add_limits(node: Json, field: FieldInfo) -> None:
    """Add the limits of a list's length: pydantic omits them where another validator precedes theirs."""
    for limit in field.metadata if node.get("type") == "array" else ():
        for name, key in (("min_length", "minItems"), ("max_length", "maxItems")):
            if (number := getattr(limit, name, None)) is not None:
                node[key] = number


def _one_or_more(node: Json) -> Json:
    """Let a key that takes a list also take a single item, as most entries write it."""
    about = {key: node.pop(key) for key in ("title", "description", "examples", "default") if key in node}
    return about | {"anyOf": [node["items"], node]}


def _add_terms(node: Any, vocabularies: Vocabularies) -> None:  # noqa: ANN401  (JSON)
    """Replace the names of vocabularies by their terms, and the written examples by values of the key's type."""
    if isinstance(node, dict):
        if name := node.pop("x-vocabulary", None):
            terms = list(getattr(vocabularies, name))
            node["enum"] = [term.slug for term in terms]
            node["enumDescriptions"] = [term.label for term in terms]
        if "examples" in node:
            node["examples"] = [_as_value(example, _value(node)) for example in node["examples"]]
            if not node["examples"]:
                del node["examples"]
        for value in node.values():
            _add_terms(value, vocabularies)
    elif isinstance(node, list):
        for value in node:
            _add_terms(value, vocabularies)


def _as_value(example: Any, node: Json) -> Any:  # noqa: ANN401  (JSON)
    """Return an example, which the model holds as it is written in a file, as a value of its key's type."""
    is_plain = node.get("type") not in {"integer", "boolean", "array"} and not str(example).startswith("[")
    return example if is_plain or not isinstance(example, str) else yaml.safe_load(example)


def editor_files(vocabularies: Vocabularies, kinds: EntryKinds = ENTRY_KINDS) -> Iterator[tuple[str, str]]:
    """Yield the files for editors: path below the site's root, text."""
    for kind in kinds:
        yield f"{_FOLDER}/{kind.name}.schema.json", _text(json_schema(kind, vocabularies))
    yield f"{_FOLDER}/guong-sang.code-snippets", _text(_snippets(vocabularies, kinds))


def with_schemas(settings: str, kinds: EntryKinds = ENTRY_KINDS) -> str:
    """Return the text of an editor's settings with the schema of every kind's files; other settings stay."""
    schemas = {f"{_FOLDER}/{kind.name}.schema.json": kind.path("*", "*") for kind in kinds}
    entry = f'"yaml.schemas": {json.dumps(schemas, indent=2)}'.replace("\n", "\n  ")
    return _SCHEMAS.sub(lambda _: entry, settings or '{\n  "yaml.schemas": {}\n}\n', count=1)


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _snippets(vocabularies: Vocabularies, kinds: EntryKinds) -> Json:
    """Return a snippet for a new entry of each kind, and one for each of its keys that hold keys themselves."""
    snippets: Json = {}
    for kind in kinds:
        schema = json_schema(kind, vocabularies)
        stops = _TabStops()
        required = (*schema["required"], *_OPTIONAL_IN_SNIPPET)
        keys = [key for key in schema["properties"] if key in required]
        keys.sort(key=kind.title_key.__ne__)
        lines = [line for key in keys for line in _lines(key, schema["properties"][key], schema, stops)]
        snippets[f"{kind.label} mới"] = {
            "scope": "markdown",
            "prefix": kind.snippet,
            "description": f"Phần khóa của một bài mới: {kind.label.lower()}",
            "body": ["---", *lines, "---", "", "$0"],
        }
    for schema in (json_schema(kind, vocabularies) for kind in kinds):
        for key, node in schema["properties"].items():
            if "$ref" in str(node) and key not in _OPTIONAL_IN_SNIPPET:
                snippets[node["title"]] = {
                    "scope": "markdown",
                    "prefix": f"guong-{key}",
                    "description": f"{node['title']}: {node['description']}",
                    "body": _lines(key, node, schema, _TabStops()),
                }
    return snippets


class _TabStops:
    """Writes the tab stops of a snippet in VS Code's syntax, numbered in order."""

    def __init__(self) -> None:
        self._last = 0

    def blank(self) -> str:
        """Write an empty list to fill in."""
        self._last += 1
        return "[${" + f"{self._last}" + "}]"

    def stop(self, node: Json) -> str:
        """Write a choice if the key has few terms, else an example as the placeholder."""
        self._last += 1
        terms = node.get("enum") or node.get("items", {}).get("enum")
        example = _as_yaml((node.get("examples") or ["…"])[0])
        if terms and len(terms) <= _MOST_CHOICES and not example.startswith("["):
            return "${" + f"{self._last}|" + ",".join(terms) + "|}"
        return "${" + f"{self._last}:" + example.replace("}", "\\}") + "}"


_MOST_CHOICES = 20
_NEVER_FILLED = "scopes"  # no snippet suggests what somebody has agreed to (requirements L6, docs/requirements.md)


def _as_yaml(example: Any) -> str:  # noqa: ANN401  (JSON)
    return f"[{', '.join(map(str, example))}]" if isinstance(example, list) else str(example).replace("True", "true")


def _lines(key: str, node: Json, schema: Json, stops: _TabStops, indent: str = "") -> list[str]:
    """Return the lines of a key in a snippet, with those of its required and usual keys below."""
    part = _part(node, schema)
    if part is None:
        return [f"{indent}{key}: {stops.blank() if key == _NEVER_FILLED else stops.stop(_value(node))}"]
    is_list = _value(node).get("type") == "array"
    below = [name for name in part["properties"] if name in part.get("required", ()) or _is_usual(key, name)]
    lines = [line for name in below for line in _lines(name, part["properties"][name], schema, stops, indent + "  ")]
    if is_list:
        lines = [f"{indent}  - {line.strip()}" if number == 0 else f"  {line}" for number, line in enumerate(lines)]
    return [f"{indent}{key}:", *lines]


def _is_usual(key: str, name: str) -> bool:
    """Return whether an optional key is usually filled in."""
    return (key, name) in {("consent", "reference"), ("sources", "url"), ("awards", "decision"), ("awards", "date")}


def _value(node: Json) -> Json:
    """Return the schema of a key's value; of an optional key, that of a value other than null."""
    for choice in node.get("anyOf", ()):
        if choice.get("type") != "null":
            return {**node, **choice}
    return node


def _part(node: Json, schema: Json) -> Json | None:
    """Return the schema of the keys below a key, or of those of its items; None for a plain value."""
    value = _value(node)
    reference = value.get("$ref") or value.get("items", {}).get("$ref")
    definitions: dict[str, Json] = schema["$defs"]
    return definitions[reference.rpartition("/")[2]] if reference else None
