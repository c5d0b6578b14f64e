"""Drafts of entries: where they lie, under which name, and writing one without touching anything that is there."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from secrets import token_hex

from generator.content.entry_files import INDEX, MAX_SLUG, PROFILES_DIR, STORIES_DIR, EntryFile
from generator.content.entry_type import EntryType
from generator.content.model import key_order
from generator.editing.front_matter import Value, entry_text
from generator.entries.validate import MATTERS
from generator.text.vietnamese import slugify


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be written: its kind, the year of a story's folder, its keys, its body."""

    type: EntryType
    year: int
    values: Mapping[str, Value]
    body: str

    def file(self, slug: str) -> EntryFile:
        """Return where it lies under a slug."""
        if self.type is EntryType.PROFILE:
            return EntryFile(self.type, slug, None, f"{PROFILES_DIR}/{slug}/{INDEX}", ())
        return EntryFile(self.type, slug, self.year, f"{STORIES_DIR}/{self.year}/{slug}/{INDEX}", ())

    @property
    def text(self) -> str:
        """Return its file's text."""
        return entry_text(self.values, key_order(MATTERS[self.type]), self.body)


def slug_of(name: str) -> str:
    """Return a name as an entry's slug, cut between words where it is too long; "" where it holds no letter."""
    slug = slugify(name)
    if len(slug) <= MAX_SLUG:
        return slug
    return slug[: MAX_SLUG + 1].rpartition("-")[0] or slug[:MAX_SLUG]


def opaque_slug() -> str:
    """Return a slug that tells nothing of whom it is about: a child's address must not (requirements L7)."""
    return f"bai-{token_hex(4)}"


def other_slugs(slug: str, place: str) -> Iterator[str]:
    """Yield what to call an entry whose slug is taken: with the name of its place, then with numbers."""
    if place and not slug.endswith(f"-{slugify(place)}"):
        yield slug_of(f"{slug} {place}")
    for number in count(2):
        yield f"{slug[: MAX_SLUG - len(f'-{number}')].rstrip('-')}-{number}"


def create(root: Path, path: str, text: str) -> None:
    """Write an entry's file into a folder of its own. FileExistsError where the folder is there, whoever made it."""
    file = root / path
    content = text.encode()
    file.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.mkdir()  # fails where it exists: of two who try at once, one is told
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
