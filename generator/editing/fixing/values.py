"""Mends values in YAML: Word's quotation marks around them, days in another form, suffixes of photos' names.

An edit is made only where the source shows exactly the value that was parsed, and kept only if the text still parses.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from generator.content.entry_kinds import ENTRY_KINDS
from generator.content.meant_values import models_in
from generator.content.written_values import may_be_quoted, within_quotes, written_day
from generator.content.yaml_tree import Node, Scalar, parse_yaml, scalars

_KEY_IN_QUOTES = re.compile(r"(\s*(?:- +)*[a-z_]+: +)(\S.*?)[ \t]*")
_PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp"})
_JPEG = frozenset({".jpg", ".jpeg", ".jpe", ".jfif"})


class _Edit(NamedTuple):
    """The replacement of a part of one line, both counted from 0."""

    line: int
    column: int
    old: str
    new: str
    name: str


def mended_values(yaml_text: str, siblings: Collection[str], counts: Counter[str]) -> str:
    """Return YAML with its values mended; `siblings` are the files beside it, which it may name."""
    node, problems = parse_yaml(yaml_text, "")
    if node is None and problems:
        mended = _in_straight_quotes(yaml_text)
        node, problems = parse_yaml(mended, "")
        if node is None:
            return yaml_text
        counts["giá trị trong ngoặc kép của Word"] += _changed_lines(yaml_text, mended)
        yaml_text = mended
    if node is None:
        return yaml_text
    edits = list(_edits(node, yaml_text.split("\n"), siblings))
    mended = _applied(yaml_text, edits)
    if parse_yaml(mended, "")[0] is None:
        return yaml_text
    counts.update(each.name for each in edits)
    return mended


def _in_straight_quotes(text: str) -> str:
    """Return YAML that does not parse with straight quotes around values in Word's: a colon within may be the cause."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _KEY_IN_QUOTES.fullmatch(line)
        if found and (inner := within_quotes(found[2])) is not None:
            lines[number] = f'{found[1]}"{inner}"'
    return "\n".join(lines)


def _changed_lines(before: str, after: str) -> int:
    return sum(one != other for one, other in zip(before.split("\n"), after.split("\n"), strict=True))


def _edits(node: Node, lines: list[str], siblings: Collection[str]) -> Iterator[_Edit]:
    days = _day_keys()
    for steps, scalar in scalars(node):
        if not scalar.value or not steps or (at := _source(scalar, lines)) is None:
            continue
        line, column = at
        value = scalar.value
        inner = None if may_be_quoted(steps) else within_quotes(value)
        if inner is not None and lines[line][column - 1 : column] not in {'"', "'"}:
            yield _Edit(line, column, value[0], '"', "giá trị trong ngoặc kép của Word")
            yield _Edit(line, column + len(value) - 1, value[-1], '"', "")
            column, value = column + 1, inner
        if steps[-1] in days and (day := written_day(value)) is not None and (new := day.isoformat()) != value:
            yield _Edit(line, column, value, new, "ngày viết theo kiểu khác")
        elif steps[0] == "photos" and steps[-1] == "file" and (name := _existing(value, siblings)) is not None:
            yield _Edit(line, column, value, name, "tên tệp ảnh")


@cache
def _day_keys() -> frozenset[str]:
    """Return the names of the keys, at any depth and of any kind of entry, whose values are days."""
    pending: list[type[BaseModel]] = [kind.model for kind in ENTRY_KINDS.rows]
    found: set[str] = set()
    while pending:
        for name, field in pending.pop().model_fields.items():
            found |= {name} if _is_day(field.annotation) else set()
            pending += models_in(field.annotation)
    return frozenset(found)


def _is_day(annotation: Any) -> bool:  # noqa: ANN401
    return annotation is date or any(map(_is_day, get_args(annotation)))


def _source(scalar: Scalar, lines: list[str]) -> tuple[int, int] | None:
    """Return the line and column of a value's first character, from 0; None if the source spells it otherwise."""
    value = scalar.value or ""
    line, column = scalar.at.line - 1, scalar.at.column - 1
    source = lines[line]
    if source.startswith(value, column):
        return line, column
    quote = source[column : column + 1]
    if quote in {'"', "'"} and source.startswith(f"{quote}{value}{quote}", column):
        return line, column + 1
    return None


def _existing(name: str, siblings: Collection[str]) -> str | None:
    """Return the only file that has the name but for its suffix: .jpg for .jpeg, or another case."""
    path = PurePosixPath(name)
    if name in siblings or path.suffix.lower() not in _PHOTO_SUFFIXES:
        return None
    found = [each for each in siblings if _same_photo(PurePosixPath(each), path)]
    return found[0] if len(found) == 1 else None


def _same_photo(one: PurePosixPath, other: PurePosixPath) -> bool:
    suffixes = {one.suffix.lower(), other.suffix.lower()}
    return one.stem == other.stem and (len(suffixes) == 1 or suffixes <= _JPEG)


def _applied(text: str, edits: list[_Edit]) -> str:
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda each: (each.line, each.column), reverse=True):
        line = lines[edit.line]
        lines[edit.line] = line[: edit.column] + edit.new + line[edit.column + len(edit.old) :]
    return "\n".join(lines)
