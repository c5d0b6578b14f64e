"""Drafts of entries: their files, slugs and checks; creates a draft without touching existing files."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from secrets import token_hex

from generator.content.context import Context
from generator.content.entry_kinds import EntryKind
from generator.content.entry_source import read_entry
from generator.content.files.entry_files import MAX_SLUG, EntryFile
from generator.content.model import key_order
from generator.editing.existing_entries import ExistingEntries
from generator.editing.front_matter import Value, entry_text
from generator.entries.validate import validate_entry
from generator.problems.problem import Problem
from generator.text.vietnamese import slugify

_GENRE, _GENRES = "chan-dung", {"mo-hinh": "mo-hinh-cach-lam-hay"}  # of profiles, by kind
_TYPE_OF_PLACE = re.compile(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh) ")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be created: its type, the year of a story's folder, its keys, its body."""

    kind: EntryKind
    year: int
    values: Mapping[str, Value]
    body: str

    def file(self, slug: str) -> EntryFile:
        """Return the file of the draft under a slug."""
        year = self.year if self.kind.has_year_folders else None
        return EntryFile(self.kind, slug, year, self.kind.path(slug, year), ())

    @property
    def text(self) -> str:
        """Return the content of the file."""
        return entry_text(self.values, key_order(self.kind.model), self.body)


def default_genre(kind: str) -> str:
    """Return the genre of a profile of that kind for which none was chosen."""
    return _GENRES.get(kind, _GENRE)


def check_draft(draft: Draft, slug: str, context: Context) -> list[Problem]:
    """Return the problems that `guong check` will find in a draft."""
    file = draft.file(slug)
    raw, problems = read_entry(draft.text.encode(), file.path)
    return problems + validate_entry(raw, file, context)[1] if raw else problems


def slug_of(name: str) -> str:
    """Return the slug of a name, cut between words if too long; empty if the name has no Latin letter."""
    slug = slugify(name)
    if len(slug) <= MAX_SLUG:
        return slug
    return slug[: MAX_SLUG + 1].rpartition("-")[0] or slug[:MAX_SLUG]


def opaque_slug() -> str:
    """Return a random slug: the address of a child's entry must not name it (requirements L7, docs/requirements.md)."""
    return f"bai-{token_hex(4)}"


def other_slugs(slug: str, place: str) -> Iterator[str]:
    """Yield alternatives to a taken slug, without end: first with the name of the place, then with numbers."""
    if place and not slug.endswith(f"-{slugify(place)}"):
        yield slug_of(f"{slug} {place}")
    for number in count(2):
        yield f"{slug[: MAX_SLUG - len(f'-{number}')].rstrip('-')}-{number}"


def free_slug(draft: Draft, slug: str, place: str, existing: ExistingEntries) -> str:
    """Return the slug, or its first alternative that no entry has or had."""
    if existing.taken_by(draft.file(slug)) is None:
        return slug
    return next(other for other in other_slugs(slug, place) if existing.taken_by(draft.file(other)) is None)


def place_name(draft: Draft) -> str:
    """Return the bare name of the first place of a draft, which tells namesakes apart: “Phổ Minh”."""
    locality = draft.values["locality"]
    texts = (locality,) if isinstance(locality, str) else locality
    first = str(texts[0]) if isinstance(texts, Sequence) else ""
    return _TYPE_OF_PLACE.sub("", first.partition(",")[0], count=1)


def create(root: Path, path: str, text: str) -> None:
    """Create an entry's file in a new folder. Raises FileExistsError if the folder exists, whoever created it."""
    file = root / path
    content = text.encode()
    file.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.mkdir()  # atomic: of two processes that create the same folder, one fails
    try:
        with file.open("xb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
    except BaseException:
        file.unlink(missing_ok=True)
        with suppress(OSError):
            file.parent.rmdir()
        raise
