"""Tells which outputs of a site hold an entry: what a withdrawal takes from readers, and from copies made of them."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.content.model import Entry
from generator.images.photos import FORMATS
from generator.outputs.addresses import PATH as ADDRESSES
from generator.outputs.sitemap import PATH as SITEMAP
from generator.pages.cards import photo_name
from generator.pages.page import RenderedCard
from generator.pages.share_view import NAME as SHARE_CARD
from generator.pages.site_pages import pages
from generator.search.layout import FOLDER as SEARCH_INDEX
from generator.site.library import photos_of
from generator.site.live_marks import MARK
from generator.site.site import Site


class Held(NamedTuple):
    """One kind of output, and the addresses that hold the entry."""

    what: str
    addresses: tuple[str, ...]


def held_in(site: Site, entry: Entry, marked: tuple[str, ...]) -> Iterator[Held]:
    """Yield every output that holds an entry; `marked` are the hand-written pages that show living content."""
    yield Held("Trang của bài", (entry.address,))
    cards = {each.address: RenderedCard(each.address, each.address, b"") for each in site.library.entries}
    holding = [page.address for page in pages(site, cards) if _holds(page.signature, entry.address)]
    listings = {page.address for _, page in site.listing_pages}
    yield Held("Trang danh sách", tuple(address for address in holding if address in listings))
    others = (address for address in holding if address not in listings and address != entry.address)
    yield Held("Trang của bài khác có dẫn tới", tuple(others))
    yield Held("Trang viết tay có thẻ chèn", marked)
    yield Held("Ảnh, mọi cỡ và định dạng", tuple(_photos(site, entry)))
    if site.settings.share_cards:
        yield Held("Ảnh chia sẻ", (f"{entry.address}{SHARE_CARD}",))
    yield Held("Âm thanh, video", tuple(entry.address + name for name, _ in entry.media))
    yield Held("Dữ liệu tìm kiếm", (SEARCH_INDEX,) if site.settings.search else ())
    yield Held("Sơ đồ trang, danh sách địa chỉ", (SITEMAP, ADDRESSES) if site.settings.site_url else (ADDRESSES,))


def _holds(signature: object, address: str) -> bool:
    """Tell whether a page's signature has the key of an entry's card, which is its address here."""
    if isinstance(signature, tuple):
        return any(_holds(part, address) for part in signature)
    return signature == address


def _photos(site: Site, entry: Entry) -> Iterator[str]:
    for number, photo in enumerate(photos_of(entry, site.library), 1):
        for size in photo.sizes:
            for form in FORMATS:
                yield entry.address + photo_name(number, size.width, form.suffix)


def is_marked(text: str) -> bool:
    """Tell whether a hand-written page shows living content."""
    return MARK.search(text) is not None
