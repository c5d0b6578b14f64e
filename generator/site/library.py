"""All entries of the site, sorted and indexed, and the checks that need more than one entry."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.content.context import Context
from generator.content.entry import Entry
from generator.content.files.entry_files import EntryFile
from generator.content.settings import Settings
from generator.images.photos import Photo
from generator.problems.problem import Problem, Reference, as_in_draft, did_you_mean, problem
from generator.text.vietnamese import closest, slugify

_SLUG = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Library:
    """The entries of the site, indexed: `entries` and `stories_of` are newest first, then by address.

    `told_by` has the stories that name each profile before any other, the first published one first.
    `unlisted` entries have a page, but no list shows them. `lapsed` ones, whose consent has expired, have a notice
    instead of a page until it is renewed.
    """

    entries: tuple[Entry, ...]
    unlisted: tuple[Entry, ...]
    lapsed: tuple[Entry, ...]
    withdrawn: tuple[Entry, ...]
    profiles: dict[str, Entry]
    stories_of: dict[str, tuple[Entry, ...]]
    told_by: dict[str, tuple[Entry, ...]]
    context: Context
    photos: Mapping[str, Photo]

    @property
    def shown(self) -> tuple[Entry, ...]:
        """Return every entry that has a page."""
        return (*self.entries, *self.unlisted)


def every_entry(library: Library) -> tuple[Entry, ...]:
    """Return every entry with an address, lapsed and withdrawn ones included."""
    return (*library.shown, *library.lapsed, *library.withdrawn)


def photo_path(entry: Entry, file: str) -> str:
    """Return the path of a photo's file, relative to the project, from its name in the entry."""
    return f"{entry.path.rpartition('/')[0]}/{file}"


def photos_of(entry: Entry, library: Library) -> tuple[Photo, ...]:
    """Return an entry's photos, as read from their files, in order."""
    return tuple(library.photos[photo_path(entry, file)] for file in entry.photos)


def lead_photo(entry: Entry, library: Library) -> Photo | None:
    """Return the photo for an entry's card; None without a photo that may be on cards."""
    is_listed = entry.photos and entry.is_photo_listed
    return library.photos.get(photo_path(entry, entry.photos[0])) if is_listed else None


def newest_first(entry: Entry) -> tuple[int, str]:
    """Return the sort key of entries in every list: newest first, then by address."""
    return -entry.published.toordinal(), entry.address


def make_library(entries: Iterable[Entry], context: Context, photos: Mapping[str, Photo]) -> Library:
    """Return the library of the entries that the site shows; `photos` are all photos read, by path."""
    everything = sorted(entries, key=newest_first)
    published = [entry for entry in everything if _is_shown(entry, context.settings)]
    visible = [entry for entry in published if not _is_lapsed(entry, context.settings)]
    shown = tuple(entry for entry in visible if entry.is_listed)
    profiles = {entry.slug: entry for entry in shown if entry.has_person}
    stories: dict[str, list[Entry]] = defaultdict(list)
    told_by: dict[str, list[Entry]] = defaultdict(list)
    for entry in shown:
        for slug, _ in entry.exemplars:
            stories[slug].append(entry)
        for slug, _ in entry.exemplars[:1]:
            told_by[slug].append(entry)
    return Library(
        entries=shown,
        unlisted=tuple(entry for entry in visible if not entry.is_listed),
        lapsed=tuple(entry for entry in published if _is_lapsed(entry, context.settings)),
        withdrawn=tuple(entry for entry in everything if entry.withdrawn is not None),
        profiles=profiles,
        stories_of={slug: tuple(found) for slug, found in stories.items()},
        told_by={slug: tuple(reversed(found)) for slug, found in told_by.items()},
        context=context,
        photos=photos,
    )


def _is_shown(entry: Entry, settings: Settings) -> bool:
    if entry.withdrawn is not None:
        return False
    return settings.preview or (not entry.is_draft and entry.published <= settings.today)


