"""What was published of every entry, so that one whose text alone has changed can be published again by itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.engine.cache import Cache, digest_of
from generator.engine.cache_table import CacheTable, cacheable
from generator.images.photos import Photo
from generator.outputs.search_index import exemplars_of
from generator.pages.page import EntryPage, Fragments
from generator.site.site import Site


@cacheable
class Standing(NamedTuple):
    """An entry as it was published, and what stands around it on its page: photos, addresses whose cards are shown.

    `around` is a digest of those photos and cards, `names` are those of the exemplars that it tells of.
    """

    digest: str
    outline: str
    around: str
    photos: tuple[Photo, ...]
    stories: tuple[str, ...]
    exemplars: tuple[str, ...]
    related: tuple[str, ...]
    names: tuple[str, ...]


class Standings:
    """What is known of the entries of the site that was published last in a folder, and of its index."""

    def __init__(self, cache: Cache, site_dir: Path) -> None:
        """Open it; nothing is loaded before it is asked for."""
        self._entries = CacheTable(cache, f"standing {site_dir.resolve()}", "")
        self._index = CacheTable(cache, f"index {site_dir.resolve()}", "")
        self._now: dict[str, object] = {}

    def note(self, page: EntryPage, site: Site) -> None:
        """Note an entry that is published now."""
        path, standing = page.entry.path, standing_of(page, exemplars_of(page.entry, site.library))
        before = self._entries.before.get(path)
        self._now[path] = before if before == standing else standing

    def keep_noted(self) -> None:
        """Keep what was noted, and have it in mind no longer."""
        self._entries.keep(self._now)
        self._now = {}

    def keep_index(self, site: Site, words: Counter[str]) -> None:
        """Keep the order that entries are found in, and how many of them each word is in."""
        self._index.put({"order": tuple(entry.address for entry in site.library.entries), "words": dict(words)})

    def at(self, path: str) -> Standing | None:
        """Return an entry as it stands."""
        standing = self._entries.get(path)
        return standing if isinstance(standing, Standing) else None

    def order(self) -> dict[str, int]:
        """Return the number of every entry to be found, by address; of none where that is not known any longer."""
        match self._index.get("order"), self._index.get("words"):
            case tuple() as order, dict():
                return {address: number for number, address in enumerate(order)}
            case _:
                return {}

    def words(self) -> Counter[str]:
        """Return the words of the index."""
        words = self._index.get("words")
        assert isinstance(words, dict)  # noqa: S101  (else there is no order either)
        return Counter(words)

    def put(self, entries: Mapping[str, Standing]) -> None:
        """Keep entries that stand otherwise now, by path."""
        self._entries.put(entries)

    def keep_words(self, words: Counter[str]) -> None:
        """Keep the words that the index has now."""
        self._index.put({"words": dict(words)})


def standing_of(page: EntryPage, names: tuple[str, ...]) -> Standing:
    """Return what is to be known of an entry's page."""
    entry, lists = page.entry, (page.stories, page.exemplars, page.related)
    stories, exemplars, related = (tuple(_addresses(each)) for each in lists)
    return Standing(entry.digest, entry.outline, around(page), page.photos, stories, exemplars, related, names)


def around(page: EntryPage) -> str:
    """Return a digest of all that a page shows beside its entry."""
    _, *rest = page.signature
    return digest_of("around", repr(rest))


def _addresses(fragments: Fragments) -> Iterator[str]:
    return (fragment.address for fragment in fragments)
