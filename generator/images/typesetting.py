"""Fits text into a box with Pillow: wraps between words, balances lines, shrinks until it fits, never truncates.

Vietnamese capitals have two marks above and one below (Ặ, Ễ, Ỗ) that exceed the line height of a font, so the distance
of lines follows their actual ink.
"""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from PIL import ImageDraw, ImageFont

SMALLEST = 4
_SHRINK = 0.95
_MEASURE = 100
_MIN_SIZE_FOR_PHRASES = 0.8  # of the size possible without keeping phrases together
_LONGEST_PHRASE = 4  # syllables
_LEADING = 1.16  # distance of baselines, relative to the size
_CLEAR = 0.06  # minimum distance between the ink of two lines, relative to the size
_MISSING = "\uffff"  # not a character, so a font draws its replacement glyph


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text at a size that fits, lengths in pixels; `ascent` is the ink above the first baseline."""

    lines: tuple[str, ...]
    font: str
    size: int
    ascent: int
    step: int
    height: int

    def draw(self, on: ImageDraw.ImageDraw, left: int, top: int, colour: str) -> None:
        """Draw the lines with the upper left corner of their ink at (left, top)."""
        for number, line in enumerate(self.lines):
            baseline = top + self.ascent + number * self.step
            on.text((left, baseline), line, fill=colour, font=_font(self.font, self.size), anchor="ls")


def fit(text: str, font: str, largest: int, width: int, height: int) -> Block:
    """Return `text` at the largest size that fits into the box, at most `largest`; `font` is the path of a font file.

    Phrases (see `_phrases`) stay on one line unless that makes the text much smaller. At size `SMALLEST` the text may
    exceed the height, but no word is dropped.
    """
    words = printable(text, font).split()
    free = _fitted(words, font, largest, width, height)
    in_phrases = _fitted(_phrases(words), font, largest, width, height)
    return in_phrases if in_phrases.size >= free.size * _MIN_SIZE_FOR_PHRASES else free


def _fitted(words: list[str], font: str, largest: int, width: int, height: int) -> Block:
    size = largest
    while size > SMALLEST:
        wrapped = _wrapped(words, font, size, width)
        if _is_likely_in(wrapped, font, size, width, height):
            block = _block(_balanced(words, wrapped, font, size, width), font, size)
            if block.height <= height and all(_exact(line, font, size) <= width for line in block.lines):
                return block
        size = max(SMALLEST, min(size - 1, int(size * _SHRINK)))
    return _block(_wrapped(words, font, size, width), font, size)


def _is_likely_in(lines: tuple[str, ...], font: str, size: int, width: int, height: int) -> bool:
    """Return whether the lines probably fit, by their widths only, which is fast; the ink is measured later."""
    is_narrow = all(_length(line, font, size) <= width for line in lines)
    return is_narrow and (len(lines) - 1) * size * _LEADING < height


def _phrases(words: list[str]) -> list[str]:
    """Join words that belong on one line: names (Cà Mau), numbers with units (1,1 tỷ), a dash with its word."""
    joined: list[str] = []
    length = 0
    for word in words:
        is_bound = bool(joined) and length < _LONGEST_PHRASE and _belongs(joined[-1].rpartition(" ")[2], word)
        joined[-1:] = [f"{joined[-1]} {word}"] if is_bound else [*joined[-1:], word]
        length = length + 1 if is_bound else 1
    return joined


def _belongs(before: str, word: str) -> bool:
    if not any(each.isalnum() for each in word):
        return True
    is_name = before[0].isupper() and word[0].isupper() and not (len(before) > 1 and before.isupper())
    return before[-1].isalnum() and (is_name or (before[0].isdigit() and not word[0].isdigit()))


def width_of(text: str, font: str, size: int) -> int:
    """Return the width of a line in pixels, rounded up."""
    return int(_exact(printable(text, font), font, size)) + 1


def printable(text: str, font: str) -> str:
    """Return the text, composed, in glyphs of the font; missing ones become compatible ones (² → 2) or nothing."""
    return "".join(_glyphs(character, font) for character in normalize("NFC", text))


@lru_cache(maxsize=4096)
def _glyphs(character: str, font: str) -> str:
    if character.isspace() or _has(character, font):
        return " " if character.isspace() else character
    plain = normalize("NFKC", character)
    return plain if all(each.isspace() or _has(each, font) for each in plain) else ""


def _has(character: str, font: str) -> bool:
    drawn, lacking = (_font(font, 20).getmask(each) for each in (character, _MISSING))
    return (drawn.size, bytes(drawn)) != (lacking.size, bytes(lacking))


def _balanced(words: list[str], lines: tuple[str, ...], font: str, size: int, width: int) -> tuple[str, ...]:
    """Return the same number of lines with widths as even as possible."""
    narrow, wide = width // 2, width
    while wide - narrow > size // 4 + 1:
        middle = (narrow + wide) // 2
        tried = _wrapped(words, font, size, middle)
        if len(tried) == len(lines) and all(_length(line, font, size) <= middle for line in tried):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def _wrapped(words: list[str], font: str, size: int, width: int) -> tuple[str, ...]:
    lines: list[list[str]] = []
    room, blank = 0.0, _length(" ", font, size)
    for word in words:
        length = _length(word, font, size)
        if lines and blank + length <= room:
            lines[-1].append(word)
            room -= blank + length
        else:
            lines.append([word])
            room = width - length
    return tuple(" ".join(line) for line in lines)


def _block(lines: tuple[str, ...], font: str, size: int) -> Block:
    inks = [_font(font, size).getbbox(line, anchor="ls") for line in lines]
    above = [int(-top) + 1 for _, top, _, _ in inks] or [0]
    below = [max(0, int(bottom)) + 1 for _, _, _, bottom in inks] or [0]
    clear = [low + high for low, high in zip(below, above[1:], strict=False)]
    step = max(round(size * _LEADING), max(clear, default=0) + round(size * _CLEAR))
    return Block(lines, font, size, above[0], step, above[0] + step * (len(inks) - 1) + below[-1] if inks else 0)


def _length(text: str, font: str, size: int) -> float:
    """Return the approximate width of a line, scaled from a cached measurement at one size."""
    return _measured(text, font) * size / _MEASURE


@lru_cache(maxsize=4096)
def _measured(text: str, font: str) -> float:
    return _font(font, _MEASURE).getlength(text)


def _exact(text: str, font: str, size: int) -> float:
    return _font(font, size).getlength(text)


@lru_cache(maxsize=256)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)
