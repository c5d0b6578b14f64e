"""Writes every digit, blank, hyphen and dot of a text in its plain form, so that one pattern knows all spellings.

Word writes U+2011 for a hyphen that keeps a number on its line and U+2007 for a blank as wide as a digit; others use
full-width, circled or mathematical digits. Every character stays one character, so that offsets hold.
"""

import unicodedata

_DOTS = frozenset("·•․‧∙⋅●。｡．・…")
_BLANKS = frozenset("\t\u20e3\ufe0f\u200d")  # the marks of an emoji keycap too
_DASHES = frozenset("\u2212\u00ad\u02d7")  # besides the category Pd: minus, soft hyphen, a modifier
_CIRCLED_ZERO = "⓪⓿🄋🄌"


class _PlainSigns(dict[int, str]):
    """A translation table, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


_PLAIN_SIGNS = _PlainSigns()


def with_plain_signs(text: str) -> str:
    """Return the text in lower case with plain digits and signs, character by character."""
    return text if text.isascii() and text.islower() else text.translate(_PLAIN_SIGNS)


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if (digit := unicodedata.digit(char, None)) is not None or char in _CIRCLED_ZERO:
        return str(digit or 0)
    if category == "Zs" or char in _BLANKS:
        return " "
    if category == "Pd" or char in _DASHES:
        return "-"
    if char in _DOTS:
        return "."
    composed = unicodedata.normalize("NFKC", char) if "\uff00" <= char <= "\uffef" else char
    lower = composed.lower()
    return lower if len(lower) == 1 else char
