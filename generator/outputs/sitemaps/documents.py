"""Writes sitemaps in the format of sitemaps.org, with Google's extensions for images and news, below their limits."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

MAX_URLS = 50_000  # the limits of sitemaps.org for one file
MAX_BYTES = 50_000_000
MAX_NEWS = 1_000  # Google's for one of news
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGE, _NEWS = "http://www.google.com/schemas/sitemap-image/1.1", "http://www.google.com/schemas/sitemap-news/0.9"


class Location(NamedTuple):
    """A page in a sitemap: its URL, the day of its last change if known, the URL of its picture."""

    url: str
    changed: date | None = None
    image: str | None = None


class News(NamedTuple):
    """A page in a sitemap of news: its URL, its title, the day it was published."""

    url: str
    title: str
    published: date


def urlsets(locations: Iterable[Location], most_bytes: int = MAX_BYTES) -> Iterator[bytes]:
    """Yield the documents of locations, in their order; further ones only where a limit is reached."""
    namespaces = f' xmlns="{_NAMESPACE}" xmlns:image="{_IMAGE}"'
    yield from _documents("urlset", namespaces, map(_url, locations), MAX_URLS, most_bytes)


def news_urlset(news: Iterable[News], publication: str, language: str) -> bytes:
    """Return the document of news of a publication in a language: of at most as many as Google reads."""
    named = f"<news:publication><news:name>{escape(publication)}</news:name><news:language>{language}</news:language>"
    items = (
        f"<url>\n<loc>{escape(each.url)}</loc>\n<news:news>{named}</news:publication>"
        f"<news:publication_date>{each.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(each.title)}</news:title></news:news>\n</url>\n"
        for each in news
    )
    return next(_documents("urlset", f' xmlns="{_NAMESPACE}" xmlns:news="{_NEWS}"', items, MAX_NEWS))


def sitemap_index(sitemaps: Iterable[Location]) -> bytes:
    """Return the document that lists the sitemaps of a site."""
    items = (f"<sitemap>\n<loc>{escape(each.url)}</loc>\n{_day(each)}</sitemap>\n" for each in sitemaps)
    return next(_documents("sitemapindex", f' xmlns="{_NAMESPACE}"', items, MAX_URLS))


def _url(location: Location) -> str:
    image = location.image
    picture = f"<image:image><image:loc>{escape(image)}</image:loc></image:image>\n" if image else ""
    return f"<url>\n<loc>{escape(location.url)}</loc>\n{_day(location)}{picture}</url>\n"


def _day(location: Location) -> str:
    return f"<lastmod>{location.changed.isoformat()}</lastmod>\n" if location.changed else ""


def _documents(
    root: str, namespaces: str, items: Iterable[str], most: int, most_bytes: int = MAX_BYTES
) -> Iterator[bytes]:
    """Yield documents of a root element with items: at least one, each with at most so many items and bytes."""
    begin = f'<?xml version="1.0" encoding="utf-8"?>\n<{root}{namespaces}>\n'.encode()
    end = f"</{root}>\n".encode()
    parts, size = [begin], len(begin) + len(end)
    for item in items:
        encoded = item.encode()
        if len(parts) > most or size + len(encoded) > most_bytes:
            yield b"".join((*parts, end))
            parts, size = [begin], len(begin) + len(end)
        parts.append(encoded)
        size += len(encoded)
    yield b"".join((*parts, end))
