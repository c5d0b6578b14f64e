"""Emits front matter: values → readable YAML that `yaml_tree` parses back to the same values.

A text is unquoted if every YAML parser reads it as that text; otherwise it is double-quoted, on one line.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Union

from generator.content.yaml_tree import Plain
from generator.text.vietnamese import nfc

Value = Union[str, int, bool, date, Sequence["Value"], Mapping[str, "Value"]]  # noqa: UP007

_INDENT = "  "
# Texts that other YAML parsers resolve to a number, a date, a time, a boolean or null.
_TYPED = re.compile(r"[0-9][0-9a-fA-F_.,:xXoOeE+\-T ]*Z?")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_SYNTAX = re.compile(r": |:\Z| #| \Z")
_FLOW_SYNTAX = re.compile(r"[,\[\]{}:?]")
_TOKEN = re.compile(r"[\w/-]+")  # slugs and addresses
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_BYTE, _PLANE = 0xFF, 0xFFFF


def entry_text(values: Mapping[str, Value], order: Sequence[str], body: str) -> str:
    """Return the text of an entry's file: front matter with its keys in `order`, then the body."""
    return f"---\n{front_matter(values, order)}---\n\n{body.strip()}\n"


def front_matter(values: Mapping[str, Value], order: Sequence[str]) -> str:
    """Return the keys as YAML, sorted by `order`. Raises KeyError for a key that `order` lacks."""
    ranks = {key: rank for rank, key in enumerate(order)}
    return "".join(key_lines(key, values[key]) for key in sorted(values, key=ranks.__getitem__))


def key_lines(key: str, value: Value) -> str:
    """Return a key and its value as whole lines of YAML. A list of slugs or addresses is one line."""
    return "".join(f"{line}\n" for line in _lines(key, value, ""))


def scalar(value: str | int | date) -> str:
    """Return one value as YAML for a block mapping or sequence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    text = nfc(value)
    return text if _is_plain(text) else f'"{_escaped(text)}"'


def flow_scalar(text: str) -> str:
    """Return a text as YAML that is valid in flow sequences ([a, b]) too."""
    text = nfc(text)
    return text if _is_plain(text) and not _FLOW_SYNTAX.search(text) else f'"{_escaped(text)}"'


def parsed_value(value: Value) -> Plain:
    """Return a value as `yaml_tree` parses it back: every scalar is a text."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Mapping):
        return {key: parsed_value(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [parsed_value(each) for each in value]
    return scalar(value)


def _lines(key: str, value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{indent}{key}:"
        for name, each in value.items():
            yield from _lines(name, each, indent + _INDENT)
    elif isinstance(value, str | int | date):
        yield f"{indent}{key}: {scalar(value)}"
    elif all(isinstance(item, str) and _TOKEN.fullmatch(item) and _is_plain(item) for item in value):
        yield f"{indent}{key}: [{', '.join(str(item) for item in value)}]"
    else:
        yield f"{indent}{key}:"
        for item in value:
            yield from _item(item, indent + _INDENT)


def _item(value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        lines = [line for name, each in value.items() for line in _lines(name, each, indent + _INDENT)]
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    elif isinstance(value, str | int | date):
        yield f"{indent}- {scalar(value)}"
    else:
        raise TypeError(value)  # no key holds lists of lists


def _is_plain(text: str) -> bool:
    return (
        bool(text)
        and (text[0].isalnum() or text[0] in "“(/")
        and text.isprintable()
        and not _SYNTAX.search(text)
        and text.lower() not in _WORDS
        and not _TYPED.fullmatch(text)
    )


def _escaped(text: str) -> str:
    """Escape quotes, backslashes, unprintable characters, and a combining mark right after an escape."""
    parts: list[str] = []
    for char in text:
        is_escaped = not char.isprintable() or char in _ESCAPES
        sticks = bool(parts) and parts[-1].startswith("\\") and unicodedata.category(char).startswith("M")
        parts.append(_escape(char) if is_escaped or sticks else char)
    return "".join(parts)


def _escape(char: str) -> str:
    code = ord(char)
    if char in _ESCAPES:
        return _ESCAPES[char]
    if code <= _BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _PLANE else f"\\U{code:08x}"
