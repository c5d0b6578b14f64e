"""Which entries other sites may embed, and which of them have a description of that for programs."""

from collections.abc import Iterator
from itertools import islice

from generator.content.entry import Entry
from generator.site.site import Site, shared_entries

OEMBED = "oembed.json"  # beside the page of an entry
_DESCRIBED = 1000


def described_entries(site: Site) -> Iterator[Entry]:
    """Yield the entries that have an oEmbed document: the newest, so that a large site has few files."""
    return islice(shared_entries(site), _DESCRIBED)
