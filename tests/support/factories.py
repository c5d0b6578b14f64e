"""Factories of entries: front matter as an officer writes it, read by the real reader."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from shutil import copytree

import yaml

from generator.content.context import Context
from generator.content.data.vocabularies import Vocabularies, load_vocabularies
from generator.content.entry import Article, Entry
from generator.content.entry_kinds import PROFILE, STORY
from generator.content.entry_source import read_entry
from generator.content.files.entry_files import EntryFile
from generator.content.settings import Settings
from generator.entries.validate import validate_entry
from generator.gazetteer import load_gazetteer
from generator.problems.problem import Problem
from generator.site.library import Library, make_library
from generator.site.listings import EntriesByListing, Listing, group_by_listing, year_listings
from generator.site.place_listings import place_listings
from generator.site.site import Site
from generator.site.vocabulary_listings import vocabulary_listings

PROJECT = Path(__file__).parents[2]
BASE = PROJECT / "tests/fixtures/sites/base"
GAZETTEER = load_gazetteer()
TODAY = date(2026, 6, 1)
SETTINGS = Settings(today=TODAY)
PREVIEW = Settings(today=TODAY, preview=True)
BODY = "Nhờ **sáu tháng** vận động, con đường thôn dài 2 km đã xong."
_SHARED: dict[str, object] = {
    "summary": "Vận động 40 hộ hiến đất, mở xong đường thôn dài 2 km trong ba tháng.",
    "deeds": [],  # none: an entry without the key is asked
    "date": "2024-05-19",
    "kind": "nguoi-tot-viec-tot",
    "fields": ["nong-nghiep"],
    "locality": "xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi",
    "year": 2019,
    "sources": [{"title": "Tên bài báo", "publisher": "Báo Quảng Ngãi"}],
    "consent": {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web", "hinh-anh"]},
}


@lru_cache(maxsize=1)
def vocabularies() -> Vocabularies:
    """Return the vocabularies of the small sites."""
    return load_vocabularies(BASE)[0]


def entry_text(values: dict[str, object], body: str = BODY) -> str:
    """Return the text of an entry file; keys with the value None are omitted."""
    keys = {key: value for key, value in values.items() if value is not None}
    matter: str = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False)
    return f"---\n{matter}---\n\n{body}\n"


def profile_text(**keys: object) -> str:
    """Return the text of a profile; `keys` add to or replace the default keys."""
    return entry_text({"name": "Nguyễn Văn A", "subject_type": "ca-nhan"} | _SHARED | keys)


def story_text(**keys: object) -> str:
    """Return the text of a story; `keys` add to or replace the default keys."""
    return entry_text({"title": "Con đường mới của thôn"} | _SHARED | keys)


def read(text: str, file: EntryFile, settings: Settings = SETTINGS) -> tuple[Article | None, list[Problem]]:
    """Read and validate the text of an entry file."""
    raw, problems = read_entry(text.encode(), file.path)
    assert raw is not None, problems
    return validate_entry(raw, file, Context(vocabularies(), GAZETTEER, settings))


def profile(slug: str = "nguyen-van-a", /, **keys: object) -> Entry:
    """Return the summary of a valid profile."""
    return profile_article(slug, **keys).entry


def profile_article(slug: str = "nguyen-van-a", /, **keys: object) -> Article:
    """Return a valid profile."""
    file = EntryFile(PROFILE, slug, None, f"content/profiles/{slug}/index.md", ())
    return _valid(read(profile_text(**keys), file))


def story(slug: str = "con-duong-moi", /, **keys: object) -> Entry:
    """Return the summary of a valid story."""
    year = keys.get("year", _SHARED["year"])
    assert isinstance(year, int)
    file = EntryFile(STORY, slug, year, f"content/stories/{year}/{slug}/index.md", ())
    return _valid(read(story_text(**keys), file)).entry


def _valid(found: tuple[Article | None, list[Problem]]) -> Article:
    article, problems = found
    assert article is not None, problems
    return article


def library(*entries: Entry, settings: Settings = SETTINGS) -> Library:
    """Return a library of the entries."""
    return make_library(entries, Context(vocabularies(), GAZETTEER, settings), {})


def with_settings(site: Site, settings: Settings) -> Site:
    """Return the site with other settings."""
    context = replace(site.library.context, settings=settings)
    return replace(site, library=replace(site.library, context=context))


def listings(of: Library) -> dict[str, Listing]:
    """Return every listing of a library, by address."""
    by_listing: EntriesByListing = group_by_listing(of)
    made: Iterable[Listing] = (
        *vocabulary_listings(of, by_listing),
        *year_listings(of, by_listing),
        *place_listings(of, by_listing),
    )
    by_address: dict[str, Listing] = {}
    for listing in made:
        assert listing.address not in by_address, f"two listings at {listing.address}"
        by_address[listing.address] = listing
    return by_address


def small_project(root: Path, files: dict[str, str | bytes]) -> Path:
    """Create a project with the vocabularies of the base, a home page and the given files; return its root."""
    (root / "content/pages").mkdir(parents=True)
    (root / "content/pages/index.md").write_text("# Trang chủ\n", "utf-8")
    copytree(BASE / "content/data", root / "content/data")
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root
