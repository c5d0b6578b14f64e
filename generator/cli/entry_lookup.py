"""Finds the entry that somebody at the terminal means, and the texts around it."""

from collections.abc import Iterable
from pathlib import Path

from generator.content.entry_files import EntryFile, find_entries
from generator.content.entry_source import MAX_ENTRY_BYTES
from generator.content.entry_type import EntryType
from generator.engine.errors import BuildError
from generator.site.handwritten_pages import find_handwritten_pages
from generator.site.redirects import PATH as REDIRECTS
from generator.text.vietnamese import closest

TYPES = {"guong": EntryType.PROFILE, "cau-chuyen": EntryType.STORY}
_NAMES = {kind: name for name, kind in TYPES.items()}


def find_entry(root: Path, slug: str, kind: str | None = None, year: int | None = None) -> EntryFile:
    """Return the one entry of that name. Raises BuildError where there is none, or several."""
    files, _ = find_entries(root)
    found = [each for each in files if each.slug == slug and kind in {None, _NAMES[each.type]}]
    if year is not None and len(found) > 1:
        found = [each for each in found if each.year == year] or found
    if not found:
        near = closest(slug, sorted({each.slug for each in files}))
        offered = f" Có phải ý bạn là {' hoặc '.join(f'“{each}”' for each in near)}?" if near else ""
        raise BuildError(f"Không có bài nào có thư mục tên “{slug}”.{offered}")
    if len(found) > 1:
        listed = "\n".join(f"  {each.path}" for each in found)
        way = "--type guong hoặc --type cau-chuyen" if len({each.type for each in found}) > 1 else "--in-year NĂM"
        raise BuildError(f"Có {len(found)} bài tên “{slug}”:\n{listed}\nGhi thêm {way}.")
    return found[0]


def texts_of(root: Path, files: Iterable[EntryFile]) -> dict[str, str]:
    """Read what may lead to an entry: entries, hand-written pages, redirects. What is no text is left out."""
    pages, _ = find_handwritten_pages(root)
    paths = [*(file.path for file in files), *(page.path for page in pages)]
    paths += [REDIRECTS] if (root / REDIRECTS).is_file() else []
    texts: dict[str, str] = {}
    for path in paths:
        content = (root / path).read_bytes()
        if len(content) > MAX_ENTRY_BYTES and path != REDIRECTS:
            continue
        try:
            texts[path] = content.decode()
        except UnicodeDecodeError:
            continue
    return texts
