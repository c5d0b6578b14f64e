"""Reads the data files, `content/data/*.yml`: each is a YAML list of rows, validated against a model."""

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.content.decoding import decode, has_conflict, unreadable
from generator.content.validation import validate
from generator.content.value_types import TermSource
from generator.content.yaml_tree import Mapping, Sequence, parse_yaml
from generator.engine.files import is_linked, read_at_most
from generator.problems.problem import Location, Problem, problem

DATA_DIR = "content/data"
COLLECTIONS = f"{DATA_DIR}/collections.yml"
MAX_BYTES = 1 << 20
Row = TypeVar("Row", bound=BaseModel)


class _NoTerms:
    """The terms for rows that name none."""

    def slugs(self, vocabulary: str) -> Collection[str]:  # noqa: ARG002  (the protocol's)
        """Return no slugs."""
        return ()

    def near(self, vocabulary: str, text: str) -> tuple[str, ...]:  # noqa: ARG002  (the protocol's)
        """Return no slugs."""
        return ()


def read_list(root: Path, path: str, limit: int) -> tuple[Sequence | None, list[Problem]]:
    """Parse a file that holds a list; None without a problem if there is no such file, or nothing in it.

    `limit` is in bytes. A link counts as no file: the scan of the content reports it.
    """
    file = root / path
    if is_linked(root, path) or not file.is_file():
        return None, []
    try:
        content = read_at_most(file, limit)
    except OSError as error:
        return None, [unreadable(path, error)]
    if len(content) > limit:
        return None, [problem("GS107", Location(path), limit=limit // 1024)]
    text, problems = decode(content, path)
    if text is None or has_conflict(problems):
        return None, problems
    node, found = parse_yaml(text, path)
    problems += found
    if node is None or isinstance(node, Sequence):
        return node, problems
    return None, [*problems, problem("GS209", Location(path))]


def rows_of(
    listed: Sequence, model: type[Row], terms: TermSource | None = None
) -> tuple[list[tuple[Row, Mapping]], list[Problem]]:
    """Return the valid rows of a list, each with the node it was read from, and the problems of all others."""
    problems: list[Problem] = []
    rows: list[tuple[Row, Mapping]] = []
    for item in listed.items:
        if not isinstance(item, Mapping):
            problems.append(problem("GS209", item.at))
            continue
        row, found, _ = validate(model, item, terms or _NoTerms())
        problems += found
        if row is not None:
            rows.append((row, item))
    return rows, problems


def read_rows(root: Path, path: str, model: type[Row]) -> tuple[list[tuple[Row, Mapping]], list[Problem]]:
    """Return the valid rows of a file that need not exist, each with its node, and the problems."""
    listed, problems = read_list(root, path, MAX_BYTES)
    if listed is None:
        return [], problems
    rows, found = rows_of(listed, model)
    return rows, [*problems, *found]
