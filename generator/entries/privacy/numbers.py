"""Finds private numbers in text: telephone numbers and identity numbers.

Law 91/2025/QH15 and Decree 356/2025 make both personal data; a portrait needs neither. The office's own numbers are
allowed where the site's settings name them.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

# Vietnamese numbers: 0 or +84, then nine or ten digits, grouped as people write them; the eleven digits of mobile
# numbers before 2018 too. A decimal is none, nor a day or a month before a year ("02.09.2026 15:30").
# A line may end inside a number, but not where a list goes on. Eleven digits from 84 on count where they run
# together: in groups they are a sum of money.
_SEPARATORS = " .\\-–—·•\u2009\u202f"
_GAP = rf"(?:[{_SEPARATORS}()_]{{0,3}}| ?\n ?)"
_PHONE = re.compile(
    r"(?<![\w+])(?<!\d[.,\-])(?!0\.\d{4})"
    rf"(?!0?\d[{_SEPARATORS}]{{1,3}}(?:\d{{1,2}}[{_SEPARATORS}]{{1,3}})?(?:19|20)\d\d(?!\d))"
    rf"(?:(?:\+|00)84{_GAP}0?|84(?=[35789]\d{{8}}(?!\d))|0){_GAP}(?:[2-9](?:{_GAP}\d){{8,9}}|1{_GAP}[2689](?:{_GAP}\d){{8}})"
    rf"(?!\d)(?!{_GAP}[1-9])(?!/?[^\W\d])"
)
# Addresses hold long numbers that are nobody's; those that ring a telephone do not count.
_ADDRESS = re.compile(r"https?://(?!zalo\.me/|wa\.me/)[^\s()<>\"]+")
# Căn cước: twelve digits, the first three a province's code below 100 (Circular 59/2021/TT-BCA); chứng minh nhân
# dân: nine digits run together, which no sum of money and no document number is written as.
_IDENTITY = re.compile(rf"(?<![\w.,/-])(?:0\d{{2}}(?:[{_SEPARATORS}\n]?\d){{9}}|\d{{12}}|\d{{9}})(?![\d/])(?!\w)")
# The sign of a text that holds a number (see `prefilter`): nine digits or more, wide or not, nothing else between.
NINE_DIGITS = rf"\pN(?:[{_SEPARATORS}()_\n（）．－]*\pN){{8}}"
_NOT_DIGITS = re.compile(r"\D")
# The wide and the mathematical forms of digits and of what stands between them, one character for one.
_WIDE = (range(0xFF08, 0xFF1A), range(0x1D7CE, 0x1D800))
_NARROW = {code: unicodedata.normalize("NFKC", chr(code)) for block in _WIDE for code in block}
_WITH_COUNTRY_CODE = 11
_FEWEST_DIGITS = 6  # of a number that tells whose it is
_MARKS = re.compile(r"[*_`\\]")
_NUMBERS = {"GS802": _PHONE, "GS803": _IDENTITY}


class Find(NamedTuple):
    """A private number: the code of its problem, its offset in the text, and the number as written."""

    code: str
    offset: int
    text: str

    @property
    def key(self) -> str:
        """Return what is the same however it is written: digits, or letters in lower case without marks of Markdown."""
        number = digits(self.text)
        return number if len(number) >= _FEWEST_DIGITS else _MARKS.sub("", self.text).lower()


def private_numbers(text: str, allowed: Collection[str] = ()) -> Iterator[Find]:
    """Yield every private number in `text`, but those whose digits are in `allowed`."""
    without_addresses = _ADDRESS.sub(lambda match: " " * len(match[0]), text.translate(_NARROW))
    for code, pattern in _NUMBERS.items():
        for match in pattern.finditer(without_addresses):
            if digits(match[0]) not in allowed:
                yield Find(code, match.start(), text[match.start() : match.end()])


def digits(number: str) -> str:
    """Return a number's digits, +84 read as 0, so that two ways to write it compare equal."""
    narrow = number.translate(_NARROW)
    only = _NOT_DIGITS.sub("", narrow)
    is_international = narrow.strip().startswith("+") or len(only) == _WITH_COUNTRY_CODE
    for prefix in ("0084", "84"):
        if only.startswith(prefix) and (prefix == "0084" or is_international):
            return "0" + only.removeprefix(prefix).removeprefix("0")
    return only
