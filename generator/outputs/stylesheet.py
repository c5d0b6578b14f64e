"""The stylesheets of a site: the theme's styles, those of the components, then the covers of each field and deed.

Frames on other sites have a small one of their own, of the same tokens and covers.
"""

from collections.abc import Iterator

from generator.content.data.vocabularies import Vocabularies
from generator.engine.theme import Theme
from generator.images.palette import palette
from generator.outputs.scenes import scene_rules

PATH = "assets/guong.css"
PARTS = ("styles", "components")
FRAME_PATH = "assets/frame.css"
_FRAME_ORDER = ("styles/1-tokens.css", "components/cover/style.css", "styles/frame/*.css")
_ORDER = ("styles/*.css", "components/*/style.css", "styles/after/*.css")


def stylesheet(theme: Theme, vocabularies: Vocabularies) -> tuple[str, bytes]:
    """Return the path and content of the stylesheet of pages."""
    return PATH, _joined(theme, vocabularies, _ORDER)


def frame_stylesheet(theme: Theme, vocabularies: Vocabularies) -> tuple[str, bytes]:
    """Return the path and content of the stylesheet of frames on other sites."""
    return FRAME_PATH, _joined(theme, vocabularies, _FRAME_ORDER)


def _joined(theme: Theme, vocabularies: Vocabularies, sheets: tuple[str, ...]) -> bytes:
    styles = [sheet.read_text(encoding="utf-8") for _, sheet in theme.files(*sheets)]
    return "\n".join([*styles, *_colours(theme, vocabularies), *scene_rules(theme, vocabularies)]).encode()


def _colours(theme: Theme, vocabularies: Vocabularies) -> Iterator[str]:
    colours = len(palette(theme))
    for number, field in enumerate(vocabularies.fields):
        yield f".gs-cover--{field.slug} {{ --cover: var(--gs-cover-{number % colours + 1}); }}"
