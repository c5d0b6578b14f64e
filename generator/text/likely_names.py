"""Ranks named things by how likely a typed text means them: beginnings and whole words first, letter distance last."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from generator.text.vietnamese import closest, slugify

_UNSAID = frozenset({"va"})  # “Giáo dục, đào tạo” is “Giáo dục và đào tạo”
_MAX_TYPED = 200  # characters; longer texts are cut before they are compared
_MIN_PREFIX = 2  # letters of a word that is not finished
_MISTYPED, _FEW_LETTERS = 0.93, 2
_MIN_RUN = 2  # words in a row that two names share: one syllable alone says little


def name_key(text: str) -> tuple[str, ...]:
    """Return a key that is equal for spellings of one name: its words without marks and signs, without “và”."""
    return tuple(word for word in slugify(text).split("-") if word and word not in _UNSAID)


def likely(text: str, names: Mapping[str, Iterable[str]], limit: int = 3) -> list[str]:
    """Return up to `limit` keys of `names` that a text may mean, best first; `names` has every name of each key.

    First those that have this very name, or all of it but a letter or two; else those with a name that the text
    begins, or that begins it; else those that contain it, or that it contains; else those with the most words in a row
    in common; else by letter distance.
    """
    words = name_key(text[:_MAX_TYPED])
    if not words:
        return []
    keyed = {key: [name_key(name) for name in each] for key, each in names.items()}
    if same := [key for key, each in keyed.items() if words in each]:
        return same[:limit]
    if typed := _mistyped(words, keyed):
        return typed[:limit]
    for rank in (_begins, _contains):
        if found := [key for key, each in keyed.items() if any(name and rank(words, name) for name in each)]:
            return _nearest_first(text, found, names)[:limit]
    near = _by_letters(text, names)
    shared = {key: max((_shared_run(words, name) for name in each), default=0) for key, each in keyed.items()}
    most = max(shared.values(), default=0)
    if most < _MIN_RUN:
        return near[:limit]
    found = [key for key, length in shared.items() if length == most]
    return [*(key for key in near if key in found), *(key for key in found if key not in near)][:limit]


def _mistyped(words: tuple[str, ...], keyed: Mapping[str, list[tuple[str, ...]]]) -> list[str]:
    """Return the keys with a name that is the text but for a letter or two."""
    wanted = " ".join(words)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    ratios: dict[str, float] = {}
    for key, names in keyed.items():
        for name in (" ".join(each) for each in names):
            if abs(len(name) - len(wanted)) <= _FEW_LETTERS:
                matcher.set_seq1(name)
                if matcher.real_quick_ratio() >= _MISTYPED and (ratio := matcher.ratio()) >= _MISTYPED:
                    ratios[key] = max(ratio, ratios.get(key, 0))
    return sorted(ratios, key=lambda key: -ratios[key])


def _begins(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Return whether one begins the other; the last typed word may be unfinished."""
    *whole, last = words
    unfinished = (
        len(last) >= _MIN_PREFIX
        and len(name) >= len(words)
        and list(name[: len(whole)]) == whole
        and name[len(whole)].startswith(last)
    )
    return unfinished or words[: len(name)] == name


def _contains(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return _has_run(name, words) or _has_run(words, name)


def _has_run(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))


def _shared_run(words: tuple[str, ...], name: tuple[str, ...]) -> int:
    """Return the number of words of the longest run that both have."""
    best, before = 0, [0] * (len(name) + 1)
    for word in words:
        row = [0]
        for index, other in enumerate(name):
            row.append(before[index] + 1 if word == other else 0)
        best, before = max(best, *row), row
    return best


def _nearest_first(text: str, found: list[str], names: Mapping[str, Iterable[str]]) -> list[str]:
    near = _by_letters(text, {key: names[key] for key in found})
    return [*near, *(key for key in found if key not in near)]


def _by_letters(text: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    keys = dict(_each_name(names))
    return list(dict.fromkeys(keys[name] for name in closest(text[:_MAX_TYPED], keys, len(keys))))


def _each_name(names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for key, each in names.items():
        for name in each:
            yield re.sub(r"\s+", " ", name), key
