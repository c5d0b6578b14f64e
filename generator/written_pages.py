"""Finds and checks the hand-written pages: Markdown files alone, with nothing in them that an entry may not hold.

MkDocs publishes whatever lies in their folder, follows links out of it, and prints raw HTML: so what is no page is
refused here, and a page is held to the same rules as an entry.
"""

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.encoding import LineIndex, decode
from generator.live import MARK, check_marks
from generator.markup import readable_blocks
from generator.private_contacts import Allowed
from generator.private_keys import is_private_key
from generator.private_texts import check_name, check_written
from generator.problems import Location, Problem, problem
from generator.source import MAX_ENTRY_BYTES
from generator.yaml_nodes import Mapping, parse_yaml

PAGES_DIR = "content/pages"
KEYS = ("title", "description")
_RESERVED = frozenset({"README.md", "guong-sang-shell.md"})
_PLACE = "Ở đây chỉ đặt trang viết tay, tệp tên không dấu, đuôi .md; ảnh và tệp khác của giao diện đặt ở theme/assets."
_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?!`)[^`\n]+?\1(?!`)")
_HTML = re.compile(r"<(?:[A-Za-z/!?])[^>\n]{0,40}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.md")
_SAFE_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_FORBIDDEN_TAGS = frozenset({"script", "style", "iframe", "object", "embed", "form", "link", "meta", "base", "svg"})


class WrittenPage(NamedTuple):
    """A hand-written page: its path, and the address that MkDocs gives it (without the leading slash)."""

    path: str
    address: str


def find_pages(root: Path) -> tuple[list[WrittenPage], list[Problem]]:
    """List the pages below `root`, sorted by path, and what is none. Links are never followed."""
    pages: list[WrittenPage] = []
    problems: list[Problem] = []
    for folder, _, names in os.walk(root / PAGES_DIR, followlinks=False):
        for name in names:
            file = Path(folder, name)
            path = file.relative_to(root).as_posix()
            if file.is_symlink() or name.startswith("."):
                continue  # links are reported where the whole content is walked
            if _NAME.fullmatch(name) and name not in _RESERVED and file.is_file():
                pages.append(WrittenPage(path, _address(file.relative_to(root / PAGES_DIR).with_suffix("").as_posix())))
            else:
                problems.append(problem("GS111", Location(path), name=name, expected=_PLACE))
    return sorted(pages), problems


def _address(stem: str) -> str:
    return "" if stem == "index" else stem.removesuffix("/index") + "/"


def check_page(content: bytes, path: str, allowed: Allowed) -> Iterator[Problem]:
    """Check one page's bytes: encoding, keys, live marks, raw HTML, private data; `allowed` is the office's own."""
    if len(content) > MAX_ENTRY_BYTES:
        size, limit = -(-len(content) // 1024), MAX_ENTRY_BYTES // 1024
        yield problem("GS107", Location(path), size=size, limit=limit)
        return
    text, problems = decode(content, path)
    yield from problems
    if text is None:
        return
    yield from _keys(text, path)
    yield from check_marks(text, path)
    index = LineIndex(path, text)
    for match in _HTML.finditer(_without_code(text)):
        yield problem("GS701", index.at(match.start()), text=match[0])
    yield from check_written(text, index, 1, readable_blocks(text), allowed)
    yield from check_name(Path(path).stem, path, allowed)


def _keys(text: str, path: str) -> Iterator[Problem]:
    """A page says its title and description; other keys of MkDocs (`template`) would change what it is."""
    if not text.startswith("---\n"):
        return
    block, closing, _ = text[4:].partition("\n---")
    if not closing:
        yield problem("GS202", Location(path))
        return
    node, problems = parse_yaml(block, path, 2)
    yield from problems
    if isinstance(node, Mapping):
        for key, (at, _) in node.entries.items():
            if is_private_key(key):
                yield problem("GS804", at, key=key)
            elif key not in KEYS:
                yield problem("GS301", at, key=key, where="", suggestion="", known=", ".join(KEYS))


def _without_code(text: str) -> str:
    """Blank out code and live marks, so that offsets stay and what is left is read as Markdown."""
    for pattern in (_FENCED, _CODE, MARK):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


class _Rendered(HTMLParser):
    """What a rendered page holds that no page may: the last word, whatever Markdown made of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN_TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.found.append(name)
            elif name in {"href", "src"} and urlsplit((value or "").strip()).scheme.lower() not in _SAFE_SCHEMES:
                self.found.append(str(value)[:60])


def forbidden(html: str) -> list[str]:
    """Return what a rendered hand-written page holds that could run or load something."""
    reader = _Rendered()
    reader.feed(html)
    return reader.found
