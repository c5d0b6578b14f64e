"""`guong number`: gives a number to every entry without one, for its short address."""

from collections.abc import Iterator
from pathlib import Path

from generator.cli.configuration import configured
from generator.cli.edits.apply import apply_edit, read_content
from generator.content.entry_kinds import ENTRY_KINDS
from generator.content.model import key_order
from generator.editing.existing_entries import read_existing_entries
from generator.editing.file_edits import ContentEdit
from generator.editing.front_matter_edits import values_of, with_key
from generator.editing.numbers import free_number
from generator.text.spoken_codes import code_of


def number_entries(config_file: Path) -> Iterator[str]:
    """Write the missing numbers; yield the lines of a report. Raises BuildError, and then changes nothing."""
    root, (settings, _) = config_file.parent, configured(config_file)
    before = read_content(root, settings)
    taken, edited = set(read_existing_entries(root).numbers), dict[str, str]()
    lines: list[str] = []
    for path, text in sorted(before.texts.items()):
        kind = ENTRY_KINDS.at(path)
        if kind is None or not (values := values_of(text, path)) or "number" in values or "withdrawn" in values:
            continue
        number = free_number(path.split("/")[-2], taken)
        taken.add(number)
        edited[path] = with_key(text, path, "number", number, key_order(kind.model))
        lines.append(f"  {path}: number: {number} (mã {code_of(number)})")
    if not edited:
        yield "Mọi bài đều đã có số."
        return
    apply_edit(root, settings, ContentEdit(edited), before)
    yield f"Đã ghi số cho {len(edited)} bài:"
    yield from lines
