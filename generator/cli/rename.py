"""`guong rename`: gives an entry another address; the old one leads on."""

from collections.abc import Iterator
from pathlib import Path

from generator.cli.configuration import configured
from generator.cli.editing import checked, make_change
from generator.cli.entry_lookup import find_entry, texts_of
from generator.content.entry_files import address_of, find_entries
from generator.editing.renaming import rename_plan, renamed
from generator.engine.errors import BuildError
from generator.site.site import routes


def rename_entry(
    config_file: Path, slug: str, new_slug: str, kind: str | None, year: int | None, in_year: int | None
) -> Iterator[str]:
    """Rename an entry; yield what was done. Raises BuildError, and nothing is changed then."""
    root, (settings, _) = config_file.parent, configured(config_file)
    file = find_entry(root, slug, kind, in_year)
    new = renamed(file, new_slug, year)
    site, before = checked(root, settings)
    old_address, new_address = address_of(file), address_of(new)
    for route in routes(site):
        if route.address == new_address and route.target != old_address:
            raise BuildError(f"Địa chỉ /{new_address} đã dùng{f' cho {route.path}' if route.path else ''}.")
    if (root / new.path).parent.exists():
        raise BuildError(f"Đã có thư mục {new.path.rpartition('/')[0]}.")
    files, _ = find_entries(root)
    edit = rename_plan(file, new, texts_of(root, files))
    make_change(root, settings, edit, before)
    yield f"Đã đổi /{old_address} thành /{new_address}; địa chỉ cũ tự chuyển sang địa chỉ mới."
    yield f"Thư mục của bài: {new.path.rpartition('/')[0]}"
    others = sorted(path for path in edit.texts if path != file.path)
    if others:
        yield f"Đã sửa liên kết ở {len(others)} tệp khác:"
        yield from (f"  {path}" for path in others)
