"""The steps of a build in order; the only module that knows it.

bytes → raw entries → entries → library → shelves → listings → views → fragments → pages. Reading happens in
`prepare`, everything after it is computed from what `prepare` returned; writing is the caller's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from generator.discovery import EntryFile, address_of, find_entries
from generator.entry_views import entry_view, photo_views, published_name
from generator.gazetteer import load_gazetteer
from generator.library import Library, check_aliases, check_exemplars, check_links, make_library
from generator.listings import Item, Listing, Shelves, shelve, vocabulary_listings, year_listings
from generator.model import Entry
from generator.outputs.opensearch import opensearch
from generator.outputs.sitemap import sitemap
from generator.paging import ListingPage, cut
from generator.photo_checks import check_photos
from generator.photos import Photo
from generator.place_listings import place_listings
from generator.privacy import digits
from generator.problems import Location, Problem, Reference, has_errors, problem
from generator.reading import read_entries
from generator.related import Related
from generator.render import Renderer
from generator.schema import Context
from generator.settings import Settings
from generator.share_views import ShareImage, share_image, site_image
from generator.views import day_view, listing_view
from generator.vocabulary import load_vocabularies
from generator.work import Workshop
from generator.written_pages import WrittenPage, check_page, find_pages

CONFIG = "mkdocs.yml"
SEARCH = "tim-kiem/"
_WAYS_IN = ("linh-vuc/", "nam/", "dia-phuong/")  # what readers without JavaScript search by
_OFFICE_KEYS = {
    "governing_body": "cơ quan chủ quản",
    "responsible_editor": "người chịu trách nhiệm nội dung",
    "address": "địa chỉ cơ quan",
    "phone": "điện thoại cơ quan",
}


@dataclass(frozen=True)
class Site:
    """All that a build shows, before any of it is rendered."""

    library: Library
    shelves: Shelves
    listings: tuple[Listing, ...]
    written: tuple[WrittenPage, ...]
    settings: Settings


class Page(NamedTuple):
    """A generated page: where it goes, and what fills the shell. The three texts are HTML."""

    address: str
    title: Markup
    head: Markup
    content: Markup


class Head(NamedTuple):
    """What stands in a page's head. `is_hidden` asks search engines to leave it out, `moved_to` where it went."""

    title: str
    description: str
    image: ShareImage
    is_article: bool = False
    is_hidden: bool = False
    moved_to: str | None = None


def prepare(root: Path, settings: Settings, workshop: Workshop) -> tuple[Site, list[Problem]]:
    """Read and check the whole content below `root`; the site it makes, and every problem found.

    Photos that the workshop's store knows are not opened. The site holds what is valid.
    It is for the caller to refuse to publish it where there are errors.
    """
    vocabularies, problems = load_vocabularies(root)
    context = Context(vocabularies, load_gazetteer(), settings)
    problems += _check_office(settings)
    written, found = find_pages(root)
    problems += found
    problems += _check_pages(root, written, settings)
    files, found = find_entries(root)
    problems += found
    entries: list[Entry] = []
    named: list[Reference] = []
    for read in read_entries(root, files, context, workshop) if _vocabularies_are_whole(problems) else ():
        entries += [read.entry] if read.entry is not None else []
        named += read.photos
        problems += read.problems
    problems += check_exemplars(entries, files, settings)
    photos, found = check_photos(root, named, workshop)
    problems += found
    site = _assemble(entries, photos, written, context)
    problems += _check_addresses(site, files)
    if len(entries) == len(files):  # else a link may lead to what an entry that is not right yet would make
        problems += check_links(site.library, _addresses(site, files))
    return site, problems


def _check_office(settings: Settings) -> Iterator[Problem]:
    """An official site says who answers for it (requirements L22)."""
    if settings.production:
        for key, meaning in _OFFICE_KEYS.items():
            if not getattr(settings.office, key):
                yield problem("GS905", Location(CONFIG), key=f"office.{key}", meaning=meaning)


def _vocabularies_are_whole(problems: Iterable[Problem]) -> bool:
    """Tell whether entries can be judged: against a broken vocabulary, each would be reported wrongly."""
    return not has_errors(each for each in problems if each.location.path.startswith("content/data/"))


def _check_pages(root: Path, written: Iterable[WrittenPage], settings: Settings) -> Iterator[Problem]:
    allowed = {digits(settings.office.phone)}
    for page in written:
        yield from check_page((root / page.path).read_bytes(), page.path, allowed)


def _assemble(entries: list[Entry], photos: dict[str, Photo], written: Iterable[WrittenPage], context: Context) -> Site:
    settings = context.settings
    library = make_library(entries, context.vocabularies, context.gazetteer, settings, photos)
    shelves = shelve(library)
    listings = chain(
        vocabulary_listings(library, shelves), year_listings(library, shelves), place_listings(library, shelves)
    )
    return Site(library, shelves, tuple(listings), tuple(written), settings)


