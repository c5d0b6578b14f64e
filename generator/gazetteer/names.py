"""Names of units as text: the type word, the bare name, and the key two spellings of one name share."""

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
# "TP Huế", "TX. Kỳ Anh", "TP.HCM"; one letter counts only with its point or before a number: "Q.9", "P 8".
_ABBREVIATION = re.compile(r"(tp|tx|tt)(?:\s*\.\s*|\s+)|(q|h|p|x)(?:\s*\.\s*|\s*(?=[0-9]))")
_LEADING_ZEROS = re.compile(r"(?<![^ ])0+(?=[0-9])")


def split_type(name: str) -> tuple[str, str]:
    """Return the type word of a unit's name and the rest, as written; ("", name) when it has no type word."""
    first, _, rest = name.partition(" ")
    if rest and first.lower() in _ONE_WORD_TYPES:
        return first, rest
    second, _, remainder = rest.partition(" ")
    two_words = f"{first} {second}"
    if remainder and two_words.lower() in _TWO_WORD_TYPES:
        return two_words, remainder
    return "", name


def lower_first(name: str) -> str:
    """Return a name as printed inside a sentence: “xã Hợp Lý”, “thành phố Hà Nội”."""
    return name[:1].lower() + name[1:]


def place_key(name: str) -> str:
    """Return what two spellings of one unit's name share: TP. Huế, thành phố  Huế; Phường 08, phường 8.

    Diacritics count, and so does the type word when there is one.
    """
    key = comparison_key(name)
    abbreviation = _ABBREVIATION.match(key)
    if abbreviation:
        word = _ABBREVIATED[abbreviation[1] or abbreviation[2]]
        key = f"{word} {key[abbreviation.end() :]}"
    return _LEADING_ZEROS.sub("", key)
