"""Writes front matter: values → YAML text that people can read and `yaml_nodes` reads back to the same values.

A text stands without quotes where no reader of YAML can take it for anything else; otherwise in double quotes, on one
line.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Union

from generator.text.vietnamese import SLUG, nfc

Value = Union[str, int, bool, date, Sequence["Value"], Mapping[str, "Value"]]  # noqa: UP007

_INDENT = "  "
# What other readers of YAML take for a number, a day, a time, a flag or nothing, though it is a text here.
_TYPED = re.compile(r"[0-9][0-9a-fA-F_.,:xXoOeE+\-T ]*Z?")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_SYNTAX = re.compile(r": |:\Z| #| \Z")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_BYTE, _PLANE = 0xFF, 0xFFFF


def entry_text(values: Mapping[str, Value], order: Sequence[str], body: str) -> str:
    """Return an entry's file: front matter with its keys in the order given, then the body."""
    return f"---\n{front_matter(values, order)}---\n\n{body.strip()}\n"


def front_matter(values: Mapping[str, Value], order: Sequence[str]) -> str:
    """Return the keys as YAML, one after another in the order given. KeyError for a key that has no place in it."""
    places = {key: place for place, key in enumerate(order)}
    return "".join(
        f"{line}\n" for key in sorted(values, key=places.__getitem__) for line in _lines(key, values[key], "")
    )


def scalar(value: str | int | date) -> str:
    """Return one value as YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    text = nfc(value)
    return text if _is_plain(text) else f'"{_escaped(text)}"'


def _lines(key: str, value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{indent}{key}:"
        for name, each in value.items():
            yield from _lines(name, each, indent + _INDENT)
    elif isinstance(value, str | int | date):
        yield f"{indent}{key}: {scalar(value)}"
    elif all(isinstance(item, str) and SLUG.fullmatch(item) and _is_plain(item) for item in value):
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
        and (text[0].isalnum() or text[0] in "“(")
        and text.isprintable()
        and not _SYNTAX.search(text)
        and text.lower() not in _WORDS
        and not _TYPED.fullmatch(text)
    )


def _escaped(text: str) -> str:
    """Escape what would end the quotes or cannot be seen; a mark that an escape's last letter would take on, too."""
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
