"""Rendered cards, and the card file of a build: all their HTML in one file, which pages read when they are rendered."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self, TypeAlias

from generator.engine.cache_table import cacheable

_InFile: TypeAlias = tuple[str, int, int]  # the name of a card file, the offset of a card in it, its size in bytes


@cacheable
class RenderedCard(NamedTuple):
    """The rendered card of the entry at an address, with `render.ROOT` before its links; `key` is a digest of it.

    `html` is in UTF-8, or says where it is in a card file.
    """

    address: str
    key: str
    html: bytes | _InFile


class CardFile:
    """A card file that is being written; the cards it returns are valid once it is closed."""

    def __init__(self, path: Path) -> None:
        """Start an empty file."""
        self._name, self._end = str(path), 0
        self._file = path.open("wb")

    def __enter__(self) -> Self:
        """Return the file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._file.close()

    def append(self, card: RenderedCard) -> RenderedCard:
        """Move the HTML of a card into the file; return the card. One that is in a file already stays there."""
        if not isinstance(card.html, bytes):
            return card
        where = (self._name, self._end, len(card.html))
        self._file.write(card.html)
        self._end += len(card.html)
        return card._replace(html=where)


def read_cards(cards: Iterable[RenderedCard]) -> Iterator[bytes]:
    """Yield the HTML of cards, in memory or in card files."""
    files: dict[str, BinaryIO] = {}
    with ExitStack() as stack:
        for card in cards:
            if isinstance(card.html, bytes):
                yield card.html
                continue
            name, offset, size = card.html
            if name not in files:
                files[name] = stack.enter_context(open(name, "rb", buffering=0))  # noqa: PTH123  (once for every page)
            files[name].seek(offset)
            yield files[name].read(size)
