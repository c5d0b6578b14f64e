"""`guong schema`: writes the JSON Schemas and snippets that editors read."""

import json
from pathlib import Path

from generator.content.data.vocabularies import load_vocabularies
from generator.content.entry_kinds import ENTRY_KINDS
from generator.outputs.editor_schemas import SETTINGS, editor_files, json_schema, with_schemas


def schema_text(config_file: Path, kind: str) -> str:
    """Return the JSON Schema of a kind of entry, by its name."""
    vocabularies, _ = load_vocabularies(config_file.parent)
    return json.dumps(json_schema(ENTRY_KINDS[kind], vocabularies), ensure_ascii=False, indent=2)


def write_editor_files(config_file: Path) -> list[str]:
    """Write the schemas, snippets and settings of editors; return the paths of those that changed."""
    vocabularies, _ = load_vocabularies(config_file.parent)
    settings = config_file.parent / SETTINGS
    known = settings.read_text("utf-8") if settings.is_file() else ""
    changed = []
    for path, text in (*editor_files(vocabularies), (SETTINGS, with_schemas(known))):
        file = config_file.parent / path
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
            changed.append(path)
    return changed
