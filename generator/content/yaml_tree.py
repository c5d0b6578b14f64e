"""Parses a small, safe subset of YAML to a tree of nodes that know their line and column.

Anchors, aliases and tags are rejected: no entry needs them, and an alias can make a small file huge in memory.
Scalars stay text, which the model converts by the type of the key. So `No` stays a name and `2016-05` a text, which
YAML 1.1 would read as false and as a number.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, Union

import yaml

from generator.content.decoding import CONTROL, more_places
from generator.problems.problem import Lines, Location, Problem, problem
from generator.text.confusables import confusables

MAX_DEPTH = 6
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CUT = re.compile(r"(?:\s+|(?<=[:\s]))#(?:\w|\s\d).*")
_AFTER_QUOTE = re.compile(r"(\s*(?:- +)*[\w-]+: +)\"([^\"]*)\"(\s*\S.*)")
_IN_WORD_QUOTES = re.compile(r"(\s*(?:- +)*[\w-]+: +)[“”]([^“”\"\\]*)[“”]\s*")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Plain = Union[str, None, list["Plain"], dict[str, "Plain"]]  # noqa: UP007
Step = str | int


class Scalar(NamedTuple):
    """A text; None for an empty value."""

    value: str | None
    at: Location


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    at: Location


class Mapping(NamedTuple):
    """Keys with the location of their names, and values."""

    entries: dict[str, tuple[Location, "Node"]]
    at: Location


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """The text uses YAML outside the subset."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        super().__init__(found.code)


