"""Which listings have feeds: those that somebody would subscribe to, if they have something to tell."""

from typing import Final

from generator.content.settings import Settings
from generator.site.collections import BASE as COLLECTIONS
from generator.site.listings import EntriesByListing, Listing
from generator.site.taxonomies import DEEDS, FIELDS, FORMER_PLACES, GENRES, MOVEMENTS, PLACES

SITE_FEEDS: Final = "nguon-tin/"  # the folder of the whole site's feeds, and the page that explains feeds
ARCHIVES: Final = f"{SITE_FEEDS}luu-tru/"
ATOM, JSON_FEED = "atom.xml", "feed.json"
TYPES: Final = {ATOM: "application/atom+xml", JSON_FEED: "application/feed+json"}
_FORMATS = (ATOM, JSON_FEED)
_FOLLOWED = frozenset(each.slug for each in (FIELDS, DEEDS, MOVEMENTS, GENRES))


def feeds_of(listing: Listing, by_listing: EntriesByListing, settings: Settings) -> tuple[str, ...]:
    """Return the names of a listing's feeds, files beside its page; none of a listing without anything to tell.

    An emptied listing keeps its feeds, which say what was withdrawn. Without `site_url` there are none, since their
    URLs must be absolute.
    """
    if not settings.site_url:
        return ()
    tells = bool(by_listing.left.get(listing.address)) or any(not entry.is_child for entry in listing.entries)
    return _formats(listing) if tells else ()


def _formats(listing: Listing) -> tuple[str, ...]:
    """Return the formats of a listing's feeds: of terms, today's places and collections; not of intersections.

    A commune has no JSON Feed: there are thousands of communes, and every reader of JSON Feed reads Atom (decision 26).
    """
    if listing.is_index or listing.address.startswith(FORMER_PLACES):
        return ()
    if listing.address.startswith(COLLECTIONS):
        return _FORMATS
    if len(listing.filters) != 1:
        return ()
    ((facet, value),) = listing.filters
    if facet == PLACES.slug:
        return (ATOM,) if "/" in value else _FORMATS
    return _FORMATS if facet in _FOLLOWED else ()
