"""Texts that are often searched for: the file of editors, and the suggestions of them."""

from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.content.data.searches import load_searches
from generator.outputs.search_suggestions import suggestions
from tests.support.build_tools import tools
from tests.support.commands import PROJECT
from tests.support.factories import SETTINGS, small_project


def test_the_texts_keep_their_order_and_are_suggested(tmp_path: Path) -> None:
    small_project(tmp_path, {"content/data/searches.yml": "- text: hiến máu\n- text: của rơi & ví\n"})
    site, problems = prepare(tmp_path, SETTINGS, tools(tmp_path))
    assert not problems
    found = [(each.label, each.address) for each in suggestions(site) if each.kind == "asked"]
    assert found == [
        ("hiến máu", "tim-kiem/?q=hi%E1%BA%BFn%20m%C3%A1u"),
        ("của rơi & ví", "tim-kiem/?q=c%E1%BB%A7a%20r%C6%A1i%20%26%20v%C3%AD"),
    ]


def test_a_repeated_text_and_one_without_words_are_reported(tmp_path: Path) -> None:
    small_project(tmp_path, {"content/data/searches.yml": "- text: hiến máu\n- text: Hiến  máu\n- text: '…'\n"})
    _, problems = load_searches(tmp_path)
    assert [(each.code, each.location.line) for each in problems] == [("GS372", 2), ("GS374", 3)]


@pytest.mark.usefixtures("samples")
def test_the_projects_own_file_has_no_problem() -> None:
    texts, problems = load_searches(PROJECT)
    assert not problems
    assert len(texts) >= 20


def test_a_site_need_not_have_the_file(tmp_path: Path) -> None:
    assert load_searches(tmp_path) == ((), [])
