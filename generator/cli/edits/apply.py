"""Reads the content before an edit and applies checked edits, for `guong rename` and `guong withdraw`."""

from pathlib import Path
from typing import NamedTuple

from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.content.data.data_files import COLLECTIONS
from generator.content.entry_source import MAX_ENTRY_BYTES
from generator.content.files.entry_files import find_entries
from generator.content.files.tree import scan_content
from generator.content.settings import Settings
from generator.editing.file_edits import ContentEdit, apply_checked
from generator.problems.problem import Problem
from generator.site.handwritten_pages import find_handwritten_pages
from generator.site.redirects import PATH as REDIRECTS
from generator.site.site import Site


class ContentBefore(NamedTuple):
    """The content before an edit: the site made of it, its problems, and the texts that may link to an entry."""

    site: Site
    problems: list[Problem]
    texts: dict[str, str]


def read_content(root: Path, settings: Settings) -> ContentBefore:
    """Read and check the content below `root`."""
    with tools_at(root) as tools:
        return ContentBefore(*prepare(root, settings, tools), _texts(root))


def apply_edit(root: Path, settings: Settings, edit: ContentEdit, before: ContentBefore) -> None:
    """Apply an edit. Raises BuildError if it would cause an error, and then changes nothing."""
    apply_checked(root, edit, before.problems, lambda: check_content_at(root, settings))


def check_content_at(root: Path, settings: Settings) -> list[Problem]:
    """Return the problems of the content below `root`."""
    with tools_at(root) as tools:
        return prepare(root, settings, tools)[1]


def _texts(root: Path) -> dict[str, str]:
    """Return entries, hand-written pages, redirects and collections by path; without those too large or not UTF-8."""
    files, pages = find_entries(scan_content(root))[0], find_handwritten_pages(scan_content(root))[0]
    paths = [*(file.path for file in files), *(page.path for page in pages)]
    lists = [path for path in (REDIRECTS, COLLECTIONS) if (root / path).is_file()]
    paths += lists
    texts: dict[str, str] = {}
    for path in paths:
        content = (root / path).read_bytes()
        if len(content) > MAX_ENTRY_BYTES and path not in lists:
            continue
        try:
            texts[path] = content.decode()
        except UnicodeDecodeError:
            continue
    return texts
