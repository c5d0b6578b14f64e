"""Edits single keys of an entry's front matter in place: comments, order and quoting of the other keys stay.

An edit changes the text, then parses it again: it succeeds only if the values are exactly those wanted. YAML that
cannot be edited that way (say a flow mapping over several lines) is refused.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import yaml

from generator.content.entry_source import RawEntry, read_entry
from generator.content.yaml_tree import Plain, Step, plain
from generator.editing.front_matter import Value, flow_scalar, key_lines, parsed_value, scalar
from generator.engine.errors import BuildError
from generator.problems.problem import has_errors

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class EditError(BuildError):
    """The program cannot edit a file; the message names the file and the reason."""


def values_of(text: str, path: str) -> dict[str, Plain]:
    """Return the keys of an entry as plain values; none if its front matter cannot be parsed."""
    raw, _ = read_entry(text.encode(), path)
    values = plain(raw.matter) if raw is not None else {}
    return values if isinstance(values, dict) else {}


def with_key(text: str, path: str, key: str, value: Value, order: Sequence[str]) -> str:
    """Return the file with a top-level key set: in place, or after the keys that precede it in `order`.

    Raises EditError.
    """
    wanted = {**_values(text, path), key: parsed_value(value)}
    span = _span(text, key)
    block = key_lines(key, value)
    if span is not None:
        return _checked(text[: span[0]] + block + text[span[1] :], path, wanted)
    before = order[: order.index(key)] if key in order else order
    ends = [found[1] for found in (_span(text, each) for each in before) if found is not None]
    at = max(ends, default=text.index("\n") + 1)
    return _checked(text[:at] + block + text[at:], path, wanted)


def without_key(text: str, path: str, key: str) -> str:
    """Return the file without a top-level key; unchanged if it lacks the key. Raises EditError."""
    span = _span(text, key)
    if span is None:
        return text
    wanted = {name: value for name, value in _values(text, path).items() if name != key}
    return _checked(text[: span[0]] + text[span[1] :], path, wanted)


def with_item(text: str, path: str, key: str, item: str, order: Sequence[str]) -> str:
    """Return the file with a text appended to a list, which is created if missing. Raises EditError."""
    values = _values(text, path)
    had = values.get(key)
    if not isinstance(had, list) or not had:
        return with_key(text, path, key, [item], order)
    node = _node(text, (key,))
    lines = text.split("\n")
    if node.flow_style:
        line, column = node.end_mark.line, node.end_mark.column - 1
        comma = "" if lines[line][:column].rstrip().endswith(",") else ","
        lines[line] = f"{lines[line][:column].rstrip()}{comma} {flow_scalar(item)}{lines[line][column:]}"
    else:
        last = node.value[-1]
        indent = lines[last.start_mark.line][: last.start_mark.column]
        lines.insert(_last_line(last) + 1, f"{indent}{scalar(item)}")
    return _checked("\n".join(lines), path, {**values, key: [*had, parsed_value(item)]})


def without_item(text: str, path: str, key: str, index: int) -> str:
    """Return the file without one item of a list; without the key if it was the only item. Raises EditError."""
    values = _values(text, path)
    had = values.get(key)
    if not isinstance(had, list) or len(had) <= 1:
        return without_key(text, path, key)
    node, lines = _node(text, (key,)), text.split("\n")
    wanted = {**values, key: [*had[:index], *had[index + 1 :]]}
    item = node.value[index]
    if not node.flow_style:
        del lines[item.start_mark.line : _last_line(item) + 1]
        return _checked("\n".join(lines), path, wanted)
    offsets = _offsets(lines)
    begin, end = (offsets[mark.line] + mark.column for mark in (item.start_mark, item.end_mark))
    if index + 1 < len(node.value):
        following = node.value[index + 1].start_mark
        end = offsets[following.line] + following.column
    else:
        previous = node.value[index - 1].end_mark
        begin = offsets[previous.line] + previous.column
    return _checked(text[:begin] + text[end:], path, wanted)


def with_text(text: str, path: str, steps: tuple[Step, ...], value: str) -> str:
    """Return the file with the scalar at `steps` replaced by a text on one line. Raises EditError."""
    wanted = _values(text, path)
    holder: Any = wanted
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = parsed_value(value)
    node, lines = _node(text, steps), text.split("\n")
    offsets = _offsets(lines)
    begin, end = (offsets[mark.line] + mark.column for mark in (node.start_mark, node.end_mark))
    ending = "\n" if node.style in {"|", ">"} else ""
    return _checked(text[:begin] + flow_scalar(value) + ending + text[end:], path, wanted)


def with_words(text: str, path: str, change: Callable[[str], str]) -> str:
    """Return the file with every scalar of its front matter replaced by `change(scalar)`; keys stay.

    `change` gets the source text, with escapes and line breaks. Raises EditError if the result parses to other texts
    than `change` makes of the parsed ones.
    """
    wanted = _changed(_values(text, path), change)
    offsets, pieces, at = _offsets(text.split("\n")), [], 0
    for node in _scalars(_root(text)):
        begin, end = (offsets[mark.line] + mark.column for mark in (node.start_mark, node.end_mark))
        pieces += [text[at:begin], change(text[begin:end])]
        at = end
    return _checked("".join(pieces) + text[at:], path, wanted)


def _values(text: str, path: str) -> dict[str, Any]:
    return _plain(_read(text, path))


def _read(text: str, path: str) -> RawEntry:
    raw, problems = read_entry(text.encode(), path)
    if raw is None or has_errors(problems):
        raise EditError(f"Phần khóa của {path} chưa đúng nên chương trình không sửa: chạy “guong check” trước.")
    return raw


def _plain(raw: RawEntry) -> dict[str, Any]:
    values = plain(raw.matter)
    assert isinstance(values, dict)  # noqa: S101  (front matter is a mapping)
    return values


def _checked(text: str, path: str, wanted: Mapping[str, Plain]) -> str:
    raw, problems = read_entry(text.encode(), path)
    if raw is None or has_errors(problems) or _plain(raw) != wanted:
        raise EditError(f"Cách viết phần khóa của {path} không tự sửa được: hãy sửa tay.")
    return text


def _changed(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401
    match value:
        case str():
            return change(value)
        case list():
            return [_changed(each, change) for each in value]
        case dict():
            return {key: _changed(each, change) for key, each in value.items()}
        case _:
            return value


def _root(text: str) -> Any:  # noqa: ANN401  (PyYAML has no types)
    """Compose the front matter with its opening `---`, so that line numbers are those of the file."""
    lines = text.split("\n")
    end = next(index for index, line in enumerate(lines) if index and line.rstrip() == "---")
    return yaml.compose("\n".join(lines[:end]) + "\n", Loader=_LOADER)


def _node(text: str, steps: Sequence[Step]) -> Any:  # noqa: ANN401
    node = _root(text)
    for step in steps:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def _span(text: str, key: str) -> tuple[int, int] | None:
    """Return the start and end offset of the lines of a top-level key; None if it is missing."""
    lines = text.split("\n")
    for name, value in _root(text).value:
        if name.value == key:
            offsets = _offsets(lines)
            return offsets[name.start_mark.line], offsets[max(name.start_mark.line, _last_line(value)) + 1]
    return None


def _last_line(node: Any) -> int:  # noqa: ANN401
    """Return the last line of a node: PyYAML ends a block collection at the next token, after any comments."""
    if isinstance(node, yaml.ScalarNode):
        ends_before = node.style in {"|", ">"} and node.end_mark.column == 0
        return int(node.end_mark.line) - ends_before
    if node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)


def _scalars(node: Any) -> "list[Any]":  # noqa: ANN401
    """Return the scalar values below a node, in order; keys are left out."""
    if isinstance(node, yaml.ScalarNode):
        return [node]
    below = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
    return [each for child in below for each in _scalars(child)]


def _offsets(lines: Sequence[str]) -> list[int]:
    """Return the offset of the start of each line, and of the end."""
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    return offsets
