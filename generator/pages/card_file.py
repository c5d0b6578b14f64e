"""The card file of a build: rendered cards one after another in one file, which pages read when they are rendered."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Self, TypeAlias

CardRef: TypeAlias = tuple[str, int, int]  # the name of a card file, the offset of a card in it, its size in bytes
Card: TypeAlias = bytes | CardRef  # HTML in UTF-8, in memory or in a card file


class CardFile:
    """A card file that is being written; its references are valid once it is closed."""

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

    def append(self, card: Card) -> CardRef:
        """Append a card; return its reference. A card that is in a file already keeps its own."""
        if not isinstance(card, bytes):
            return card
        reference = (self._name, self._end, len(card))
        self._file.write(card)
        self._end += len(card)
        return reference


def read_cards(cards: Iterable[Card]) -> Iterator[bytes]:
    """Yield the HTML of cards, in memory or in card files."""
    files: dict[str, BinaryIO] = {}
    with ExitStack() as stack:
        for card in cards:
            if isinstance(card, bytes):
                yield card
                continue
            name, offset, size = card
            if name not in files:
                files[name] = stack.enter_context(open(name, "rb", buffering=0))  # noqa: PTH123  (once for every page)
            files[name].seek(offset)
            yield files[name].read(size)
