"""Writes a feed in Atom (RFC 4287), with notices of RFC 6721, archives of RFC 5005 and pictures of Media RSS."""

from functools import lru_cache
from xml.etree import ElementTree as ET

from generator.images.share_cards import HEIGHT, WIDTH
from generator.messages.messages import STANDARD
from generator.outputs.feeds.feed import Feed, Publisher
from generator.outputs.feeds.items import Item, Notice, without_terms
from generator.site.feeds import ATOM, TYPES

_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
_END = "</feed>"
_AT_HAND = 1 << 14  # entries written once for the several feeds that hold them


def atom(feed: Feed, publisher: Publisher) -> bytes:
    """Return the document of a feed. Notices stand before entries, where the schema of RFC 4287 takes them."""
    notices = (_notice(event, publisher) for event in feed.events if isinstance(event, Notice))
    entries = (_entry(event, publisher) for event in feed.events if isinstance(event, Item))
    head = _text(_head(feed, publisher)).removesuffix(_END)
    lines = ('<?xml version="1.0" encoding="utf-8"?>', head, *notices, *entries, f"{_END}\n")
    return "\n".join(lines).encode()


def brief_atom(feed: Feed, publisher: Publisher) -> bytes:
    """Return the document of a feed whose entries have no terms."""
    return atom(feed._replace(events=tuple(map(without_terms, feed.events))), publisher)


def _head(feed: Feed, publisher: Publisher) -> ET.Element:
    root = ET.Element("feed", _NAMESPACES | {"xml:lang": STANDARD})
    _add(root, "id", publisher.tag(f"muc/{feed.page}"))
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", feed.updated)
    _add(ET.SubElement(root, "author"), "name", publisher.author)
    _add(root, "icon", publisher.url + publisher.icon)
    _add(root, "rights", publisher.rights)
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": publisher.url + feed.page})
    relations = {
        "self": feed.path,
        "current": feed.current,
        "prev-archive": feed.previous,
        "next-archive": feed.next,
    }
    for relation, path in relations.items():
        if path:
            ET.SubElement(root, "link", {"rel": relation, "type": TYPES[ATOM], "href": publisher.url + path})
    if feed.current:
        _add(root, "fh:archive", "")
    return root


@lru_cache(_AT_HAND)
def _entry(item: Item, publisher: Publisher) -> str:
    entry = ET.Element("entry")
    _add(entry, "id", publisher.item_id(item.identifier))
    _add(entry, "title", item.title)
    ET.SubElement(entry, "link", {"href": publisher.url + item.address})
    _add(entry, "published", item.published)
    _add(entry, "updated", item.when)
    _add(entry, "summary", item.summary)
    for base, term, label in item.categories:
        scheme = {"scheme": publisher.url + base} if base else {}
        ET.SubElement(entry, "category", {"term": term, **scheme, "label": label})
    if item.picture:
        # Not `rel="enclosure"`, which should say the length in bytes: the card may not have been drawn yet.
        picture = {
            "url": publisher.url + item.picture,
            "type": "image/jpeg",
            "medium": "image",
            "width": str(WIDTH),
            "height": str(HEIGHT),
        }
        ET.SubElement(entry, "media:content", picture)
    return _text(entry)


def _notice(notice: Notice, publisher: Publisher) -> str:
    gone = ET.Element("at:deleted-entry", {"ref": publisher.item_id(notice.identifier), "when": notice.when})
    _add(gone, "at:comment", f"{notice.title}. {notice.text}")
    return _text(gone)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _text(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode")
