"""Compares two built sites of the same corpus: their pages, and the links on these."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LINK = re.compile(r'<a [^>]*?href="([^"#?:]*)"')
_NUMBERED = re.compile(r"(^|/)trang[-/]\d+/$")


@dataclass(frozen=True, slots=True)
class PageComparison:
    """The differences of two sites, numbered listing pages left out.

    `compared` are the pages of both that are no longer than one page of a listing; `same` of them link to the same.
    """

    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    compared: int
    same: int
    differing: tuple[str, ...]


def comparison(first: Path, second: Path) -> PageComparison:
    """Compare two sites."""
    ours, theirs = set(_addresses(first)), set(_addresses(second))
    compared, differing = 0, []
    for address in sorted(ours & theirs):
        links, others = (links_of(site, address) for site in (first, second))
        if any(map(_NUMBERED.search, links | others)):
            continue
        compared += 1
        if links != others:
            differing.append(address)
    same = compared - len(differing)
    return PageComparison(tuple(sorted(ours - theirs)), tuple(sorted(theirs - ours)), compared, same, tuple(differing))


def _addresses(site: Path) -> Iterator[str]:
    for file in site.rglob("index.html"):
        address = file.parent.relative_to(site).as_posix() + "/"
        if not _NUMBERED.search(address):
            yield address


def links_of(site: Path, address: str) -> frozenset[str]:
    """Return the addresses on the site that a page links to, with a slash at both ends."""
    html = (site / address / "index.html").read_text("utf-8")
    base = posixpath.normpath(f"/{address}")
    return frozenset(posixpath.normpath(posixpath.join(base, link)).rstrip("/") + "/" for link in _LINK.findall(html))
