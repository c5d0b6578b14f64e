"""The stylesheet of a site: the theme's styles, those of the components, then the covers of each field and deed."""

from collections.abc import Iterator

from generator.content.data.vocabularies import Vocabularies
from generator.engine.theme import Theme
from generator.images.palette import palette
from generator.outputs.scenes import scene_rules

PATH = "assets/guong.css"
PARTS = ("styles", "components")
_ORDER = ("styles/*.css", "components/*/style.css", "styles/after/*.css")


def stylesheet(theme: Theme, vocabularies: Vocabularies) -> tuple[str, bytes]:
    """Return the path and content of the stylesheet."""
    styles = [sheet.read_text(encoding="utf-8") for _, sheet in theme.files(*_ORDER)]
    return PATH, "\n".join([*styles, *_colours(theme, vocabularies), *scene_rules(theme, vocabularies)]).encode()


def _colours(theme: Theme, vocabularies: Vocabularies) -> Iterator[str]:
    colours = len(palette(theme))
    for number, field in enumerate(vocabularies.fields):
        yield f".gs-cover--{field.slug} {{ --cover: var(--gs-cover-{number % colours + 1}); }}"
