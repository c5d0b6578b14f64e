"""Writes this project's site of the corpus, and makes the edits whose cost is measured."""

from pathlib import Path
from shutil import copy2, copytree

from benchmarks.builds.deferred_removal import set_aside
from benchmarks.corpus.entries import draft
from benchmarks.corpus.project import PROJECT, write_corpus, write_entry
from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.cli.configuration import configured
from generator.mkdocs_plugin.configuration import PluginConfig
from generator.site.site import Site

_PLUGIN = "  - guong-sang:\n"
_VOCABULARY = "content/data/fields.yml"
_THEME, _TEMPLATE = "generator/theme", "pages/entry.html"
_MATERIAL = "  name: material\n"
_OVERRIDES = "theme"
CARDS, SEARCH = "share_cards", "search"


def can_leave_out(key: str) -> bool:
    """Return whether the plugin has a key that switches a part of the build off."""
    return key in dict(PluginConfig._schema)  # noqa: SLF001  (MkDocs has no public way to ask)


def write_own_site(root: Path, count: int, left_out: tuple[str, ...] = ()) -> None:
    """Write a project with its own copy of the theme, without the named parts of the build."""
    root.mkdir(parents=True)
    copytree(PROJECT / _THEME, root / _OVERRIDES)
    write_corpus(root, count)
    leave_out(root, left_out)


def leave_out(root: Path, keys: tuple[str, ...]) -> None:
    """Rewrite the configuration, with parts of the build switched off."""
    config = (PROJECT / "mkdocs.yml").read_text("utf-8")
    config = config.replace(_MATERIAL, f"{_MATERIAL}  custom_dir: {_OVERRIDES}\n")
    lines = "".join(f"      {key}: false\n" for key in keys if can_leave_out(key))
    (root / "mkdocs.yml").write_text(config.replace(_PLUGIN, _PLUGIN + lines), "utf-8")


def read_site(root: Path) -> Site:
    """Read the project, for the writers of the other engines' sites."""
    with tools_at(root) as tools:
        site, _ = prepare(root, configured(root / "mkdocs.yml")[0], tools)
    return site


def clean(root: Path, count: int) -> None:
    """Undo every edit; drop the built site and the cache."""
    set_aside(root / "site")
    set_aside(root / ".cache")
    copy2(PROJECT / _VOCABULARY, root / _VOCABULARY)
    copy2(PROJECT / _THEME / _TEMPLATE, root / _OVERRIDES / _TEMPLATE)
    for number in (_old(count), count):
        set_aside((root / draft(number).path).parent)
    write_entry(root, draft(_old(count)))


def edit_entry(root: Path, count: int) -> None:
    """Add a sentence to an old entry's body."""
    with (root / draft(_old(count)).path).open("a", encoding="utf-8") as file:
        file.write("\nViệc tốt ấy nay vẫn được nhiều người làm theo.\n")


def add_entry(root: Path, count: int) -> None:
    """Add an entry newer than all."""
    write_entry(root, draft(count))


def edit_template(root: Path, count: int) -> None:  # noqa: ARG001
    """Add a line to the template of every entry's page."""
    with (root / _OVERRIDES / _TEMPLATE).open("a", encoding="utf-8") as file:
        file.write('<p class="gs-meta">Mời bạn đọc thêm.</p>\n')


def edit_vocabulary(root: Path, count: int) -> None:  # noqa: ARG001
    """Rename the first field: its label is on its entries' pages, their cards, and every page that links it."""
    file = root / _VOCABULARY
    file.write_text(file.read_text("utf-8").replace("Đảng, chính quyền", "Đảng và chính quyền"), "utf-8")


def _old(count: int) -> int:
    return count // 10
