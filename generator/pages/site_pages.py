"""Lists the pages that a site generates: entries, listings, search, and the notices at former addresses."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from generator.content.entry import Entry
from generator.pages.card_file import RenderedCard
from generator.pages.cards import day_view
from generator.pages.listing_view import cards_in_order, listing_view
from generator.pages.page import AnyPage, EntryPage, FramePage, Head, ListedCard, ListPage, PlainPage
from generator.pages.related_reason import reason_text
from generator.pages.share_view import ShareImage, share_image, site_image
from generator.site.appearance import LOGO
from generator.site.embeds import described_entries
from generator.site.identifiers import page_digits
from generator.site.library import Library, every_entry, former_addresses, photos_of
from generator.site.listings import Item
from generator.site.pairs import Listed
from generator.site.related import Related, RelatedEntry
from generator.site.short_addresses import BASE as SHORT
from generator.site.site import CARD_FRAME, LISTING_FRAME, SEARCH, Site, shared_entries
from generator.site.taxonomies import DEEDS, FIELDS, PLACES, YEARS

# Listed on the search page for readers without JavaScript.
_WAYS_IN = (FIELDS.base, DEEDS.base, YEARS.base, PLACES.base)
FRAMES = {CARD_FRAME: "card", LISTING_FRAME: "listing"}
CardsOf: TypeAlias = Callable[[Iterable[Entry]], tuple[RenderedCard, ...]]


def entry_page(entry: Entry, library: Library, related: Iterable[RelatedEntry], cards_of: CardsOf) -> EntryPage:
    """Return the page of an entry, with cards of its stories, of the exemplars it names and of `related` entries."""
    stories = library.stories_of.get(entry.slug, ()) if entry.has_person else ()
    exemplars = (library.profiles[slug] for slug, _ in entry.exemplars if slug in library.profiles)
    related = tuple(related)
    reasons = (reason_text(reason, library.context) for _, reason in related)
    shown = tuple(map(ListedCard, *_listed_cards([listed for listed, _ in related], cards_of), reasons))
    return EntryPage(entry, photos_of(entry, library), cards_of(stories), cards_of(exemplars), shown)


def _listed_cards(
    listed: Sequence[Listed], cards_of: CardsOf
) -> tuple[tuple[RenderedCard, ...], list[tuple[str, str] | None]]:
    """Return the cards of a list, and title and address of the profile that shares the place of each."""
    profiles = [None if profile is None else (profile.title, profile.address) for _, profile in listed]
    return cards_of([entry for entry, _ in listed]), profiles


def page_count(site: Site) -> int:
    """Return the number of pages that `pages` yields."""
    of_entries = sum(1 + len(entry.aliases) for entry in every_entry(site.library))
    of_site = len(site.listing_pages) + 2 + len(FRAMES) + len(site.codes)
    return of_entries + of_site + len(site.moved)


def pages(site: Site, cards: Mapping[str, RenderedCard]) -> Iterator[AnyPage]:
    """Yield every generated page; `cards` holds the card of every entry by address. Lazy, since a site has many."""

    def cards_of(entries: Iterable[Entry]) -> tuple[RenderedCard, ...]:
        return tuple(cards[entry.address] for entry in entries)

    library, related, image = site.library, Related(site.library), site_image(site.settings)
    messages = site.settings.messages
    described = {entry.address for entry in described_entries(site)} if site.settings.site_url else frozenset()
    for entry in library.entries:
        of_entry = entry_page(entry, library, related.to(entry), cards_of)
        yield of_entry._replace(has_oembed=entry.address in described)
    for entry in library.unlisted:
        yield _unlisted_page(entry, site, image)
    yield from _notices(site, image)
    for listing, page in site.listing_pages:
        listed = cards_in_order(listing, page)
        shown = map(ListedCard, *_listed_cards(listed, cards_of))
        of_children = tuple(number for number, each in enumerate(listed) if each.entry.is_child)
        yield ListPage(listing_view(listing, page, site), image, tuple(shown), of_children)
    yield _search_page(site, image)
    yield from _code_pages(site, image)
    yield from _frame_pages(site)
    for entry in library.shown:
        for address in former_addresses(entry):
            target = (("target", Item(entry.title, entry.address)),)
            head = Head(entry.title, "", share_image(entry, site.settings), is_hidden=True, moved_to=entry.address)
            yield PlainPage(address, "pages/moved.html", target, head)
    for address, item in site.moved.items():
        head = Head(messages.text("moved.title"), "", image, is_hidden=True, moved_to=item.address)
        yield PlainPage(address, "pages/moved.html", (("target", item),), head)


def _notices(site: Site, image: ShareImage) -> Iterator[AnyPage]:
    """Yield the notices that stand for entries without consent: expired ones, and withdrawn ones."""
    messages = site.settings.messages
    title = messages.text("lapsed.title")
    for entry in site.library.lapsed:
        head = Head(title, "", image, is_hidden=True, tells_address=False)
        yield PlainPage(entry.address, "pages/lapsed.html", (), head)
        for address in former_addresses(entry):
            moved = Head(title, "", image, is_hidden=True, moved_to=entry.address)
            yield PlainPage(address, "pages/moved.html", (("target", Item(title, entry.address)),), moved)
    for entry in site.library.withdrawn:
        for address in (entry.address, *former_addresses(entry)):
            day = day_view(entry.withdrawn or entry.published, messages)
            values = (("withdrawn", day), ("replacement", entry.replacement))
            head = Head(messages.text("withdrawn.title"), "", image, is_hidden=True, tells_address=False)
            yield PlainPage(address, "pages/withdrawn.html", values, head)


def _unlisted_page(entry: Entry, site: Site, image: ShareImage) -> AnyPage:
    """Return the page of an entry that no list shows; after its last day, a page without its content."""
    until = entry.closes
    if until is None or until >= site.settings.today:
        return EntryPage(entry, (), (), (), ())
    messages = site.settings.messages
    head = Head(messages.text("consultation.ended"), "", image, is_hidden=True, tells_address=False)
    template = site.settings.entry_kinds[entry.type].closed_template
    return PlainPage(entry.address, template, (("until", day_view(until, messages)),), head)


def _code_pages(site: Site, image: ShareImage) -> Iterator[PlainPage]:
    """Yield the page that takes the code of a short address, and the pages of all codes by their first letters."""
    pages, text = site.codes, site.settings.messages.text
    letters = tuple((address.removeprefix(SHORT).rstrip("/"), address) for address in pages)
    head = Head(text("short.title"), "", image, is_hidden=True)
    yield PlainPage(SHORT, "pages/short-addresses.html", (("letters", letters),), head)
    for (first, address), codes in zip(letters, pages.values(), strict=True):
        shown = tuple((code, _titled(entry, site), "" if entry.withdrawn else entry.address) for code, entry in codes)
        head = Head(text("short.page_title", letters=first), "", image, is_hidden=True)
        yield PlainPage(address, "pages/short-codes.html", (("first", first), ("codes", shown)), head)


def _titled(entry: Entry, site: Site) -> str:
    """Return the title by which other pages name an entry; that of its notice, if it has one instead of a page."""
    text = site.settings.messages.text
    if entry.withdrawn is not None:
        return text("withdrawn.title")
    return entry.title if entry.has_consent_on(site.settings.today) or entry.is_draft else text("lapsed.title")


def _search_page(site: Site, image: ShareImage) -> PlainPage:
    ways = [listing for listing in site.listings if listing.address in _WAYS_IN]
    ways.sort(key=lambda way: _WAYS_IN.index(way.address))
    text = site.settings.messages.text
    head = Head(text("search.title"), text("search.description"), image)
    shown = tuple(replace(way, entries=()) for way in ways)
    return PlainPage(SEARCH, "pages/search.html", (("ways", shown),), head)


def _frame_pages(site: Site) -> Iterator[FramePage]:
    """Yield the pages that other sites show in a frame; their script asks how many digits name a file of cards."""
    digits = page_digits(sum(1 for _ in shared_entries(site)))
    settings = site.settings
    shared = (("digits", digits), ("site_name", settings.site_name), ("logo", settings.logo or LOGO))
    for address, shown in FRAMES.items():
        yield FramePage(address, "pages/frame.html", (("shown", shown), *shared))
