"""Checks the built site: every link and anchor leads somewhere, ids are unique, nothing is loaded from elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import SplitResult, unquote, urlsplit

from generator.problems.problem import Location, Problem, problem

# Names of a content system that leaked into the text of an official page (requirements F2).
LEAKS = ("PublishingPortal - Block_", "Block_BanTin_ViewData", "[[guong-sang:", "<!-- guong:")
_LOADED = {
    "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "video": ("src", "poster"),
    "audio": ("src",), "track": ("src",), "iframe": ("src",), "embed": ("src",), "object": ("data",), "input": ("src",),
}  # fmt: skip
_LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
_LOADED_BY_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^\s"')]*)""", re.IGNORECASE)


@dataclass
class _Reading(HTMLParser):
    """What one page holds that can be wrong."""

    ids: dict[str, tuple[int, int]] = field(default_factory=dict)
    repeated: list[tuple[str, int, int]] = field(default_factory=list)
    links: list[tuple[str, int, int]] = field(default_factory=list)
    loads: list[tuple[str, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value is not None}
        line, column = self.getpos()
        if anchor := values.get("id"):
            if anchor in self.ids:
                self.repeated.append((anchor, line, column + 1))
            self.ids.setdefault(anchor, (line, column + 1))
        loads = tag in _LOADED or (tag == "link" and _LOADING_RELS.intersection(values.get("rel", "").split()))
        for name in _LOADED.get(tag, ("href",)):
            for target in _targets(name, values.get(name)):
                (self.loads if loads else self.links).append((target, line, column + 1))


def _targets(name: str, value: str | None) -> list[str]:
    """Return the addresses in an attribute: a `srcset` holds several, each with its width after a blank."""
    if value is None:
        return []
    return [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]


class _Pages:
    """The site's pages by path, each read once."""

    def __init__(self, site_dir: Path) -> None:
        self._site_dir = site_dir
        self._read: dict[str, _Reading | None] = {}

    def at(self, path: str) -> _Reading | None:
        """Return what a page or file holds; None where there is none."""
        if path not in self._read:
            self._read[path] = self._parse(self._site_dir / path)
        return self._read[path]

    @staticmethod
    def _parse(file: Path) -> _Reading | None:
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return None
        reading = _Reading()
        if file.suffix == ".html":
            reading.feed(file.read_text(encoding="utf-8"))
        return reading


def verify_site(site_dir: Path, site_url: str = "") -> Iterator[Problem]:
    """Check every page below `site_dir`, which is to be published at `site_url`."""
    base = urlsplit(site_url).path.rstrip("/") + "/"
    site = _Pages(site_dir)
    for file in sorted(site_dir.rglob("*.html")):
        page = file.relative_to(site_dir).as_posix()
        reading = site.at(page)
        if reading is not None:
            yield from _leaks(file, page)
            yield from _page(page, reading)
            yield from _links(page, reading, site, base)
    for file in sorted(site_dir.rglob("*.css")):
        yield from _style(file, file.relative_to(site_dir).as_posix())


def _style(file: Path, path: str) -> Iterator[Problem]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        for match in _LOADED_BY_STYLE.finditer(line):
            yield problem("GS910", Location(path, number, match.start(1) + 1), target=match[1])


def _page(page: str, reading: _Reading) -> Iterator[Problem]:
    for anchor, line, column in reading.repeated:
        yield problem("GS909", Location(page, line, column), anchor=anchor)
    for target, line, column in reading.loads:
        if (parts := _split(target)) is not None and parts.netloc:
            yield problem("GS910", Location(page, line, column), target=target)


def _links(page: str, reading: _Reading, site: _Pages, base: str) -> Iterator[Problem]:
    for target, line, column in (*reading.links, *reading.loads):
        parts = _split(target)
        if parts is not None and (parts.scheme or parts.netloc):
            continue
        path = _resolve(page, parts.path, base) if parts is not None else None
        anchor = unquote(parts.fragment) if parts is not None else ""
        there = site.at(path) if path is not None else None
        if there is None:
            yield problem("GS906", Location(page, line, column), target=target)
        elif anchor and anchor not in there.ids:
            yield problem("GS907", Location(page, line, column), target=path, anchor=anchor)


def _split(target: str) -> SplitResult | None:
    """Take a link's target apart; None where it is no address at all, such as “https://[”."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def _resolve(page: str, target: str, base: str) -> str | None:
    """Return the path below the site that a link on `page` leads to; None where it leaves the site."""
    path = unquote(target)
    if not path:
        return page
    if path.startswith("/"):
        return normpath(path.removeprefix(base)) if path.startswith(base) else None
    joined = normpath(f"{page.rpartition('/')[0]}/{path}".lstrip("/"))
    return None if joined.startswith("..") else joined


def _leaks(file: Path, page: str) -> Iterator[Problem]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        for leak in LEAKS:
            if leak in line:
                yield problem("GS908", Location(page, number, line.index(leak) + 1), text=leak)
