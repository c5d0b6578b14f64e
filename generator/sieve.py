"""Tells in one look which of many signs a text holds: most texts hold none, and none is then searched any closer.

RE2 looks for all signs at once, in a time that grows with the text alone, whatever it says. A sign is a pattern of RE2
that is found in every text in which the closer look finds something; it may ask for less.
"""

from collections.abc import Iterable

import re2

# What Python's `\s` matches and more; RE2's own is that of ASCII.
SPACE = r"[\s\pZ\pC]"
# Letters that are letters in every version of Unicode: what is none of them may end a word.
_LETTER = r"0-9A-Z_a-zÀ-ÖØ-öø-ɏẠ-ỹ"
_MOST_MEMORY = 64 << 20  # bytes; less than a tenth of it is needed


class Sieve:
    """Signs that are looked for together."""

    def __init__(self, signs: Iterable[str]) -> None:
        """Take patterns in RE2's syntax. Raises `re2.error` for one that is not right."""
        options = re2.Options()
        options.max_mem, options.never_capture, options.log_errors = _MOST_MEMORY, True, False
        self._set = re2.Set.SearchSet(options)
        self._every = [self._set.Add(sign) for sign in signs]
        self._set.Add("")  # found in every text
        self._set.Compile()

    def left(self, text: str) -> list[int]:
        """Return which of the signs are in `text`, by their place in the order they were given."""
        found: list[int] = sorted(self._set.Match(text.encode(errors="replace")))
        # Where its memory does not suffice, RE2 finds nothing at all.
        return found[:-1] if found else self._every


def as_word(sign: str) -> str:
    """Return a sign for what stands between other than letters."""
    return rf"(?:\A|[^{_LETTER}])(?:{sign})(?:\z|[^{_LETTER}])"
