"""The colours of covers, read from the style sheet of the cover component, their only source."""

import re

from generator.engine.theme import Theme

SHEET = "components/cover/style.css"
_COLOUR = re.compile(r"--gs-cover-(\d+):\s*(#[0-9a-fA-F]{6})\s*;")


class PaletteError(LookupError):
    """The style sheet does not define `--gs-cover-1` and following, each as #rrggbb."""


def palette(theme: Theme) -> tuple[str, ...]:
    """Return the colours as #rrggbb; a field uses the colour at its index in the vocabulary. Raises PaletteError."""
    found = _COLOUR.findall(theme.file(SHEET).read_text(encoding="utf-8"))
    colours = {int(number): colour for number, colour in reversed(found)}  # the first is the light theme
    if not colours or sorted(colours) != list(range(1, len(colours) + 1)):
        raise PaletteError(SHEET)
    return tuple(colours[number] for number in sorted(colours))
