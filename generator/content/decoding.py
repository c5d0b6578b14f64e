"""Decodes text files: UTF-8 bytes to text in NFC with LF, without control characters or legacy encodings.

Every defect is reported and repaired in memory, so that later checks still see the rest of the file.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.engine.errors import reason_of
from generator.engine.git import is_lfs_pointer
from generator.problems.problem import Location, Problem, problem
from generator.text.confusables import confusables

_BOM = "\ufeff"
_REPLACEMENT = "\ufffd"
# C0 except tab and line feed, DEL and C1, soft hyphen, zero-width characters, line separators that editors hide,
# non-characters, blank letters and signs, variation selectors except that of emoji, tags, and the direction marks that
# display text in another order than it is stored (Unicode TR36).
CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Characters of no width that copying from Word, Zalo or the web leaves; without them, nothing reads otherwise.
ZERO_WIDTH = re.compile(r"[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff]")
# Blanks other than the common one: not breaking, or of another width.
ODD_SPACE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)
_WORD = re.compile(r"\S+")

# TCVN3 and VNI are Latin-1 with Vietnamese fonts: decoded as Unicode, their letters become signs that no Vietnamese
# word contains (TCVN 5712:1993; the VNI Windows table). The position in the syllable distinguishes them from a trade
# mark (“Windows®”), a quotation («tiếng Pháp») and foreign names (España, Israël, Thaïlande).
_TCVN3 = re.compile(r"[A-Za-zÀ-ỹ][µ¸¶·¹¨©ª«¬×÷](?![A-Z])|(?<!\w)[®§][a-zß-ÿµ¸¶·¹¨©ª«¬]")
_CODA = r"(?![bdfghjklqrsvwxzBDFGHJKLQRSVWXZ])"
_VNI = re.compile(rf"ö[ôøùûõï]|[aeiouyâêôöAEIOUYÂÊÔ][øïØÏ]{_CODA}|\b[ñÑ][aeiouôöâêAEIOUÔÖÂÊ]|[aeAE][äåëÄÅË]{_CODA}")
# Each with the signs that a match needs one of: a much faster test.
_LEGACY = (("TCVN3 (ABC)", "µ¸¶·¹¨©ª«¬×÷®§", _TCVN3), ("VNI", "öøïØÏñÑäåëÄÅË", _VNI))
_LEGACY_WORDS = 2  # one such word can be a foreign name or a unit of measure


class LineIndex:
    """The lines of a text: converts an offset to line and column, both counted from 1."""

    def __init__(self, path: str, text: str) -> None:
        """Index the lines of `text` in the file `path`."""
        self._path = path
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        """Return the offset of every line; lazy, since most texts have no problem to locate."""
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    def at(self, offset: int) -> Location:
        """Return the location of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Location(self._path, line, offset - self._starts[line - 1] + 1)


def decode(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, repaired to NFC and LF, and its problems; None for bytes that are no such text."""
    if is_lfs_pointer(content):
        return None, [problem("GS406", Location(path), file=path.rpartition("/")[2])]
    try:
        raw = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        location = LineIndex(path, before).at(len(before))
        return None, [problem("GS101", location, offset=error.start + 1)]
    problems: list[Problem] = []
    text = raw
    if text.startswith(_BOM):
        problems.append(problem("GS102", Location(path)))
        text = text[1:]
    if "\r" in text:
        problems.append(problem("GS103", Location(path, text.count("\n", 0, text.index("\r")) + 1)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += _character_problems(text, path)
    repaired = CONTROL.sub("", ODD_SPACE.sub(" ", text)) if problems else text
    clean = unicodedata.normalize("NFC", repaired)
    problems += _confusables(clean, path)
    problems += _conflicts(clean, path)
    return clean, problems


def unreadable(path: str, error: OSError) -> Problem:
    """Return the problem of a file that the system does not let read."""
    return problem("GS405", Location(path), reason=reason_of(error))


def has_conflict(problems: Iterable[Problem]) -> bool:
    """Return whether a text has marks of a conflict: whatever else is wrong in it follows from them."""
    return any(each.code == "GS121" for each in problems)


def _conflicts(text: str, path: str) -> Iterator[Problem]:
    """Report the first mark of a conflict that git left, with the number of conflicts."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    marks = list(_CONFLICT.finditer(text))
    if marks:
        opened = sum(match[0].startswith("<") for match in marks)
        yield problem("GS121", LineIndex(path, text).at(marks[0].start()), more=more_places(opened))


def _character_problems(text: str, path: str) -> Iterator[Problem]:
    index = LineIndex(path, text)
    if not unicodedata.is_normalized("NFC", text):
        yield from _decomposed(text, index)
    for match in re.finditer(f"{_REPLACEMENT}+", text) if _REPLACEMENT in text else ():
        yield problem("GS105", index.at(match.start()))
    yield from _invisible(text, index)
    if blanks := list(ODD_SPACE.finditer(text)):
        yield problem("GS110", index.at(blanks[0].start()), more=more_places(len(blanks)))
    for encoding, signs, pattern in _LEGACY:
        if any(sign in text for sign in signs):
            yield from _legacy(text, index, encoding, pattern)


def _confusables(text: str, path: str) -> Iterator[Problem]:
    """Report confusable characters; of each kind, the first on a line."""
    index = LineIndex(path, text)
    reported: set[tuple[str, int]] = set()
    for found in confusables(text):
        location = index.at(found.offset)
        if (found.code, location.line) not in reported:
            reported.add((found.code, location.line))
            yield problem(found.code, location, **found.values)


def _invisible(text: str, index: LineIndex) -> Iterator[Problem]:
    """Report each invisible character once, with its number, and those of no width together: a paste has hundreds."""
    places: dict[str, list[int]] = {}
    for match in CONTROL.finditer(text):
        places.setdefault("" if ZERO_WIDTH.match(match[0]) else match[0], []).append(match.start())
    for starts in places.values():
        name = f"U+{ord(text[starts[0]]):04X}"
        yield problem("GS109", index.at(starts[0]), name=name, more=more_places(len(starts)))


def more_places(count: int) -> str:
    """Return the end of a message on the first of several places with one cause."""
    return f"; cả tệp có {count} chỗ như vậy" if count > 1 else ""


def _decomposed(text: str, index: LineIndex) -> Iterator[Problem]:
    """Report the first decomposed word, with the number of all: a pasted text has hundreds."""
    words = [match for match in _WORD.finditer(text) if not unicodedata.is_normalized("NFC", match[0])]
    for match in words[:1]:
        composed = unicodedata.normalize("NFC", match[0])
        yield problem("GS104", index.at(match.start()), text=composed, more=more_places(len(words)))


def _legacy(text: str, index: LineIndex, encoding: str, pattern: re.Pattern[str]) -> Iterator[Problem]:
    """Report the first word of each line that looks like a legacy encoding."""
    if not pattern.search(text):
        return
    words = [match for match in _WORD.finditer(text) if pattern.search(match[0])]
    if len({match[0] for match in words}) < _LEGACY_WORDS:
        return
    reported: set[int] = set()
    for match in words:
        location = index.at(match.start())
        if location.line not in reported:
            reported.add(location.line)
            yield problem("GS106", location, text=match[0], encoding=encoding)
