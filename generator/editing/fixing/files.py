"""Plans the mending of content files: the new text of each that needs it, and the number of places by their kind."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.content.entry_source import FENCE, MAX_ENTRY_BYTES
from generator.content.files.entry_files import siblings_of
from generator.content.files.tree import scan_content
from generator.editing.fixing.characters import (
    mended_body_tabs,
    mended_bullets,
    mended_characters,
    mended_matter_tabs,
)
from generator.editing.fixing.values import mended_values
from generator.engine.files import read_at_most

_SUFFIXES = (".md", ".yml")
_MAX_BYTES = {".md": MAX_ENTRY_BYTES, ".yml": 1 << 20}
_MOST_ROUNDS = 4  # what one round mends may show another defect; two rounds are enough for most


class Mended(NamedTuple):
    """A file's text before and after, and the number of mended places by their kind, in Vietnamese."""

    path: str
    before: str
    after: str
    counts: dict[str, int]


def mended_files(root: Path) -> Iterator[Mended]:
    """Yield every text of the content that needs mending; files that are no UTF-8 or too large are left out."""
    for path, state in scan_content(root).all():
        if not state.is_file or not path.endswith(_SUFFIXES) or path.rpartition("/")[2].startswith("."):
            continue
        limit = _MAX_BYTES[Path(path).suffix]
        content = read_at_most(root / path, limit)
        if len(content) > limit:
            continue
        try:
            before = content.decode()
        except UnicodeDecodeError:
            continue
        after, counts = mended_text(before, path, siblings_of(root, path))
        if after != before:
            yield Mended(path, before, after, counts)


def mended_text(text: str, path: str, siblings: tuple[str, ...] = ()) -> tuple[str, dict[str, int]]:
    """Return a text of the content mended, and the number of mended places by their kind."""
    counts: Counter[str] = Counter()
    for _ in range(_MOST_ROUNDS):
        mended = _round(text, path, siblings, counts)
        if mended == text:
            break
        text = mended
    return text, {name: count for name, count in counts.items() if name and count}


def _round(text: str, path: str, siblings: tuple[str, ...], counts: Counter[str]) -> str:
    text = mended_characters(text, counts)
    head, matter, body = _parts(text, path)
    if matter:
        matter = mended_values(mended_matter_tabs(matter, counts), siblings, counts)
    if path.endswith(".md"):
        body = mended_bullets(mended_body_tabs(body, counts), counts)
    return head + matter + body


def _parts(text: str, path: str) -> tuple[str, str, str]:
    """Return the opening fence, the YAML, and the rest with the closing fence; a data file is YAML alone."""
    if not path.endswith(".md"):
        return "", text, ""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return "", "", text
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == FENCE), None)
    if end is None:
        return "", "", text
    return f"{lines[0]}\n", "\n".join(lines[1:end]), "\n".join(["", *lines[end:]])
