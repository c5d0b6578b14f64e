"""Words that mean the same: the file of editors, and the alternatives of a query."""

from pathlib import Path

import pytest

from generator.content.data.synonyms import load_synonyms
from generator.problems.catalogue.examples import examples
from generator.search.synonyms import Synonyms, alternatives_by
from generator.search.words import words
from tests.support.commands import PROJECT

BLOOD = Synonyms(("hiến máu", "cho máu"))
KITCHEN = Synonyms(("bếp ăn từ thiện", "bếp cơm 0 đồng"))
CHARITY = Synonyms(("từ thiện", "thiện nguyện"))
PIG = Synonyms(("lợn", "heo"))
SOLDIER = Synonyms(("biên phòng",), ("bộ đội",))


def test_rows_become_groups(tmp_path: Path) -> None:
    file = tmp_path / "content/data/synonyms.yml"
    file.parent.mkdir(parents=True)
    file.write_text("- same: [hiến máu, cho máu]\n- {word: biên phòng, finds: bộ đội}\n", "utf-8")
    assert load_synonyms(tmp_path) == ((BLOOD, SOLDIER), [])


def test_a_site_need_not_have_the_file(tmp_path: Path) -> None:
    assert load_synonyms(tmp_path) == ((), [])


@pytest.mark.parametrize("code", ["GS370", "GS371", "GS372", "GS373", "GS374"])
def test_the_examples_of_the_page_of_codes_are_true(code: str, tmp_path: Path) -> None:
    file = tmp_path / "content/data/synonyms.yml"
    file.parent.mkdir(parents=True)
    file.write_text(examples()[code].before, "utf-8")
    assert {each.code for each in load_synonyms(tmp_path)[1]} == {code}
    file.write_text(examples()[code].after, "utf-8")
    assert not load_synonyms(tmp_path)[1]


@pytest.mark.usefixtures("samples")
def test_the_projects_own_file_has_enough_groups() -> None:
    groups, problems = load_synonyms(PROJECT)
    assert not problems
    assert len(groups) >= 150


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cho máu cứu người", [(0, 2, "hiến máu")]),
        ("cho mau cuu nguoi", [(0, 2, "hiến máu")]),
        ("cho màu", []),  # other marks are other words
        ("người hiến máu", [(1, 3, "cho máu")]),
        ("bếp ăn từ thiện", [(0, 4, "bếp cơm 0 đồng")]),  # and not those of “từ thiện” within
        ("quỹ từ thiện", [(1, 3, "thiện nguyện")]),
        ("nuôi lợn", [(1, 2, "heo")]),
        ("nuoi lon", []),
        ("nuôi heo", [(1, 2, "lợn")]),
        ("biên phòng", [(0, 2, "bộ đội")]),
        ("bộ đội", []),
        ("hiến máu nuôi lợn", [(0, 2, "cho máu"), (3, 4, "heo")]),
        ("máu", []),
    ],
)
def test_alternatives_of_a_query(query: str, expected: list[tuple[int, int, str]]) -> None:
    find = alternatives_by([BLOOD, KITCHEN, CHARITY, PIG, SOLDIER])
    assert [(each.start, each.stop, each.label) for each in find(words(query))] == expected


def test_every_phrase_of_a_query_gets_its_first_alternative_before_a_second() -> None:
    find = alternatives_by([Synonyms(("a b", "c", "d")), Synonyms(("e f", "g", "h"))])
    assert [each.label for each in find(words("a b e f"))] == ["c", "g", "d", "h"]
