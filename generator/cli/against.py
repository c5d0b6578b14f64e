"""`guong check --against`: the addresses that a site had, from a revision, a published list or a built site."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import normpath

from generator.audit.dead_addresses import Before, Now, dead_addresses
from generator.build.prepare import prepare
from generator.cli.git import commit_of, tree_at
from generator.content.entry_files import CONTENT_DIR, address_of, find_entries
from generator.content.settings import Settings
from generator.engine.cache import FOLDER, Cache
from generator.engine.errors import BuildError
from generator.engine.work import BuildTools
from generator.engine.workers import tools_with
from generator.outputs.addresses import PATH, Published, digest_of_address, published, read_addresses
from generator.problems.problem import Problem, Severity
from generator.site.library import every_entry
from generator.site.site import Site, routes

_MOVED = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)"')
_HEAD_BYTES = 1 << 16


def check_against(root: Path, against: str, site: Site, problems: Iterable[Problem]) -> list[Problem]:
    """Report every address that a site had and has no more; `problems` are those of its content. Raises BuildError."""
    now = _now(root, site, problems)
    before = _before(root, against, site.settings)
    return list(dead_addresses(before, now))


def _now(root: Path, site: Site, problems: Iterable[Problem]) -> Now:
    files, _ = find_entries(root)
    wrong = {each.location.path for each in problems if each.severity is Severity.ERROR}
    answered = routes(site)
    shown = {route.address for route in answered}
    broken = frozenset(address_of(file) for file in files if file.path in wrong)
    hidden = frozenset(map(address_of, files)) - shown - broken
    entries = (*site.library.entries, *site.library.notices)
    return Now(answered, {entry.address: _text(root / entry.path) for entry in entries}, hidden, broken)


def _before(root: Path, against: str, settings: Settings) -> Before:
    path = Path(against)
    if path.is_dir():
        return Before(_of_folder(path))
    if path.is_file():
        return Before(read_addresses(path.read_bytes(), path.name))
    if "/" in against and against.endswith(".json"):
        raise BuildError(f"Không có tệp {against}.")
    commit = commit_of(root, against)
    cache = Cache(root / FOLDER / "against")  # of its own: what the next build knows of its files is not to be lost
    with tree_at(root, commit, [CONTENT_DIR]) as tree, tools_with(cache) as tools:
        before = _of_tree(tree, settings, tools)
        cache.prune()
        return before


def _of_tree(tree: Path, settings: Settings, tools: BuildTools) -> Before:
    """Read what the site was; an entry that is wrong by today's rules was there all the same."""
    site, problems = prepare(tree, settings, tools)
    had = published(routes(site))
    wrong = {each.location.path for each in problems if each.severity is Severity.ERROR}
    unread = frozenset(address_of(file) for file in find_entries(tree)[0] if file.path in wrong)
    entries = every_entry(site.library)
    return Before(
        had._replace(pages=had.pages | unread),
        {entry.address: _text(tree / entry.path) for entry in entries},
        {digest_of_address(route.address): route.path for route in routes(site) if route.is_gone and route.path},
    )


def _of_folder(folder: Path) -> Published:
    """Read what a built site answers: its list of addresses, or the pages themselves where it has none."""
    if (folder / PATH).is_file():
        return read_addresses((folder / PATH).read_bytes(), f"{folder.name}/{PATH}")
    pages: set[str] = set()
    moved: dict[str, str] = {}
    for address, target in _pages_of(folder):
        if target is None:
            pages.add(address)
        else:
            moved[address] = target
    if not pages:
        raise BuildError(f"Thư mục {folder} không có trang nào.")
    return Published(frozenset(pages), moved, frozenset())


def _pages_of(folder: Path) -> Iterator[tuple[str, str | None]]:
    for file in sorted(folder.rglob("index.html")):
        address = file.parent.relative_to(folder).as_posix() + "/"
        with file.open("rb") as opened:
            found = _MOVED.search(opened.read(_HEAD_BYTES).decode("utf-8", "replace"))
        target = normpath(f"/{address}{found[1]}").strip("/") + "/" if found else None
        yield ("" if address == "./" else address), target


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace")
