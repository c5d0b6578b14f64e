"""Checks links, pictures and markup of hand-written pages as MkDocs will make them, at their place in the source.

MkDocs would stop at the first fault, in English, and name no line.
"""

import re
from collections import deque
from collections.abc import Collection
from html import unescape
from html.parser import HTMLParser
from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import unquote

from generator.content.decoding import LineIndex
from generator.engine.cache import Cache, CacheError, digest_of
from generator.engine.cache_table import cacheable, dumps, loads
from generator.engine.fingerprint import program_digest
from generator.problems.problem import Location, Problem, Reference, problem
from generator.site.handwritten_pages import MATTER, HandwrittenPage, forbidden_tags, without_code
from generator.site.page_targets import Fault, Frame, judge_link, judge_picture

_EXTENSIONS = ("tables", "toc", "fenced_code")  # which MkDocs adds to those of the configuration
_WRITTEN = re.compile(r"(?:\]\(|\]:|\b(?:href|src)=)[ \t]{0,4}[<\"']?([^\s()<>\"']{1,1000})")
_TARGET_END = re.compile(r"[\s()<>]")
_MOST_FAULTS = 200  # of a page: nobody reads more, and looking for what was meant takes time
_JUDGES = {"a": ("href", judge_link), "img": ("src", judge_picture)}


@cacheable
class Markup(NamedTuple):
    """The links and pictures of a rendered page, each with its tag, and the markup that no page may have."""

    targets: tuple[tuple[str, str], ...]
    forbidden: tuple[str, ...]


def markup_of(text: str, cache: Cache) -> Markup:
    """Render a page as MkDocs does, or take the result for the same text from the cache."""
    key = digest_of("page-markup", program_digest(), version("markdown"), text)
    cached = loads(cache.get(key))
    if isinstance(cached, Markup):
        return cached
    from markdown import Markdown  # type: ignore[import-untyped]  # noqa: PLC0415  (slow)

    html = Markdown(extensions=_EXTENSIONS).convert(text[_body_start(text) :])
    reader = _Targets()
    reader.feed(html)
    made = Markup(tuple(reader.found), tuple(forbidden_tags(html)))
    try:
        cache.put(key, dumps(made))
    except CacheError:
        return made
    return made


def check_page_links(
    text: str, page: HandwrittenPage, markup: Markup, frame: Frame, reported: Collection[int]
) -> tuple[list[Reference], list[Problem]]:
    """Return a page's links to addresses of this site, to be checked when all are known, and the problems of others.

    Lines already `reported` for raw HTML are not reported again.
    """
    places = _Places(text, page.path)
    references: list[Reference] = []
    problems = [problem("GS701", places.of_tag(tag), text=tag) for tag in markup.forbidden]
    for tag, target in markup.targets:
        if len(problems) >= _MOST_FAULTS:
            break
        found, place = _JUDGES[tag][1](target, page, frame), places.of(target)
        if isinstance(found, Fault):
            problems.append(problem(found.code, place, **found.values))
        elif found is not None:
            references.append(Reference(found, place))
    return references, [each for each in problems if each.location.line not in reported]


def _body_start(text: str) -> int:
    matter = MATTER.match(text)
    return matter.end() if matter else 0


class _Places:
    """Finds targets in the source of a page, where entities, escapes and blanks may spell them otherwise."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._index = LineIndex(path, text)
        self._left: dict[str, deque[Location]] | None = None

    def of(self, target: str) -> Location:
        """Return the next place of a target; the last one again if there is no other; line 1 if there is none."""
        if self._left is None:
            self._left = {}
            for match in _WRITTEN.finditer(without_code(self._text)):
                self._left.setdefault(_key(unescape(match[1])), deque()).append(self._index.at(match.start(1)))
        left = self._left.get(_key(target))
        if not left:
            return self._index.at(0)
        return left.popleft() if len(left) > 1 else left[0]

    def of_tag(self, shown: str) -> Location:
        """Return the place of a tag such as “<svg>”; line 1 if it is spelt otherwise."""
        return self._index.at(max(self._text.find(shown.rstrip(">")), 0))


def _key(target: str) -> str:
    """Return the part of a target that a source and a browser spell alike."""
    return unquote(_TARGET_END.split(target.replace("\\", ""), maxsplit=1)[0])


class _Targets(HTMLParser):
    """Collects the targets of links and pictures, decoded as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _JUDGES:
            self.found += [(tag, value or "") for name, value in attrs if name == _JUDGES[tag][0]]
