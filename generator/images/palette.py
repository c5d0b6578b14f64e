"""The colours of covers: written once, in the cover's style sheet, and read from there by whatever else shows them."""

import re

from generator.engine.theme import Theme

SHEET = "components/cover/style.css"
_COLOUR = re.compile(r"--gs-cover-(\d+):\s*(#[0-9a-fA-F]{6})\s*;")


class PaletteError(LookupError):
    """The cover's style sheet does not name its colours `--gs-cover-1` and on, each as #rrggbb."""


def palette(theme: Theme) -> tuple[str, ...]:
    """Return the colours as #rrggbb in their order; a field has that of its place in the vocabulary."""
    found = _COLOUR.findall(theme.file(SHEET).read_text(encoding="utf-8"))
    colours = {int(number): colour for number, colour in reversed(found)}  # the first counts: light, on the page itself
    if not colours or sorted(colours) != list(range(1, len(colours) + 1)):
        raise PaletteError(SHEET)
    return tuple(colours[number] for number in sorted(colours))
