"""Finds and checks hand-written pages: only Markdown files, held to the same rules as entries.

MkDocs would publish every file in their folder, follow links out of it and print raw HTML.
"""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from generator.content.decoding import LineIndex, decode, has_conflict
from generator.content.entry_source import MAX_ENTRY_BYTES
from generator.content.files.entry_files import is_junk
from generator.content.files.file_names import is_reserved
from generator.content.files.tree import ContentTree
from generator.content.leaks import check_leaks
from generator.content.markdown.body import check_entities, check_silent_changes, readable_blocks
from generator.content.markdown.link_targets import scheme_of, stays_here, web_host
from generator.content.private_keys import is_private_key
from generator.content.yaml_tree import Mapping, Scalar, parse_yaml
from generator.entries.privacy.contacts import Allowed
from generator.entries.privacy.scan import check_name, check_written
from generator.problems.problem import Location, Problem, did_you_mean, problem, shortlist
from generator.site.live_marks import MARK, check_marks
from generator.text.vietnamese import closest

PAGES_DIR = "content/pages"
KEYS = ("title", "description")
_RESERVED = frozenset({"README.md", "guong-sang-shell.md"})
_PLACE = "Ở đây chỉ đặt trang viết tay, tệp tên không dấu, đuôi .md; ảnh và tệp khác của giao diện đặt ở theme/assets."
_FENCE = re.compile(r"(`{3,}|~{3,})[^\n]*")
_CODE = re.compile(r"(?<!`)(`++)[^`\n]++\1(?!`)")
_HTML = re.compile(r"<(?:[A-Za-z/!?])[^>\n]{0,40}")
_MAX_WORK = 10_000_000  # three seconds
_MAX_DEPTH = 30  # of lists in one line
_DEEP = re.compile(rf"^(?:[ \t]{{0,8}}(?:[-*+]|[0-9]{{1,9}}[.)])[ \t]){{{_MAX_DEPTH}}}", re.MULTILINE)
_FOLDER = re.compile(r"[a-z0-9][a-z0-9-]*")
_NAME = re.compile(rf"{_FOLDER.pattern}\.md")
# Front matter as MkDocs reads it: YAML between fences, or keys at the head without fences.
MATTER = re.compile(r"---\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_LOOSEMATTER = re.compile(r"-{3}[ \t]+\n| {0,3}[A-Za-z0-9_-]+:")
_SILENT_IN_MKDOCS = frozenset({"GS610", "GS612"})
_CALLING_SCHEMES = frozenset({"mailto", "tel"})
# The tags of Markdown: none that loads from elsewhere, runs a script, sends data or imitates a part of the site.
_TAGS = frozenset(
    {
        "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p",
        "pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_ATTRIBUTES = frozenset({"alt", "class", "href", "id", "src", "start", "title"})
_CLASSES = re.compile(r"toc|toctitle|language-[\w+-]+|")


class HandwrittenPage(NamedTuple):
    """A hand-written page: its file, and the address that MkDocs gives it, without a leading slash."""

    path: str
    address: str


def find_handwritten_pages(tree: ContentTree) -> tuple[list[HandwrittenPage], list[Problem]]:
    """Return the hand-written pages of a content tree, sorted by path, and a problem for every other file there.

    Links are reported with those of the whole content.
    """
    pages: list[HandwrittenPage] = []
    problems: list[Problem] = []
    for path, state in tree.all(PAGES_DIR):
        *folders, name = path.removeprefix(f"{PAGES_DIR}/").split("/")
        if not state.is_file or name.startswith("."):
            continue
        if any(map(is_reserved, (*folders, name))):
            reserved = next(filter(is_reserved, (*folders, name)))
            values = {"name": reserved, "reason": "là tên Windows dành cho thiết bị", "instead": f"trang-{reserved}"}
            problems.append(problem("GS404", Location(path), **values))
        elif all(map(_FOLDER.fullmatch, folders)) and _NAME.fullmatch(name) and name not in _RESERVED:
            pages.append(HandwrittenPage(path, _address("/".join((*folders, name.removesuffix(".md"))))))
        else:
            found = problem("GS111", Location(path), name=name, expected=_PLACE)
            problems.append(problem("GS122", Location(path), name=name) if is_junk(name) else found)
    return sorted(pages), problems


def _address(stem: str) -> str:
    return "" if stem == "index" else stem.removesuffix("/index") + "/"


def check_handwritten_page(content: bytes, path: str, allowed: Allowed) -> Iterator[Problem]:
    """Check a page's bytes: encoding, keys, live marks, raw HTML, private data; `allowed` are the office's contacts."""
    if len(content) > MAX_ENTRY_BYTES:
        yield problem("GS107", Location(path), limit=MAX_ENTRY_BYTES // 1024)
        return
    text, problems = decode(content, path)
    yield from problems
    if text is None or has_conflict(problems):
        return
    yield from _keys(text, path)
    yield from _silent_changes(text, path)
    yield from check_marks(text, path)
    yield from check_leaks(text, path)
    index = LineIndex(path, text)
    yield from _bombs(text, path)
    for match in _HTML.finditer(without_code(text)):
        yield problem("GS701", index.at(match.start()), text=match[0])
    yield from check_entities(text, path)
    yield from check_written(text, index, 1, readable_blocks(text), allowed)
    yield from check_name(Path(path).stem, path, allowed)


def _keys(text: str, path: str) -> Iterator[Problem]:
    """Allow title and description alone; other keys of MkDocs, such as `template`, would change the page itself."""
    if _LOOSEMATTER.match(text):
        yield problem("GS201", Location(path))
    if not text.startswith("---\n"):
        return
    matter = MATTER.match(text)
    if matter is None:
        yield problem("GS202", Location(path))
        return
    node, problems = parse_yaml(matter[1], path, 2)
    yield from problems
    if not isinstance(node, Mapping):
        if not problems:
            yield problem("GS209", Location(path, 2))
        return
    for key, (at, value) in node.entries.items():
        if is_private_key(key):
            yield problem("GS804", at, key=key)
        elif key not in KEYS:
            known = shortlist("Các khóa được dùng", key, KEYS)
            yield problem("GS301", at, key=key, where="", suggestion=did_you_mean(closest(key, KEYS)), known=known)
        elif not isinstance(value, Scalar):
            yield problem("GS303", at, key=key, expected="một dòng chữ", example=f"Ghi “{key}: chữ”.")


def _bombs(text: str, path: str) -> Iterator[Problem]:
    """Report the first paragraph on which the Markdown parser of MkDocs would spend minutes, or its whole stack.

    Its time is quadratic in the brackets that may open a link, within a paragraph.
    """
    work, line = 0, 1
    for paragraph in text.split("\n\n"):
        count = paragraph.count("[")
        work += count * count
        if work > _MAX_WORK:
            yield problem("GS851", Location(path, line), sign="[", count=count)
            return
        line += paragraph.count("\n") + 2
    if (deep := _DEEP.search(text)) is not None:
        start = text.count("\n", 0, deep.start()) + 1
        yield problem("GS851", Location(path, start), sign=deep[0].split()[0], count=_MAX_DEPTH)


def with_text_keys(text: str) -> str:
    """Return a page whose front matter holds each value as a quoted text, as entries have them; as it is in doubt."""
    matter = MATTER.match(text)
    node = parse_yaml(matter[1], "")[0] if matter else None
    if matter is None or not isinstance(node, Mapping):
        return text
    values = {key: value.value for key, (_, value) in node.entries.items() if isinstance(value, Scalar) and value.value}
    if len(values) != len(node.entries):
        return text
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"---\n{''.join(lines)}---\n{text[matter.end() :]}"


def _silent_changes(text: str, path: str) -> Iterator[Problem]:
    """Report what MkDocs turns into something else too; it leaves the raw marks of others alone."""
    matter = MATTER.match(text)
    start = matter.end() if matter else 0
    first_line = text.count("\n", 0, start) + 1
    found = check_silent_changes(text[start:], path, first_line)
    return (each for each in found if each.code in _SILENT_IN_MKDOCS)


def without_code(text: str) -> str:
    """Return the text with code and live marks replaced by spaces, so that offsets stay the same."""
    text = _without_fenced_code(text)
    for pattern in (_CODE, MARK):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _without_fenced_code(text: str) -> str:
    """Return the text with blanks for the lines from each fence to the next one of the same signs, if there is one."""
    lines = text.split("\n")
    ends: dict[str, list[int]] = {}  # the lines that may close a fence, last first
    for number in range(len(lines) - 1, -1, -1):
        if lines[number][:3] in {"```", "~~~"}:
            ends.setdefault(lines[number].rstrip(" \t"), []).append(number)
    end = -1
    for number, line in enumerate(lines):
        if number > end and (fence := _FENCE.match(line)) is not None:
            later = ends.get(fence[1], [])
            while later and later[-1] <= number:
                later.pop()
            end = later[-1] if later else end
        if number <= end:
            lines[number] = " " * len(line)
    return "\n".join(lines)


class _ForbiddenMarkup(HTMLParser):
    """Collects the tags, attributes and targets that no page may have, from its HTML, whatever Markdown made of it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            is_odd = name == "class" and not _CLASSES.fullmatch(value or "")
            shown = f"{name}={(value or '')[:60]}"
            if name not in _ATTRIBUTES or is_odd:
                self.found.append(shown)
            elif name in {"href", "src"} and not is_safe(name, value or ""):
                self.targets.append(shown)


def is_safe(name: str, target: str) -> bool:
    """Tell whether a link leads where it shows, by a safe scheme; an image may come from this site only."""
    if stays_here(target):
        return True
    return name != "src" and (web_host(target) is not None or scheme_of(target) in _CALLING_SCHEMES)


def forbidden(html: str) -> list[str]:
    """Return the markup of a rendered page that could run or load something."""
    reader = _read(html)
    return [*reader.found, *reader.targets]


def forbidden_tags(html: str) -> list[str]:
    """Return the tags and attributes that no page may have; targets of links and pictures are judged apart."""
    return _read(html).found


def _read(html: str) -> "_ForbiddenMarkup":
    reader = _ForbiddenMarkup()
    reader.feed(html)
    return reader
