"""Listings as structured data: a collection, and the entries that the page shows of it."""

from collections.abc import Iterable

from markupsafe import Markup

from generator.content.settings import Settings
from generator.pages.listing_view import ListingView
from generator.pages.structured_data.json_ld import as_json, breadcrumbs, element
from generator.pages.structured_data.website import website


def listing_data(view: ListingView, shown: Iterable[str], settings: Settings) -> Markup:
    """Return the element of a page of a listing; `shown` are the addresses of its entries, in their order.

    Entries are named by their URLs alone: their own pages describe them, and a name for each would double the element.
    Numbered pages name none: at 10,000 entries they would take 12 MB.
    """
    base = settings.home
    if not base or view.is_empty:
        return Markup()
    node = {
        "@type": "CollectionPage",
        "@id": base + view.address,
        "name": view.title,
        "inLanguage": settings.language,
        "isPartOf": website(settings),
    }
    if view.number is None and (entries := [{"@id": base + address} for address in shown]):
        node["mainEntity"] = {"@type": "ItemList", "numberOfItems": view.total, "itemListElement": entries}
    trail = [breadcrumbs(view.crumbs, base)] if view.crumbs else []
    return element(as_json(node), *trail)
