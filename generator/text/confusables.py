"""Finds confusable characters: letters of another alphabet, ornamental letters, stacked marks. Pure.

A name with one Cyrillic letter looks right, but no search finds it; stacked marks cover the neighbouring text
(Unicode TR36, TR39).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from generator.text.vietnamese import LATIN_TWINS, RIGHT_LETTERS, fold

# Anything but Vietnamese, other Latin, punctuation and signs: most texts have none, so this is tested first.
_UNUSUAL = re.compile(r"[^\x00-\u024f\u1e00-\u24b5\u24ea-\u2bff\u3000-\u303f]")
_WORD = re.compile(r"[^\W\d_]+")
# One mark on a letter may belong to an alphabet (Ê Đê: ơ̆), two do not. Other scripts, such as Khmer, use up to four.
_STACKED = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2,}|[^\x00-\u02ff\w\s]{5,}")
_ORNAMENTAL = re.compile(r"[\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb\U0001f130-\U0001f189]+")
_LATIN_TWIN = re.compile(f"[{LATIN_TWINS}]")
_LIKE_D = frozenset("ÐƉƊðɖɗ")  # no word of Icelandic begins with Eth
# What may be a Vietnamese syllable once its twins are right, without marks; foreign names (Guðmundur, Yıldız) are not.
_SYLLABLE = re.compile(r"(?:ngh?|gh?|gi|kh|nh|ph|qu|th|tr|c|ch|[bdhklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[ckmnpt])?")
_ALPHABETS = {
    "CYRILLIC": "Kirin", "GREEK": "Hy Lạp", "ARMENIAN": "Armenia", "CHEROKEE": "Cherokee", "COPTIC": "Copt",
    "LISU": "Lisu",
}  # fmt: skip
_SIGNS = frozenset("μΩΔπ")  # units and signs, written next to Latin letters: μg, kΩ, Δt
_TWINS = dict(
    zip(
        "АВЕЅІЈКМНОРСТХҮаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναιρυχ",
        "ABESIJKMHOPCTXYaesijopcyxhdqwABEZHIKMNOPTYXovaipux",
        strict=True,
    )
)


class Confusable(NamedTuple):
    """A finding: the code of its problem, its offset in the text, and the values of the problem's message."""

    code: str
    offset: int
    values: dict[str, str]


def confusables(text: str) -> Iterator[Confusable]:
    """Yield every confusable in a text, which must be in NFC."""
    if _LATIN_TWIN.search(text):
        yield from _latin_twins(text)
    if not _UNUSUAL.search(text):
        return
    yield from _mixed(text)
    for stack in _STACKED.finditer(text):
        if all(unicodedata.category(char).startswith("M") for char in stack[0]):
            start = max(0, stack.start() - 1)
            letter = text[start : start + 1].strip() or "dấu"
            yield Confusable("GS115", start, {"letter": letter, "count": str(len(stack[0]))})
    for word in _ORNAMENTAL.finditer(text):
        yield Confusable("GS117", word.start(), {"text": word[0], "plain": unicodedata.normalize("NFKC", word[0])})


def _latin_twins(text: str) -> Iterator[Confusable]:
    """Yield the Vietnamese words written with a Latin letter of another alphabet."""
    for word in _WORD.finditer(text):
        twin = _LATIN_TWIN.search(word[0])
        if twin is not None and ((twin[0] in _LIKE_D and twin.start() == 0) or _SYLLABLE.fullmatch(fold(word[0]))):
            plain = word[0].translate(RIGHT_LETTERS)
            point = f"U+{ord(twin[0]):04X}"
            yield Confusable(
                "GS850", word.start(), {"word": word[0], "letter": twin[0], "point": point, "plain": plain}
            )


def _mixed(text: str) -> Iterator[Confusable]:
    """Yield words that mix alphabets, and words whose letters all look Latin on a line without foreign words."""
    start = 0
    for line in text.split("\n"):
        if _UNUSUAL.search(line):
            words = [word for word in _WORD.finditer(line) if _UNUSUAL.search(word[0])]
            is_foreign = any(_is_foreign(word[0]) for word in words)
            for word in words:
                if (pair := _pair(word[0], is_foreign=is_foreign)) is not None:
                    yield Confusable("GS114", start + word.start(), {"word": word[0]} | _described(*pair))
        start += len(line) + 1


def _alphabet(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _is_foreign(word: str) -> bool:
    """Return whether all letters of a word belong to another alphabet and at least one does not look Latin."""
    return all(_alphabet(char) in _ALPHABETS for char in word) and not all(char in _TWINS for char in word)


def _pair(word: str, *, is_foreign: bool) -> tuple[str, str] | None:
    """Return the foreign letter and the Latin letter that it imitates or accompanies; None if there is none."""
    strangers = [char for char in word if char not in _SIGNS and _alphabet(char) in _ALPHABETS]
    latin = next((char for char in word if _alphabet(char) == "LATIN"), None)
    if not strangers:
        return None
    stranger = next((char for char in strangers if char in _TWINS), strangers[0])
    if latin is not None:
        return stranger, _TWINS.get(stranger, latin)
    if not is_foreign and all(char in _TWINS for char in word):
        return stranger, _TWINS[stranger]
    return None


def _described(stranger: str, latin: str) -> dict[str, str]:
    return {
        "letter": stranger,
        "alphabet": _ALPHABETS[_alphabet(stranger)],
        "point": f"U+{ord(stranger):04X}",
        "latin": latin,
        "latin_point": f"U+{ord(latin):04X}",
    }
