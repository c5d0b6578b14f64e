"""Proves that a built site holds no trace of what was withdrawn: no name in any file, no file of the entry's own.

Where a name is still in the text of another entry, that is reported at its place in the content. A problem never prints
the name: reports go to logs that anybody may read.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.content.decoding import LineIndex
from generator.problems.problem import Location, Problem, problem
from generator.text.person_names import NamePattern, first_match, people_in, readings

_MOST_FILES = 20  # of one person; who sees them knows that the site is to be made anew
# Pixels and outlines hold no text; what was written into them beside is found as bytes.
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".woff2", ".ico"})
NOTICE = "index.html"


class Gone(NamedTuple):
    """What was withdrawn: the people it named, its addresses; `whose` is it in reports, `keeps` who may name them."""

    whose: str
    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


class Text(NamedTuple):
    """A text of the content that the site is made from: its path, the address that it makes, what it says."""

    path: str
    address: str
    text: str


def verify_names(site_dir: Path, gone: Iterable[Gone], texts: Iterable[Text]) -> Iterator[Problem]:
    """Yield every trace in the site below `site_dir`, and in the texts it is made from."""
    gone, texts = list(gone), list(texts)
    if not gone:
        return
    gone = [each._replace(names=tuple(part for name in each.names for part in people_in(name))) for each in gone]
    names = {each.whose: [NamePattern(name) for name in each.names] for each in gone}
    for each in gone:
        yield from _own_files(site_dir, each)
        yield from _in_texts(each, names[each.whose], texts)
    yield from _in_site(site_dir, gone, names)


def _own_files(site_dir: Path, gone: Gone) -> Iterator[Problem]:
    """A withdrawn address holds the notice alone; photos and share card are pixels that no search could read."""
    for address in gone.addresses:
        for file in sorted((site_dir / address).rglob("*")):
            if file.is_file() and file != site_dir / address / NOTICE:
                yield problem("GS912", Location(file.relative_to(site_dir).as_posix()), whose=gone.whose)


def _in_texts(gone: Gone, names: Iterable[NamePattern], texts: Iterable[Text]) -> Iterator[Problem]:
    names = list(names)
    for text in texts:
        if f"/{text.address}" in gone.keeps or text.path == gone.whose:
            continue
        index = LineIndex(text.path, text.text)
        for name in names:
            for match in name.matches(text.text):
                at = index.at(match.offset or 0)
                yield problem("GS913", at, whose=gone.whose, address=f"/{text.address}")


def _in_site(site_dir: Path, gone: list[Gone], names: Mapping[str, list[NamePattern]]) -> Iterator[Problem]:
    """Look into every file: for the names of whom nobody may name, and for the addresses."""
    found = {each.whose: 0 for each in gone}
    for file in sorted(path for path in site_dir.rglob("*") if path.is_file()):
        content, path = file.read_bytes(), file.relative_to(site_dir).as_posix()
        texts = [content.decode("latin-1")] if file.suffix in _PICTURES else list(readings(content))
        for each in gone:
            if found[each.whose] < _MOST_FILES and (at := _trace(content, texts, path, each, names[each.whose])):
                found[each.whose] += 1
                yield problem("GS911", at, whose=each.whose)


def _trace(content: bytes, texts: list[str], path: str, gone: Gone, names: Iterable[NamePattern]) -> Location | None:
    if any(address in text for address in gone.addresses for text in texts):
        return Location(path)
    if gone.keeps:
        return None
    if Path(path).suffix in _PICTURES:
        return Location(path) if any(name.encode() in content for name in gone.names) else None
    match = first_match(texts, names)
    if match is None:
        return None
    return Location(path) if match.offset is None else LineIndex(path, texts[0]).at(match.offset)
