"""The table of the kinds of entry: a further kind is a row, a model and a template."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.content.entry_files import EntryFile, address_of, file_at, find_entries
from generator.content.entry_kinds import ENTRY_KINDS, NOTICE, PROFILE, STORY, EntryKind, EntryKinds
from generator.content.model import Matter
from generator.content.model_parts import key
from generator.content.tree import scan_content
from generator.content.value_types import Day, Line
from generator.engine.cache_table import cacheable
from generator.engine.theme import theme_with
from generator.outputs.editor_schemas import editor_files, json_schema
from generator.outputs.search_index import search_files
from generator.problems.problem import Problem
from generator.search import ranking
from generator.search.reader import IndexReader
from generator.site.site import Site
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, profile_text, small_project, story_text, vocabularies
from tests.support.rendered_pages import articles, rendered


@cacheable
class EventMatter(Matter):
    """Front matter of an event."""

    title: Line = key("Tên", "tên sự kiện", "Hội nghị biểu dương")
    starts: Day = key("Bắt đầu", "ngày bắt đầu", "2026-04-01")

    @property
    def headline(self) -> str:
        """Return the title."""
        return self.title


EVENT = EntryKind(
    name="event",
    slug="su-kien",
    folder="content/events",
    model_path=f"{__name__}:EventMatter",
    template="pages/event.html",
    message_group=STORY.message_group,
    label="Sự kiện",
    description="một buổi lễ, một hội nghị",
    snippet="sukien",
)
KINDS = EntryKinds((*ENTRY_KINDS.rows, EVENT))
TEMPLATE = """{% extends "pages/entry.html" %}
{% set label = "Sự kiện" %}
{% block people %}<p>Bắt đầu {{ matter.starts }}</p>{% endblock %}
"""
PATH = "content/events/2026/hoi-nghi/index.md"
ADDRESS = "su-kien/2026/hoi-nghi/"


def event_text(**keys: object) -> str:
    return story_text(title="Hội nghị biểu dương", year=None, date="2026-03-01", **{"starts": "2026-04-01"} | keys)


def site_of(root: Path, **files: str | bytes) -> tuple[Site, list[Problem]]:
    """Read a project with a profile, a story and an event."""
    content: dict[str, str | bytes] = {
        PROFILE.path("a", None): profile_text(),
        STORY.path("con-duong", 2019): story_text(),
        PATH: event_text(),
    }
    return prepare(small_project(root, content | files), replace(SETTINGS, entry_kinds=KINDS), tools(root))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("events")


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    site, problems = site_of(root)
    assert problems == []
    return site


def test_a_further_kind_has_pages_and_cards(site: Site, root: Path) -> None:
    (root / "theme/pages").mkdir(parents=True)
    (root / "theme/pages/event.html").write_text(TEMPLATE, "utf-8")
    pages = rendered(site, root, theme_with(root / "theme"))
    assert "Bắt đầu 2026-04-01" in pages[ADDRESS].content
    assert "Hội nghị biểu dương" in pages[ADDRESS].title
    assert ADDRESS in pages["nam/2026/"].content
    assert "gs-card--event" in pages["linh-vuc/nong-nghiep/"].content


def test_a_further_kind_is_found_by_search(site: Site, root: Path) -> None:
    files = dict(search_files(site.library, site.by_listing, articles(site, root), tools(root)))
    index = IndexReader(files.__getitem__)
    (found,) = [index.document(number) for number in ranking.search(index, "hội nghị biểu dương").documents[:1]]
    assert (found.address, found.kind) == (ADDRESS, "event")


def test_a_further_kind_has_a_schema_and_a_snippet() -> None:
    schema = json_schema(EVENT, vocabularies())
    assert {"title", "starts", "date", "fields"} <= set(schema["required"])
    files = dict(editor_files(vocabularies(), KINDS))
    assert ".vscode/event.schema.json" in files
    assert '"prefix": "sukien"' in files[".vscode/guong-sang.code-snippets"]


def test_a_further_kind_is_checked(tmp_path: Path) -> None:
    """A required key with no value of its own in the program gets a value to check the other keys with."""
    _, problems = site_of(tmp_path, **{PATH: event_text(starts="mai", updated="2020-01-01")})
    assert [each.code for each in problems] == ["GS305", "GS313"]


def test_files_of_an_unknown_kind_are_out_of_place(tmp_path: Path) -> None:
    root = small_project(tmp_path, {PATH: event_text()})
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
        ENTRY_KINDS["event"]


def test_a_key_marks_a_notice() -> None:
    assert list(ENTRY_KINDS) == [PROFILE, STORY]
    assert (NOTICE.folder, NOTICE.model) == (STORY.folder, STORY.model)
    notice = STORY.model.model_construct(consultation="…")
    assert ENTRY_KINDS.of(STORY, notice) is NOTICE
    assert ENTRY_KINDS.of(STORY, STORY.model.model_construct(consultation=None)) is STORY


def test_every_name_and_slug_is_used_once() -> None:
    assert len({kind.name for kind in ENTRY_KINDS.rows}) == len(ENTRY_KINDS.rows)
    assert len({kind.slug for kind in ENTRY_KINDS}) == len(list(ENTRY_KINDS))
