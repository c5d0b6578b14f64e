"""What editors are given says the same as the validator, and lies in the repository as the program makes it."""

import json
import re
from operator import attrgetter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from generator.cli import app
from generator.content.entry_kinds import ENTRY_KINDS, PROFILE, STORY, EntryKind
from generator.content.yaml_tree import Mapping, parse_yaml, plain
from generator.messages.messages import messages_in
from generator.outputs.editor_schemas import Json, editor_files, json_schema
from generator.pages.guide import Key, key_groups
from tests.support.factories import PROJECT, vocabularies

KINDS = list(ENTRY_KINDS)


def values(schema: Json) -> list[tuple[str, Json]]:
    """Return every key of a schema, at any depth."""
    parts = [schema, *schema["$defs"].values()]
    return [(name, node) for part in parts for name, node in part["properties"].items()]


@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
def test_every_key_says_in_vietnamese_what_it_is(kind: EntryKind) -> None:
    schema = json_schema(kind, vocabularies())
    Draft202012Validator.check_schema(schema)
    for name, node in values(schema):
        assert node.get("description"), name
        assert node["title"][0].isupper(), name
        assert node["title"] == "Video" or node["title"].lower() != name.replace("_", " "), name


@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
def test_terms_stand_with_their_labels(kind: EntryKind) -> None:
    node = json_schema(kind, vocabularies())["properties"]["kind"]
    assert dict(zip(node["enum"], node["enumDescriptions"], strict=True)) == {
        term.slug: term.label for term in vocabularies().kinds
    }
    assert "x-vocabulary" not in json.dumps(json_schema(kind, vocabularies()))


@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
def test_every_entry_of_the_project_is_valid_by_it(kind: EntryKind) -> None:
    """As YAML reads them: the numbers and flags of an entry are numbers and flags, its days text."""
    validator = Draft202012Validator(json_schema(kind, vocabularies()))
    files = list((PROJECT / kind.folder).rglob("index.md"))
    assert files
    for file in files:
        node, _ = parse_yaml(file.read_text("utf-8").split("---\n")[1], str(file))
        assert isinstance(node, Mapping)
        errors = [error.message for error in validator.iter_errors(_typed(plain(node)))]
        assert not errors, (file, errors)


def _typed(value: object) -> object:
    match value:
        case dict():
            return {key: _typed(each) if key != "value" else each for key, each in value.items()}
        case list():
            return [_typed(each) for each in value]
        case "true" | "false":
            return value == "true"
        case str() if re.fullmatch(r"(19|20)\d\d", value):
            return int(value)
    return value


@pytest.mark.parametrize(
    ("key", "value"), [("kind", "khong-co"), ("date", 5), ("fields", []), ("consnt", {}), ("summary", "ngắn")]
)
def test_what_the_validator_refuses_it_refuses(key: str, value: object) -> None:
    validator = Draft202012Validator(json_schema(PROFILE, vocabularies()))
    right = {
        "name": "Nguyễn Văn A", "subject_type": "ca-nhan", "summary": "a" * 50, "date": "2026-05-19",
        "kind": "nguoi-tot-viec-tot", "fields": ["y-te"], "locality": "xã Hợp Lý, tỉnh Phú Thọ",
    }  # fmt: skip
    assert validator.is_valid(right)
    assert not validator.is_valid(right | {key: value})


def test_the_files_of_the_project_are_what_the_program_makes() -> None:
    """After a change of the model: `make schemas`."""
    for path, text in editor_files(vocabularies()):
        assert (PROJECT / path).read_text("utf-8") == text, path


def test_the_command_writes_them_anew(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/data").mkdir()
    for file in (PROJECT / "content/data").iterdir():
        (tmp_path / "content/data" / file.name).write_bytes(file.read_bytes())
    result = CliRunner().invoke(app, ["schema", "-f", str(tmp_path / "mkdocs.yml")])
    assert result.output.count("Đã ghi .vscode/") == 3
    assert CliRunner().invoke(app, ["schema", "-f", str(tmp_path / "mkdocs.yml")]).output == ""


def test_a_snippet_holds_what_is_required_and_agrees_to_nothing() -> None:
    snippets = json.loads((PROJECT / ".vscode/guong-sang.code-snippets").read_text("utf-8"))
    for name, kind in (("Gương mới", PROFILE), ("Câu chuyện mới", STORY)):
        body = "\n".join(snippets[name]["body"])
        for key, field in kind.model.model_fields.items():
            assert not field.is_required() or f"\n{key}: " in body
        assert re.search(r"scopes: \[\$\{\d+\}\]", body)


def test_the_pattern_of_the_editors_task_finds_what_the_command_prints() -> None:
    task = json.loads((PROJECT / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]
    error, warning = (matcher["pattern"]["regexp"] for matcher in task["problemMatcher"])
    report = (PROJECT / "tests/fixtures/sites/invalid/GS307/expected.txt").read_text("utf-8").split("\n")[0]
    found = re.match(error, report)
    assert found is not None
    assert found[4] == "GS307"
    assert found[1].endswith("index.md")
    assert re.match(warning, report.replace(" lỗi:", " cảnh báo:"))


def test_the_guide_shows_every_key_once_with_what_it_means() -> None:
    groups = key_groups(ENTRY_KINDS, messages_in("vi"))
    shown = [key.name for group in groups for key in group.keys]
    assert set(shown) == {name for model in (kind.model for kind in ENTRY_KINDS) for name in model.model_fields}
    assert len(shown) == len(set(shown))

    def told(keys: tuple[Key, ...]) -> None:
        for key in keys:
            assert key.meaning, key.name
            told(key.below)

    for group in groups:
        told(group.keys)
