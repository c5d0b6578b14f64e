"""Checks that neither the built site nor the content names withdrawn people, or keeps files of withdrawn entries.

A name in the text of another entry is reported at its line in the content. No problem prints the name: anybody may read
the logs that reports go to.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.content.decoding import LineIndex
from generator.content.entry import Entry
from generator.problems.problem import Location, Problem, problem
from generator.site.library import former_addresses
from generator.site.redirects import PATH as REDIRECTS
from generator.site.site import Site
from generator.text.person_names import NamePattern, first_match, is_telling, people_in, readings
from generator.text.vietnamese import comparison_key

_MOST_FILES = 20  # of one person; a site with that many files has to be rebuilt anyway
# Compressed pixels and glyphs hold no text; their metadata is searched as bytes.
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".woff2", ".ico"})
_NOTICE = "index.html"


class Withdrawn(NamedTuple):
    """People who must not be named: those of a withdrawn entry, or one asked for on the command line.

    `source` names the entry (or the option) in reports. `addresses` are those of the entry, `keeps` those of entries
    that may go on naming the people. `titles` are those of a withdrawn story: links to it may have left them as text.
    """

    source: str
    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class _SourceText(NamedTuple):
    """A text of the content: its path, the address that is made of it, the text."""

    path: str
    address: str
    text: str


def withdrawn_people(site: Site) -> Iterator[Withdrawn]:
    """Yield the people of every withdrawn entry."""
    for entry in site.library.withdrawn:
        addresses = (entry.address, *former_addresses(entry))
        keeps = tuple(each.target for each in entry.keeps)
        yield Withdrawn(entry.path, entry.names, addresses, keeps, titles_of(entry, site))


def titles_of(entry: Entry, site: Site) -> tuple[str, ...]:
    """Return the title to search for: that of a story, if it tells the story apart and no other entry has it."""
    if entry.has_person or not is_telling(entry.title):
        return ()
    key = comparison_key(entry.title)
    is_shared = any(comparison_key(each.title) == key for each in site.library.shown if each.path != entry.path)
    return () if is_shared else (entry.title,)


def known_people(site: Site, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the people with a profile, except `names`: a withdrawn name within a longer one of theirs may stay."""
    gone = {comparison_key(name) for name in names}
    return tuple(each.title for each in site.library.profiles.values() if comparison_key(each.title) not in gone)


def people_asked_for(names: Iterable[str]) -> Iterator[Withdrawn]:
    """Yield the people named on the command line; reports tell them apart by number."""
    for number, name in enumerate(names, 1):
        yield Withdrawn(f"tên thứ {number} ghi ở lệnh", (name,))


def verify_names(root: Path, site: Site, site_dir: Path, people: Iterable[Withdrawn]) -> Iterator[Problem]:
    """Yield a problem wherever the site in `site_dir`, or the content below `root`, names any of `people`."""
    people = [each._replace(names=_every_name(each.names)) for each in people]
    if not people:
        return
    texts, known = list(_source_texts(root, site)), known_people(site, (name for each in people for name in each.names))
    names = {each.source: [NamePattern(name, known) for name in (*each.names, *each.titles)] for each in people}
    for each in people:
        yield from _own_files(site_dir, each)
        yield from _in_texts(each, names[each.source], texts)
    yield from _in_site(site_dir, people, names)


def _every_name(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for name in names for part in people_in(name))


def _source_texts(root: Path, site: Site) -> Iterator[_SourceText]:
    """Yield the texts that the site is made of, without withdrawn entries."""
    paths = [(entry.path, entry.address) for entry in site.library.shown]
    paths += [(page.path, page.address) for page in site.handwritten]
    paths += [(REDIRECTS, "")] if site.redirects else []
    for path, address in paths:
        yield _SourceText(path, address, (root / path).read_text("utf-8", "replace"))


def _own_files(site_dir: Path, withdrawn: Withdrawn) -> Iterator[Problem]:
    """Yield the files at withdrawn addresses beside the notice: no search would find a face in a photo."""
    for address in withdrawn.addresses:
        for file in sorted((site_dir / address).rglob("*")):
            if file.is_file() and file != site_dir / address / _NOTICE:
                yield problem("GS912", Location(file.relative_to(site_dir).as_posix()), whose=withdrawn.source)


def _in_texts(withdrawn: Withdrawn, names: Sequence[NamePattern], texts: Iterable[_SourceText]) -> Iterator[Problem]:
    for text in texts:
        if f"/{text.address}" in withdrawn.keeps or text.path == withdrawn.source:
            continue
        index = LineIndex(text.path, text.text)
        for name in names:
            for match in name.matches(text.text):
                at = index.at(match.offset or 0)
                yield problem("GS913", at, whose=withdrawn.source, address=f"/{text.address}")


def _in_site(site_dir: Path, people: list[Withdrawn], names: Mapping[str, list[NamePattern]]) -> Iterator[Problem]:
    """Search every file for withdrawn addresses, and for the names that no entry may keep."""
    found = {each.source: 0 for each in people}
    for file in sorted(path for path in site_dir.rglob("*") if path.is_file()):
        content, path = file.read_bytes(), file.relative_to(site_dir).as_posix()
        texts = [content.decode("latin-1")] if file.suffix in _PICTURES else list(readings(content))
        for each in people:
            if found[each.source] < _MOST_FILES and (at := _first_in(content, texts, path, each, names[each.source])):
                found[each.source] += 1
                yield problem("GS911", at, whose=each.source)


def _first_in(
    content: bytes, texts: list[str], path: str, withdrawn: Withdrawn, names: Iterable[NamePattern]
) -> Location | None:
    """Return where a file first holds a withdrawn address or name; None if it holds neither."""
    if any(address in text for address in withdrawn.addresses for text in texts):
        return Location(path)
    if withdrawn.keeps:
        return None
    if Path(path).suffix in _PICTURES:
        sought = (*withdrawn.names, *withdrawn.titles)
        return Location(path) if any(name.encode() in content for name in sought) else None
    match = first_match(texts, names)
    if match is None:
        return None
    return Location(path) if match.offset is None else LineIndex(path, texts[0]).at(match.offset)
