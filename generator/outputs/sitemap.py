"""sitemap.xml in the format of sitemaps.org: every page that search engines may list."""

from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape

PATH = "sitemap.xml"
MAX_URLS = 50_000  # the limit of sitemaps.org for one file
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
Location = tuple[str, date | None]


def sitemap(pages: Iterable[Location], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of the sitemap; `pages` are addresses with their days of last change.

    Without `site_url` there is no sitemap, since its URLs must be absolute.
    """
    if not site_url:
        return
    base = site_url.rstrip("/") + "/"
    locations = [(base + address, changed) for address, changed in sorted(pages)]
    parts = [locations[start : start + MAX_URLS] for start in range(0, len(locations), MAX_URLS)]
    if len(parts) <= 1:
        yield PATH, _document("urlset", "url", locations)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield PATH, _document("sitemapindex", "sitemap", [(base + name, None) for name in names])
    for name, part in zip(names, parts, strict=True):
        yield name, _document("urlset", "url", part)


def _document(root_tag: str, item_tag: str, locations: Iterable[Location]) -> bytes:
    lines = [f'<?xml version="1.0" encoding="utf-8"?>\n<{root_tag} xmlns="{_NAMESPACE}">']
    for address, changed in locations:
        day = f"\n<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        lines.append(f"<{item_tag}>\n<loc>{escape(address)}</loc>{day}\n</{item_tag}>")
    return "\n".join((*lines, f"</{root_tag}>\n")).encode()
