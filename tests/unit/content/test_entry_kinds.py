"""The table of the kinds of entry: a further kind is a row, a model and a template."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.content.context import Context
from generator.content.entry_kinds import ENTRY_KINDS, NOTICE, PROFILE, STORY, EntryKind, EntryKinds
from generator.content.files.entry_files import EntryFile, address_of, file_at, find_entries
from generator.content.files.tree import scan_content
from generator.content.model import Matter
from generator.content.model_parts import key
from generator.content.value_types import Day, Line
from generator.editing.answers import Answers
from generator.editing.draft_from_answers import Drafted, make_draft
from generator.editing.existing_entries import ExistingEntries
from generator.engine.cache_table import dumps, loads
from generator.engine.errors import BuildError
from generator.engine.theme import theme_with
from generator.gazetteer import load_gazetteer
from generator.outputs.editor_schemas import editor_files, json_schema, with_schemas
from generator.outputs.search_index import search_files
from generator.pages.guide import Key, key_groups
from generator.problems.problem import Problem
from generator.search import ranking
from generator.search.layout import MANIFEST
from generator.search.reader import IndexReader
from generator.site.site import Site
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, profile_text, small_project, story_text, vocabularies
from tests.support.rendered_pages import articles, rendered


class ReunionMatter(Matter):
    """Front matter of a reunion."""

    title: Line = key("Tên", "tên buổi họp mặt", "Hội nghị biểu dương")
    starts: Day = key("Bắt đầu", "ngày bắt đầu", "2026-04-01")

    @property
    def headline(self) -> str:
        """Return the title."""
        return self.title


REUNION = EntryKind(
    name="reunion",
    slug="hop-mat",
    folder="content/reunions",
    model_path=f"{__name__}:ReunionMatter",
    template="pages/reunion.html",
    message_group=STORY.message_group,
    label="Họp mặt",
    description="một buổi họp mặt",
    snippet="hopmat",
)
KINDS = EntryKinds((*ENTRY_KINDS.rows, REUNION))
TEMPLATE = """{% extends "pages/entry.html" %}
{% set label = "Họp mặt" %}
{% block facts %}<div><dt>Bắt đầu</dt><dd>{{ matter.starts | day }}</dd></div>{% endblock %}
"""
PATH = "content/reunions/2026/hoi-nghi/index.md"
ADDRESS = "hop-mat/2026/hoi-nghi/"


def reunion_text(**keys: object) -> str:
    return story_text(title="Hội nghị biểu dương", year=None, date="2026-03-01", **{"starts": "2026-04-01"} | keys)


def site_of(root: Path, **files: str | bytes) -> tuple[Site, list[Problem]]:
    """Read a project with a profile, a story and a reunion."""
    content: dict[str, str | bytes] = {
        PROFILE.path("a", None): profile_text(),
        STORY.path("con-duong", 2019): story_text(),
        PATH: reunion_text(),
    }
    return prepare(small_project(root, content | files), replace(SETTINGS, entry_kinds=KINDS), tools(root))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reunions")


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    site, problems = site_of(root)
    assert problems == []
    return site


def test_a_further_kind_has_pages_and_cards(site: Site, root: Path) -> None:
    (root / "theme/pages").mkdir(parents=True)
    (root / "theme/pages/reunion.html").write_text(TEMPLATE, "utf-8")
    pages = rendered(site, root, theme_with(root / "theme"))
    assert "<div><dt>Bắt đầu</dt><dd>01/04/2026</dd></div>      </dl>" in pages[ADDRESS].content
    assert "Hội nghị biểu dương" in pages[ADDRESS].title
    assert ADDRESS in pages["nam/2026/"].content
    assert "gs-card--reunion" in pages["linh-vuc/nong-nghiep/"].content


def test_a_further_kind_is_found_by_search(site: Site, root: Path) -> None:
    files = dict(search_files(site, articles(site, root), tools(root)))
    index = IndexReader(files.__getitem__)
    (found,) = [index.document(number) for number in ranking.search(index, "hội nghị biểu dương").documents[:1]]
    assert (found.address, found.kind) == (ADDRESS, "reunion")
    assert [kind for kind, _ in json.loads(files[MANIFEST])["kinds"]] == ["story", "reunion"]


def test_a_further_kind_has_a_schema_and_a_snippet() -> None:
    schema = json_schema(REUNION, vocabularies())
    assert {"title", "starts", "date", "fields"} <= set(schema["required"])
    files = dict(editor_files(vocabularies(), KINDS))
    assert ".vscode/reunion.schema.json" in files
    assert '"prefix": "hopmat"' in files[".vscode/guong-sang.code-snippets"]


def test_a_further_kind_is_checked(tmp_path: Path) -> None:
    """A required key with no value of its own in the program gets a value to check the other keys with."""
    _, problems = site_of(tmp_path, **{PATH: reunion_text(starts="mai", updated="2020-01-01")})
    assert [each.code for each in problems] == ["GS305", "GS313"]


def test_keys_that_two_kinds_share_have_anchors_of_their_own() -> None:
    groups = key_groups(KINDS, SETTINGS.messages)
    titles = [each.anchor for group in groups for each in group.keys if each.name == "title"]
    assert titles == ["title", "reunion-title"]
    anchors = [anchor for group in groups for each in group.keys for anchor in _anchors(each)]
    assert len(anchors) == len(set(anchors))


def _anchors(key: Key) -> Iterator[str]:
    yield key.anchor
    for each in key.below:
        yield from _anchors(each)


def test_a_draft_prompts_for_required_keys_that_no_question_asks_for() -> None:
    context = Context(vocabularies(), load_gazetteer(), replace(SETTINGS, entry_kinds=KINDS))
    answers = Answers(
        REUNION, "Họp mặt", fields=("y-te",), places=("xã Hợp Lý, tỉnh Phú Thọ",), kind="nguoi-tot-viec-tot"
    )
    made = make_draft(answers, ExistingEntries(), context)
    assert isinstance(made, Drafted)
    assert '\nstarts: "(Cần viết: ngày bắt đầu)"\n' in made.draft.text
    assert "genre" not in made.draft.values
    assert "GS305" in [each.code for each in made.later]


def test_the_editor_settings_name_the_schema_of_every_kind() -> None:
    settings = with_schemas('{\n  "files.eol": "\\n",\n  "yaml.schemas": {}\n}\n', KINDS)
    schemas = json.loads(settings)["yaml.schemas"]
    assert schemas[".vscode/reunion.schema.json"] == "content/reunions/*/*/index.md"
    assert len(schemas) == len(list(KINDS))
    assert with_schemas(settings, KINDS) == settings
    assert json.loads(with_schemas("", KINDS)) == {"yaml.schemas": schemas}


def test_the_models_of_front_matter_can_be_cached() -> None:
    matter = ReunionMatter.model_construct(title="Họp mặt", starts=date(2026, 4, 1))
    assert loads(dumps(matter)) == matter


def test_a_missing_template_or_message_is_named(root: Path, site: Site, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"generator/theme/pages/reunion\.html"):
        rendered(site, root)
    kinds = EntryKinds((*ENTRY_KINDS.rows, replace(REUNION, message_group="kind.reunion")))
    with pytest.raises(BuildError, match=r"messages/vi\.toml: \[kind\.reunion\] thiếu name, count, own_keys, plural"):
        prepare(tmp_path, replace(SETTINGS, entry_kinds=kinds), tools(tmp_path))


def test_files_of_an_unknown_kind_are_out_of_place(tmp_path: Path) -> None:
    root = small_project(tmp_path, {PATH: reunion_text()})
    tree = scan_content(root)
    files, problems = find_entries(tree)
    assert (files, [each.code for each in problems]) == ([], ["GS111"])
    assert [file.path for file in find_entries(tree, KINDS)[0]] == [PATH]


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.name)
def test_paths_and_addresses_follow_the_row(kind: EntryKind, tmp_path: Path) -> None:
    year = 2026 if kind.has_year_folders else None
    file = EntryFile(kind, "ten", year, kind.path("ten", year), ())
    assert KINDS.at(file.path) is kind
    assert file_at(tmp_path, file.path, KINDS) == file
    assert KINDS.by_slug(address_of(file).split("/")[0]) is kind
    assert KINDS[kind.name] is kind


def test_other_paths_have_no_kind(tmp_path: Path) -> None:
    assert KINDS.at("content/pages/index.md") is None
    assert KINDS.at("content/profiles/a/anh.jpg") is None
    with pytest.raises(ValueError, match="content/pages"):
        file_at(tmp_path, "content/pages/a/index.md")
    with pytest.raises(KeyError):
        ENTRY_KINDS["reunion"]


def test_a_key_marks_a_notice() -> None:
    assert list(ENTRY_KINDS) == [PROFILE, STORY]
    assert (NOTICE.folder, NOTICE.model) == (STORY.folder, STORY.model)
    notice = STORY.model.model_construct(consultation="…")
    assert ENTRY_KINDS.of(STORY, notice) is NOTICE
    assert ENTRY_KINDS.of(STORY, STORY.model.model_construct(consultation=None)) is STORY


def test_every_name_and_slug_is_used_once() -> None:
    assert len({kind.name for kind in ENTRY_KINDS.rows}) == len(ENTRY_KINDS.rows)
    assert len({kind.slug for kind in ENTRY_KINDS}) == len(list(ENTRY_KINDS))
