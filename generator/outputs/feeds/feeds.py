"""The feeds of a site as artifacts: of the whole site, with archives, and of each listing that has feeds.

Archives are those of the whole site alone, since at 10,000 entries those of all listings would be some 70 MB more. Most
entries are in two files, an archive and the feed of a commune: these leave out terms, which are 40 % of their bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.engine.cache import digest_of
from generator.engine.fingerprint import program_digest
from generator.engine.output_folder import Artifact
from generator.outputs.feeds.atom import atom, brief_atom
from generator.outputs.feeds.feed import Feed, Publisher
from generator.outputs.feeds.items import Event, Item, Notice, item_of, notice_of
from generator.outputs.feeds.json_feed import json_feed
from generator.outputs.feeds.selection import archives, by_time, latest
from generator.outputs.texts import Texts
from generator.site.appearance import LOGO
from generator.site.feeds import ARCHIVES, ATOM, JSON_FEED, SITE_FEEDS, feeds_of
from generator.site.listings import Listing
from generator.site.site import Site, shared_entries

_Writer: TypeAlias = Callable[[Feed, Publisher], bytes]
_WRITERS: Mapping[str, _Writer] = {ATOM: atom, JSON_FEED: json_feed}
_OF_COMMUNES: Mapping[str, _Writer] = {ATOM: brief_atom}


def feeds(site: Site, _: Texts) -> Iterator[Artifact]:
    """Yield every feed; none without `site_url`. Each has a key of what it tells, so that few are written anew."""
    if not site.settings.site_url:
        return
    publisher = _publisher(site.settings)
    shared = digest_of(program_digest(), repr(publisher))
    items = {entry.address: item_of(entry, site.library) for entry in shared_entries(site)}
    gone = {entry.address: notice_of(entry, site.library) for entry in _gone(site)}
    events: tuple[Event, ...] = (*items.values(), *gone.values())
    digests = {event.identifier: digest_of(repr(event)) for event in events}

    def artifact(feed: Feed, write: _Writer) -> Artifact:
        told = (digests[event.identifier] for event in feed.events)
        key = digest_of(shared, repr(feed._replace(events=())), *told)
        return Artifact(feed.path, key, partial(write, feed, publisher))

    for feed, write in _of_site(site.settings, tuple(items.values()), tuple(gone.values())):
        yield artifact(feed, write)
    for listing in site.listings:
        names = feeds_of(listing, site.by_listing, site.settings)
        if names:
            told = (items[entry.address] for entry in listing.entries if not entry.is_child)
            left = (gone[entry.address] for entry in site.by_listing.left.get(listing.address, ()))
            feed = _of_listing(listing, latest(told, left), site.settings)
            writers = _WRITERS if JSON_FEED in names else _OF_COMMUNES
            for name in names:
                yield artifact(feed._replace(path=listing.address + name), writers[name])


def _publisher(settings: Settings) -> Publisher:
    return Publisher(
        url=settings.home,
        author=settings.office.governing_body or settings.site_name,
        icon=settings.favicon or settings.logo or LOGO,
        rights=settings.messages.text("office.reuse"),
    )


def _gone(site: Site) -> Iterable[Entry]:
    """Return the entries that feeds once held and must take back."""
    return {entry.address: entry for left in site.by_listing.left.values() for entry in left}.values()


def _of_site(
    settings: Settings, items: tuple[Item, ...], notices: tuple[Notice, ...]
) -> Iterator[tuple[Feed, _Writer]]:
    """Yield the feeds of the whole site, which every page names: head and archives in Atom, the latest in JSON Feed."""
    newest = latest(items, notices)
    pages, rest = archives((*items, *notices))
    paths = [f"{ARCHIVES}{number}.xml" for number in range(1, len(pages) + 1)]
    feed = Feed(f"{SITE_FEEDS}{JSON_FEED}", "", settings.site_name, settings.site_description, newest)
    yield feed, json_feed
    head = f"{SITE_FEEDS}{ATOM}"
    whole = by_time({event.identifier: event for event in (*newest, *rest)}.values())
    yield feed._replace(path=head, events=whole, previous=paths[-1] if paths else ""), atom
    for path, events, before, after in zip(paths, pages, ("", *paths), (*paths[1:], ""), strict=False):
        yield feed._replace(path=path, events=events, previous=before, next=after, current=head), brief_atom


def _of_listing(listing: Listing, events: tuple[Event, ...], settings: Settings) -> Feed:
    messages = settings.messages
    return Feed(
        path="",
        page=listing.address,
        title=messages.text("feed.title", name=listing.heading, site=settings.site_name),
        subtitle=listing.lead or messages.text("listing.description", heading=listing.heading),
        events=events,
    )
