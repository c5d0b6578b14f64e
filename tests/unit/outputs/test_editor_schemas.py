"""The files for editors agree with the validator, and those in the repository are current."""

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
from generator.outputs.editor_schemas import SETTINGS, Json, editor_files, json_schema, with_schemas
from generator.pages.guide import Key, key_groups
from tests.support.factories import BASE, PROJECT, vocabularies

KINDS = list(ENTRY_KINDS)


def values(schema: Json) -> list[tuple[str, Json]]:
    """Return every key of a schema, at any depth."""
    parts = [schema, *schema["$defs"].values()]
    return [(name, node) for part in parts for name, node in part["properties"].items()]


@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
def test_every_key_has_a_vietnamese_title_and_a_description(kind: EntryKind) -> None:
    schema = json_schema(kind, vocabularies())
    Draft202012Validator.check_schema(schema)
    for name, node in values(schema):
        assert node.get("description"), name
        assert node["title"][0].isupper(), name
        assert node["title"] == "Video" or node["title"].lower() != name.replace("_", " "), name


@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
def test_terms_have_their_labels(kind: EntryKind) -> None:
    node = json_schema(kind, vocabularies())["properties"]["kind"]
    assert dict(zip(node["enum"], node["enumDescriptions"], strict=True)) == {
        term.slug: term.label for term in vocabularies().kinds
    }
    assert "x-vocabulary" not in json.dumps(json_schema(kind, vocabularies()))


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
def test_every_entry_of_the_project_is_valid(kind: EntryKind) -> None:
    """Values have the types that editors give to YAML: numbers and flags, but days as text."""
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
            numbers = {"poster": int, "number": int, "value": str}  # numbers; a figure, which stays text
            return {key: numbers.get(key, _typed)(each) for key, each in value.items()}
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
def test_the_schema_refuses_the_same_mistakes_as_the_validator(key: str, value: object) -> None:
    validator = Draft202012Validator(json_schema(PROFILE, vocabularies()))
    right = {
        "name": "Nguyễn Văn A", "subject_type": "ca-nhan", "summary": "a" * 50, "date": "2026-05-19",
        "kind": "nguoi-tot-viec-tot", "fields": ["y-te"], "locality": "xã Hợp Lý, tỉnh Phú Thọ",
    }  # fmt: skip
    assert validator.is_valid(right)
    assert not validator.is_valid(right | {key: value})


@pytest.mark.usefixtures("samples")
def test_the_files_in_the_repository_are_current() -> None:
    """After a change of the model: `make schemas`."""
    for path, text in editor_files(vocabularies()):
        assert (PROJECT / path).read_text("utf-8") == text, path
    settings = (PROJECT / SETTINGS).read_text("utf-8")
    assert with_schemas(settings) == settings


def test_the_command_writes_only_files_that_differ(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/data").mkdir()
    for file in (BASE / "content/data").iterdir():
        (tmp_path / "content/data" / file.name).write_bytes(file.read_bytes())
    result = CliRunner().invoke(app, ["schema", "-f", str(tmp_path / "mkdocs.yml")])
    assert result.output.count("Đã ghi .vscode/") == len(KINDS) + len(("snippets", "settings"))
    assert CliRunner().invoke(app, ["schema", "-f", str(tmp_path / "mkdocs.yml")]).output == ""


@pytest.mark.usefixtures("samples")
def test_a_snippet_has_the_required_keys_and_suggests_no_consent() -> None:
    snippets = json.loads((PROJECT / ".vscode/guong-sang.code-snippets").read_text("utf-8"))
    for name, kind in (("Gương mới", PROFILE), ("Câu chuyện mới", STORY)):
        body = "\n".join(snippets[name]["body"])
        for key, field in kind.model.model_fields.items():
            assert not field.is_required() or f"\n{key}: " in body
        assert re.search(r"scopes: \[\$\{\d+\}\]", body)


@pytest.mark.usefixtures("samples")
def test_the_problem_matchers_of_the_task_match_a_report() -> None:
    task = json.loads((PROJECT / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]
    error, warning = (matcher["pattern"]["regexp"] for matcher in task["problemMatcher"])
    report = (PROJECT / "tests/fixtures/sites/invalid/GS307/expected.txt").read_text("utf-8").split("\n")[0]
    found = re.match(error, report)
    assert found is not None
    assert found[4] == "GS307"
    assert found[1].endswith("index.md")
    assert re.match(warning, report.replace(" lỗi:", " cảnh báo:"))


def test_the_guide_explains_every_key_once() -> None:
    groups = key_groups(ENTRY_KINDS, messages_in("vi"))
    shown = [key.name for group in groups for key in group.keys]
    assert set(shown) == {name for model in (kind.model for kind in ENTRY_KINDS) for name in model.model_fields}
    anchors = [key.anchor for group in groups for key in group.keys]
    assert len(anchors) == len(set(anchors))
    assert all(len({key.name for key in group.keys}) == len(group.keys) for group in groups)

    def check_meanings(keys: tuple[Key, ...]) -> None:
        for key in keys:
            assert key.meaning, key.name
            check_meanings(key.below)

    for group in groups:
        check_meanings(group.keys)
