"""The description of the data in OpenAPI 3.1: every path, with shapes and an example of what it answers."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from generator.content.settings import Settings
from generator.outputs.data.documents import Document, Json, without_nothing
from generator.outputs.data.schemas import components
from generator.site.open_data import BASE, DOCUMENTATION, OPENAPI, licence_terms

_FOLDER = Path(__file__).parent


def openapi(settings: Settings, home: str) -> Document:
    """Return the description; `home` is the URL of the site."""
    text, own = settings.messages.text, settings.data_licence
    value = {
        "openapi": "3.1.0",
        "info": {
            "title": text("data.name", site=settings.site_name),
            "description": text("data.description", site=settings.site_name),
            "version": "1",
            "license": {"name": own.name or licence_terms(settings)} | without_nothing({"url": own.url}),
        },
        "externalDocs": {"url": home + DOCUMENTATION},
        "servers": [{"url": f"{home}{BASE}".rstrip("/")}],
        "paths": {path: {"get": _operation(each)} for path, each in _read("paths.json").items()},
        "components": {"schemas": components()},
    }
    return Document(OPENAPI, None, value)


def _operation(path: Json) -> Json:
    """Return the operation of a path; a path with parameters may have no file."""
    parameters = [
        {"name": name, "in": "path", "required": True, "description": description, "schema": {"type": "string"}}
        for name, description in path.get("parameters", {}).items()
    ]
    answers: Json = {"200": {"description": path["summary"], "content": {_media_type(path): _content(path)}}}
    if parameters:
        answers["404"] = {"description": "404"}
    return {"operationId": path["id"], "summary": path["summary"]} | without_nothing({"parameters": parameters}) | {
        "responses": answers
    }  # fmt: skip


def _media_type(path: Json) -> str:
    return str(path.get("media_type", "application/json"))


def _content(path: Json) -> Json:
    if "schema" not in path:
        return {}
    found = {"schema": {"$ref": f"#/components/schemas/{path['schema']}"}}
    return found | without_nothing({"example": _read("examples.json").get(path["id"])})


@cache
def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((_FOLDER / name).read_text("utf-8"))
    return read
