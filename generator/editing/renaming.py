"""Plans a rename: the entry's folder moves, its old address becomes an alias, links to it are updated."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.content.entry_kinds import ENTRY_KINDS
from generator.content.files.entry_files import MAX_SLUG, EntryFile, address_of
from generator.content.model import key_order
from generator.editing.file_edits import ContentEdit, links_to
from generator.editing.front_matter_edits import values_of, with_item, with_key, with_text, without_item
from generator.engine.errors import BuildError
from generator.text.vietnamese import slugify


def renamed(file: EntryFile, slug: str, year: int | None) -> EntryFile:
    """Return the file of an entry under a new slug, in the folder of `year` if given. Raises BuildError."""
    if slug != slugify(slug) or not 0 < len(slug) <= MAX_SLUG:
        offered = slugify(slug)[:MAX_SLUG].strip("-") or "ten-khong-dau"
        raise BuildError(f"“{slug}” không dùng làm địa chỉ được. Có thể dùng: {offered}")
    if year is not None and not file.kind.has_year_folders:
        raise BuildError(f"{file.kind.label} không xếp theo thư mục năm: bỏ --year.")
    folders = file.path.split("/")
    folders[-2] = slug
    if year is not None:
        folders[-3] = str(year)
    new = replace(file, slug=slug, year=year or file.year, path="/".join(folders))
    if new.path == file.path:
        raise BuildError("Tên mới giống tên cũ: không có gì để đổi.")
    return new


def rename_plan(file: EntryFile, new: EntryFile, texts: Mapping[str, str]) -> ContentEdit:
    """Return the edit that renames `file` to `new`. Raises BuildError.

    `texts` holds every entry, hand-written page and list of addresses by path.
    """
    edited = dict(_with_new_links(file, new, texts))
    own = edited.get(file.path, texts[file.path])
    edited[file.path] = _own_text(own, file, new)
    folders = (file.path.rpartition("/")[0], new.path.rpartition("/")[0])
    return ContentEdit(edited, folders)


def _own_text(text: str, file: EntryFile, new: EntryFile) -> str:
    """Add the old address to the aliases, and drop the new one if it was an alias."""
    order, values = key_order(file.kind.model), values_of(text, file.path)
    aliases = values.get("aliases")
    for index, alias in enumerate(aliases if isinstance(aliases, list) else []):
        if alias == f"/{address_of(new)}":
            text = without_item(text, file.path, "aliases", index)
    text = with_item(text, file.path, "aliases", f"/{address_of(file)}", order)
    if (
        new.year is not None
        and new.year != file.year
        and ("year" in values or str(values.get("date"))[:4] != str(new.year))
    ):
        text = with_key(text, file.path, "year", new.year, order)
    return text


def _with_new_links(file: EntryFile, new: EntryFile, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield path and new text of every file that links to the entry or names it as an exemplar."""
    old_address, new_address = address_of(file), address_of(new)
    links = links_to(old_address)
    for path, text in texts.items():
        edited = links.sub(rf"\g<1>{new_address}", text) if old_address in text else text
        if file.kind.has_person and new.slug != file.slug and "exemplars" in edited and file.slug in edited:
            edited = _with_exemplar(edited, path, file.slug, new.slug)
        if edited != text:
            yield path, edited


def _with_exemplar(text: str, path: str, old: str, new: str) -> str:
    exemplars = values_of(text, path).get("exemplars") if ENTRY_KINDS.at(path) is not None else None
    for index, slug in enumerate(exemplars if isinstance(exemplars, list) else []):
        if slug == old:
            text = with_text(text, path, ("exemplars", index), new)
    return text
