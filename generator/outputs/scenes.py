"""The drawn scenes of covers: files from templates of the theme, and the style rules that put each on its covers.

A template in `scenes/deeds/` or `scenes/fields/` belongs to the deed or field whose slug is its name. A field without
one shows its icon in a landscape, everything else `scenes/any.svg`. As files beside the style sheet, they cost a page
only what it shows.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from generator.content.data.terms import FieldTerm
from generator.content.data.vocabularies import Vocabularies
from generator.engine.cache import digest_of
from generator.engine.errors import BuildError
from generator.engine.output_folder import Artifact
from generator.engine.theme import Theme
from generator.pages.render import Renderer

FOLDER = "scenes"
_ANY, _ICON, _PARTS = "any.svg", "icon.svg", "parts.svg"


class IconError(BuildError):
    """A field names an icon that the theme lacks; the argument is the icon."""

    def __str__(self) -> str:
        """Return the message, in Vietnamese."""
        return f"Giao diện không có hình “{self.args[0]}” ghi ở content/data/fields.yml."


def scenes(
    theme: Theme, renderer: Renderer, icon_dirs: Iterable[Path], vocabularies: Vocabularies
) -> Iterator[Artifact]:
    """Yield the pictures that `scene_rules` name. Raises IconError for an icon that is in none of `icon_dirs`."""
    folders, parts = list(icon_dirs), theme.file(f"{FOLDER}/{_PARTS}").read_bytes()
    icons = {_path(field): _icon(field.icon, folders) for field in _with_icon_alone(theme, vocabularies) if field.icon}
    for path in (_ANY, *_by_class(theme, vocabularies).values()):
        template = f"{FOLDER}/{_ICON if path in icons else path}"
        icon = icons.get(path, "")
        key = digest_of(parts, theme.file(template).read_bytes(), icon)
        yield Artifact(f"assets/{FOLDER}/{path}", key, partial(_drawn, renderer, template, icon))


def scene_rules(theme: Theme, vocabularies: Vocabularies) -> Iterator[str]:
    """Yield the rules of the style sheet, deeds last, since an entry's deed says more than its field."""
    for name, path in {"gs-cover": _ANY, **_by_class(theme, vocabularies)}.items():
        yield f'.{name}::after {{ background-image: url("{FOLDER}/{quote(path)}"); }}'


def _by_class(theme: Theme, vocabularies: Vocabularies) -> dict[str, str]:
    """Return the scenes of the vocabularies: the class of the covers that show it, and its path in the folder."""
    fields = {*_drawn_terms(theme, "fields"), *(field.slug for field in _with_icon_alone(theme, vocabularies))}
    deeds = _drawn_terms(theme, "deeds")
    found = {f"gs-cover--{field.slug}": _path(field) for field in vocabularies.fields if field.slug in fields}
    return found | {
        f"gs-deed--{each.slug}": f"deeds/{each.slug}.svg" for each in vocabularies.deeds if each.slug in deeds
    }


def _with_icon_alone(theme: Theme, vocabularies: Vocabularies) -> Iterator[FieldTerm]:
    drawn = _drawn_terms(theme, "fields")
    return (field for field in vocabularies.fields if field.icon and field.slug not in drawn)


def _drawn_terms(theme: Theme, vocabulary: str) -> set[str]:
    return {file.stem for _, file in theme.files(f"{FOLDER}/{vocabulary}/*.svg")}


def _path(field: FieldTerm) -> str:
    return f"fields/{field.slug}.svg"


def _icon(name: str, folders: list[Path]) -> str:
    """Return the element of an icon, without what an XML file may have before it."""
    for folder in folders:
        file = folder / f"{name}.svg"
        if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            text = file.read_text(encoding="utf-8").strip()
            return text[max(text.find("<svg"), 0) :]
    raise IconError(name)


def _drawn(renderer: Renderer, template: str, icon: str) -> bytes:
    drawn = renderer.render(template, "", icon=Markup(icon))  # noqa: S704  (a file of the theme)
    return "".join(line.strip() for line in drawn.splitlines()).encode()
