"""Checks a site's own look: logo and icon, keys of the theme that do nothing, the contrast of its colours."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from generator.content.configuration_file import location_of, mapping_at, text_at, value_of
from generator.content.data.terms import FieldTerm
from generator.content.data.vocabularies import Vocabulary
from generator.content.settings import Settings
from generator.engine.theme import theme_with
from generator.images.palette import SHEET
from generator.problems.problem import Location, Problem, did_you_mean, problem
from generator.site.colours import RGB, Declaration, contrast, declarations, values_in
from generator.text.vietnamese import closest

ASSETS = "assets/"
OVERRIDES = "theme"  # as the guide names the folder
_LOGOS = {".svg", ".png", ".webp"}
_ICONS = _LOGOS | {".ico"}
_STYLES = "theme/styles/6-mau.css"
_NO_EFFECT = {
    "palette": f"Đổi màu bằng tệp {_STYLES}, xem trang Đổi tên, biểu trưng, màu",
    "icon": "Đổi biểu trưng bằng khóa “logo” của “theme”, hình của lĩnh vực bằng “icon” ở content/data/fields.yml",
    "features": "Giao diện này không có các phần ấy: xóa khóa này",
}
# Keys of MkDocs that nothing here prints; a template, a hook or another plugin of the site's own may.
_UNUSED = {
    "copyright": "Cơ quan in ở chân trang là “office”; lời khác thì thay tệp theme/partials/site-footer.html",
    "site_author": "Người chịu trách nhiệm là “responsible_editor” của “office”; xóa khóa này",
    "repo_url": "Trang không dẫn tới kho bài viết: xóa khóa này",
    "repo_name": "Trang không dẫn tới kho bài viết: xóa khóa này",
    "edit_uri": "Trang không dẫn tới kho bài viết: xóa khóa này",
    "edit_uri_template": "Trang không dẫn tới kho bài viết: xóa khóa này",
    "extra": "Giao diện này không có các phần ấy: xóa khóa này",
    "extra_javascript": "Trang không nạp thêm tệp lệnh: xóa khóa này",
    "use_directory_urls": "Địa chỉ trang luôn kết thúc bằng dấu /: xóa khóa này",
}
_COVER = "--gs-cover-"
_OF_COVERS = f"Chép tệp generator/theme/{SHEET} của chương trình vào theme/{SHEET}, rồi đổi màu bìa ở đó"
_FALSE = {"false", "no", "off"}
LOGO = "assets/mark.svg"  # of the theme
_KNOWN = {"name", "custom_dir", "language", "font", "logo", "favicon"}
# What is written on what: WCAG 2.2 asks 4.5 for text.
_PAIRS = (
    ("ink", "paper"), ("ink", "surface"), ("ink", "gold-soft"), ("ink", "accent-soft"),
    ("ink-soft", "paper"), ("ink-soft", "surface"), ("accent", "paper"), ("accent", "surface"),
    ("accent", "accent-soft"), ("accent", "gold-soft"), ("ink-soft", "accent-soft"), ("gold", "accent-soft"),
    ("gold", "paper"), ("gold", "surface"), ("gold", "gold-soft"), ("deep-ink", "deep"),
)  # fmt: skip
_LEAST = 4.5
_SHEETS = ("styles/*.css", "components/*/style.css", "styles/after/*.css", "styles/frame/*.css")
_NAME = re.compile(r"--gs-[\w-]+")
_USED = re.compile(r"var\(\s*(--gs-[\w-]+)")
_WHERE = {"light": "nền sáng", "dark": "nền tối", "high": "tương phản cao"}


def check_appearance(root: Path, settings: Settings) -> Iterator[Problem]:
    """Report settings of the theme that do nothing, pictures that are not there, colours that cannot be read."""
    yield from _check_keys(root)
    folder = root / settings.custom_dir if settings.custom_dir else None
    yield from _check_unused_keys(root, folder)
    yield from _check_unused_files(root, folder)
    for key, path, kinds in (("logo", settings.logo, _LOGOS), ("favicon", settings.favicon, _ICONS)):
        if path and not _is_picture(folder, path, kinds):
            expected = ", ".join(sorted(kinds))
            yield problem("GS919", location_of(root, "theme", key), key=key, path=path, expected=expected)
    if folder is not None:
        yield from _check_colours(root, folder)


def _check_keys(root: Path) -> Iterator[Problem]:
    for key, value in mapping_at(root, "theme").items():
        if key == "font" and (not isinstance(value, yaml.ScalarNode) or value.value.lower() not in _FALSE):
            cure = "Ghi “font: false”: phông chữ có sẵn trong giao diện, không tải từ nơi khác"
        elif key in _KNOWN:
            continue
        else:
            near = did_you_mean(closest(key, _KNOWN))
            cure = _NO_EFFECT.get(key, f"{near}Xóa khóa này")
        yield problem("GS918", location_of(root, "theme", key), key=f"theme.{key}", cure=cure)


def _check_unused_keys(root: Path, folder: Path | None) -> Iterator[Problem]:
    written, plugins = mapping_at(root), value_of(root, "plugins")
    if "hooks" in written or len(plugins.value if plugins else ()) > 1:
        return
    own = "".join(file.read_text("utf-8", "replace") for file in sorted(folder.rglob("*.html"))) if folder else ""
    for key in written.keys() & _UNUSED.keys():
        is_default = key == "use_directory_urls" and text_at(root, key).lower() not in _FALSE
        if not (is_default or f"config.{key}" in own):
            yield problem("GS918", location_of(root, key), key=key, cure=_UNUSED[key])


def _check_unused_files(root: Path, folder: Path | None) -> Iterator[Problem]:
    """Report a folder of templates and styles that is not named as `custom_dir`, and style sheets at a wrong place."""
    if folder is None:
        if (root / OVERRIDES).is_dir():
            cure = f"Thêm “custom_dir: {OVERRIDES}” vào mục “theme”"
            yield problem("GS918", location_of(root, "theme"), key=f"{OVERRIDES}/", cure=cure)
        return
    for file in sorted(folder.rglob("*.css")):
        path = file.relative_to(folder)
        is_taken = any(path.match(pattern) and len(path.parts) == pattern.count("/") + 1 for pattern in _SHEETS)
        if not is_taken and path.parts[0] != ASSETS.rstrip("/") and file.is_relative_to(root):
            at = Location(file.relative_to(root).as_posix())
            yield problem("GS918", at, key=path.as_posix(), cure=f"Đặt tệp vào thư mục styles, như {_STYLES}")


def _is_picture(folder: Path | None, path: str, kinds: set[str]) -> bool:
    if folder is None or not path.startswith(ASSETS) or Path(path).suffix.lower() not in kinds:
        return False
    file = folder / path
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


def _check_colours(root: Path, folder: Path) -> Iterator[Problem]:
    """Judge the colours as browsers compute them, where one of the two is the site's own."""
    own: list[Declaration] = []
    everything: list[Declaration] = []
    sheets = ""
    for name, file in theme_with(folder).files(*_SHEETS):
        is_own = file.is_relative_to(folder)
        path = file.relative_to(root).as_posix() if is_own and file.is_relative_to(root) else name
        sheet = file.read_text("utf-8", "replace")
        sheets += sheet
        found = list(declarations(sheet, path))
        everything += found
        own += found if is_own else []
    if not own:
        return
    packaged = "".join(file.read_text("utf-8") for _, file in theme_with().files(*_SHEETS))
    known = {*_NAME.findall(packaged), *_USED.findall(sheets)}
    for each in own:
        if each.name not in known:
            near = did_you_mean(closest(each.name, known))
            yield problem("GS918", each.at, key=each.name, cure=f"{near}Ghi đúng tên, hoặc xóa dòng này")
        elif each.name.startswith(_COVER) and not each.at.path.endswith(SHEET):
            yield problem("GS918", each.at, key=each.name, cure=_OF_COVERS)
        elif each.is_colour and each.rgb is None:
            yield problem("GS921", each.at, name=each.name, value=each.value)
    by_place = {(each.name, each.mode): each for each in own}
    unread = {each.name for each in own if each.rgb is None}
    judged = [each for each in everything if each.name not in unread]
    for mode in _WHERE:
        yield from _unreadable(values_in(judged, mode), by_place, mode)


