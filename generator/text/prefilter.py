"""Tells in one look which of many signs a text holds: most texts hold none, and none is then searched any closer.

RE2 looks for all signs at once, in a time that grows with the text alone, whatever it says. A sign is a pattern of RE2
that is found in every text in which the closer look finds something; it may ask for less.
"""

import re
from collections.abc import Iterable, Iterator

import re2

from generator.text.vietnamese import lower_in_place

# What Python's `\s` matches and more; RE2's own is that of ASCII.
SPACE = r"[\s\pZ\pC]"
# Letters that are letters in every version of Unicode: what is none of them may end a word.
_LETTER = r"0-9A-Z_a-zÀ-ÖØ-öø-ɏẠ-ỹ"
_MOST_MEMORY = 64 << 20  # bytes; less than a tenth of it is needed
_NOTHING = r"[^\s\S]"


class Prefilter:
    """Signs that are looked for together."""

    def __init__(self, signs: Iterable[str]) -> None:
        """Take patterns in RE2's syntax. Raises `re2.error` for one that is not right."""
        signs = list(signs)
        self._any = re2.compile(_any_of(signs), _options())
        self._set = re2.Set.SearchSet(_options())
        self._every = [self._set.Add(sign) for sign in signs]
        self._set.Compile()

    def left(self, text: str) -> list[int]:
        """Return which of the signs are in `text`, by their place in the order they were given."""
        content = text.encode(errors="replace")
        if self._any.search(content) is None:  # which it is, RE2 is slow to learn: for all that a text holds, anew
            return []
        # Where its memory does not suffice, a set finds nothing at all.
        return sorted(self._set.Match(content)) or self._every


class Words:
    """Words, single or several, that are looked for together: in small letters, whatever blanks stand between them."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take them in lower case."""
        longest_first = sorted(words, key=len, reverse=True)
        signs, exact = (_any_of(_spaced(word, space) for word in longest_first) for space in (SPACE, r"\s"))
        self._sign = re2.compile(rf"(?i)(?:\A|[^{_LETTER}])({signs})(?:\z|[^{_LETTER}])", _options())
        self._exact = re.compile(rf"(?<!\w)(?:{exact})(?!\w)")

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every word of a text that is one of them, by its lower case; the longest of those that begin there."""
        content, lower = text.encode(errors="replace"), ""
        at = start = 0  # the same place, in bytes and in characters: to count from the beginning takes too long
        while (sign := self._sign.search(content, at)) is not None:
            lower = lower or lower_in_place(text)
            start += len(content[at : sign.start(1)].decode())
            word = self._exact.match(lower, start)
            if word is not None:
                yield word
            end = word.end() if word else start + 1
            at, start = sign.start(1) + len(text[start:end].encode(errors="replace")), end


def _any_of(signs: Iterable[str]) -> str:
    return "|".join(f"(?:{sign})" for sign in signs) or _NOTHING


def _spaced(word: str, space: str) -> str:
    """Match a word or several, whatever stands between them: a line may end there."""
    return f"{space}+".join(map(re.escape, word.split(" ")))


def _options() -> re2.Options:
    options = re2.Options()
    options.max_mem, options.log_errors = _MOST_MEMORY, False
    return options
