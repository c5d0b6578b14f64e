"""The stylesheet of a site: the theme's styles, those of the components, then a colour and an icon for each field."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from generator.content.data.terms import FieldTerm
from generator.engine.errors import BuildError
from generator.engine.theme import Theme
from generator.images.palette import palette

PATH = "assets/guong.css"
PARTS = ("styles", "components")
_ORDER = ("styles/*.css", "components/*/style.css", "styles/after/*.css")


class IconError(BuildError):
    """A field names an icon that the theme lacks; the argument is the icon."""

    def __str__(self) -> str:
        """Return the message, in Vietnamese."""
        return f"Giao diện không có hình “{self.args[0]}” ghi ở content/data/fields.yml."


def stylesheet(theme: Theme, icon_dirs: Iterable[Path], fields: Iterable[FieldTerm]) -> tuple[str, bytes]:
    """Return the path and content of the stylesheet. Raises IconError for an icon that is in none of `icon_dirs`."""
    styles = [sheet.read_text(encoding="utf-8") for _, sheet in theme.files(*_ORDER)]
    return PATH, "\n".join([*styles, *_covers(list(icon_dirs), fields, len(palette(theme)))]).encode()


def _covers(icon_dirs: list[Path], fields: Iterable[FieldTerm], colours: int) -> Iterator[str]:
    for number, field in enumerate(fields):
        colour = f"--cover: var(--gs-cover-{number % colours + 1});"
        icon = f' --icon: url("data:image/svg+xml,{quote(_icon(field.icon, icon_dirs))}");' if field.icon else ""
        yield f".gs-cover--{field.slug} {{ {colour}{icon} }}"


def _icon(name: str, icon_dirs: list[Path]) -> str:
    for folder in icon_dirs:
        file = folder / f"{name}.svg"
        if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            return file.read_text(encoding="utf-8").strip()
    raise IconError(name)
