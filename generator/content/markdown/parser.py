"""The Markdown of entries: its parser, the HTML of its blocks, its plain text."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.content.markdown.footnotes import FootnoteRendering, add_footnotes
from generator.content.markdown.insets import INSET, Inset, add_insets, inset_of

MAX_HTML = 2_000_000  # characters; guards against short bodies that expand to huge pages


class _Renderer(FootnoteRendering, RendererHTML):
    """Renders raw HTML as escaped text."""

    def html_block(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401
        return escape(tokens[idx].content)

    def html_inline(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401
        return escape(tokens[idx].content)


def _prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (the library's call)
    """Parse a single line that begins with a letter as a paragraph, which is all it can be: a fast path."""
    begin = state.bMarks[start]
    is_alone = start + 1 == end or state.isEmpty(start + 1)
    if silent or not is_alone or state.parentType != "root" or not state.src[begin].isalpha():
        return False
    state.line = start + 1
    state.push("paragraph_open", "p", 1).map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(state.src[begin : state.eMarks[start]])
    inline.map, inline.children = [start, state.line], []
    state.push("paragraph_close", "p", -1)
    return True


class _Parser(MarkdownIt):
    """CommonMark with tables. Accepts every link target: targets are checked later, when their line is known."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": True}, renderer_cls=_Renderer)
        self.enable("table")
        self.block.ruler.before("table", "prose", _prose)
        add_footnotes(self)
        add_insets(self)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  (the library's name)
        return True


PARSER = _Parser()


def blocks_of(tokens: list[Token], first_line: int) -> tuple[str | Inset, ...] | None:
    """Return the blocks of a text that begins on line `first_line`: safe HTML, or a mark.

    None if their HTML exceeds `MAX_HTML`, as when many links share a long target or title.
    """
    pieces = chain(tokens, *(token.children or () for token in tokens))
    if sum(len(str(value)) for token in pieces for value in token.attrs.values()) > MAX_HTML:
        return None
    blocks = tuple(_blocks(tokens, first_line))
    return blocks if sum(len(block) for block in blocks if isinstance(block, str)) <= MAX_HTML else None


def _blocks(tokens: list[Token], first_line: int) -> Iterator[str | Inset]:
    begin = depth = 0
    for at, token in enumerate(tokens, 1):
        depth += token.nesting
        if depth:
            continue
        if token.type == INSET:
            inset = inset_of(token.content, first_line + (token.map or [0])[0])
            yield from () if inset is None else (inset,)
        else:
            yield str(PARSER.renderer.render(tokens[begin:at], PARSER.options, {}))
        begin = at


def plain_text(tokens: list[Token]) -> str:
    """Return the text of every block on a line of its own, without the marks of Markdown."""
    parts = [inline_text(token) for token in tokens if token.type == "inline"]
    parts += [token.content.strip() for token in tokens if token.type in {"fence", "code_block"}]
    return "\n".join(part for part in parts if part)


def inline_text(token: Token) -> str:
    """Return the text of a paragraph or heading."""
    pieces = {"softbreak": " ", "hardbreak": " "}
    return "".join(pieces.get(child.type, child.content) for child in token.children or ()).strip()
