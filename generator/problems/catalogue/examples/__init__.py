"""An example of each problem before and after, and its cure in full, for the public page: the TOML files here."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.problems.catalogue import CODES


class Example(NamedTuple):
    """The cure of a problem without places that a check fills in, and lines with the problem and without it."""

    cure: str
    before: str
    after: str


@cache
def examples() -> dict[str, Example]:
    """Return the example of every code; of one that has none, which a test refuses, the hint alone."""
    rows: dict[str, dict[str, str]] = {}
    for file in sorted(Path(__file__).parent.glob("*.toml")):
        rows |= tomllib.loads(file.read_text("utf-8"))
    return {code: _example(rows.get(code, {}), entry.hint) for code, entry in CODES.items()}


def _example(row: dict[str, str], hint: str) -> Example:
    """Return the example of a row; a hint without places is the cure itself."""
    return Example(
        row.get("cure") or hint.replace("{{", "{").replace("}}", "}"), row.get("before", ""), row.get("after", "")
    )
