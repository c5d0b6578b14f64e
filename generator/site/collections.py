"""Collections (chuyên đề): entries that the editors put together, in their order (`content/data/collections.yml`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.content.data.data_files import COLLECTIONS, read_rows
from generator.content.data.terms import Slug
from generator.content.entry import Entry
from generator.content.files.entry_files import EntryFile, address_of
from generator.content.value_types import Line, Text, Unique
from generator.content.yaml_tree import locate
from generator.entries.rules.keys import is_address
from generator.problems.problem import Problem, Reference, did_you_mean, problem
from generator.site.exemplars import count_exemplars
from generator.site.library import Library, former_addresses
from generator.site.listings import EntriesByListing, Item, Listing
from generator.text.vietnamese import closest

BASE = "chuyen-de/"
_SCHEDULED = "chưa tới ngày đăng"


def _check_address(value: str) -> str:
    if not is_address(value):
        raise PydanticCustomError("GS504", "not an address", {"value": value})
    return value


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    slug: Slug = Field(description="mã dùng trong địa chỉ, không dấu")
    label: Line = Field(description="tên chuyên đề")
    note: Text = Field(description="một câu giới thiệu")
    introduction: tuple[Text, ...] = Field(default=(), description="các đoạn mở đầu của trang chuyên đề")
    entries: Annotated[
        tuple[Annotated[Line, AfterValidator(_check_address)], ...],
        Unique,
        Field(min_length=1, description="địa chỉ các bài, theo thứ tự đọc, ví dụ /guong/nguyen-van-a/"),
    ]


class Collection(NamedTuple):
    """A collection: what introduces it, in a sentence and in paragraphs; the addresses of its entries, in order."""

    slug: str
    label: str
    note: str
    introduction: tuple[str, ...]
    entries: tuple[Reference, ...]

    @property
    def address(self) -> str:
        """Return the address of its page."""
        return f"{BASE}{self.slug}/"


def load_collections(root: Path) -> tuple[tuple[Collection, ...], list[Problem]]:
    """Return the collections of the site at `root` in order, none if it has no such file, and the problems found."""
    rows, problems = read_rows(root, COLLECTIONS, _Row)
    lines: dict[str, int] = {}
    collections: list[Collection] = []
    for row, node in rows:
        if row.slug in lines:
            problems.append(problem("GS902", locate(node, ("slug",)), slug=row.slug, first=lines[row.slug]))
            continue
        lines[row.slug] = node.at.line
        entries = (Reference(each[1:], locate(node, ("entries", place))) for place, each in enumerate(row.entries))
        collections.append(Collection(row.slug, row.label, row.note, row.introduction, tuple(entries)))
    return tuple(collections), problems


def check_collections(
    collections: Iterable[Collection], files: Iterable[EntryFile], entries: Iterable[Entry], library: Library
) -> Iterator[Problem]:
    """Report entries of collections that do not exist, that the site does not show, and that must not be there.

    `files` are all entry files and `entries` all that could be read: one with errors exists too. One whose consent has
    expired, or whose day has not come, is nobody's mistake.
    """
    known = {address_of(file) for file in files}
    by_address = _by_address(entries)
    listed = {entry.address for entry in (*library.entries, *library.lapsed)}
    for collection in collections:
        for address, location in collection.entries:
            entry = by_address.get(address)
            if entry is None and address not in known:
                near = did_you_mean(closest(f"/{address}", sorted(f"/{each}" for each in known)))
                yield problem("GS522", location, address=address, suggestion=near)
            elif entry is not None and (entry.is_child or not entry.is_listed):
                reason = "viết về trẻ em" if entry.is_child else "là thông báo, không phải bài về gương"
                yield problem("GS524", location, address=address, reason=reason)
            elif (entry is None or entry.address not in listed) and (state := _state(entry)) != _SCHEDULED:
                yield problem("GS523", location, address=address, state=state)


def _state(entry: Entry | None) -> str:
    if entry is not None and entry.withdrawn is not None:
        return "đã gỡ"
    return "còn là bản nháp hoặc còn lỗi" if entry is None or entry.is_draft else _SCHEDULED


def _by_address(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Return entries by their address and their former ones, which a list may still name."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found[entry.address] = entry
        for address in former_addresses(entry):
            found.setdefault(address, entry)
    return found


def with_collections(
    by_listing: EntriesByListing, collections: Iterable[Collection], library: Library
) -> EntriesByListing:
    """Return the entries by listing, with those of each collection that the site lists, in its order.

    None of them is about a child, whatever the file says. Those whose consent has expired have `left`; of a withdrawn
    one, the file does not tell any more.
    """
    shown = tuple(collections)
    if not shown:
        return by_listing
    found, lapsed = (
        {each.address: _those_in(each, by_address) for each in shown}
        for by_address in map(_without_children, (library.entries, library.lapsed))
    )
    counts = {address: count_exemplars(entries, library.profiles) for address, entries in found.items()}
    left = {address: entries for address, entries in lapsed.items() if entries}
    return replace(
        by_listing,
        entries=by_listing.entries | found,
        left=by_listing.left | left,
        exemplars=by_listing.exemplars | counts,
    )


def _without_children(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    return _by_address(each for each in entries if not each.is_child)


def _those_in(collection: Collection, by_address: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """Return the entries of a collection, each once, in its order."""
    entries = (by_address.get(address) for address, _ in collection.entries)
    return tuple(dict.fromkeys(each for each in entries if each is not None))


def collection_listings(collections: Iterable[Collection], by_listing: EntriesByListing) -> Iterator[Listing]:
    """Yield the index of collections, if there are any, and the page of each."""
    text = by_listing.messages.text
    shown, title = tuple(collections), text("collection.title")
    if not shown:
        return
    yield Listing(BASE, title, title, text("collection.lead"), is_index=True)
    for each in shown:
        yield Listing(
            address=each.address,
            heading=each.label,
            title=text("listing.titled", name=each.label, listing=title),
            lead=each.note,
            paragraphs=each.introduction,
            crumbs=(Item(title, BASE),),
            entries=by_listing.at(each.address),
        )
