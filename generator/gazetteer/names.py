"""Names of units as text: type word, bare name, and the key that unifies spellings."""

import re

from generator.text.vietnamese import comparison_key

_ONE_WORD_TYPES = frozenset({"tỉnh", "huyện", "quận", "xã", "phường"})
_TWO_WORD_TYPES = frozenset({"thành phố", "thị xã", "thị trấn", "đặc khu"})
_ABBREVIATED = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "x": "xã",
}
# "TP Huế", "TX. Kỳ Anh", "TP.HCM"; a single letter only with a point or before a number: "Q.9", "P 8".
_ABBREVIATION = re.compile(r"(tp|tx|tt)(?:\s*\.\s*|\s+)|(q|h|p|x)(?:\s*\.\s*|\s*(?=[0-9]))")
_BETWEEN_LETTERS = re.compile(r"[ '-]+")
_LEADING_ZEROS = re.compile(r"(?<![^ ])0+(?=[0-9])")


def split_type(name: str) -> tuple[str, str]:
    """Return the type word and the rest of a unit's name, as written; ("", name) if it has no type word."""
    first, _, rest = name.partition(" ")
    if rest and first.lower() in _ONE_WORD_TYPES:
        return first, rest
    second, _, remainder = rest.partition(" ")
    two_words = f"{first} {second}"
    if remainder and two_words.lower() in _TWO_WORD_TYPES:
        return two_words, remainder
    return "", name


def place_key(name: str) -> str:
    """Return a key that is equal for all spellings of a unit's name: TP. Huế, thành phố  Huế; Phường 08, phường 8.

    Diacritics count, and so does the type word if there is one.
    """
    key = comparison_key(name)
    abbreviation = _ABBREVIATION.match(key)
    if abbreviation:
        word = _ABBREVIATED[abbreviation[1] or abbreviation[2]]
        key = f"{word} {key[abbreviation.end() :]}"
    return _LEADING_ZEROS.sub("", key)


def squeezed(key: str) -> str:
    """Return a key without blanks, dashes and apostrophes: equal for “đa krông” and “đakrông”."""
    return _BETWEEN_LETTERS.sub("", key)
