"""Finds letters that read otherwise than they are stored: of another alphabet, ornamental, or buried in marks. Pure.

A name with one Cyrillic letter looks right and is found by no search; a word under a heap of marks covers its
neighbours (Unicode TR36, TR39).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Vietnamese, other Latin, punctuation, signs: all that most texts hold. Whether there is more is asked first.
_UNUSUAL = re.compile(r"[^\x00-\u024f\u1e00-\u24b5\u24ea-\u2bff\u3000-\u303f]")
_WORD = re.compile(r"[^\W\d_]+")
# One mark on a letter may be an alphabet's own (Ê Đê: ơ̆), two are not. Of others, such as Khmer, five.
_PILE = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2,}|[^\x00-\u02ff\w\s]{5,}")
_ORNAMENTAL = re.compile(r"[\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb\U0001f130-\U0001f189]+")
_ALPHABETS = {
    "CYRILLIC": "Kirin", "GREEK": "Hy Lạp", "ARMENIAN": "Armenia", "CHEROKEE": "Cherokee", "COPTIC": "Copt",
    "LISU": "Lisu",
}  # fmt: skip
_SIGNS = frozenset("μΩΔπ")  # units and signs, which stand with Latin letters: μg, kΩ, Δt
_TWINS = dict(
    zip(
        "АВЕЅІЈКМНОРСТХҮаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναιρυχ",
        "ABESIJKMHOPCTXYaesijopcyxhdqwABEZHIKMNOPTYXovaipux",
        strict=True,
    )
)


class Trick(NamedTuple):
    """What was found: the code of its problem, its offset in the text, and what the report says of it."""

    code: str
    offset: int
    values: dict[str, str]


def tricks(text: str) -> Iterator[Trick]:
    """Yield every trick in a text that is in NFC."""
    if not _UNUSUAL.search(text):
        return
    yield from _mixed(text)
    for pile in _PILE.finditer(text):
        if all(unicodedata.category(char).startswith("M") for char in pile[0]):
            start = max(0, pile.start() - 1)
            letter = text[start : start + 1].strip() or "dấu"
            yield Trick("GS115", start, {"letter": letter, "count": str(len(pile[0]))})
    for word in _ORNAMENTAL.finditer(text):
        yield Trick("GS117", word.start(), {"text": word[0], "plain": unicodedata.normalize("NFKC", word[0])})


def _mixed(text: str) -> Iterator[Trick]:
    """Find words of two alphabets, and words of letters that all look Latin where nothing around them is foreign."""
    start = 0
    for line in text.split("\n"):
        if _UNUSUAL.search(line):
            words = [word for word in _WORD.finditer(line) if _UNUSUAL.search(word[0])]
            is_foreign = any(_is_foreign(word[0]) for word in words)
            for word in words:
                if (pair := _pair(word[0], is_foreign=is_foreign)) is not None:
                    yield Trick("GS114", start + word.start(), {"word": word[0]} | _named(*pair))
        start += len(line) + 1


def _alphabet(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _is_foreign(word: str) -> bool:
    """Tell whether a word is plainly of another alphabet: all of it, and not all of letters that look Latin."""
    return all(_alphabet(char) in _ALPHABETS for char in word) and not all(char in _TWINS for char in word)


def _pair(word: str, *, is_foreign: bool) -> tuple[str, str] | None:
    """Return the letter of another alphabet and the Latin one that it stands with or for."""
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


def _named(stranger: str, latin: str) -> dict[str, str]:
    return {
        "letter": stranger,
        "alphabet": _ALPHABETS[_alphabet(stranger)],
        "point": f"U+{ord(stranger):04X}",
        "latin": latin,
        "latin_point": f"U+{ord(latin):04X}",
    }
