"""Writes values as JSON-LD that is safe within HTML, and the element that holds it."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from markupsafe import Markup

from generator.site.listings import Item

Node: TypeAlias = Mapping[str, Any]
_CONTEXT = '{"@context":"https://schema.org",'
# In HTML a `</script>` or `<!--` would end or change the element; before ES2019 two separators ended a line of script.
_unsafe = re.compile("[<>&\u2028\u2029]")


def as_json(value: object) -> str:
    """Return a value as JSON without the signs that HTML gives a meaning."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _unsafe.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) if _unsafe.search(text) else text


def element(*nodes: str) -> Markup:
    """Return the element of nodes that `as_json` wrote; browsers read it as data, so that no policy forbids it."""
    content = nodes[0][1:] if len(nodes) == 1 else f'"@graph":[{",".join(nodes)}]}}'
    return Markup(f'<script type="application/ld+json">{_CONTEXT}{content}</script>')  # noqa: S704  (see `as_json`)


@lru_cache(maxsize=1 << 12)
def breadcrumbs(crumbs: tuple[Item, ...], base: str) -> str:
    """Return the trail to a page from below the home page, as the page shows it."""
    links = [
        {"@type": "ListItem", "position": position, "name": crumb.label, "item": base + crumb.address}
        for position, crumb in enumerate(crumbs, 1)
    ]
    return as_json({"@type": "BreadcrumbList", "itemListElement": links})
