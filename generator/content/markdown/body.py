"""Parses the Markdown body of an entry to safe HTML, plain text and links, and reports forbidden constructs by line.

Raw HTML never reaches a page: the parser recognises it to report it, and the renderer escapes it anyway.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from markdown_it.token import Token

from generator.content.markdown.entities import entity_problems
from generator.content.markdown.footnotes import in_place
from generator.content.markdown.insets import INSET, Inset, inset_of, marks_within
from generator.content.markdown.link_targets import decoded, from_punycode, is_own_address, web_host
from generator.content.markdown.parser import MAX_HTML, PARSER, blocks_of, inline_text, plain_text
from generator.content.markdown.silent_markdown import silent_changes
from generator.engine.cache_table import cacheable
from generator.problems.problem import Location, Problem, Reference, problem
from generator.text.vietnamese import slugify

_MAX_TARGET = 1000
_MAX_MISSES = 20
_ATTRIBUTE = re.compile(r' (href|src|title|alt)="([^"]*)"')
_WORDED = frozenset({"title", "alt"})
_TOP_LEVEL = 2  # the entry's title is the page's only h1


@cacheable
@dataclass(frozen=True, slots=True)
class Body:
    """A parsed body: its blocks, its plain text, its links to this site.

    A block is safe HTML (a paragraph, a heading, a list …) with links relative to the entry's page, or the mark of an
    item of the front matter that stands there.
    """

    blocks: tuple[str | Inset, ...]
    text: str
    links: tuple[Reference, ...]

    @property
    def html(self) -> str:
        """Return the HTML of all blocks, without what marks stand for."""
        return "".join(block for block in self.blocks if isinstance(block, str))

    @property
    def insets(self) -> tuple[Inset, ...]:
        """Return the marks, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Inset))

    @property
    def words(self) -> int:
        """Return the number of words as Vietnamese counts them: syllables separated by spaces."""
        return len(self.text.split())


