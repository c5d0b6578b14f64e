"""The cards of a build, laid down in one file: pages are told where their cards lie, and take them up when rendered."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Self, TypeAlias

Place: TypeAlias = tuple[str, int, int]  # the file, where in it a card begins, its bytes
Card: TypeAlias = bytes | Place  # by itself, or in a deck


class Deck:
    """A file that cards are laid into; once it is closed, they may be dealt."""

    def __init__(self, path: Path) -> None:
        """Begin the file anew."""
        self._name, self._end = str(path), 0
        self._file = path.open("wb")

    def __enter__(self) -> Self:
        """Lay cards from now on."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._file.close()

    def lay(self, card: Card) -> Place:
        """Lay a card down; return its place: the one that it has where it lies in a deck already."""
        if not isinstance(card, bytes):
            return card
        place = (self._name, self._end, len(card))
        self._file.write(card)
        self._end += len(card)
        return place


def dealt(cards: Iterable[Card]) -> Iterator[bytes]:
    """Yield cards, wherever they lie."""
    decks: dict[str, BinaryIO] = {}
    with ExitStack() as stack:
        for card in cards:
            if isinstance(card, bytes):
                yield card
                continue
            name, begin, size = card
            if name not in decks:
                decks[name] = stack.enter_context(open(name, "rb", buffering=0))  # noqa: PTH123  (of every page)
            decks[name].seek(begin)
            yield decks[name].read(size)