def _is_lapsed(entry: Entry, settings: Settings) -> bool:
    """Return whether the consent to an entry has expired; a draft in a preview is still to get one."""
    return not entry.is_draft and not entry.has_consent_on(settings.today)


def check_exemplars(
    entries: Iterable[Entry], files: Iterable[EntryFile], unready: Collection[str], settings: Settings
) -> Iterator[Problem]:
    """Report exemplars of stories that do not exist or are hidden.

    `files` are all entry files, since a profile with errors exists too; `unready` are the slugs of drafts that are not
    complete and so hidden.
    """
    entries = list(entries)
    profiles = {file.slug for file in files if file.kind.has_person}
    read = {entry.slug: entry for entry in entries if entry.has_person}
    for entry in entries:
        for slug, location in entry.exemplars:
            found, profile = None, read.get(slug)
            is_hidden = slug in unready or (profile is not None and not _is_shown(profile, settings))
            if slug not in profiles:
                near = did_you_mean(_meant_profiles(slug, profiles, read))
                found = problem("GS502", location, slug=slug, suggestion=near)
            elif is_hidden and _is_shown(entry, settings):
                found = problem("GS503", location, slug=slug, state=_state(profile))
            elif profile is not None and profile.is_child and not entry.is_child:
                found = problem("GS829", location, slug=slug)
            if found is not None:
                yield as_in_draft(found) if entry.is_draft else found


def _meant_profiles(text: str, slugs: Collection[str], profiles: Mapping[str, Entry]) -> list[str]:
    """Return the slugs that a text may mean: of a name, only of that very name, since another is another person."""
    if _SLUG.fullmatch(text):
        return closest(text, sorted(slugs))
    wanted = slugify(text)
    return sorted(
        each for each in slugs if each == wanted or (each in profiles and slugify(profiles[each].title) == wanted)
    )


def _state(profile: Entry | None) -> str:
    if profile is not None and profile.withdrawn is not None:
        return "đã gỡ"
    return "còn là bản nháp" if profile is None or profile.is_draft else "chưa tới ngày đăng"


def check_aliases(entries: Iterable[Entry], taken: Mapping[str, str]) -> Iterator[Problem]:
    """Report former addresses that belong to a page or to another entry.

    `taken` maps the address of every page to its file or listing. Some servers do not tell apart addresses that differ
    in case alone.
    """
    taken = dict(taken)
    owners = {address.casefold(): owner for address, owner in taken.items()}
    for entry in sorted(entries, key=lambda each: each.path):
        for alias, location in entry.aliases:
            address = alias.removeprefix("/")
            owner = owners.setdefault(address.casefold(), entry.path)
            if address in taken or owner != entry.path:
                yield problem("GS501", location, address=address, other=owner)
            else:
                taken[address] = entry.path


def check_links(library: Library, addresses: frozenset[str], page_links: Iterable[Reference] = ()) -> Iterator[Problem]:
    """Report links of entries and of hand-written pages to addresses of this site that do not exist or are withdrawn.

    `addresses` have no leading slash. Entries allowed to name withdrawn people (`keeps`) must be visible.
    """
    gone = {address for entry in library.withdrawn for address in (entry.address, *former_addresses(entry))}
    links = [link for entry in library.shown for link in entry.links]
    links += page_links
    links += [entry.replacement for entry in library.withdrawn if entry.replacement]
    for target, location in links:
        address = target.split("#")[0].removeprefix("/")
        if not target.startswith("/") or address not in addresses:
            yield problem("GS505", location, target=target)
        elif address in gone:
            yield problem("GS510", location, target=target)
    shown = {f"/{entry.address}" for entry in (*library.entries, *library.lapsed)}
    for target, location in (allowed for entry in library.withdrawn for allowed in entry.keeps):
        if target not in shown:
            yield problem("GS518", location, target=target)


def former_addresses(entry: Entry) -> Iterator[str]:
    """Yield the former addresses of an entry, without leading slashes."""
    return (alias.target.removeprefix("/") for alias in entry.aliases)
