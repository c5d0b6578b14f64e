"""Checks the built site: links and anchors resolve, ids are unique, no file is loaded from another host."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from generator.content.leaks import LEAKS
from generator.content.markdown.link_targets import scheme_of, web_host
from generator.problems.problem import Location, Problem, problem

_MAX_NAMED = 2  # further pages with the same fault
_LEAKS = (*LEAKS, "<!-- guong:")
_LOADED = {
    "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "video": ("src", "poster"),
    "audio": ("src",), "track": ("src",), "iframe": ("src",), "embed": ("src",), "object": ("data",), "input": ("src",),
}  # fmt: skip
_LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
_LOADED_BY_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^\s"')]*)""", re.IGNORECASE)


@dataclass
class _ParsedPage(HTMLParser):
    """A parsed page: its ids, repeated ids, links and loaded files, with line and column."""

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
    """Return the URLs in an attribute; a `srcset` has several, each with its width after a space."""
    if value is None:
        return []
    return [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]


class _Fault(NamedTuple):
    """A code and its values, which make two faults one; but for those that each `page` has by itself."""

    code: str
    values: tuple[tuple[str, str], ...]
    page: str = ""


class _Places:
    """The places of a fault: the first one, the number of all, and their pages."""

    def __init__(self, first: Location) -> None:
        self.first = first
        self._count = 0
        self._pages: dict[str, None] = {}

    def add(self, location: Location) -> None:
        """Count a place."""
        self._count += 1
        self._pages[location.path] = None

    @property
    def more(self) -> str:
        """Return how often the fault occurs, as the end of a message; nothing for once."""
        if self._count == 1:
            return ""
        _, *others = self._pages
        like = f", như {', '.join(others[:_MAX_NAMED])}" if others else ""
        return f" ({self._count} chỗ, ở {len(self._pages)} trang{like})"


class _Pages:
    """The pages of the site by path, each parsed once."""

    def __init__(self, site_dir: Path) -> None:
        self._site_dir = site_dir
        self._read: dict[str, _ParsedPage | None] = {}

    def at(self, path: str) -> _ParsedPage | None:
        """Return the page at a path, an empty one for a file that is no page; None if the path is missing."""
        if path not in self._read:
            self._read[path] = self._parse(self._site_dir / path)
        return self._read[path]

    @staticmethod
    def _parse(file: Path) -> _ParsedPage | None:
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return None
        parsed = _ParsedPage()
        if file.suffix == ".html":
            parsed.feed(file.read_text(encoding="utf-8"))
        return parsed


def verify_site(site_dir: Path, site_url: str = "") -> Iterator[Problem]:
    """Yield the problems of every page and style sheet below `site_dir`, published at `site_url`.

    One cause is one problem, at its first place: a page that is missing from the site is so for every link to it.
    """
    found: dict[_Fault, _Places] = {}
    for fault, location in _faults(site_dir, site_url):
        found.setdefault(fault, _Places(location)).add(location)
    for (code, values, _), places in found.items():
        yield problem(code, places.first, **dict(values), more=places.more)


def _faults(site_dir: Path, site_url: str) -> Iterator[tuple[_Fault, Location]]:
    own = urlsplit(site_url)
    site = _Pages(site_dir)
    for file in sorted(site_dir.rglob("*.html")):
        page = file.relative_to(site_dir).as_posix()
        parsed = site.at(page)
        if parsed is not None:
            yield from _leaks(file, page)
            yield from _page(page, parsed)
            yield from _links(page, parsed, site, own)
    for file in sorted(site_dir.rglob("*.css")):
        yield from _style(file, file.relative_to(site_dir).as_posix())


def _fault(code: str, **values: str) -> _Fault:
    return _Fault(code, tuple(values.items()))


def _style(file: Path, path: str) -> Iterator[tuple[_Fault, Location]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        for match in _LOADED_BY_STYLE.finditer(line):
            yield _fault("GS910", target=match[1]), Location(path, number, match.start(1) + 1)


def _page(page: str, parsed: _ParsedPage) -> Iterator[tuple[_Fault, Location]]:
    for anchor, line, column in parsed.repeated:
        yield _fault("GS909", anchor=anchor), Location(page, line, column)
    for target, line, column in parsed.loads:
        if (parts := _split(target)) is not None and parts.netloc:
            yield _fault("GS910", target=target), Location(page, line, column)


def _links(page: str, parsed: _ParsedPage, site: _Pages, own: SplitResult) -> Iterator[tuple[_Fault, Location]]:
    base = own.path.rstrip("/") + "/"
    for target, line, column in (*parsed.links, *parsed.loads):
        parts = _split(target)
        if parts is not None and _is_deceptive(target) and (target, line, column) not in parsed.loads:
            yield _fault("GS702", target=target), Location(page, line, column)
            continue
        if parts is not None and (parts.scheme or parts.netloc):
            if not _is_own(parts, own, base):
                continue
            parts = parts._replace(path=parts.path or "/")
        path = _resolve(page, parts.path, base) if parts is not None else None
        anchor = unquote(parts.fragment) if parts is not None else ""
        linked = site.at(path) if path is not None else None
        if linked is None:
            yield _fault("GS906", target=target if path is None else path), Location(page, line, column)
        elif anchor and anchor not in linked.ids:
            yield _fault("GS907", target=path or "", anchor=anchor), Location(page, line, column)


def _is_deceptive(target: str) -> bool:
    """Return whether a browser reads another host in a link than people do."""
    return scheme_of(target) in {"http", "https"} and web_host(target) is None


def _is_own(parts: SplitResult, own: SplitResult, base: str) -> bool:
    """Return whether a link with a host leads to this site; its host may have other sites beside it."""
    is_here = parts.scheme in {"", "http", "https"} and parts.netloc.lower() == own.netloc.lower()
    return is_here and (parts.path or "/").startswith(base)


def _split(target: str) -> SplitResult | None:
    """Split the URL of a link; None if it is invalid, such as “https://[”."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def _resolve(page: str, target: str, base: str) -> str | None:
    """Return the path below the site that a link on `page` leads to; None if it leaves the site."""
    path = unquote(target)
    if not path:
        return page
    if path.startswith("/"):
        return normpath(path.removeprefix(base)) if path.startswith(base) else None
    joined = normpath(f"{page.rpartition('/')[0]}/{path}".lstrip("/"))
    return None if joined.startswith("..") else joined


def _leaks(file: Path, page: str) -> Iterator[tuple[_Fault, Location]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        for leak in _LEAKS:
            if leak in line:
                yield _fault("GS908", text=leak)._replace(page=page), Location(page, number, line.index(leak) + 1)
