"""Reports Markdown that turns into something else than its author sees: renumbered lists, code, lost cells, marks."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generator.content.markdown.word_bullets import is_bulleted, with_dash
from generator.problems.problem import Location, Problem, problem

_LEAST_YEAR = 1000
_CELL_END = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"(#{2,6})([^\s#])")
_LINK_WITH_BLANK = re.compile(r"\[[^\[\]\n]+\]\s?\((?:https?:|/|www)[^()\n]*\)")
# Marks that stay in the text, each with the words for an officer.
_RAW_MARKS = (
    (re.compile(r"(?<!\\)\*\*[^\s*]|[^\s*\\]\*\*"), "dấu ** in đậm", "Để dấu cách ngoài cặp **: **Kết quả:** ba"),
    (re.compile(r"~~[^\s~]"), "dấu ~~ gạch ngang", "Bỏ dấu ~~: trang không dùng chữ gạch ngang"),
    (re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]"), "liên kết [chữ][số]", "Ghi địa chỉ ngay sau chữ: [chữ](https://…)"),
    (re.compile(r"\[\^[^\[\]\s]+\]"), "ghi chú [^…] không có lời", "Thêm một đoạn ở cuối bài: [^1]: lời ghi chú"),
    (_LINK_WITH_BLANK, "liên kết", "Viết liền [chữ](địa chỉ), trong địa chỉ không có dấu cách"),
)  # fmt: skip


def silent_changes(tokens: Sequence[Token], lines: Sequence[str], path: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each place, at its line; `lines` are those of the text, the first is number `first_line`."""
    texts: list[tuple[int, int]] = []  # the first line of each text and the line after it
    for index, token in enumerate(tokens):
        if token.map is None:
            continue
        at = Location(path, first_line + token.map[0])
        if token.type == "ordered_list_open":
            yield from _renumbered(tokens, index, at)
        elif token.type == "code_block":
            first = token.map[0]
            column = len(lines[first]) - len(lines[first].lstrip()) + 1
            yield problem("GS611", at._replace(column=column), text=_start(token.content))
        elif token.type == "table_open":
            yield from _lost_cells(tokens, index, lines, at._replace(line=first_line))
        elif token.type == "inline" and tokens[index - 1].type != "heading_open":
            yield from _raw_marks(token, lines, Location(path, first_line))
            texts.append((token.map[0], token.map[1]))
    yield from _bullets(texts, lines, Location(path, first_line))


def _bullets(texts: Sequence[tuple[int, int]], lines: Sequence[str], start: Location) -> Iterator[Problem]:
    """Report the first of Word's bullets, and their number: such lines run together into one paragraph."""
    rows = [row for first, end in texts for row in range(first, end) if is_bulleted(lines[row])]
    if rows:
        what = "dấu đầu dòng của Word" + (f" ({len(rows)} dòng)" if len(rows) > 1 else "")
        cure = f"Chạy “guong fix” để tự sửa, hoặc thay bằng dấu gạch và dấu cách: {with_dash(lines[rows[0]])[:60]}"
        yield problem("GS613", start._replace(line=start.line + rows[0]), what=what, cure=cure)


def _renumbered(tokens: Sequence[Token], index: int, at: Location) -> Iterator[Problem]:
    """Report a list whose numbers are printed otherwise than written, if they are years or do not start at 1."""
    level = tokens[index].level + 1
    numbers: list[int] = []
    for token in tokens[index + 1 :]:
        if token.type == "ordered_list_close" and token.level == level - 1:
            break
        if token.type == "list_item_open" and token.level == level:
            numbers.append(int(token.info))
    printed = range(numbers[0], numbers[0] + len(numbers))
    if list(printed) == numbers or (numbers[0] <= 1 and max(numbers) < _LEAST_YEAR):
        return
    written = ", ".join(map(str, numbers[:3]))
    yield problem("GS610", at, written=written, printed=", ".join(map(str, printed[:3])), first=numbers[0])


def _lost_cells(tokens: Sequence[Token], index: int, lines: Sequence[str], start: Location) -> Iterator[Problem]:
    """Report the rows of a table with more cells than its head: the others are not printed."""
    rows: list[int] = []
    head = 0
    for token in tokens[index:]:
        if token.type == "table_close":
            break
        head += token.type == "th_open"
        if token.type == "tr_open" and token.map is not None:
            rows.append(token.map[0])
    for row in rows[1:]:
        cells = len(_CELL_END.split(lines[row].strip().removeprefix("|").removesuffix("|")))
        if cells > head:
            yield problem("GS612", start._replace(line=start.line + row), cells=cells, head=head)


def _raw_marks(token: Token, lines: Sequence[str], start: Location) -> Iterator[Problem]:
    """Report the first mark of each kind that the text of a block still contains."""
    first, end = token.map or (0, 0)
    text = "".join(_text_of(child) for child in token.children or ())
    for pattern, what, cure in _RAW_MARKS:
        found = pattern.search(text)
        if found is not None and (place := _place(found[0], lines, first, end)) is not None:
            row, column = place
            yield problem("GS613", Location(start.path, start.line + row, column + 1), what=what, cure=cure)
    for row in range(first, end):
        if (heading := _HEADING.match(lines[row].lstrip())) is not None:
            cure = f"Để dấu cách sau dấu #: {heading[1]} {lines[row].lstrip().lstrip('#')[:40]}"
            yield problem("GS613", Location(start.path, start.line + row), what="dấu # đề mục", cure=cure)


def _text_of(child: Token) -> str:
    if child.type in {"softbreak", "hardbreak"}:
        return "\n"
    return child.content if child.type == "text" else "\x01"  # no pattern matches across code or a link


def _place(piece: str, lines: Sequence[str], first: int, end: int) -> tuple[int, int] | None:
    """Return the row and column of a piece; None if the source spells it otherwise, as with a backslash."""
    for row in range(first, end):
        if (column := lines[row].find(piece)) >= 0:
            return row, column
    return None


def _start(text: str) -> str:
    return " ".join(text.split()[:6])