def plain(node: Node) -> Plain:
    """Return a node as texts, lists and dicts."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [item.value if isinstance(item, Scalar) else plain(item) for item in node.items]
        case Mapping():
            return {
                key: value.value if isinstance(value, Scalar) else plain(value)
                for key, (_, value) in node.entries.items()
            }


def locate(node: Node, steps: tuple[Step, ...]) -> Location:
    """Return the location of the key or item that `steps` lead to, or of the last one that exists on the way."""
    location = node.at
    for step in steps:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            location, node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            location = node.at
        else:
            break
    return location


def value_at(node: Node, steps: tuple[Step, ...]) -> Node | None:
    """Return the node that `steps` lead to, or None."""
    for step in steps:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            node = node.entries[step][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def scalars(node: Node, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Scalar]]:
    """Yield every scalar of the tree with the steps to it."""
    below: Iterable[tuple[Step, Node]]
    match node:
        case Scalar():
            yield steps, node
            return
        case Sequence():
            below = enumerate(node.items)
        case Mapping():
            below = ((key, value) for key, (_, value) in node.entries.items())
    for step, child in below:
        if isinstance(child, Scalar):  # most are, and need no generator of their own
            yield (*steps, step), child
        else:
            yield from scalars(child, (*steps, step))


def keys(node: Node) -> Iterator[tuple[str, Location]]:
    """Yield every key of the tree, at any depth, with its location."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from keys(item)
    elif isinstance(node, Mapping):
        for key, (location, value) in node.entries.items():
            yield key, location
            if not isinstance(value, Scalar):
                yield from keys(value)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Parse `text`, which begins on line `first_line` of the file `path`.

    Returns the tree, or None for text that is empty or cannot be parsed to its end, and the problems.
    """
    problems = list(_tabs(text, path, first_line))
    reader = _Reader(path, first_line - 1, problems)
    try:
        root = reader.read(text.replace("\t", "  "))
    except yaml.YAMLError as error:
        if not any(found.code == "GS205" for found in problems):  # the tab is the cause
            problems.append(_syntax_problem(error, text, path, first_line - 1))
        return None, problems
    except _RefusedError as refused:
        return None, [*problems, refused.problem]
    return root, problems


def _tabs(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Report the first tab, with the number of all lines that have one."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), first_line) if "\t" in line]
    for number, line in lines[:1]:
        yield problem("GS205", Location(path, number, line.index("\t") + 1), more=more_places(len(lines)))


class _Reader:
    """Builds the tree from the events of the YAML parser."""

    def __init__(self, path: str, lines_before: int, problems: list[Problem]) -> None:
        self._path = path
        self._before = lines_before
        self._problems = problems

    def read(self, text: str) -> Node | None:
        self._source = text
        self._has_escapes = "\\" in text
        self._has_signs = "#" in text
        self._lines: list[str] = text.split("\n") if self._has_signs else []
        self._next_event: Callable[[], Any] = _LOADER(text).get_event
        self._next_event()  # stream start
        if isinstance(self._next_event(), yaml.StreamEndEvent):
            return None
        root = self._node(self._next_event(), 0)
        # Further documents are an error, but their syntax is checked as well.
        while not isinstance(event := self._next_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                self._problems.append(problem("GS203", self._at(event)))
        return root

    def _at(self, event: Any) -> Location:  # noqa: ANN401  (the library's events are untyped)
        mark = event.start_mark
        return Location(self._path, mark.line + 1 + self._before, mark.column + 1)

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401
        at = self._at(event)
        self._refuse(event, at, depth)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(self._text(event, at), at)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), at)
        return Mapping(self._entries(depth), at)

    def _refuse(self, event: Any, at: Location, depth: int) -> None:  # noqa: ANN401
        """Report YAML outside the subset. Raises _RefusedError if no node can be made of it."""
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(problem("GS206", at, sign=f"*{event.anchor}"))
        if event.anchor is not None:
            self._problems.append(problem("GS206", at, sign=f"&{event.anchor}"))
        if event.tag is not None:
            self._problems.append(problem("GS207", at, tag=event.tag.replace("tag:yaml.org,2002:", "!!")))
        if depth > MAX_DEPTH:
            raise _RefusedError(problem("GS210", at, limit=MAX_DEPTH))

    def _text(self, event: Any, at: Location) -> str | None:  # noqa: ANN401
        text: str = event.value
        # An escape such as "\\0" adds characters that no file may contain.
        if (self._has_escapes or not text.isprintable()) and (hidden := CONTROL.search(text)):
            self._problems.append(problem("GS109", at, name=f"U+{ord(hidden[0]):04X}", more=""))
        if not event.style and self._has_signs:
            text = self._with_cut(event, text, at)
        if not event.style and text in _NULLS:
            return None
        composed = unicodedata.normalize("NFC", text)
        if self._has_escapes and event.style == '"' and text not in self._source:  # else `decode` has reported it
            self._problems += [problem(each.code, at, **each.values) for each in confusables(composed)][:1]
        return composed

    def _with_cut(self, event: Any, text: str, at: Location) -> str:  # noqa: ANN401
        """Return the text with what YAML takes for a comment, and report it: `#` before a letter is a sign."""
        line: str = self._lines[event.end_mark.line]
        cut = _CUT.match(line, event.end_mark.column)
        if cut is None or (text and event.start_mark.line != event.end_mark.line):
            return text
        start = event.start_mark.column if text else cut.start() + len(cut[0]) - len(cut[0].lstrip())
        whole = line[start:].rstrip()
        quoted = whole.replace("\\", "\\\\").replace('"', '\\"')
        shown = Lines(f'{line[:start]}"{quoted}"'.strip())
        self._problems.append(problem("GS214", at, text=cut[0].strip(), line=shown))
        return whole

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next_event(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> dict[str, tuple[Location, Node]]:
        entries: dict[str, tuple[Location, Node]] = {}
        while not isinstance(event := self._next_event(), yaml.MappingEndEvent):
            at = self._at(event)
            key: str | None = None
            if isinstance(event, yaml.ScalarEvent):
                self._refuse(event, at, depth + 1)
                key = self._text(event, at) or ""
            else:
                self._node(event, depth + 1)
            value = self._node(self._next_event(), depth + 1)
            if key is None:
                self._problems.append(problem("GS209", at))
            elif key in entries:
                self._problems.append(problem("GS208", at, key=key, first=entries[key][0].line))
            else:
                entries[key] = (at, value)
        return entries


_QUOTE = 'Đặt cả giá trị trong dấu ngoặc kép: khóa: "…". Dấu ngoặc kép bên trong viết thành “ ”.'
_INDENT = "Thụt đầu dòng bằng dấu cách, các khóa cùng cấp thẳng hàng nhau."
_COLON = "Ghi “khóa: giá trị”, có dấu cách sau dấu hai chấm."
_DASH = "Xuống dòng trước dấu gạch, thụt vào hai dấu cách."
_ESCAPE = "Viết \\\\ thay cho \\, hoặc dùng ngoặc đơn '…'."
# A part of libyaml's message, its meaning for an author, and a hint.
_SYNTAX = (
    ("mapping values are not allowed", "trong giá trị có dấu hai chấm", _QUOTE),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên khóa", _COLON),
    ("did not find expected key", "dòng này thụt vào không đúng, hoặc có chữ sau dấu ngoặc kép đóng", _INDENT),
    ("did not find expected '-'", "các dòng của danh sách không thẳng hàng", _INDENT),
    ("block sequence entries are not allowed", "dấu gạch đầu dòng đặt sai chỗ", _DASH),
    ("unexpected end of stream", "dấu ngoặc mở mà không đóng", "Thêm dấu ngoặc đóng ở cuối giá trị."),
    ("unexpected document indicator", "dấu ngoặc mở mà không đóng", "Thêm dấu ngoặc đóng ở cuối giá trị."),
    ("',' or ']'", "danh sách trong ngoặc vuông viết chưa đúng", "Ngăn các mục bằng dấu phẩy và đóng bằng dấu ]."),
    ("',' or '}'", "nhóm trong ngoặc nhọn viết chưa đúng", "Ngăn các khóa bằng dấu phẩy và đóng bằng dấu }."),
    ("expected hexdecimal number", "dấu \\ trong ngoặc kép không đúng", _ESCAPE),
    ("cannot start any token", "giá trị bắt đầu bằng ký tự đặc biệt", _QUOTE),
    ("unknown escape character", "dấu \\ trong ngoặc kép không đúng", _ESCAPE),
    ("expected node content", "giá trị bắt đầu bằng ký tự đặc biệt", _QUOTE),
    ("expected comment or line break", "giá trị bắt đầu bằng ký tự đặc biệt", _QUOTE),
    ("alphabetic or numeric character", "giá trị bắt đầu bằng ký tự đặc biệt", _QUOTE),
    ("expected <document start>", "có chữ thừa trước hoặc sau các khóa", "Mỗi dòng chỉ ghi “khóa: giá trị”."),
)  # fmt: skip


# Something missing is reported where it began, not where its absence was noticed.
_MISSING = ("could not find expected ':'", "unexpected end of stream", "document indicator", "',' or ']'", "',' or '}'")


def _syntax_problem(error: yaml.YAMLError, text: str, path: str, lines_before: int) -> Problem:
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if any(words in said for words in _MISSING):
        marks.reverse()
    mark = next((mark for mark in marks if mark is not None), None)
    if mark is None:
        return problem("GS204", Location(path, lines_before + 1), reason="dòng này viết sai cú pháp", hint=_QUOTE)
    location = Location(path, mark.line + 1 + lines_before, mark.column + 1)
    if "mapping values" in said and ":" not in text.split("\n")[mark.line][: mark.column]:
        reason = "dòng này thụt vào không đúng, hoặc dòng trên thiếu dấu hai chấm"
        return problem("GS204", location, reason=reason, hint=f"{_INDENT} {_COLON}")
    if quoted := _AFTER_QUOTE.fullmatch(text.split("\n")[mark.line]):
        shown = Lines(f"Dùng dấu ngoặc kép “ ”, dòng này thành:\n{quoted[1].strip()} “{quoted[2]}”{quoted[3]}")
        return problem("GS204", location, reason="có chữ sau dấu ngoặc kép đóng", hint=shown)
    if quoted := _IN_WORD_QUOTES.fullmatch(text.split("\n")[mark.line]):
        shown = Lines(f'Chạy “guong fix” để tự sửa, dòng này thành:\n{quoted[1].strip()} "{quoted[2]}"')
        return problem("GS204", location, reason="giá trị có dấu hai chấm trong ngoặc kép của Word", hint=shown)
    for words, reason, hint in _SYNTAX:
        if words in said:
            return problem("GS204", location, reason=reason, hint=hint)
    return problem("GS204", location, reason="dòng này viết sai cú pháp", hint=_QUOTE)
