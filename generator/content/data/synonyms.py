"""Reads `content/data/synonyms.yml`: what readers may call something that entries call otherwise, kept by editors."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator.content.data.data_files import DATA_DIR, read_rows
from generator.content.value_types import Line, OneOrMore
from generator.content.yaml_tree import Mapping, locate
from generator.problems.problem import Problem, has_errors, problem
from generator.search.synonyms import Synonyms
from generator.search.words import words

PATH = f"{DATA_DIR}/synonyms.yml"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    same: Annotated[tuple[Line, ...], OneOrMore] = Field(default=(), description="những cách nói cùng một nghĩa")
    word: Line | None = Field(default=None, description="cách nói mà người đọc gõ")
    finds: Annotated[tuple[Line, ...], OneOrMore] = Field(default=(), description="những cách nói được tìm thêm")


_Placed = tuple[_Row, Mapping]


def load_synonyms(root: Path) -> tuple[tuple[Synonyms, ...], list[Problem]]:
    """Return the synonyms of the site at `root`, none if it has no such file or a row has an error."""
    rows, problems = read_rows(root, PATH, _Row)
    problems += _check_forms(rows)
    if not has_errors(problems):
        problems += (*_check_repetitions(rows), *_check_circles(rows))
    if has_errors(problems):
        return (), problems
    groups = (Synonyms((row.word,), row.finds) if row.word else Synonyms(row.same) for row, _ in rows)
    return tuple(groups), problems


def _check_forms(rows: Iterable[_Placed]) -> Iterator[Problem]:
    """Report rows that are neither a group nor a word with its finds, and phrases without a word."""
    for row, node in rows:
        if bool(row.same) == bool(row.word) or bool(row.word) != bool(row.finds):
            yield problem("GS370", node.at)
        elif row.same and len(row.same) < 2:  # noqa: PLR2004  (two are a group)
            yield problem("GS371", locate(node, ("same",)), text=row.same[0])
        for key, number, phrase in _phrases(row):
            if not words(phrase):
                yield problem("GS374", locate(node, (key, number)), text=phrase)


def _phrases(row: _Row) -> Iterator[tuple[str, int, str]]:
    """Yield the phrases of a row: key, number in its list, text."""
    listed = {"same": row.same, "word": (row.word,) if row.word else (), "finds": row.finds}
    yield from ((key, number, each) for key, texts in listed.items() for number, each in enumerate(texts))


def _check_repetitions(rows: Iterable[_Placed]) -> Iterator[Problem]:
    """Report a phrase that is in two groups, or leads two rows, or is twice in one list."""
    lines: dict[tuple[str, ...], int] = {}
    for row, node in rows:
        for key, number, phrase in _phrases(row):
            place = locate(node, (key, number))
            # The same finds may follow different words.
            known = (key, *words(phrase), *(words(row.word) if key == "finds" and row.word else ()))
            if known in lines:
                yield problem("GS372", place, text=phrase, first=lines[known])
            else:
                lines[known] = place.line


def _check_circles(rows: Iterable[_Placed]) -> Iterator[Problem]:
    """Report, once for a circle, words that find, on some way, themselves or a phrase of their own group."""
    group_of = {_key(phrase): _key(row.same[0]) for row, _ in rows for phrase in row.same}
    leads: dict[str, list[str]] = {}
    for row, _ in rows:
        if row.word:
            targets = (group_of.get(_key(found), _key(found)) for found in row.finds)
            leads.setdefault(group_of.get(_key(row.word), _key(row.word)), []).extend(targets)
    told = set[str]()
    for row, node in rows:
        for number, found in enumerate(row.finds):
            word, target = (group_of.get(_key(each), _key(each)) for each in (row.word or "", found))
            reached = _reached(target, leads)
            if word in reached and told.isdisjoint(reached):
                told.update(each for each in reached if word in _reached(each, leads))
                yield problem("GS373", locate(node, ("finds", number)), word=row.word, text=found)


def _reached(start: str, leads: dict[str, list[str]]) -> set[str]:
    """Return everything that a phrase finds, on any way, with itself."""
    reached, waiting = set[str](), [start]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += leads.get(here, ())
    return reached


def _key(phrase: str) -> str:
    return " ".join(words(phrase))
