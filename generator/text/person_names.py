"""Finds a person's name in texts in any form: marks composed or not, split by tags, escaped, inside addresses.

A name matches with its own marks. Without marks it matches only if it has three or more syllables or is joined by
hyphens: “le an” occurs in many texts that name nobody.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from html import unescape
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZipFile

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
_MAX_NAME = 200  # characters
_ENOUGH_WORDS = 4  # of a title; fewer occur in other texts as well
_ENOUGH_SYLLABLES = 3  # for a match without marks
_MAX_UNPACKED = 64 << 20  # bytes
_ZIP = b"PK\x03\x04"
_MAX_IN_ZIP = 512 << 20
_PART, _OVERLAP = 16 << 20, 4 << 10


def people_in(name: str) -> tuple[str, ...]:
    """Return an entry's name, then each person in it: “Gia đình ông A và bà B” names two people."""
    parts = (_BEFORE_NAMES.sub("", part.strip()) for part in _NEXT_PERSON.split(_NICKNAME.sub(" ", nfc(name))))
    return tuple(dict.fromkeys((name, *(part for part in parts if len(part.split()) > 1))))


def is_telling(title: str) -> bool:
    """Tell whether a title names its entry wherever it stands: four words or more, or all in capitals as a name is."""
    words = [word for word in _SIGNS.split(title) if word]
    return len(words) >= _ENOUGH_WORDS or (len(words) > 1 and all(word[:1].isupper() for word in words))


class NameMatch(NamedTuple):
    """An occurrence of a name: its text and offset; the offset is None if it shows only after decoding."""

    offset: int | None
    text: str


class NamePattern:
    """A compiled search for one name, which is no part of the longer names of others."""

    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        """Compile the pattern; a name without letters or digits matches nothing.

        `known` are names of people that may stay: a match within a longer one of them is no match.
        """
        self._key = _SIGNS.sub(" ", comparison_key(name)).strip()
        words = _words(name)
        self._words = len(words)
        self._pattern = re.compile(_whole(words)) if words else None
        self._longer = tuple(re.compile(_whole(each)) for each in map(_words, known) if _contains(each, words))

    def matches(self, text: str) -> Iterator[NameMatch]:
        """Yield every occurrence in the text, without decoding it."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            if self._is_name(match, text) and not self._is_part(match, text):
                yield NameMatch(match.start(), match[0])

    def _is_part(self, match: re.Match[str], text: str) -> bool:
        """Tell whether a match lies within the longer name of somebody else."""
        begin, end = max(0, match.start() - _MAX_NAME), match.end() + _MAX_NAME
        found = (longer for pattern in self._longer for longer in pattern.finditer(text, begin, end))
        return any(longer.start() <= match.start() and match.end() <= longer.end() for longer in found)

    def _is_name(self, match: re.Match[str], text: str) -> bool:
        found = match[0]
        if _SIGNS.sub(" ", comparison_key(found)) == self._key:
            return True
        if not found.isascii():
            return False
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        is_joined = self._words > 1 and not re.search(r"[^\w-]", found) and "-" not in around
        return self._words >= _ENOUGH_SYLLABLES or is_joined


def _words(name: str) -> list[str]:
    return [word for word in _SIGNS.split(fold(name)) if word]


def _whole(words: Iterable[str]) -> str:
    """Return a pattern of words in any case, with any marks, separated by blanks, signs or tags of a few characters."""
    parts = ("".join(_any_form_of(letter) for letter in word) for word in words)
    return r"(?<![^\W_])" + r"(?:\s{1,40}|[\W_]{1,3})".join(parts) + r"(?![^\W_])"


def _contains(longer: list[str], words: list[str]) -> bool:
    """Tell whether words stand side by side within a longer list of words."""
    starts = range(len(longer) - len(words) + 1)
    return len(longer) > len(words) > 0 and any(longer[at : at + len(words)] == words for at in starts)


def _any_form_of(letter: str) -> str:
    """Return a pattern for a letter in either case with any marks, composed or not."""
    forms = _forms().get(letter)
    return f"[{re.escape(forms)}]{_MARKS}" if forms else re.escape(letter)


@cache
def _forms() -> dict[str, str]:
    """Map each base letter (lower case, no marks) to all its forms."""
    forms: dict[str, str] = {}
    for char in map(chr, _LETTERS):
        forms[fold(char)] = forms.get(fold(char), "") + char
    return forms


def readings(content: bytes) -> Iterator[str]:
    """Yield a file's text as stored (unpacked), then without tags, then with escapes and encodings decoded.

    Of an archive, as a workbook is one, each file is read.
    """
    if content[:4] == _ZIP:
        for part in _unzipped(content):
            yield from readings(part)
        return
    if content[:1] == b"\x78":  # zlib, as in the search index
        unpacker = zlib.decompressobj()
        with suppress(zlib.error):
            content = unpacker.decompress(content, _MAX_UNPACKED)
    text = content.decode("utf-8", "replace")
    yield text
    if "<" in text:
        yield _TAG.sub("", text)
    decoded = text
    if "\\u" in decoded:
        decoded = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), decoded)
    if "&" in decoded:
        decoded = unescape(_TAG.sub("", decoded))
    if "%" in decoded:
        decoded = unquote(decoded)
    if decoded != text:
        yield decoded


def _unzipped(content: bytes) -> Iterator[bytes]:
    """Yield what the files of an archive hold, in parts that share their ends; of all together at most `_MAX_IN_ZIP`.

    What cannot be unpacked is left out: a damaged archive fails in many ways, an encrypted one in another.
    """
    left = _MAX_IN_ZIP
    with suppress(Exception), ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            with suppress(Exception), archive.open(name) as file:
                end = b""
                while left > 0 and (part := file.read(min(_PART, left))):
                    left -= len(part)
                    yield end + part
                    end = part[-_OVERLAP:]


def first_match(texts: Iterable[str], names: Iterable[NamePattern]) -> NameMatch | None:
    """Return the first occurrence of any of the names in a file, or None; `texts` are the file's `readings`."""
    names = list(names)
    for number, text in enumerate(texts):
        for name in names:
            for match in name.matches(text):
                return match if number == 0 else NameMatch(None, match.text)
    return None
