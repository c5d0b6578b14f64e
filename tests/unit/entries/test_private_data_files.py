"""Private data in the data files: labels, aliases and comments are searched as entries are."""

from pathlib import Path

import pytest

from generator.build.prepare import prepare
from tests.support.build_tools import tools
from tests.support.factories import PROJECT, SETTINGS, small_project

MOVEMENTS = "content/data/movements.yml"
TEXT = (PROJECT / MOVEMENTS).read_text("utf-8")
ROW = "- slug: thu\n  label: Thử\n  scope: toan-quoc\n"


@pytest.mark.parametrize(
    ("added", "codes"),
    [
        ("", []),
        (f"{ROW}  aliases: [Gọi 0912 345 678]\n", ["GS802"]),
        (f"{ROW}  aliases: ['Gọi 0912\n      345 678']\n", ["GS802"]),
        (f'{ROW}  aliases: ["Gọi \\u0030912 345 678"]\n', ["GS802"]),
        (f"{ROW}  basis: ủng hộ vào stk 19031234567890\n", ["GS810"]),
        ("# hỏi chị Hoa, hoa@thu.example\n", ["GS809"]),
        (f"{ROW}  basis: Kế hoạch 104/KH-UBND ngày 23/9/2021\n", []),
    ],
)
def test_private_data_is_found(added: str, codes: list[str], tmp_path: Path) -> None:
    small_project(tmp_path, {MOVEMENTS: TEXT + added})
    _, problems = prepare(tmp_path, SETTINGS, tools(tmp_path))
    assert [(each.code, each.location.path) for each in problems] == [(code, MOVEMENTS) for code in codes]


def test_a_file_full_of_numbers_is_reported_in_part(tmp_path: Path) -> None:
    """Nobody reads thousands of problems of one file, and they take time."""
    small_project(tmp_path, {MOVEMENTS: TEXT + "# 0912 345 678\n" * 1_000})
    _, problems = prepare(tmp_path, SETTINGS, tools(tmp_path))
    assert [each.code for each in problems if each.location.path == MOVEMENTS] == ["GS802"] * 200


def test_it_hides_no_problem_of_an_entry(tmp_path: Path) -> None:
    small_project(
        tmp_path, {MOVEMENTS: f"{TEXT}# 0912 345 678\n", "content/profiles/a/index.md": "---\nname: A\n---\n"}
    )
    _, problems = prepare(tmp_path, SETTINGS, tools(tmp_path))
    assert {each.location.path for each in problems} == {MOVEMENTS, "content/profiles/a/index.md"}
