"""The addresses of two states of a site, to be compared: of its content, of a published list, of a built folder."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple

from generator.content.context import Context
from generator.content.files.entry_files import address_of, find_entries
from generator.content.files.tree import scan_content
from generator.engine.errors import BuildError
from generator.outputs.addresses import PATH, AddressTable, address_table, digest_of_address, read_addresses
from generator.problems.problem import Problem, Severity
from generator.site.library import every_entry
from generator.site.sample_addresses import sample_routes
from generator.site.site import Route, Site, routes

_MOVED = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)"')
_HEAD_BYTES = 1 << 16


class EarlierSite(NamedTuple):
    """An earlier state of a site: its addresses and, if its content is at hand, each entry's text by address.

    `withdrawn_files` maps the digest of a withdrawn address to the entry's file.
    """

    addresses: AddressTable
    texts: Mapping[str, str] = {}
    withdrawn_files: Mapping[str, str] = {}


class CurrentSite(NamedTuple):
    """The current state of a site: its routes, each entry's text by address, and the addresses of unpublished entries.

    `hidden` entries are valid but not published (drafts, future dates); `broken` ones have errors, which the report
    lists already.
    """

    routes: tuple[Route, ...]
    texts: Mapping[str, str]
    hidden: frozenset[str]
    broken: frozenset[str]
    context: Context


def current_site(root: Path, site: Site, problems: Iterable[Problem]) -> CurrentSite:
    """Return the current state of the site below `root`; `problems` are those of its content."""
    answered = routes(site)
    shown = {route.address for route in answered}
    broken = _broken(root, problems)
    hidden = frozenset(address_of(file) for file in find_entries(scan_content(root))[0]) - shown - broken
    entries = site.library.shown
    texts = {entry.address: _text(root / entry.path) for entry in entries}
    return CurrentSite(answered, texts, hidden, broken, site.library.context)


def earlier_site(root: Path, site: Site, problems: Iterable[Problem]) -> EarlierSite:
    """Return the state of a site checked out from an earlier revision.

    An entry with errors counts as published: it may have been valid under the rules of its time.
    """
    answered = routes(site)
    table = address_table(answered, sample_routes(site))
    return EarlierSite(
        table._replace(pages=table.pages | _broken(root, problems)),
        {entry.address: _text(root / entry.path) for entry in every_entry(site.library)},
        {digest_of_address(route.address): route.path for route in answered if route.is_gone and route.path},
    )


def addresses_in_folder(folder: Path) -> AddressTable:
    """Return the addresses of a built site: from its addresses.json, or from its pages. Raises BuildError."""
    if (folder / PATH).is_file():
        return read_addresses((folder / PATH).read_bytes(), f"{folder.name}/{PATH}")
    pages: set[str] = set()
    moved: dict[str, str] = {}
    for address, target in _pages_in(folder):
        if target is None:
            pages.add(address)
        else:
            moved[address] = target
    if not pages:
        raise BuildError(f"Thư mục {folder} không có trang nào.")
    return AddressTable(frozenset(pages), moved, frozenset())


def _broken(root: Path, problems: Iterable[Problem]) -> frozenset[str]:
    """Return the addresses of the entries that have errors."""
    paths = {each.location.path for each in problems if each.severity is Severity.ERROR}
    return frozenset(address_of(file) for file in find_entries(scan_content(root))[0] if file.path in paths)


def _pages_in(folder: Path) -> Iterator[tuple[str, str | None]]:
    """Yield the address of each page and, if it redirects, its target."""
    for file in sorted(folder.rglob("index.html")):
        address = file.parent.relative_to(folder).as_posix() + "/"
        with file.open("rb") as opened:
            found = _MOVED.search(opened.read(_HEAD_BYTES).decode("utf-8", "replace"))
        target = normpath(f"/{address}{found[1]}").strip("/") + "/" if found else None
        yield ("" if address == "./" else address), target


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace")
