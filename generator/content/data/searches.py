"""Reads `content/data/searches.yml`: texts that are often searched for, which the search box offers."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from generator.content.data.data_files import DATA_DIR, read_rows
from generator.content.value_types import Line
from generator.content.yaml_tree import locate
from generator.problems.problem import Problem, problem
from generator.search.words import words

PATH = f"{DATA_DIR}/searches.yml"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    text: Line = Field(description="chữ mà nhiều người tìm")


def load_searches(root: Path) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the texts of the site at `root` in order, none if it has no such file, and the problems of the file."""
    rows, problems = read_rows(root, PATH, _Row)
    lines: dict[tuple[str, ...], int] = {}
    for row, node in rows:
        place, spelled = locate(node, ("text",)), tuple(words(row.text))
        if not spelled:
            problems.append(problem("GS374", place, text=row.text))
        elif spelled in lines:
            problems.append(problem("GS372", place, text=row.text, first=lines[spelled]))
        lines.setdefault(spelled, place.line)
    return tuple(row.text for row, _ in rows), problems
