"""Sets text in a box with Pillow: wrapped between words alone, balanced, made smaller until it fits, never cut.

Vietnamese capitals carry two marks above and one below (Ặ, Ễ, Ỗ), beyond what a font calls its line: lines are set as
far apart as their own ink asks for.
"""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from PIL import ImageDraw, ImageFont

SMALLEST = 4
_SHRINK = 0.95
_MEASURE = 100
_WORTH_A_PHRASE = 0.8
_LONGEST_PHRASE = 4  # syllables
_LEADING = 1.16  # of the size, from baseline to baseline
_CLEAR = 0.06  # of the size, at least, between the ink of one line and of the next
_NOBODYS = "\uffff"  # no character, so that a font shows it as it shows what it lacks


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text at the size they fit in. `ascent` is the ink above the first baseline."""

    lines: tuple[str, ...]
    font: str
    size: int
    ascent: int
    step: int
    height: int

    def draw(self, on: ImageDraw.ImageDraw, left: int, top: int, colour: str) -> None:
        """Draw with the ink's upper left corner at a point."""
        for number, line in enumerate(self.lines):
            baseline = top + self.ascent + number * self.step
            on.text((left, baseline), line, fill=colour, font=_font(self.font, self.size), anchor="ls")


def fit(text: str, font: str, largest: int, width: int, height: int) -> Block:
    """Set `text` as large as it fits in the box, at most `largest`. `font` is the path of a font file.

    Lines end where a reader would end them (see `_phrases`), unless that makes the text much smaller. Below
    `SMALLEST` nobody could read it: there the height is given up, never a word.
    """
    words = printable(text, font).split()
    free = _fitted(words, font, largest, width, height)
    kept = _fitted(_phrases(words), font, largest, width, height)
    return kept if kept.size >= free.size * _WORTH_A_PHRASE else free


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
    """Judge by widths alone, which is quick; whether the ink fits is measured afterwards."""
    is_narrow = all(_length(line, font, size) <= width for line in lines)
    return is_narrow and (len(lines) - 1) * size * _LEADING < height


def _phrases(words: list[str]) -> list[str]:
    """Join what should stay on one line: names (Cà Mau), figures with what they count (1,1 tỷ), a dash to its word."""
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
    """Return how wide a line is, rounded up."""
    return int(_exact(printable(text, font), font, size)) + 1


def printable(text: str, font: str) -> str:
    """Return text in characters that the font has: composed, by their plain equals (² → 2) or left out."""
    return "".join(_shown(character, font) for character in normalize("NFC", text))


@lru_cache(maxsize=4096)
def _shown(character: str, font: str) -> str:
    if character.isspace() or _has(character, font):
        return " " if character.isspace() else character
    plain = normalize("NFKC", character)
    return plain if all(each.isspace() or _has(each, font) for each in plain) else ""


def _has(character: str, font: str) -> bool:
    drawn, lacking = (_font(font, 20).getmask(each) for each in (character, _NOBODYS))
    return (drawn.size, bytes(drawn)) != (lacking.size, bytes(lacking))


def _balanced(words: list[str], lines: tuple[str, ...], font: str, size: int, width: int) -> tuple[str, ...]:
    """Make lines, as few as there must be, as even as they can be."""
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
    """Return about how long a line is: measured once at one size, so that trying others costs next to nothing."""
    return _measured(text, font) * size / _MEASURE


@lru_cache(maxsize=4096)
def _measured(text: str, font: str) -> float:
    return _font(font, _MEASURE).getlength(text)


def _exact(text: str, font: str, size: int) -> float:
    return _font(font, size).getlength(text)


@lru_cache(maxsize=256)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)
