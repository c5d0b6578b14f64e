"""Edits the file of collections: entries leave it, and collections that lose their last entry go too."""

import re
from collections.abc import Collection

_ROW = re.compile(r"(?m)^(?=- )")
_ENTRY = re.compile(r"(?m)^[ \t]++- [\"']?/(?P<address>[^\s\"']++)[\"']?[ \t]*+(?:#[^\n]*+)?\n?")


def without_entries(text: str, addresses: Collection[str]) -> str:
    """Return the text of the file without the lines that name these addresses, which have no leading slash.

    An entry within a line of others stays: the check reports it.
    """
    head, *rows = _ROW.split(text)
    return head + "".join(_without(row, addresses) for row in rows)


def _without(row: str, addresses: Collection[str]) -> str:
    rest = _ENTRY.sub(lambda match: "" if match["address"] in addresses else match[0], row)
    return rest if rest == row or _ENTRY.search(rest) else ""
