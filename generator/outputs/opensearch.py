"""opensearch.xml: the description by which browsers and portals add the site's search (OpenSearch 1.1)."""

from collections.abc import Iterator
from mimetypes import guess_type
from xml.etree import ElementTree as ET

from generator.content.settings import Settings
from generator.site.appearance import LOGO
from generator.site.site import SEARCH

PATH = f"{SEARCH}opensearch.xml"
_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME, _LONGEST_LONG_NAME, _LONGEST_DESCRIPTION = 16, 48, 1024


def opensearch(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of the description; none without `site_url`, since its URLs must be absolute."""
    if not settings.site_url:
        return
    base, text = settings.home, settings.messages.text
    root = ET.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    texts = {
        "ShortName": _shortened(settings.site_name, _LONGEST_NAME),
        "LongName": _shortened(text("search.opensearch_name", site=settings.site_name), _LONGEST_LONG_NAME),
        "Description": _shortened(settings.site_description, _LONGEST_DESCRIPTION)
        or text("search.opensearch_description", site=settings.site_name),
        "Language": settings.language,
        "InputEncoding": "UTF-8",
        "OutputEncoding": "UTF-8",
    }
    for name, value in texts.items():
        ET.SubElement(root, name).text = value
    logo = settings.favicon or settings.logo or LOGO
    ET.SubElement(root, "Image", {"type": guess_type(logo)[0] or "image/x-icon"}).text = base + logo
    address = {"type": "text/html", "template": f"{base}{SEARCH}?q={{searchTerms}}"}
    ET.SubElement(root, "Url", address)
    own = {"type": "application/opensearchdescription+xml", "rel": "self", "template": base + PATH}
    ET.SubElement(root, "Url", own)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    yield PATH, document + b"\n"


def _shortened(text: str, longest: int) -> str:
    """Return the words of a text that a limit leaves room for; a part of the first if that is longer."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0].rstrip(" –-,") or text[:longest]
