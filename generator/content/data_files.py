"""Reads small tables of the content, `content/data/*.yml`, that are no vocabularies: rows with keys."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.content.decoding import decode
from generator.content.validation import validate
from generator.content.vocabularies import Vocabularies
from generator.content.yaml_tree import Mapping, Sequence, locate, parse_yaml
from generator.engine.files import is_linked, read_at_most
from generator.problems.problem import Location, Problem, problem

MAX_BYTES = 1 << 20
Row = TypeVar("Row", bound=BaseModel)


def read_rows(root: Path, path: str, model: type[Row], key: str) -> tuple[list[tuple[Row, Location]], list[Problem]]:
    """Read the rows that are right, each with the place of one of its keys; none where there is no such file."""
    file = root / path
    if is_linked(root, path) or not file.is_file():  # a link is reported where the whole content is walked
        return [], []
    content = read_at_most(file, MAX_BYTES)
    if len(content) > MAX_BYTES:
        return [], [problem("GS107", Location(path), limit=MAX_BYTES // 1024)]
    text, problems = decode(content, path)
    node, found = parse_yaml(text, path) if text is not None else (None, [])
    problems += found
    if node is not None and not isinstance(node, Sequence):
        problems.append(problem("GS209", Location(path)))
    rows: list[tuple[Row, Location]] = []
    for item in node.items if isinstance(node, Sequence) else ():
        if not isinstance(item, Mapping):
            problems.append(problem("GS209", item.at))
            continue
        row, found, _ = validate(model, item, Vocabularies())
        problems += found
        if row is not None:
            rows.append((row, locate(item, (key,))))
    return rows, problems
