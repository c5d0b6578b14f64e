"""The entries of the last build as they were published, so that an edited text can be published without the others."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.engine.cache import Cache, digest_of
from generator.engine.cache_table import CacheTable, cacheable
from generator.images.photos import Photo
from generator.outputs.search_names import LinkedNames, linked_names
from generator.pages.page import EntryPage
from generator.site.site import Site

_Pair: TypeAlias = tuple[str, str]
_RelatedCard: TypeAlias = tuple[str, _Pair | None, _Pair | None]  # address, profile and reason


@cacheable
class PublishedEntry(NamedTuple):
    """An entry as it was published, and the context of its page.

    `context_digest` covers the photos and cards that the page shows, and `has_oembed`. `stories` and `exemplars` are
    the addresses of those cards, `related` has the other values of a `ListedCard` too; `names` are those that other
    data gives it in the search.
    """

    digest: str
    summary_digest: str
    context_digest: str
    photos: tuple[Photo, ...]
    stories: tuple[str, ...]
    exemplars: tuple[str, ...]
    related: tuple[_RelatedCard, ...]
    names: LinkedNames
    has_oembed: bool


class PublishedEntries:
    """The entries that the last build published in an output folder, by path, and its search index."""

    def __init__(self, cache: Cache, folder: Path) -> None:
        """Open the tables; rows are loaded lazily."""
        self._entries = CacheTable(cache, f"entries of {folder.resolve()}", "")
        self._index = CacheTable(cache, f"index of {folder.resolve()}", "")
        self._now: dict[str, object] = {}

    def note(self, page: EntryPage, site: Site) -> None:
        """Note an entry that is published now."""
        path, entry = page.entry.path, published_entry(page, linked_names(page.entry, site.library))
        before = self._entries.rows.get(path)
        self._now[path] = before if before == entry else entry

    def save(self) -> None:
        """Save the entries that were noted, and free them."""
        self._entries.replace(self._now)
        self._now = {}

    def save_index(self, site: Site, words: Counter[str]) -> None:
        """Save the order of the entries in the search index, and the number of entries with each word."""
        self._index.update({"order": tuple(entry.address for entry in site.library.entries), "words": dict(words)})

    def at(self, path: str) -> PublishedEntry | None:
        """Return an entry by path."""
        entry = self._entries.get(path)
        return entry if isinstance(entry, PublishedEntry) else None

    def order(self) -> dict[str, int]:
        """Return the number of every entry in the search index, by address; empty if the index is not known."""
        match self._index.get("order"), self._index.get("words"):
            case tuple() as order, dict():
                return {address: number for number, address in enumerate(order)}
            case _:
                return {}

    def words(self) -> Counter[str]:
        """Return the number of entries with each word; the order must be known."""
        words = self._index.get("words")
        assert isinstance(words, dict)  # noqa: S101  (else `order` is empty)
        return Counter(words)

    def update(self, entries: Mapping[str, PublishedEntry]) -> None:
        """Save changed entries, by path."""
        self._entries.update(entries)

    def update_words(self, words: Counter[str]) -> None:
        """Save the number of entries with each word."""
        self._index.update({"words": dict(words)})


def published_entry(page: EntryPage, names: LinkedNames) -> PublishedEntry:
    """Return the record of an entry's page."""
    entry = page.entry
    stories, exemplars = (tuple(card.address for card in cards) for cards in (page.stories, page.exemplars))
    related = tuple((card.address, profile, reason) for card, profile, reason in page.related)
    digests = entry.digest, entry.summary_digest, context_digest(page)
    return PublishedEntry(*digests, page.photos, stories, exemplars, related, names, page.has_oembed)


def context_digest(page: EntryPage) -> str:
    """Return a digest of the photos and cards on an entry's page."""
    _, *rest = page.signature
    return digest_of("context", repr(rest))
