"""sitemap.xml, as sitemaps.org has it: every page readers may find, sample entries left out (they are noindex)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.etree import ElementTree as ET

MAX_URLS = 50_000  # sitemaps.org: no more in one file
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
Location = tuple[str, date | None]


def sitemap(pages: Iterable[Location], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a sitemap for `pages`: (address, day of last change).

    Without `site_url` there is none: a sitemap's addresses must be absolute.
    """
    if not site_url:
        return
    base = site_url.rstrip("/") + "/"
    locations = [(base + address, changed) for address, changed in sorted(pages)]
    parts = [locations[start : start + MAX_URLS] for start in range(0, len(locations), MAX_URLS)]
    if len(parts) <= 1:
        yield "sitemap.xml", _document("urlset", "url", locations)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", _document("sitemapindex", "sitemap", [(base + name, None) for name in names])
    for name, part in zip(names, parts, strict=True):
        yield name, _document("urlset", "url", part)


def _document(root_tag: str, item_tag: str, locations: Sequence[Location]) -> bytes:
    root = ET.Element(root_tag, xmlns=_NAMESPACE)
    for address, changed in locations:
        item = ET.SubElement(root, item_tag)
        ET.SubElement(item, "loc").text = address
        if changed is not None:
            ET.SubElement(item, "lastmod").text = changed.isoformat()
    ET.indent(root, space="")
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