def _check_addresses(site: Site, files: Iterable[EntryFile]) -> Iterator[Problem]:
    """Check that no address is taken twice."""
    taken = {page.address: f"mục “{listing.heading}”" for listing, page in _listing_pages(site)}
    taken[SEARCH] = "trang tìm kiếm"
    of_entries = ((file.path, address_of(file)) for file in files)
    for path, address in chain(of_entries, site.written):
        if address in taken:
            yield problem("GS501", Location(path), address=address, other=taken[address])
        taken[address] = path
    yield from check_aliases((*site.library.entries, *site.library.withdrawn), taken)


def _addresses(site: Site, files: Iterable[EntryFile]) -> frozenset[str]:
    """Return every address that a link may lead to."""
    listed = (page.address for _, page in _listing_pages(site))
    written = (page.address for page in site.written)
    entries = (*site.library.entries, *site.library.withdrawn)
    former = (address for entry in entries for address in _former_addresses(entry))
    return frozenset(chain([SEARCH], listed, map(address_of, files), written, former))


def _listing_pages(site: Site) -> Iterator[tuple[Listing, ListingPage]]:
    for listing in site.listings:
        for page in cut(listing.address, listing.entries, site.settings.page_size):
            yield listing, page


def pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """Render every generated page, one at a time."""
    related = Related(site.library)
    image = site_image(site.settings)
    for entry in site.library.entries:
        view = entry_view(entry, site.library, related)
        photos = tuple(photo_views(entry, site.library))
        canonical = _absolute(view.address, site.settings)
        content = renderer.render(f"{entry.type}.html", view.address, entry=view, photos=photos, canonical=canonical)
        head = Head(view.title, view.summary, share_image(entry), is_article=True, is_hidden=view.is_sample)
        yield _page(view.address, head, content, renderer, site.settings)
    for entry in site.library.withdrawn:
        for address in (entry.address, *_former_addresses(entry)):
            notice = {"withdrawn": day_view(_withdrawal_day(entry)), "replacement": entry.replacement}
            content = renderer.render("withdrawn.html", address, **notice)
            head = Head("Bài viết đã được gỡ", "", image, is_hidden=True)
            yield _page(address, head, content, renderer, site.settings)
    for listing, page in _listing_pages(site):
        shown = listing_view(listing, page, site.library)
        content = renderer.render("listing.html", shown.address, listing=shown)
        yield _page(shown.address, Head(shown.title, shown.description, image), content, renderer, site.settings)
    yield _search_page(site, renderer, image)
    for entry in site.library.entries:
        for address in _former_addresses(entry):
            content = renderer.render("moved.html", address, target=Item(entry.title, entry.address))
            head = Head(entry.title, "", share_image(entry), is_hidden=True, moved_to=entry.address)
            yield _page(address, head, content, renderer, site.settings)


def _search_page(site: Site, renderer: Renderer, image: ShareImage) -> Page:
    ways = [listing for listing in site.listings if listing.address in _WAYS_IN]
    content = renderer.render("search.html", SEARCH, ways=sorted(ways, key=lambda way: _WAYS_IN.index(way.address)))
    head = Head("Tìm kiếm", "Tìm gương và câu chuyện theo tên, địa phương, lĩnh vực, năm.", image)
    return _page(SEARCH, head, content, renderer, site.settings)


def _withdrawal_day(entry: Entry) -> date:
    return entry.matter.withdrawn.date if entry.matter.withdrawn else entry.matter.date


def _former_addresses(entry: Entry) -> Iterator[str]:
    return (alias.target.removeprefix("/") for alias in entry.aliases)


def _absolute(address: str, settings: Settings) -> str:
    """Return an address with the site's own in front; nothing where the site does not say what it is."""
    return f"{settings.site_url.rstrip('/')}/{address}" if settings.site_url else ""


def _page(address: str, head: Head, content: Markup, renderer: Renderer, settings: Settings) -> Page:
    title = Markup.escape(f"{head.title} – {settings.site_name}")
    canonical, image = (_absolute(each, settings) for each in (head.moved_to or address, head.image.address))
    values = {"head": head, "canonical": canonical, "image": image, "site_name": settings.site_name}
    return Page(address, title, renderer.render("head.html", address, **values), content)


def files(site: Site, root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside the pages: sounds, films and the sitemap. Photos and share cards are `pictures`' work."""
    for entry in site.library.entries:
        for stem, media in (("am-thanh", entry.matter.audio), ("video", entry.matter.video)):
            for number, medium in enumerate(media, 1):
                if medium.file:
                    content = (root / entry.path).with_name(medium.file).read_bytes()
                    yield entry.address + published_name(medium.file, stem, number), content
    yield from opensearch(site.settings)
    yield from sitemap(_findable(site), site.settings.site_url)


def _findable(site: Site) -> Iterator[tuple[str, date | None]]:
    for entry in site.library.entries:
        if not entry.matter.sample:
            yield entry.address, entry.matter.updated or entry.matter.date
    for _, page in _listing_pages(site):
        yield page.address, None
    yield SEARCH, None
    for written in site.written:
        yield written.address, None
