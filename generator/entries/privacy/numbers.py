"""Finds private numbers in text: telephone numbers and identity numbers.

Both are personal data by Law 91/2025/QH15 and Decree 356/2025, and no portrait needs them. The office's own numbers,
which the settings of the site name, are allowed.
"""

import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import NamedTuple

from generator.content.markdown.link_targets import decoded
from generator.entries.privacy.plain_signs import with_plain_signs
from generator.text.vietnamese import fold

# Vietnamese numbers: 0 or +84, then nine or ten digits in any grouping; also the eleven digits of mobile numbers before
# 2018. Not a decimal, nor a day or month before a year ("02.09.2026 15:30"). A number may contain a line break; lists
# and tables are the matter of `number_groups`. Eleven digits from 84 on count only without separators: in groups they
# may be a sum of money. All patterns match texts with plain signs.
_SEPARATORS = " .\\-"
_GAP = rf"(?:[{_SEPARATORS}()_]{{0,3}}| ?\n ?)"
_PHONE = re.compile(
    r"(?<![\w+])(?<!\d[.,\-])(?!0\.\d{4})"
    rf"(?!0?\d[{_SEPARATORS}]{{1,3}}(?:\d{{1,2}}[{_SEPARATORS}]{{1,3}})?(?:19|20)\d\d(?!\d))"
    rf"(?:(?:\+|00)84{_GAP}0?|84(?=[35789]\d{{8}}(?!\d))|0){_GAP}(?:[2-9](?:{_GAP}\d){{8,9}}|1{_GAP}[2689](?:{_GAP}\d){{8}})"
    rf"(?!\d)(?!{_GAP}[1-9])(?!/?[^\W\d])"
)
# The number of an organisation in the register of businesses is its tax code, which is public.
_TAX_CODE = re.compile(r"(?:ma so|mst|kinh doanh|doanh nghiep)(?! (?:thue )?ca nhan)[^\d\n]{0,12}\Z")
_BEFORE = 40  # characters
# Web addresses contain long numbers that identify nobody, except addresses that call a telephone, which any messenger
# puts behind its host or its scheme, encoded or not.
_ADDRESS = re.compile(
    r"(?:https?:|//|\b(?:tel|sms|smsto|callto|facetime|facetime-audio|viber|whatsapp|zalo|skype|sip|mailto):)[^\s()<>\"]+"
)
_CALLS = re.compile(
    r"(?<![\w-])(?:zalo\.me|wa\.me|whatsapp\.com|t\.me|telegram\.me|signal\.me|join\.skype\.com|viber\.click|line\.me)"
    r"\.?(?::\d{0,5})?[/?#]"
    r"|\b(?:tel|sms|smsto|callto|facetime|facetime-audio|viber|whatsapp|zalo|skype|sip):"
)
_CALLED = re.compile(r"(?<!\d)(?:\+?(?:00)?84[ .-]{0,3}0?|0)[ .-]{0,3}[2-9](?:[ .-]{0,3}\d){8}(?!\d)")
# Căn cước: twelve digits, the first three the code of a province below 100 (Circular 59/2021/TT-BCA). Chứng minh nhân
# dân: nine digits without separators, unlike any sum of money or number of a document; none begins with 00.
_IDENTITY = re.compile(rf"(?<![\w.,/-])(?:0\d{{2}}(?:[{_SEPARATORS}\n]?\d){{9}}|\d{{12}}|(?!00)\d{{9}})(?![\d/])(?!\w)")
_NOT_DIGITS = re.compile(r"\D")
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
    plain = with_plain_signs(text)
    for address in _ADDRESS.finditer(plain):
        yield from _called(text, address, allowed)
    without_addresses = without_web_addresses(plain)
    for code, pattern in _NUMBERS.items():
        for match in pattern.finditer(without_addresses):
            if digits(match[0]) not in allowed and not _follows_tax_code(without_addresses, match.start()):
                yield PrivateDataMatch(code, match.start(), text[match.start() : match.end()])


def without_web_addresses(plain: str) -> str:
    """Return a text with blanks for its web addresses."""
    return _ADDRESS.sub(lambda match: " " * len(match[0]), plain)


def _called(text: str, address: re.Match[str], allowed: Collection[str]) -> Iterator[PrivateDataMatch]:
    """Yield the telephone number that an address calls."""
    read = with_plain_signs(decoded(unescape(address[0])))
    calls = _CALLS.search(read)
    number = _CALLED.search(read, calls.end()) if calls else None
    if number is not None and digits(number[0]) not in allowed:
        start, end = address.span()
        if (inside := address[0].find(number[0])) >= 0:
            start, end = start + inside, start + inside + len(number[0])
        yield PrivateDataMatch("GS802", start, text[start:end])


def _follows_tax_code(plain: str, start: int) -> bool:
    return is_tax_code(fold(plain[max(0, start - _BEFORE) : start]))


def is_tax_code(before: str) -> bool:
    """Return whether the words before a number, without marks, call it the tax code of an organisation."""
    return _TAX_CODE.search(before) is not None


def digits(number: str) -> str:
    """Return the digits of a number, with 0 for +84, so that all its spellings are equal."""
    narrow = with_plain_signs(number)
    only = _NOT_DIGITS.sub("", narrow)
    is_international = narrow.strip().startswith("+") or len(only) == _WITH_COUNTRY_CODE
    for prefix in ("0084", "84"):
        if only.startswith(prefix) and (prefix == "0084" or is_international):
            return "0" + only.removeprefix(prefix).removeprefix("0")
    return only
