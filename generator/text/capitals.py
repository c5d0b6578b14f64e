"""Spells a heading in capitals as a sentence, with the proper names that the text below it shows."""

import re

_WORD = re.compile(r"[^\W\d_]+")
# A word inside of a sentence: a full stop, a line or a mark of Markdown before it may be the cause of its capital.
_INSIDE = re.compile(r"(?<=[^\W\d_] )[^\W\d_]+|(?<=, )[^\W\d_]+")
# What stands before the name of a person or of a group, and is no part of it.
_TITLES = frozenset({"anh", "bà", "bác", "chị", "chú", "cháu", "cô", "cụ", "em", "ông", "thầy"})


def in_small_letters(heading: str, text: str, *, is_person: bool) -> str:
    """Return a heading in capitals as `text` spells it, or else word by word: names with capitals, the rest without.

    The heading of a person is a name, but for a title before it.
    """
    small = text.lower()
    at = small.find(heading.lower()) if len(small) == len(text) else -1
    spelt = text[at : at + len(heading)] if at >= 0 else heading
    if not spelt.isupper():
        return _begun(spelt)
    inside = set(_INSIDE.findall(text))
    capital = {word.lower() for word in inside if word[:1].isupper()} - inside

    def word(found: re.Match[str]) -> str:
        small = found[0].lower()
        is_name = small not in _TITLES if is_person else small in capital
        return small.capitalize() if is_name else small

    return _begun(_WORD.sub(word, heading))


def _begun(text: str) -> str:
    """Return the text with a capital as its first letter."""
    return re.sub(r"[^\W\d_]", lambda found: found[0].upper(), text, count=1)
