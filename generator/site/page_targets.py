"""Judges where links and pictures of hand-written pages and links of the navigation lead, by the rules of MkDocs.

A path is that of a file from the folder of the page (`../gioi-thieu.md`), or an address from that of the page or from
the root of the site (`/linh-vuc/`), which may be written with the site's host.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from posixpath import basename, dirname, join, normpath, relpath, splitext
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from generator.engine.theme import Theme
from generator.problems.problem import did_you_mean
from generator.site.handwritten_pages import PAGES_DIR, HandwrittenPage, is_safe

_ROOT_LINK = re.compile(r'(<(?:a|img)\s[^<>]*?\b(?:href|src)=")(/(?![/\\])[^"]*)')
_MAX_SHOWN = 60


class Fault(NamedTuple):
    """The code of a problem and its values."""

    code: str
    values: Mapping[str, str]


# An address of this site, to be looked up when all are known; a fault; or nothing to say.
Verdict = str | Fault | None


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a page may lead to before the entries are known: the paths of pages, the theme; and the own address."""

    pages: frozenset[str]
    theme: Theme
    site_url: str

    def has(self, path: str) -> bool:
        """Return whether MkDocs finds a page or a file of the theme at a path."""
        return path in self.pages or self.has_file(path)

    def has_file(self, path: str) -> bool:
        """Return whether the theme has a file at a path."""
        return not path.startswith("..") and any(Path(folder, path).is_file() for folder in self.theme.folders)

    def own_path(self, parts: SplitResult) -> str | None:
        """Return the path of a target from the root of this site, with a slash before it; None for other targets."""
        own, base = urlsplit(self.site_url), base_of(self.site_url)
        if not parts.scheme and not parts.netloc:
            return unquote(from_root(parts.path, base)) if parts.path.startswith("/") else None
        path = parts.path or "/"
        is_own = parts.scheme in {"", "http", "https"} and parts.netloc.lower() == own.netloc.lower()
        return unquote(from_root(path, base)) if is_own and path.startswith(base) else None


def base_of(site_url: str) -> str:
    """Return the path of a site on its host, with slashes around it."""
    return urlsplit(site_url).path.rstrip("/") + "/"


def from_root(path: str, base: str) -> str:
    """Return a path from the root of the site: some write that from the root of the host."""
    return "/" + path.removeprefix(base) if path.startswith(base) else path


def relative_to_page(html: str, address: str, site_url: str) -> str:
    """Make links from the root of the site relative to the page at `address`, as those of entries are."""
    to_root, base = "../" * address.count("/") or "./", base_of(site_url)
    return _ROOT_LINK.sub(lambda found: found[1] + to_root + from_root(found[2], base)[1:], html)


def judge_navigation(target: str, frame: Frame) -> Verdict:
    """Judge a link of the navigation, whose paths begin in the folder of the pages."""
    parts = _split(target)
    if parts is None or not is_safe("href", target):
        return Fault("GS702", {"target": excerpt(target)})
    if (path := frame.own_path(parts)) is not None:
        return _address(path) if not splitext(path)[1] else None
    if parts.scheme or parts.netloc or frame.has(target):
        return None
    return Fault("GS710", {"target": excerpt(target), "suggestion": did_you_mean(_near(target, "index.md", frame))})


def judge_picture(target: str, page: HandwrittenPage, frame: Frame) -> Verdict:
    """Judge a picture: a file of the theme."""
    parts = _split(target)
    if parts is None or not is_safe("src", target):
        return Fault("GS709", {"target": excerpt(target)})
    own = frame.own_path(parts)
    path = own[1:] if own is not None else _from_pages(unquote(parts.path), page)
    return None if frame.has_file(path) else Fault("GS711", {"target": excerpt(target)})


def judge_link(target: str, page: HandwrittenPage, frame: Frame) -> Verdict:
    """Judge a link of a page."""
    parts = _split(target)
    if parts is None or not is_safe("href", target):
        return Fault("GS702", {"target": excerpt(target)})
    if (path := frame.own_path(parts)) is not None:
        if not splitext(path)[1]:
            return _address(path)
        return _no_page(target, path[1:], page, frame) if path.endswith(".md") else None  # else a file of an output
    path = unquote(parts.path)
    lookup = _from_pages(path, page)
    if parts.scheme or parts.netloc or not path or frame.has(lookup):
        return None
    address = normpath(join(page.address, path))
    if splitext(path)[1] or address.startswith(".."):
        return _no_page(target, lookup, page, frame)
    return _address(normpath(f"/{address}"))


def _no_page(target: str, path: str, page: HandwrittenPage, frame: Frame) -> Fault:
    near = _near(path, page.path.removeprefix(f"{PAGES_DIR}/"), frame)
    return Fault("GS708", {"target": excerpt(target), "suggestion": did_you_mean(near)})


def _from_pages(path: str, page: HandwrittenPage) -> str:
    return normpath(join(dirname(page.path.removeprefix(f"{PAGES_DIR}/")), path))


def _address(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"


def _near(path: str, source: str, frame: Frame) -> list[str]:
    """Return up to three pages that a path may mean, as links from the page `source`."""
    pages = sorted(frame.pages)
    same_name = [each for each in pages if basename(each) == basename(path)]
    near = same_name or get_close_matches(path, pages, 3, 0.7)
    return [relpath(each, dirname(source) or ".") for each in near[:3]]


def _split(target: str) -> SplitResult | None:
    """Split a target; None if it is invalid, such as “https://[”."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def excerpt(target: str) -> str:
    """Return the beginning of a target, long enough to recognise it."""
    return target if len(target) <= _MAX_SHOWN else f"{target[: _MAX_SHOWN - 1]}…"
