"""Finds names in texts however they are written there: marks composed or not, parted by tags, escaped, in addresses.

A name counts with its own marks; without any, only as three syllables or more, or joined by hyphens: “le an” stands in
many texts that name nobody.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from generator.text.vietnamese import comparison_key, fold, nfc

_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SIGNS = re.compile(r"[\W_]+")
_LETTERS = range(0x41, 0x1F00)  # Latin with every mark that Vietnamese has, composed
_MARKS = "[\u0300-\u036f]*"
_NICKNAME = re.compile(r"\([^()]*\)")
_NEXT_PERSON = re.compile(r"[,;&]|\bvà\b", re.IGNORECASE)
_BEFORE_NAMES = re.compile(
    r"^(?:(?:gia đình|hộ|vợ chồng|mẹ|ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|thầy|đồng chí)\s+)+", re.IGNORECASE
)
_SURE = 3  # syllables that without marks still are a name
_MOST_UNPACKED = 64 << 20


def people_in(name: str) -> tuple[str, ...]:
    """Return the names in what an entry is called: “Gia đình ông A và bà B” names two people, and itself."""
    parts = (_BEFORE_NAMES.sub("", part.strip()) for part in _NEXT_PERSON.split(_NICKNAME.sub(" ", nfc(name))))
    return tuple(dict.fromkeys((name, *(part for part in parts if len(part.split()) > 1))))


class Trace(NamedTuple):
    """A place where a name stands: offset and text; None where it stands there only once escapes are read."""

    offset: int | None
    text: str


class Name:
    """A name to be looked for."""

    def __init__(self, name: str) -> None:
        """Prepare to look for it."""
        self._key = _SIGNS.sub(" ", comparison_key(name)).strip()
        words = [word for word in _SIGNS.split(fold(name)) if word]
        self._words = len(words)
        parts = ("".join(_any_form_of(letter) for letter in word) for word in words)
        self._pattern = (
            re.compile(r"(?<![^\W_])" + r"(?:\s{1,40}|[\W_]{1,3})".join(parts) + r"(?![^\W_])") if words else None
        )

    def within(self, text: str) -> Iterator[Trace]:
        """Yield every place in a text as it is."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            if self._is_named(match, text):
                yield Trace(match.start(), match[0])

    def _is_named(self, match: re.Match[str], text: str) -> bool:
        found = match[0]
        if _SIGNS.sub(" ", comparison_key(found)) == self._key:
            return True
        if not found.isascii():
            return False
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        is_joined = self._words > 1 and not re.search(r"[^\w-]", found) and "-" not in around
        return self._words >= _SURE or is_joined


def _any_form_of(letter: str) -> str:
    """Return a pattern of a letter in either case with any marks, composed or not."""
    forms = _forms().get(letter)
    return f"[{re.escape(forms)}]{_MARKS}" if forms else re.escape(letter)


@cache
def _forms() -> dict[str, str]:
    """Return every letter by what it is without case and marks."""
    forms: dict[str, str] = {}
    for char in map(chr, _LETTERS):
        forms[fold(char)] = forms.get(fold(char), "") + char
    return forms


def readings(content: bytes) -> Iterator[str]:
    """Yield a file's text as it is, then as it reads once it is unpacked, without tags, escapes and encodings."""
    if content[:1] == b"\x78":  # zlib: the files of the search index
        unpacker = zlib.decompressobj()
        with suppress(zlib.error):
            content = unpacker.decompress(content, _MOST_UNPACKED)
    text = content.decode("utf-8", "replace")
    yield text
    if "<" in text:
        yield _TAG.sub("", text)
    read = text
    if "\\u" in read:
        read = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), read)
    if "&" in read:
        read = unescape(_TAG.sub("", read))
    if "%" in read:
        read = unquote(read)
    if read != text:
        yield read


def first_trace(texts: Iterable[str], names: Iterable[Name]) -> Trace | None:
    """Return where one of the names stands in a file, if one does; `texts` are its readings."""
    names = list(names)
    for number, text in enumerate(texts):
        for name in names:
            for trace in name.within(text):
                return trace if number == 0 else Trace(None, trace.text)
    return None
