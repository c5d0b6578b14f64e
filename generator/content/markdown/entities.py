"""Judges the characters that entities stand for in Markdown: `&#x202e;` turns text round as the character itself does.

The rules of `decoding` see the source, in which an entity is plain letters; readers and search get what it stands for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from generator.content.decoding import CONTROL
from generator.problems.problem import Location, Problem, problem
from generator.text.confusables import confusables

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def entity_problems(texts: Iterable[str], lines: list[str], path: str, first_line: int) -> Iterator[Problem]:
    """Report the entities in the lines of a block that bring a forbidden character into its parsed `texts`.

    `first_line` is the line of the file on which the block begins.
    """
    entities = [
        (unescape(match[0]), Location(path, first_line + number, match.start() + 1))
        for number, line in enumerate(lines)
        for match in _ENTITY.finditer(line)
    ]
    if not entities:
        return
    reported: set[tuple[str, Location]] = set()
    for text in texts:
        for code, odd, values in _findings(unicodedata.normalize("NFC", text)):
            # Without such an entity, the character stands in the source, where it was reported.
            at = next((at for brought, at in entities if brought in odd), None)
            if at is not None and (code, at) not in reported:
                reported.add((code, at))
                yield problem(code, at, **values)


def _findings(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield the code of every forbidden character, the characters that may be to blame, and the problem's values."""
    for hidden in CONTROL.finditer(text):
        yield "GS109", hidden[0], {"name": f"U+{ord(hidden[0]):04X}", "more": ""}
    for found in confusables(text):
        marks = text[found.offset + 1 : found.offset + 1 + int(found.values.get("count", 0))]
        yield found.code, found.values.get("letter", "") + found.values.get("text", "") + marks, found.values
