"""`guong rename`: gives an entry another address; the old one redirects to it."""

from collections.abc import Iterator
from pathlib import Path

from generator.cli.configuration import configured
from generator.cli.edits.apply import apply_edit, read_content
from generator.content.files.entry_files import address_of
from generator.editing.existing_entries import find_entry
from generator.editing.renaming import rename_plan, renamed
from generator.engine.errors import BuildError
from generator.site.site import routes


def rename_entry(
    config_file: Path, slug: str, new_slug: str, kind: str | None, year: int | None, in_year: int | None
) -> Iterator[str]:
    """Rename an entry; yield the lines of a report. Raises BuildError, and then changes nothing."""
    root, (settings, _) = config_file.parent, configured(config_file)
    file = find_entry(root, slug, kind, in_year)
    new = renamed(file, new_slug, year)
    before = read_content(root, settings)
    old_address, new_address = address_of(file), address_of(new)
    for route in routes(before.site):
        if route.address == new_address and route.target != old_address:
            raise BuildError(f"Địa chỉ /{new_address} đã dùng{f' cho {route.path}' if route.path else ''}.")
    if (root / new.path).parent.exists():
        raise BuildError(f"Đã có thư mục {new.path.rpartition('/')[0]}.")
    edit = rename_plan(file, new, before.texts)
    apply_edit(root, settings, edit, before)
    yield f"Đã đổi /{old_address} thành /{new_address}; địa chỉ cũ tự chuyển sang địa chỉ mới."
    yield f"Thư mục của bài: {new.path.rpartition('/')[0]}"
    others = sorted(path for path in edit.texts if path != file.path)
    if others:
        yield f"Đã sửa liên kết ở {len(others)} tệp khác:"
        yield from (f"  {path}" for path in others)
