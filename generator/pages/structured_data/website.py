"""The site itself and its hand-written pages as structured data: name, publisher, search."""

from markupsafe import Markup

from generator.content.settings import Settings
from generator.pages.structured_data.json_ld import Node, as_json, element
from generator.site.site import SEARCH

_LOGO = "assets/mark.svg"  # of the theme


def website(settings: Settings) -> Node:
    """Return a reference to the site, which its home page describes."""
    return {"@id": f"{settings.home}#trang"}


def publisher(settings: Settings) -> Node:
    """Return the office that is responsible for the site; where none is named, the site stands for it."""
    name = settings.office.governing_body or settings.site_name
    return {"@type": "Organization", "@id": f"{settings.home}#don-vi", "name": name}


def page_data(settings: Settings, address: str, title: str, description: str | None) -> Markup:
    """Return the element of a hand-written page; that of the home page describes the site and its search."""
    base = settings.home
    if not base:
        return Markup()
    if not address:
        return element(as_json(_described_website(settings)))
    node = {
        "@type": "WebPage",
        "@id": base + address,
        "name": title,
        "inLanguage": settings.language,
        "isPartOf": website(settings),
        **({"description": description} if description else {}),
    }
    return element(as_json(node))


def _described_website(settings: Settings) -> Node:
    base, office = settings.home, settings.office
    contacts = {"address": office.address, "telephone": office.phone, "email": office.email}
    given = {key: value for key, value in contacts.items() if value}
    logo = base + (settings.logo or settings.favicon or _LOGO)
    search = {"@type": "EntryPoint", "urlTemplate": f"{base}{SEARCH}?q={{q}}"}
    return {
        "@type": "WebSite",
        **website(settings),
        "url": base,
        "name": settings.site_name,
        "description": settings.site_description or settings.messages.text("site.tagline"),
        "inLanguage": settings.language,
        "publisher": {**publisher(settings), "url": base, "logo": logo, **given},
        "potentialAction": {"@type": "SearchAction", "target": search, "query-input": "required name=q"},
    }
