"""Footnotes in Markdown: a reference `[^1]` in a text, and a paragraph `[^1]: …` that is printed at its end."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_DEFINITION = re.compile(r"\[\^([^\[\]\s]{1,40})\]:[ \t]*")
_REFERENCE = re.compile(r"\[\^([^\[\]\s]{1,40})\]")
_MOST_REFERENCES = 200


def add_footnotes(parser: MarkdownIt) -> None:
    """Teach a parser footnotes; `in_place` then moves them to the end."""
    parser.block.ruler.before("reference", "footnote", _definition, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "footnote_ref", _reference)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (the library's call)
    """Parse a definition: the lines from its label to a blank line or the next definition."""
    begin = state.bMarks[start] + state.tShift[start]
    found = _DEFINITION.match(state.src, begin, state.eMarks[start])
    if found is None or state.level or state.sCount[start] - state.blkIndent > 3:  # noqa: PLR2004  (that is code)
        return False
    if silent:
        return True
    labels = state.env.setdefault("footnotes", {})
    last = start + 1
    while last < end and not state.isEmpty(last) and not _DEFINITION.match(state.src, state.bMarks[last]):
        last += 1
    token = state.push("footnote_open", "p", 1)
    token.map, token.meta = [start, last], {"label": found[1]}
    inline = state.push("inline", "", 0)
    inline.content = state.src[found.end() : state.eMarks[last - 1]].strip()
    inline.map, inline.children = [start, last], []
    state.push("footnote_close", "p", -1)
    labels.setdefault(found[1], [])
    state.line = last
    return True


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the library's call)
    """Parse a reference to a footnote that is defined; any other stays as it is."""
    if state.src[state.pos : state.pos + 2] != "[^":
        return False
    found = _REFERENCE.match(state.src, state.pos)
    labels = state.env.get("footnotes", {})
    if found is None or found[1] not in labels or len(labels[found[1]]) >= _MOST_REFERENCES:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": found[1]}
        labels[found[1]].append(token)
    state.pos = found.end()
    return True


def in_place(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with the footnotes at the end, numbered in the order of their references."""
    numbers: dict[str, int] = {}
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref":
                label = child.meta["label"]
                child.meta["is_first"] = label not in numbers
                child.meta["number"] = numbers.setdefault(label, len(numbers) + 1)
    text: list[Token] = []
    notes: dict[str, list[Token]] = {}
    current: list[Token] = text
    for token in tokens:
        if token.type == "footnote_open":
            label = token.meta["label"]
            if label in notes:  # the first definition of a label is its note; the text of another is not lost
                label = f"{label} {len(notes)}"
            token.meta["is_referred"] = label in numbers
            token.meta["number"] = numbers.setdefault(label, len(numbers) + 1)
            current = notes.setdefault(label, [])
        current.append(token)
        if token.type == "footnote_close":
            current = text
    ordered = [token for label in sorted(notes, key=numbers.__getitem__) for token in notes[label]]
    return [
        *text,
        *([Token("footnotes_open", "div", 1), *ordered, Token("footnotes_close", "div", -1)] if ordered else []),
    ]


class FootnoteRendering:
    """The HTML of footnotes: the number at a reference and that at its note lead to each other."""

    def footnote_ref(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401
        """Return the number, raised."""
        meta = tokens[idx].meta
        anchor = f' id="tro-ghi-chu-{meta["number"]}"' if meta["is_first"] else ""
        return f'<sup><a href="#ghi-chu-{meta["number"]}"{anchor}>{meta["number"]}</a></sup>'

    def footnotes_open(self, *_: Any) -> str:  # noqa: ANN401
        """Return the start of all notes."""
        return '<div class="gs-footnotes">\n'

    def footnote_open(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401
        """Return the start of a note, with its number."""
        number = tokens[idx].meta["number"]
        mark = f'<a href="#tro-ghi-chu-{number}">{number}</a>' if tokens[idx].meta["is_referred"] else str(number)
        return f'<p id="ghi-chu-{number}">{mark}. '

    def footnote_close(self, *_: Any) -> str:  # noqa: ANN401
        """Return the end of a note."""
        return "</p>\n"
