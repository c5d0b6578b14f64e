"""Plans how an entry gets another address: its folder moves, it keeps the old address, what leads to it follows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.content.entry_files import MAX_SLUG, EntryFile, address_of
from generator.content.entry_source import read_entry
from generator.content.entry_type import EntryType
from generator.content.model import ProfileMatter, StoryMatter
from generator.content.yaml_tree import Plain, plain
from generator.editing.file_edits import ContentEdit, links_to
from generator.editing.front_matter_edits import with_item, with_key, with_text, without_item
from generator.engine.errors import BuildError
from generator.text.vietnamese import slugify

_ORDERS = {EntryType.PROFILE: tuple(ProfileMatter.model_fields), EntryType.STORY: tuple(StoryMatter.model_fields)}


def renamed(file: EntryFile, slug: str, year: int | None) -> EntryFile:
    """Return an entry's file as it will be. Raises BuildError where that is no address."""
    if slug != slugify(slug) or not 0 < len(slug) <= MAX_SLUG:
        offered = slugify(slug)[:MAX_SLUG].strip("-") or "ten-khong-dau"
        raise BuildError(f"“{slug}” không dùng làm địa chỉ được. Có thể dùng: {offered}")
    if year is not None and file.type is EntryType.PROFILE:
        raise BuildError("Gương không xếp theo thư mục năm: bỏ --year.")
    folders = file.path.split("/")
    folders[-2] = slug
    if year is not None:
        folders[-3] = str(year)
    new = replace(file, slug=slug, year=year or file.year, path="/".join(folders))
    if new.path == file.path:
        raise BuildError("Tên mới giống tên cũ: không có gì để đổi.")
    return new


def rename_plan(file: EntryFile, new: EntryFile, texts: Mapping[str, str]) -> ContentEdit:
    """Plan it; `texts` are those of every entry, hand-written page and redirect, by path. Raises BuildError."""
    made = dict(_followers(file, new, texts))
    own = made.get(file.path, texts[file.path])
    made[file.path] = _own_text(own, file, new)
    folders = (file.path.rpartition("/")[0], new.path.rpartition("/")[0])
    return ContentEdit(made, folders)


def _own_text(text: str, file: EntryFile, new: EntryFile) -> str:
    """Record the former address; one that the entry goes back to is no longer former."""
    order, values = _ORDERS[file.type], _values(text, file.path)
    aliases = values.get("aliases")
    for index, alias in enumerate(aliases if isinstance(aliases, list) else []):
        if alias == f"/{address_of(new)}":
            text = without_item(text, file.path, "aliases", index)
    text = with_item(text, file.path, "aliases", f"/{address_of(file)}", order)
    if new.year != file.year and ("year" in values or str(values.get("date"))[:4] != str(new.year)):
        text = with_key(text, file.path, "year", str(new.year), order)
    return text


def _followers(file: EntryFile, new: EntryFile, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts that lead to the entry, leading to its new address."""
    old_address, new_address = address_of(file), address_of(new)
    links = links_to(old_address)
    for path, text in texts.items():
        made = links.sub(rf"\g<1>{new_address}", text) if old_address in text else text
        if file.type is EntryType.PROFILE and new.slug != file.slug and "exemplars" in made and file.slug in made:
            made = _with_exemplar(made, path, file.slug, new.slug)
        if made != text:
            yield path, made


def _with_exemplar(text: str, path: str, old: str, new: str) -> str:
    exemplars = _values(text, path).get("exemplars") if path.startswith("content/stories/") else None
    for index, slug in enumerate(exemplars if isinstance(exemplars, list) else []):
        if slug == old:
            text = with_text(text, path, ("exemplars", index), new)
    return text


def _values(text: str, path: str) -> dict[str, Plain]:
    raw, _ = read_entry(text.encode(), path)
    values = plain(raw.matter) if raw is not None else {}
    return values if isinstance(values, dict) else {}
