"""`guong schema`: writes the JSON Schemas and snippets that editors read."""

import json
from pathlib import Path

from generator.content.entry_kinds import ENTRY_KINDS
from generator.content.vocabularies import load_vocabularies
from generator.outputs.editor_schemas import editor_files, json_schema


def schema_text(config_file: Path, kind: str) -> str:
    """Return the JSON Schema of profiles or stories."""
    vocabularies, _ = load_vocabularies(config_file.parent)
    return json.dumps(json_schema(ENTRY_KINDS[kind], vocabularies), ensure_ascii=False, indent=2)


def write_editor_files(config_file: Path) -> list[str]:
    """Write the schemas and snippets of editors; return the paths of those that changed."""
    vocabularies, _ = load_vocabularies(config_file.parent)
    changed = []
    for path, text in editor_files(vocabularies):
        file = config_file.parent / path
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
            changed.append(path)
    return changed
