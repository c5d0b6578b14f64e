"""Marks in a text, each on a line of its own: `[[ảnh 2]]` stands for the second photo of the front matter.

They say where the items of a key stand; without marks, the page places these itself.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from generator.engine.cache_table import cacheable
from generator.text.vietnamese import fold

_LINE = re.compile(r" {0,3}\[\[([^\[\]]{1,60})\]\][ \t]*")
_WITHIN_TEXT = re.compile(r"\[\[[^\[\]]{1,60}\]\](?![(\[])")
_MEANING = re.compile(r"(anh|loi|am thanh|video|ket qua) ?(\d{0,2})")
_KEYS = {"anh": "photos", "loi": "quotes", "am thanh": "audio", "video": "video", "ket qua": "results"}
INSET = "inset"


@cacheable
class Inset(NamedTuple):
    """A mark: the key whose item it shows, the number of the item from 1, and the line of the file.

    Of `results`, which are shown together, the number is 1.
    """

    key: str
    number: int
    line: int


def add_insets(parser: MarkdownIt) -> None:
    """Teach a parser the marks: each becomes a token `INSET`, with the text between its brackets as content."""
    parser.block.ruler.before("reference", INSET, _mark, {"alt": ["paragraph"]})


def _mark(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001  (the library's call)
    found = _LINE.fullmatch(state.src, state.bMarks[start], state.eMarks[start])
    if found is None or state.level:
        return False
    if not silent:
        token = state.push(INSET, "", 0)
        token.map, token.content = [start, start + 1], found[1]
        state.line = start + 1
    return True


def inset_of(text: str, line: int) -> Inset | None:
    """Return the mark with a text between its brackets; None if it means nothing. Marks and capitals are optional."""
    found = _MEANING.fullmatch(" ".join(fold(text).split()))
    if found is None:
        return None
    key = _KEYS[found[1]]
    return Inset(key, 1 if key == "results" else int(found[2] or 1), line)


def marks_within(content: str) -> Iterator[str]:
    """Yield the marks within a paragraph, a list or a table, which would be printed as they are."""
    for found in _WITHIN_TEXT.finditer(content):
        if inset_of(found[0][2:-2], 0):
            yield found[0]