def parse_body(body: str, path: str, first_line: int, to_root: str) -> tuple[Body, list[Problem]]:
    """Parse a body that begins on line `first_line` of the file `path`; return it with its problems.

    `to_root` is the relative path from the entry's page to the site's root ("../../").
    """
    tokens = in_place(PARSER.parse(body))
    lines = _lines(body)
    problems: list[Problem] = []
    level = _TOP_LEVEL - 1
    links: list[Reference] = []
    used: dict[str, int] = {}
    line = first_line
    for index, token in enumerate(tokens):
        if token.map:
            line = first_line + token.map[0]
        if token.type == "html_block":
            problems.append(problem("GS701", Location(path, line), text=_excerpt(token.content)))
        elif token.type == INSET and inset_of(token.content, line) is None:
            problems.append(problem("GS712", Location(path, line), mark=_excerpt(f"[[{token.content}]]")))
        elif token.type == "heading_open":
            _set_id(token, tokens[index + 1], used)
            previous, level = level, int(token.tag[1])
            problems += _heading_problems(level, previous, Location(path, line))
        elif token.type == "inline":
            problems += _inline(token, _Finder(token, path, first_line, lines), to_root, links)
            finder = _Finder(token, path, first_line, lines)
            problems += (problem("GS712", finder.find(mark), mark=mark) for mark in marks_within(token.content))
            problems += _entities(token, path, first_line, lines)
    problems += silent_changes(tokens, lines, path, first_line)
    text = plain_text(tokens)
    if not text and not problems:
        problems.append(problem("GS706", Location(path, first_line)))
    blocks = blocks_of(tokens, first_line)
    if blocks is None:
        problems.append(problem("GS707", Location(path, first_line), limit=MAX_HTML // 1000))
    return Body(blocks or (), text, tuple(links)), problems


def _lines(text: str) -> list[str]:
    """Return the lines of a text as the parser counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def check_silent_changes(markdown: str, path: str, first_line: int) -> Iterator[Problem]:
    """Report what silently becomes something else in a text that MkDocs renders."""
    return silent_changes(PARSER.parse(markdown), _lines(markdown), path, first_line)


def code_lines(markdown: str) -> Iterator[int]:
    """Yield the lines, from 0, of the indented code outside of lists: what an indented paragraph becomes."""
    for token in PARSER.parse(markdown):
        if token.type == "code_block" and token.level == 0 and token.map:
            yield from range(*token.map)


def text_lines(markdown: str) -> Iterator[int]:
    """Yield the lines, from 0, of paragraphs and items of lists: neither code nor headings nor tables."""
    tokens = PARSER.parse(markdown)
    for number, token in enumerate(tokens):
        if token.type == "inline" and token.map and tokens[number - 1].type == "paragraph_open":
            yield from range(*token.map)


def readable_blocks(markdown: str) -> list[str]:
    """Return the plain text of every block, without Markdown marks and entities, and the texts of attributes."""
    tokens = PARSER.parse(markdown)
    html = "".join(block for block in blocks_of(tokens, 1) or () if isinstance(block, str))
    return [*plain_text(tokens).split("\n"), *attribute_texts(html)]


def check_entities(markdown: str, path: str) -> Iterator[Problem]:
    """Report the entities of a page that stand for characters which no text may contain."""
    if "&" in markdown:
        lines = markdown.split("\n")
        for token in PARSER.parse(markdown):
            if token.type == "inline":
                yield from _entities(token, path, 1, lines)


def _entities(token: Token, path: str, first_line: int, lines: list[str]) -> Iterator[Problem]:
    if "&" in token.content:
        children = token.children or ()
        texts = [child.content for child in children if child.type == "text"]
        texts += [from_punycode(decoded(str(value))) for child in children for value in child.attrs.values()]
        start, end = token.map or (0, 0)
        yield from entity_problems(texts, lines[start:end], path, first_line + start)


def attribute_texts(html: str) -> list[str]:
    """Return the titles, descriptions and targets in the HTML of a body, each once; targets fully decoded."""
    found = dict.fromkeys(_ATTRIBUTE.findall(html))
    return [unescape(text) if name in _WORDED else "".join(decoded(unescape(text)).split()) for name, text in found]


def _set_id(token: Token, inline: Token, used: dict[str, int]) -> None:
    """Give a heading a unique id on the page; the prefix avoids the ids of templates.

    `used` maps the ids so far to the last number appended for the same text.
    """
    base = anchor = f"muc-{slugify(inline_text(inline))}"
    count = used.get(base, 1)
    while anchor in used:
        count += 1
        anchor = f"{base}-{count}"
    used[base] = count
    used[anchor] = used.get(anchor, 1)
    token.attrSet("id", anchor)


def _heading_problems(level: int, previous: int, location: Location) -> Iterator[Problem]:
    if level < _TOP_LEVEL:
        yield problem("GS703", location)
    elif level > max(previous, _TOP_LEVEL - 1) + 1:
        yield problem("GS704", location, previous=max(previous, _TOP_LEVEL - 1), level=level)


class _Finder:
    """Locates pieces of a block within its lines: the parser knows the lines of blocks only."""

    def __init__(self, token: Token, path: str, first_line: int, lines: list[str]) -> None:
        """Start at the first line of the block `token`."""
        self._path, self._first_line, self._lines = path, first_line, lines
        self._line, self._end = token.map or (0, 0)
        self._column = 0
        self._misses = 0

    def find(self, piece: str) -> Location:
        """Return the next location of `piece`; if it is spelt otherwise, the line of the last piece found.

        A miss scans the block to its end, so after `_MAX_MISSES` the search is given up.
        """
        if self._misses >= _MAX_MISSES:
            return Location(self._path, self._first_line + self._line)
        column = self._column
        for line in range(self._line, self._end):
            found = self._lines[line].find(piece, column)
            if found >= 0:
                self._line, self._column = line, found + 1
                return Location(self._path, self._first_line + line, found + 1)
            column = 0
        self._misses += 1
        return Location(self._path, self._first_line + self._line)

    def end_line(self) -> None:
        """Move on to the next line."""
        self._line, self._column = self._line + 1, 0


def _inline(token: Token, finder: _Finder, to_root: str, links: list[Reference]) -> Iterator[Problem]:
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            finder.end_line()
        elif child.type == "html_inline":
            yield problem("GS701", finder.find(child.content.split("\n")[0]), text=_excerpt(child.content))
        elif child.type == "image":
            target = str(child.attrGet("src"))
            yield problem("GS705", finder.find(target), target=_excerpt(target))
        elif child.type == "link_open":
            target = str(child.attrGet("href"))
            location = finder.find(unquote(target))
            if len(target) > _MAX_TARGET:
                yield problem("GS702", location, target=_excerpt(target))
            elif is_own_address(target):
                links.append(Reference(target, location))
                child.attrSet("href", to_root + target[1:] if target != "/" else to_root)
            elif web_host(_as_written(target, token.content)) is None:
                yield problem("GS702", location, target=_excerpt(target))


def _as_written(target: str, source: str) -> str:
    """Return a target without the marks of the parser's own encoding of letters, which are judged where they stand."""
    return target if "xn--" in source else target.replace("xn--", "")


def _excerpt(text: str) -> str:
    first = text.strip().split("\n")[0]
    return first if len(first) <= 40 else first[:39] + "…"  # noqa: PLR2004  (enough to recognise the tag)
