"""addresses.json: every address that the site answers, so that a later check finds those that have died.

It holds a withdrawn address as a digest: the address contains the name of a person who asked to be forgotten, and no
file should list such names. A digest hides a name from readers and search engines, not from somebody who guesses it.
The page at the address still answers, so that those who know the address can ask.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from generator.engine.errors import BuildError
from generator.site.site import Route

PATH = "addresses.json"
VERSION = 1


class AddressTable(NamedTuple):
    """The addresses of a site, without leading slashes: pages, redirects (old to new), digests of withdrawn ones.

    `samples` are those of each that the site answers for its samples alone: they may vanish with the samples.
    """

    pages: frozenset[str]
    moved: dict[str, str]
    withdrawn: frozenset[str]
    samples: frozenset[str] = frozenset()

    def without_samples(self) -> "AddressTable":
        """Return the addresses that must answer for ever."""
        moved = {old: new for old, new in self.moved.items() if old not in self.samples}
        return AddressTable(self.pages - self.samples, moved, self.withdrawn - self.samples)


def digest_of_address(address: str) -> str:
    """Return the digest that stands for a withdrawn address in the file."""
    return sha256(f"/{address}".encode()).hexdigest()


def address_table(routes: Iterable[Route], samples: Iterable[Route] = ()) -> AddressTable:
    """Return the addresses of routes, sorted by their kind of answer; `samples` are those of samples alone."""
    routes = list(routes)
    return AddressTable(
        pages=frozenset(each.address for each in routes if each.target is None and not each.is_gone),
        moved={each.address: each.target for each in routes if each.target is not None},
        withdrawn=frozenset(digest_of_address(each.address) for each in routes if each.is_gone),
        samples=frozenset(digest_of_address(each.address) if each.is_gone else each.address for each in samples),
    )


def addresses_file(table: AddressTable, site_url: str) -> tuple[str, bytes]:
    """Return the path and the content of the file."""
    values = {
        "version": VERSION,
        "site_url": site_url,
        "pages": sorted(f"/{address}" for address in table.pages),
        "moved": {f"/{address}": f"/{target}" for address, target in sorted(table.moved.items())},
        "withdrawn": sorted(table.withdrawn),
        "samples": sorted(each if each in table.withdrawn else f"/{each}" for each in table.samples),
    }
    return PATH, json.dumps(values, ensure_ascii=False, indent=0).encode() + b"\n"


def read_addresses(content: bytes, name: str) -> AddressTable:
    """Parse an addresses.json; `name` is for messages. Raises BuildError if it is invalid or of another version."""
    try:
        values = json.loads(content)
        if values["version"] != VERSION:
            raise BuildError(f"{name} theo phiên bản {values['version']} mà chương trình này không biết.")
        return AddressTable(
            pages=frozenset(str(address).removeprefix("/") for address in values["pages"]),
            moved={str(old).removeprefix("/"): str(new).removeprefix("/") for old, new in values["moved"].items()},
            withdrawn=frozenset(map(str, values["withdrawn"])),
            samples=frozenset(str(each).removeprefix("/") for each in values.get("samples", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BuildError(f"{name} không phải là tệp addresses.json của một trang Gương Sáng.") from None
