"""Reads the colours that style sheets declare as `--gs-…`, by the mode they hold in, and their contrast (WCAG 2.2)."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.content.decoding import LineIndex
from generator.problems.problem import Location

RGB = tuple[int, int, int]
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_COLOURS = re.compile(
    r"--gs-(?:paper|surface|ink|ink-soft|line|accent|accent-soft|gold|gold-soft|deep|deep-ink|cover-\d+)"
)


class Declaration(NamedTuple):
    """A custom property: its name and value, the mode it holds in (light, dark, high), its place."""

    name: str
    value: str
    mode: str
    at: Location

    @property
    def is_colour(self) -> bool:
        """Tell whether the property is one of the theme's colours."""
        return _COLOURS.fullmatch(self.name) is not None

    @property
    def rgb(self) -> RGB | None:
        """Return the colour of a value such as #9b2c1f or #fff; None for another way of writing."""
        if not _HEX.fullmatch(self.value):
            return None
        digits = self.value[1:] if len(self.value) > 4 else "".join(2 * each for each in self.value[1:])  # noqa: PLR2004
        red, green, blue = bytes.fromhex(digits)
        return red, green, blue


def declarations(sheet: str, path: str) -> Iterator[Declaration]:
    """Yield the `--gs-…` properties that a sheet declares for the whole page."""
    text = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), sheet)
    index, blocks, start = LineIndex(path, text), [""], 0
    for match in re.finditer(r"[{};]", text):
        chunk = text[start : match.start()]
        if match[0] == "{":
            blocks.append(" ".join(chunk.split()))
        else:
            mode = _mode(blocks[1:])
            name, _, value = chunk.partition(":")
            if mode and name.strip().startswith("--gs-"):
                place = index.at(start + len(chunk) - len(chunk.lstrip()))
                yield Declaration(name.strip(), value.strip().lower(), mode, place)
            if match[0] == "}" and len(blocks) > 1:
                blocks.pop()
        start = match.end()


def _mode(blocks: list[str]) -> str:
    if blocks == [":root"]:
        return "light"
    if len(blocks) == 2 and blocks[1] == ":root" and "prefers-color-scheme: dark" in blocks[0]:  # noqa: PLR2004
        return "dark"
    if len(blocks) == 1 and "data-contrast" in blocks[0] and "high" in blocks[0]:
        return "high"
    return ""


def values_in(everything: Iterable[Declaration], mode: str) -> dict[str, RGB]:
    """Return the colours in a mode: the last declaration holds, one for high contrast before all others."""
    values: dict[str, RGB] = {}
    chosen = sorted(everything, key=lambda each: each.mode == "high")  # its selector is more specific
    for each in chosen:
        if each.mode in {"light", mode} and (rgb := each.rgb) is not None:
            values[each.name] = rgb
    return values


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGB) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