def _unreadable(values: dict[str, RGB], own: Mapping[tuple[str, str], Declaration], mode: str) -> Iterator[Problem]:
    """Report each colour of the site's own that is too near to one it is seen with, with the worst of these."""
    worst: dict[Declaration, tuple[float, str, str]] = {}
    for text, ground in _pairs(values):
        ratio = contrast(values[text], values[ground])
        keys = [(name, each) for name in (text, ground) for each in (mode, "light")]
        changed = next((own[key] for key in keys if key in own), None)
        if changed is not None and ratio < _LEAST and ratio < worst.get(changed, (_LEAST,))[0]:
            worst[changed] = (ratio, text, ground)
    for declaration, (ratio, text, ground) in worst.items():
        shown = f"{ratio:.1f}".replace(".", ",")
        yield problem("GS920", declaration.at, text=text, ground=ground, ratio=shown, where=_WHERE[mode])


def _pairs(values: dict[str, RGB]) -> Iterator[tuple[str, str]]:
    values["white"] = (255, 255, 255)
    for text, ground in _PAIRS:
        if f"--gs-{text}" in values and f"--gs-{ground}" in values:
            yield f"--gs-{text}", f"--gs-{ground}"
    yield from (("white", name) for name in values if name.startswith(_COVER))


def check_icons(root: Path, fields: Vocabulary[FieldTerm], icon_dirs: tuple[str, ...]) -> Iterator[Problem]:
    """Report the fields whose icon the theme lacks; nothing where the icons are not known."""
    for field in fields if icon_dirs else ():
        if field.icon and not any(_has_icon(Path(folder), field.icon) for folder in icon_dirs):
            near = did_you_mean(closest(field.icon, _icons_beside(field.icon, icon_dirs)))
            yield problem("GS922", _line_of(root, field.icon), icon=field.icon, field=field.label, suggestion=near)


def _has_icon(folder: Path, name: str) -> bool:
    file = folder / f"{name}.svg"
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


def _icons_beside(name: str, icon_dirs: tuple[str, ...]) -> list[str]:
    """Return the icons of the collection that a name says it is of: “material/…”; of all main ones without."""
    group = name.partition("/")[0] if "/" in name else "material"
    folders = [Path(folder, group) for folder in icon_dirs if group.replace("-", "").isalnum()]
    return [f"{group}/{file.stem}" for folder in folders for file in folder.glob("*.svg")]


def _line_of(root: Path, icon: str) -> Location:
    path = "content/data/fields.yml"
    text = (root / path).read_text("utf-8", "replace")
    for number, line in enumerate(text.split("\n"), 1):
        key, _, value = line.strip().removeprefix("- ").partition(":")
        if key == "icon" and value.split("#")[0].strip().strip("\"'") == icon:
            return Location(path, number, line.index("icon") + 1)
    return Location(path)
