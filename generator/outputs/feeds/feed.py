"""A feed as a plain value, whatever its format."""

from typing import NamedTuple
from urllib.parse import urlsplit

from generator.outputs.feeds.items import Event

_SINCE = 2026  # the year of tag URIs (RFC 4151): the first in which a site could own its host for them
_START = f"{_SINCE}-01-01T00:00:00+07:00"  # of a new site's feed, which is empty


class Publisher(NamedTuple):
    """What all feeds of a site share: its URL with a slash at the end, author, icon, and a note on reuse."""

    url: str
    author: str
    icon: str
    rights: str

    def tag(self, name: str) -> str:
        """Return the tag URI (RFC 4151) of a thing of this site; two sites on one host differ by their paths."""
        parts = urlsplit(self.url)
        return f"tag:{parts.hostname},{_SINCE}:{parts.path.lstrip('/')}{name}"

    def item_id(self, identifier: str) -> str:
        """Return the permanent id of an entry; it names nobody, and a rename does not change it."""
        return self.tag(f"bai/{identifier}")


class Feed(NamedTuple):
    """A file of a feed: path, title and events, latest first; `page` is the address of the page that it is of.

    `previous` and `next` are the archives beside it; `current` is the path of the head, in an archive alone.
    """

    path: str
    page: str
    title: str
    subtitle: str
    events: tuple[Event, ...]
    previous: str = ""
    next: str = ""
    current: str = ""

    @property
    def updated(self) -> str:
        """Return the time of the latest event: no time of a build, since bytes change only with what they tell."""
        return max((event.when for event in self.events), default=_START)
