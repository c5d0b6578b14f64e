"""Lists the sentences that an edit changes, before and after, for the person who has to agree to them."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.problems.problem import Location

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


class Passage(NamedTuple):
    """Sentences that an edit replaces: their location, their text, and the new text (empty if they are removed)."""

    at: Location
    before: str
    after: str


def changed_passages(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Passage]:
    """Yield the sentences that differ between texts before and after an edit, by path."""
    for path, text in sorted(after.items()):
        yield from _of_text(path, before[path], text)


def _of_text(path: str, before: str, after: str) -> Iterator[Passage]:
    old, new = (list(_sentences(text)) for text in (before, after))
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], autojunk=False)
    for tag, begin, end, new_begin, new_end in matcher.get_opcodes():
        if tag != "equal":
            line = old[begin][0] if begin < len(old) else len(before.split("\n"))
            yield Passage(Location(path, line), _joined(old[begin:end]), _joined(new[new_begin:new_end]))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text with the numbers of their lines; a line ends a sentence."""
    for number, line in enumerate(text.split("\n"), 1):
        yield from ((number, sentence) for sentence in _SENTENCE_END.split(line.strip()) if sentence)


def _joined(sentences: list[tuple[int, str]]) -> str:
    return " ".join(text for _, text in sentences)
