"""Which entries other sites may embed, and which of them have a description of that for programs."""

from collections.abc import Iterator
from itertools import islice

from generator.content.entry import Entry
from generator.site.site import Site, shared_entries

OEMBED = "oembed.json"  # beside the page of an entry
_DESCRIBED = 1000


def is_embeddable(entry: Entry) -> bool:
    """Return whether other sites may embed an entry: one that lists show, and not about a child."""
    return entry.is_listed and not entry.is_child


def described_entries(site: Site) -> Iterator[Entry]:
    """Yield the entries that have an oEmbed document: the newest, so that a large site has few files."""
    return islice(shared_entries(site), _DESCRIBED)
