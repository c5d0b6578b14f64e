"""Encodes suggestions into files by the prefixes of their words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.search.documents import Suggestion, as_json
from generator.search.layout import compress, fnv
from generator.search.words import key, words

_KINDS = ("name", "place", "deed", "field", "term", "asked")
_AT_MOST = 40  # of one kind under one prefix
_PREFIXES_IN_A_FILE = 16


def suggestion_files(suggestions: Iterable[Suggestion]) -> list[bytes]:
    """Return all files in order of number; under a full prefix, later suggestions are dropped."""
    by_prefix: dict[str, dict[str, list[Suggestion]]] = defaultdict(lambda: defaultdict(list))
    for suggestion in suggestions:
        for prefix in _prefixes(suggestion):
            offered = by_prefix[prefix][suggestion.kind]
            if len(offered) < _AT_MOST:
                offered.append(suggestion)
    count = _power_of_two(len(by_prefix) // _PREFIXES_IN_A_FILE)
    files: list[dict[str, list[tuple[str, ...]]]] = [{} for _ in range(count)]
    for prefix in sorted(by_prefix):
        files[fnv(prefix) % count][prefix] = [_stored(each) for kind in _KINDS for each in by_prefix[prefix][kind]]
    return [compress(as_json(file)) for file in files]


def _stored(each: Suggestion) -> tuple[str, ...]:
    """Return a suggestion as a file has it: its name too, if the label does not have these words."""
    has_name = f" {' '.join(words(each.name))} " in f" {' '.join(words(each.label))} "
    return (each.kind, each.label, each.note, each.address, *(() if has_name else (each.name,)))


def _power_of_two(number: int) -> int:
    """Round up to a power of two, so that the number of files, and so their content, seldom changes."""
    return 1 << max(0, number - 1).bit_length()


def _prefixes(suggestion: Suggestion) -> set[str]:
    keys = [key(word) for word in words(suggestion.name)]
    return set(_of_words(keys)) | (set() if suggestion.kind == "name" else set(_of_pairs(keys)))


def _of_words(keys: list[str]) -> Iterator[str]:
    for each in keys:
        yield each[:2]
        yield each[:3]


def _of_pairs(keys: list[str]) -> Iterator[str]:
    for first, second in pairwise(keys):
        yield f"{first} {second[0]}"
