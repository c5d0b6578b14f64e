"""Finds private numbers in text: telephone numbers and identity numbers.

Both are personal data by Law 91/2025/QH15 and Decree 356/2025, and no portrait needs them. The office's own numbers,
which the settings of the site name, are allowed.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

# Vietnamese numbers: 0 or +84, then nine or ten digits in any grouping; also the eleven digits of mobile numbers before
# 2018. Not a decimal, nor a day or month before a year ("02.09.2026 15:30"). A number may contain a line break, but not
# the next item of a list. Eleven digits from 84 on count only without separators: in groups they are a sum of money.
_SEPARATORS = " .\\-–—·•\u2009\u202f"
_GAP = rf"(?:[{_SEPARATORS}()_]{{0,3}}| ?\n ?)"
_PHONE = re.compile(
    r"(?<![\w+])(?<!\d[.,\-])(?!0\.\d{4})"
    rf"(?!0?\d[{_SEPARATORS}]{{1,3}}(?:\d{{1,2}}[{_SEPARATORS}]{{1,3}})?(?:19|20)\d\d(?!\d))"
    rf"(?:(?:\+|00)84{_GAP}0?|84(?=[35789]\d{{8}}(?!\d))|0){_GAP}(?:[2-9](?:{_GAP}\d){{8,9}}|1{_GAP}[2689](?:{_GAP}\d){{8}})"
    rf"(?!\d)(?!{_GAP}[1-9])(?!/?[^\W\d])"
)
# Web addresses contain long numbers that identify nobody, except links to messengers by telephone number.
_ADDRESS = re.compile(r"https?://(?!zalo\.me/|wa\.me/)[^\s()<>\"]+")
# Căn cước: twelve digits, the first three the code of a province below 100 (Circular 59/2021/TT-BCA). Chứng minh nhân
# dân: nine digits without separators, unlike any sum of money or number of a document.
_IDENTITY = re.compile(rf"(?<![\w.,/-])(?:0\d{{2}}(?:[{_SEPARATORS}\n]?\d){{9}}|\d{{12}}|\d{{9}})(?![\d/])(?!\w)")
# The prefilter pattern: nine digits, of any width, with separators only between them.
NINE_DIGITS = rf"\pN(?:[{_SEPARATORS}()_\n（）．－]*\pN){{8}}"
_NOT_DIGITS = re.compile(r"\D")
# Full-width and mathematical forms of digits and separators, each replaced by one character.
_WIDE = (range(0xFF08, 0xFF1A), range(0x1D7CE, 0x1D800))
_NARROW = {code: unicodedata.normalize("NFKC", chr(code)) for block in _WIDE for code in block}
_WITH_COUNTRY_CODE = 11
_MIN_DIGITS = 6  # of a number that identifies somebody
_MARKS = re.compile(r"[*_`\\]")
_NUMBERS = {"GS802": _PHONE, "GS803": _IDENTITY}


class PrivateDataMatch(NamedTuple):
    """A piece of private data: the code of its problem, its offset in the text, and its spelling there."""

    code: str
    offset: int
    text: str

    @property
    def key(self) -> str:
        """Return a key that is equal for all spellings: the digits, or lower case without Markdown marks."""
        number = digits(self.text)
        return number if len(number) >= _MIN_DIGITS else _MARKS.sub("", self.text).lower()


def private_numbers(text: str, allowed: Collection[str] = ()) -> Iterator[PrivateDataMatch]:
    """Yield the private numbers in `text`, except those whose digits are in `allowed`."""
    without_addresses = _ADDRESS.sub(lambda match: " " * len(match[0]), text.translate(_NARROW))
    for code, pattern in _NUMBERS.items():
        for match in pattern.finditer(without_addresses):
            if digits(match[0]) not in allowed:
                yield PrivateDataMatch(code, match.start(), text[match.start() : match.end()])


def digits(number: str) -> str:
    """Return the digits of a number, with 0 for +84, so that all its spellings are equal."""
    narrow = number.translate(_NARROW)
    only = _NOT_DIGITS.sub("", narrow)
    is_international = narrow.strip().startswith("+") or len(only) == _WITH_COUNTRY_CODE
    for prefix in ("0084", "84"):
        if only.startswith(prefix) and (prefix == "0084" or is_international):
            return "0" + only.removeprefix(prefix).removeprefix("0")
    return only
