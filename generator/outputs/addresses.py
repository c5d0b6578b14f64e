"""addresses.json: every address that the site answers, so that a later check can tell whether one has died.

Of what was withdrawn it holds a digest alone: the address tells the name of a person who asked to be forgotten, and a
list of such names is not to be had in one file. The address itself goes on answering, so who knows it can still ask;
the digest hides a name from readers and search engines, not from somebody who guesses it.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from generator.engine.errors import BuildError
from generator.site.site import Route

PATH = "addresses.json"
VERSION = 1


class Published(NamedTuple):
    """The addresses that a site had (no leading slashes): pages, where others led, digests of what was withdrawn."""

    pages: frozenset[str]
    moved: dict[str, str]
    withdrawn: frozenset[str]


def digest_of_address(address: str) -> str:
    """Return what stands in the file for a withdrawn address."""
    return sha256(f"/{address}".encode()).hexdigest()


def published(routes: Iterable[Route]) -> Published:
    """Tell apart what addresses answer."""
    routes = list(routes)
    return Published(
        pages=frozenset(each.address for each in routes if each.target is None and not each.is_gone),
        moved={each.address: each.target for each in routes if each.target is not None},
        withdrawn=frozenset(digest_of_address(each.address) for each in routes if each.is_gone),
    )


def addresses_file(routes: Iterable[Route], site_url: str) -> tuple[str, bytes]:
    """Write the file: its path, its content."""
    had = published(routes)
    values = {
        "version": VERSION,
        "site_url": site_url,
        "pages": sorted(f"/{address}" for address in had.pages),
        "moved": {f"/{address}": f"/{target}" for address, target in sorted(had.moved.items())},
        "withdrawn": sorted(had.withdrawn),
    }
    return PATH, json.dumps(values, ensure_ascii=False, indent=0).encode() + b"\n"


def read_addresses(content: bytes, name: str) -> Published:
    """Read such a file. Raises BuildError where it is none, or of another version."""
    try:
        values = json.loads(content)
        if values["version"] != VERSION:
            raise BuildError(f"{name} theo phiên bản {values['version']} mà chương trình này không biết.")
        return Published(
            pages=frozenset(str(address).removeprefix("/") for address in values["pages"]),
            moved={str(old).removeprefix("/"): str(new).removeprefix("/") for old, new in values["moved"].items()},
            withdrawn=frozenset(map(str, values["withdrawn"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BuildError(f"{name} không phải là tệp addresses.json của một trang Gương Sáng.") from None
