"""The steps of a build in order; the only module that knows it.

bytes → raw entries → articles → entries → library → listings → views → cards → pages. `find` looks where
they lie, `read` goes as far as the library, `assemble` on to the listings, `prepare` does all three; `site_pages`
lists the pages, `page_jobs` renders them; writing is the caller's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.content.context import Context
from generator.content.deadlines import Limit, load_limits
from generator.content.entry_files import EntryFile, find_entries
from generator.content.entry_source import MAX_ENTRY_BYTES
from generator.content.model import Entry
from generator.content.settings import Settings
from generator.content.vocabularies import Vocabularies, load_vocabularies
from generator.engine.sent_files import read_at_most
from generator.engine.work import BuildTools
from generator.entries.media_files import check_photos
from generator.entries.privacy.contacts import allowed_contacts
from generator.entries.reader import read_entries
from generator.entries.recordings import check_recordings
from generator.gazetteer import load_gazetteer
from generator.outputs.addresses import addresses_file
from generator.outputs.opensearch import opensearch
from generator.outputs.redirects import redirects_file
from generator.outputs.sitemap import sitemap
from generator.problems.problem import Location, Problem, Reference, has_errors, problem
from generator.site.handwritten_pages import HandwrittenPage, check_handwritten_page, find_handwritten_pages
from generator.site.library import (
    Library,
    check_exemplars,
    check_links,
    make_library,
)
from generator.site.listings import group_by_listing, vocabulary_listings, year_listings
from generator.site.paging import paginate
from generator.site.place_listings import place_listings
from generator.site.redirects import Redirect, check_redirects, load_redirects
from generator.site.site import SEARCH, Site, addresses, check_addresses, routes, taken_addresses

CONFIG = "mkdocs.yml"
_OFFICE_KEYS = {
    "governing_body": "cơ quan chủ quản",
    "responsible_editor": "người chịu trách nhiệm nội dung",
    "address": "địa chỉ cơ quan",
    "phone": "điện thoại cơ quan",
}


class Found(NamedTuple):
    """What there is in `content/`, no entry of it read yet; `problems` are those of all else."""

    vocabularies: Vocabularies
    files: list[EntryFile]
    handwritten: tuple[HandwrittenPage, ...]
    problems: tuple[Problem, ...]


class Content(NamedTuple):
    """Content that was read: what of it is right, and where all of it lies."""

    library: Library
    files: list[EntryFile]
    handwritten: tuple[HandwrittenPage, ...]
    redirects: tuple[Redirect, ...]
    limits: dict[str, Limit]
    is_whole: bool


def prepare(root: Path, settings: Settings, tools: BuildTools) -> tuple[Site, list[Problem]]:
    """Read and check the whole content below `root`; the site it makes, and every problem found.

    Photos that the tools's cache knows are not opened. The site holds what is valid.
    It is for the caller to refuse to publish it where there are errors.
    """
    content, problems = read(root, find(root, settings), settings, tools)
    site, found = assemble(content, settings)
    return site, [*problems, *found]


def find(root: Path, settings: Settings) -> Found:
    """Look for the entries; read and check all that is beside them."""
    vocabularies, problems = load_vocabularies(root)
    problems += _check_office(settings)
    handwritten, found = find_handwritten_pages(root)
    problems += found
    problems += _check_pages(root, handwritten, settings)
    files, found = find_entries(root, settings.entry_kinds)
    problems += found
    return Found(vocabularies, files, tuple(handwritten), tuple(problems))


def read(root: Path, found: Found, settings: Settings, tools: BuildTools) -> tuple[Content, list[Problem]]:
    """Read the content, and check all that can be known before it is known which pages there will be.

    The problems are all of it, those that were found before too.
    """
    vocabularies, files, handwritten, known = found
    context, problems = Context(vocabularies, load_gazetteer(), settings), list(known)
    entries: list[Entry] = []
    named: list[Reference] = []
    unready: set[str] = set()  # profiles that are drafts, and not right enough to be shown
    is_whole = _vocabularies_are_whole(problems)
    for file, read in zip(files, read_entries(root, files, context, tools), strict=True) if is_whole else ():
        entries += [read.entry] if read.entry is not None else []
        named += read.photos
        problems += read.problems
        is_whole = is_whole and not has_errors(read.problems)
        if read.entry is None and file.kind.has_person and not has_errors(read.problems):
            unready.add(file.slug)
    problems += check_exemplars(entries, files, unready, settings)
    redirects, of_redirects = load_redirects(root)
    limits, of_limits = load_limits(root)
    problems += (*of_redirects, *of_limits, *check_recordings(root, entries))
    photos, of_photos = check_photos(root, named, tools)
    problems += of_photos
    library = make_library(entries, context, photos)
    return Content(library, files, handwritten, redirects, limits, is_whole), problems


def assemble(content: Content, settings: Settings) -> tuple[Site, list[Problem]]:
    """Make the listings of what was read, and check what leads to the pages there will be."""
    site = _site_of(content.library, settings)
    site = replace(site, handwritten=content.handwritten, redirects=content.redirects, limits=content.limits)
    problems = list(check_addresses(site, content.files))
    if content.is_whole:  # else a link may lead to what an entry that is not right yet would make
        problems += check_redirects(site.redirects, *taken_addresses(site, content.files))
        problems += check_links(site.library, addresses(site, content.files))
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


def _check_pages(root: Path, handwritten: Iterable[HandwrittenPage], settings: Settings) -> Iterator[Problem]:
    allowed = allowed_contacts(settings.office)
    for page in handwritten:
        yield from check_handwritten_page(read_at_most(root / page.path, MAX_ENTRY_BYTES), page.path, allowed)


def _site_of(library: Library, settings: Settings) -> Site:
    by_listing = group_by_listing(library)
    makers = (vocabulary_listings, year_listings, place_listings)
    listings = tuple(listing for make in makers for listing in make(library, by_listing))
    size = settings.page_size
    pages = ((each, page) for each in listings for page in paginate(each.address, each.entries, size))
    return Site(library, by_listing, listings, tuple(pages))


def files(site: Site, root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside the pages: sounds, films and the sitemap. Photos and share cards are `pictures`' work."""
    for entry in site.library.entries:
        for name, file in entry.media:
            yield entry.address + name, (root / entry.path).with_name(file).read_bytes()
    yield from opensearch(site.settings)
    yield from sitemap(_findable(site), site.settings.site_url)
    answered = routes(site)
    yield addresses_file(answered, site.settings.site_url)
    yield from redirects_file(answered, site.settings.site_url)


def _findable(site: Site) -> Iterator[tuple[str, date | None]]:
    for entry in site.library.entries:
        if not (entry.is_sample or entry.is_child):
            yield entry.address, entry.updated or entry.published
    for _, page in site.listing_pages:
        yield page.address, None
    yield SEARCH, None
    for handwritten in site.handwritten:
        yield handwritten.address, None
