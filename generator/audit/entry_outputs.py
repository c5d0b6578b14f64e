"""Lists the outputs that contain an entry: those that a withdrawal takes from readers."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.content.entry import Entry
from generator.entries.make_entry import captions_name
from generator.outputs.output import OUTPUTS
from generator.outputs.texts import Texts
from generator.pages.card_file import RenderedCard
from generator.pages.cards import photo_name
from generator.pages.share_view import NAME as SHARE_CARD
from generator.pages.site_pages import pages
from generator.search.layout import FOLDER as SEARCH_INDEX
from generator.site.identifiers import identifier_of
from generator.site.library import photos_of
from generator.site.live_marks import MARK
from generator.site.site import Site
from generator.text.person_names import readings


class EntryOutputs(NamedTuple):
    """The outputs of one kind that contain an entry: the kind's name and their addresses."""

    kind: str
    addresses: tuple[str, ...]


def outputs_of(entry: Entry, site: Site, texts: Mapping[str, str], articles: Texts) -> Iterator[EntryOutputs]:
    """Yield every output that contains an entry; `texts` holds those of the hand-written pages by path."""
    yield EntryOutputs("Trang của bài", (entry.address,))
    cards = {each.address: RenderedCard(each.address, each.address, b"") for each in site.library.entries}
    showing = [page.address for page in pages(site, cards) if _contains(page.signature, entry.address)]
    listings = {page.address for _, page in site.listing_pages}
    yield EntryOutputs("Trang danh sách", tuple(address for address in showing if address in listings))
    others = (address for address in showing if address not in listings and address != entry.address)
    yield EntryOutputs("Trang của bài khác có dẫn tới", tuple(others))
    live = (page.address for page in site.handwritten if MARK.search(texts[page.path]) is not None)
    yield EntryOutputs("Trang viết tay có thẻ chèn", tuple(live))
    yield EntryOutputs("Ảnh, mọi cỡ và định dạng", tuple(_photos(entry, site)))
    if site.settings.share_cards:
        yield EntryOutputs("Ảnh chia sẻ", (f"{entry.address}{SHARE_CARD}",))
    recordings = (*(name for name, _ in entry.media), *map(captions_name, entry.captions))
    yield EntryOutputs("Âm thanh, video, phụ đề", tuple(entry.address + name for name in recordings))
    yield EntryOutputs("Dữ liệu tìm kiếm", (SEARCH_INDEX,) if site.settings.search else ())
    for kind, make in OUTPUTS:
        yield EntryOutputs(kind, tuple(each.path for each in make(site, articles) if _names(each.make(), entry)))


def _names(content: bytes, entry: Entry) -> bool:
    """Return whether a file names an entry by its address or its identifier."""
    signs = (entry.address, identifier_of(entry))
    return any(sign in text for text in readings(content) for sign in signs)


def _contains(signature: object, address: str) -> bool:
    """Return whether a page's signature contains the key of an entry's card, here its address."""
    if isinstance(signature, tuple):
        return any(_contains(part, address) for part in signature)
    return signature == address


def _photos(entry: Entry, site: Site) -> Iterator[str]:
    for number, photo in enumerate(photos_of(entry, site.library), 1):
        for suffix, width in photo.files:
            yield entry.address + photo_name(number, width, suffix)
