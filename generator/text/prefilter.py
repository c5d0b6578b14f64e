"""RE2 prefilter: one pass tells which patterns can match a text at all; most texts match none.

RE2 searches for all patterns at once in time linear in the text. A prefilter pattern must match every text in which the
exact (Python) pattern matches; it may match more.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import re2

from generator.text.vietnamese import lower_keeping_offsets

# A superset of Python's `\s`; RE2's own `\s` is ASCII only.
SPACE = r"[\s\pZ\pC]"
# Letters in every version of Unicode: any other character may end a word.
_LETTER = r"0-9A-Z_a-zÀ-ÖØ-öø-ɏẠ-ỹ"
_MAX_MEMORY = 64 << 20  # bytes; less than a tenth of it is needed
_NOTHING = r"[^\s\S]"

Matcher: TypeAlias = Callable[[bytes], list[int]]


def set_matcher(patterns: Iterable[str]) -> Matcher:
    """Return a function from UTF-8 text to the indexes of the RE2 patterns in it. Raises `re2.error`."""
    pattern_set = re2.Set.SearchSet(_options())
    for pattern in patterns:
        pattern_set.Add(pattern)
    pattern_set.Compile()
    match: Matcher = pattern_set.Match
    return match


class Prefilter:
    """A set of RE2 patterns that are searched for together."""

    def __init__(self, patterns: Iterable[str], matcher: Callable[[Iterable[str]], Matcher] = set_matcher) -> None:
        """Compile the patterns. Raises `re2.error` for an invalid one."""
        patterns = list(patterns)
        self._any = re2.compile(_any_of(patterns), _options())
        self._match = matcher(patterns)
        self._all = list(range(len(patterns)))

    def candidates(self, text: str) -> list[int]:
        """Return the indexes of the patterns that `text` contains, ascending."""
        content = text.encode(errors="replace")
        if self._any.search(content) is None:  # much faster than the set for a text without any match
            return []
        # A set that runs out of memory reports no match at all.
        return sorted(self._match(content)) or self._all


class WordFinder:
    """A search for whole words or phrases in lower case, with any spacing between the words of a phrase."""

    def __init__(self, words: Iterable[str]) -> None:
        """Compile the patterns of `words`, given in lower case."""
        longest_first = sorted(words, key=len, reverse=True)
        loose, exact = (_any_of(_spaced(word, space) for word in longest_first) for space in (SPACE, r"\s"))
        self._prefilter = re2.compile(rf"(?i)(?:\A|[^{_LETTER}])({loose})(?:\z|[^{_LETTER}])", _options())
        self._exact = re.compile(rf"(?<!\w)(?:{exact})(?!\w)")

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield a match in the lower-cased text for each word found; the longest where several begin together."""
        content, lower = text.encode(errors="replace"), ""
        at = start = 0  # one position in bytes and in characters: converting from the beginning would be quadratic
        while (candidate := self._prefilter.search(content, at)) is not None:
            lower = lower or lower_keeping_offsets(text)
            start += len(content[at : candidate.start(1)].decode())
            word = self._exact.match(lower, start)
            if word is not None:
                yield word
            end = word.end() if word else start + 1
            at, start = candidate.start(1) + len(text[start:end].encode(errors="replace")), end


def _any_of(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns) or _NOTHING


def _spaced(word: str, space: str) -> str:
    """Return a pattern for a word or phrase with any spacing, line breaks included."""
    return f"{space}+".join(map(re.escape, word.split(" ")))


def _options() -> re2.Options:
    options = re2.Options()
    options.max_mem, options.log_errors = _MAX_MEMORY, False
    return options
