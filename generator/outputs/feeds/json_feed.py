"""Writes a feed in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from generator.messages.messages import STANDARD
from generator.outputs.feeds.feed import Feed, Publisher
from generator.outputs.feeds.items import Event, Notice

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, publisher: Publisher) -> bytes:
    """Return the document of a feed. A notice is an item with the id of the entry that is gone, and without a URL."""
    document: dict[str, Any] = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": publisher.url + feed.page,
        "feed_url": publisher.url + feed.path,
        **({"description": feed.subtitle} if feed.subtitle else {}),
        "favicon": publisher.url + publisher.icon,
        "authors": [{"name": publisher.author, "url": publisher.url}],
        "language": STANDARD,
        "items": [_item(event, publisher) for event in feed.events],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _item(event: Event, publisher: Publisher) -> dict[str, Any]:
    item: dict[str, Any] = {"id": publisher.item_id(event.identifier), "title": event.title}
    if isinstance(event, Notice):
        return item | {"content_text": event.text, "date_modified": event.when}
    item |= {"url": publisher.url + event.address, "content_text": event.summary}
    if event.picture:
        item["image"] = publisher.url + event.picture
    item |= {"date_published": event.published, "date_modified": event.when}
    return item | {"tags": [category.label for category in event.categories]}
