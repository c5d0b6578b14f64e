"""Prepares a site from the content: find the files, read the entries, assemble the listings.

bytes → raw entries → articles → entries → library → listings → site. `prepare` takes all three steps.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from generator.build.page_checks import check_pages
from generator.build.plan import LeftOut
from generator.content.context import Context
from generator.content.data.data_files import DATA_DIR, MAX_BYTES
from generator.content.data.deadlines import Deadline, load_deadlines
from generator.content.data.searches import load_searches
from generator.content.data.synonyms import load_synonyms
from generator.content.data.vocabularies import Vocabularies, load_vocabularies
from generator.content.data_folder import check_data_folder
from generator.content.entry import Entry
from generator.content.files.entry_files import EntryFile, find_entries
from generator.content.files.tree import ContentTree, scan_content
from generator.content.settings import Settings
from generator.engine.files import read_at_most
from generator.engine.parallel import BuildTools
from generator.entries.media_files import check_photos
from generator.entries.privacy.contacts import allowed_contacts
from generator.entries.privacy.data_files import check_data_file
from generator.entries.reader import read_entries
from generator.entries.recording_files import check_recordings
from generator.gazetteer import load_gazetteer
from generator.problems.catalogue.privacy import PRIVACY
from generator.problems.problem import Problem, Reference, has_errors
from generator.search.synonyms import Synonyms
from generator.site.appearance import check_appearance, check_icons
from generator.site.collections import Collection, check_collections, load_collections
from generator.site.consents import check_consents, check_grounds
from generator.site.handwritten_pages import HandwrittenPage, find_handwritten_pages
from generator.site.library import (
    Library,
    check_exemplars,
    check_links,
    make_library,
)
from generator.site.official_site import check_official_site, check_plans
from generator.site.plausibility import check_days, check_twins
from generator.site.redirects import Redirect, check_redirects, load_redirects
from generator.site.short_addresses import check_numbers
from generator.site.site import Site, addresses, check_addresses, site_of, taken_addresses


class Found(NamedTuple):
    """The files of `content/` before entries are read; `problems` are those of all other files."""

    vocabularies: Vocabularies
    files: list[EntryFile]
    handwritten: tuple[HandwrittenPage, ...]
    page_links: tuple[Reference, ...]
    problems: tuple[Problem, ...]


class Content(NamedTuple):
    """Content that was read: its valid entries, and all its files; `is_whole` tells that no entry has errors.

    `left_out` counts the entries that get no page.
    """

    library: Library
    files: list[EntryFile]
    handwritten: tuple[HandwrittenPage, ...]
    page_links: tuple[Reference, ...]
    redirects: tuple[Redirect, ...]
    deadlines: dict[str, Deadline]
    searches: tuple[str, ...]
    synonyms: tuple[Synonyms, ...]
    collections: tuple[Collection, ...]
    is_whole: bool
    left_out: LeftOut


def prepare(
    root: Path, settings: Settings, tools: BuildTools, published: frozenset[str] = frozenset()
) -> tuple[Site, list[Problem]]:
    """Read and check the content below `root`; return the site of its valid part, and every problem.

    Listings among the addresses `published` before keep theirs.

    The caller must not publish the site if there are errors. Raises BuildError if a kind of entry lacks a message.
    """
    settings.entry_kinds.check_messages(settings.messages)
    tree = scan_content(root, tools.settling_ns)
    content, problems = read(root, find(root, tree, settings, tools), settings, tools)
    site, found = assemble(content, published)
    return site, [*problems, *found]


def find(root: Path, tree: ContentTree, settings: Settings, tools: BuildTools) -> Found:
    """List the entries; read and check vocabularies and hand-written pages."""
    vocabularies, problems = load_vocabularies(root)
    are_terms_whole = not has_errors(problems)
    handwritten, found = find_handwritten_pages(tree)
    problems += found
    problems += check_official_site(root, settings, handwritten)
    problems += check_appearance(root, settings)
    problems += check_icons(root, vocabularies.fields, settings.icon_dirs)
    if are_terms_whole:  # else a plan may be that of a movement with a mistake, which is reported
        problems += check_plans(root, settings, (lead.plan for each in vocabularies.movements for lead in each.lead))
    problems += _check_data_files(root, tree, settings)
    links, found = check_pages(root, handwritten, settings, tools.cache)
    problems += found
    problems += check_data_folder(tree)
    files, found = find_entries(tree, settings.entry_kinds)
    problems += found
    return Found(vocabularies, files, tuple(handwritten), tuple(links), tuple(problems))


def read(root: Path, found: Found, settings: Settings, tools: BuildTools) -> tuple[Content, list[Problem]]:
    """Read the content; return it with every problem that shows before the pages of the site are known.

    The problems include those of `found`.
    """
    vocabularies, files, handwritten, page_links, known = found
    context, problems = Context(vocabularies, load_gazetteer(vocabularies.own_units), settings), list(known)
    entries: list[Entry] = []
    named: list[Reference] = []
    recordings: list[Reference] = []
    unready: set[str] = set()  # drafts of profiles that are too incomplete to be shown
    hidden = 0  # all drafts that are
    is_whole = _vocabularies_are_whole(problems)
    for file, read in zip(files, read_entries(root, files, context, tools), strict=True) if is_whole else ():
        entries += [read.entry] if read.entry is not None else []
        named += read.photos
        recordings += read.recordings
        problems += read.problems
        is_whole = is_whole and not has_errors(read.problems)
        if read.entry is None and not has_errors(read.problems):
            hidden += 1
            unready.update([file.slug] if file.kind.has_person else ())
    problems += check_exemplars(entries, files, unready, settings)
    problems += check_consents(entries, settings)
    problems += (*check_days(root, entries, settings), *check_twins(root, entries))
    problems += check_numbers(root, entries)
    problems += check_grounds(root, entries, vocabularies)
    redirects, of_redirects = load_redirects(root)
    deadlines, of_deadlines = load_deadlines(root)
    searches, of_searches = load_searches(root)
    synonyms, of_synonyms = load_synonyms(root)
    collections, of_collections = load_collections(root)
    problems += (*of_redirects, *of_deadlines, *of_searches, *of_synonyms, *of_collections)
    problems += check_recordings(root, recordings, tools)
    photos, of_photos = check_photos(root, named, tools)
    problems += of_photos
    library = make_library(entries, context, photos)
    if is_whole:
        problems += check_collections(collections, files, entries, library)
    left_out = _left_out(entries, library, hidden)
    content = Content(
        library,
        files,
        handwritten,
        page_links,
        redirects,
        deadlines,
        searches,
        synonyms,
        collections,
        is_whole,
        left_out,
    )
    return content, problems


def _left_out(entries: list[Entry], library: Library, hidden: int) -> LeftOut:
    """Count the entries without a page; `hidden` drafts are too incomplete for one."""
    if (settings := library.context.settings).preview:
        return LeftOut(drafts=hidden, lapsed=len(library.lapsed))
    open_ = [entry for entry in entries if entry.withdrawn is None]
    drafts = sum(entry.is_draft for entry in open_)
    scheduled = sum(not entry.is_draft and entry.published > settings.today for entry in open_)
    return LeftOut(drafts + hidden, scheduled, len(library.lapsed))


def assemble(content: Content, published: frozenset[str] = frozenset()) -> tuple[Site, list[Problem]]:
    """Make the listings of content; check addresses, redirects and links against the pages of the site."""
    site = site_of(content.library, published, content.collections)
    site = replace(site, handwritten=content.handwritten, redirects=content.redirects)
    site = replace(site, deadlines=content.deadlines, searches=content.searches, synonyms=content.synonyms)
    problems = list(check_addresses(site, content.files))
    if content.is_whole:  # else a link may lead to the page of an entry that has errors now
        listed = frozenset(page.address for _, page in site.listing_pages)
        problems += check_redirects(site.redirects, *taken_addresses(site, content.files), listed)
        problems += check_links(site.library, addresses(site, content.files), content.page_links)
    return site, problems


def _vocabularies_are_whole(problems: Iterable[Problem]) -> bool:
    """Return whether entries can be checked: a broken vocabulary would give false reports for each of them."""
    of_data = (each for each in problems if each.location.path.startswith(f"{DATA_DIR}/"))
    return not has_errors(each for each in of_data if each.code not in PRIVACY)  # private data breaks none


def _check_data_files(root: Path, tree: ContentTree, settings: Settings) -> Iterator[Problem]:
    allowed = allowed_contacts(settings.office)
    for path, state in tree.all(DATA_DIR):
        if state.is_file:
            yield from check_data_file(read_at_most(root / path, MAX_BYTES), path, allowed)
