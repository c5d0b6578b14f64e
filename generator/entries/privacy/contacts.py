"""Finds what leads to a person in text: e-mail addresses, bank accounts, house addresses; and private numbers.

A place is told to the commune (requirements L3): a house number, a lane, a flat is more than a portrait needs. The
office's own contacts are allowed where the site's settings name them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.content.settings import Office
from generator.entries.privacy.numbers import NINE_DIGITS, Find, digits, private_numbers
from generator.text.prefilter import SPACE, Prefilter
from generator.text.vietnamese import lower_keeping_offsets

# Everything but the names of streets is looked for in lower case; what has no marks may have been typed without.
_DOT = r"(?:\.|\s?[(\[](?:dot|chấm)[)\]]\s?|\schấm\s)"
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[(\[]\s?(?:at|@|a còng)\s?[)\]]\s?|\sa còng\s)"
    rf"[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}}){{0,4}}{_DOT}[a-z]{{2,}}"
)
_BANKS = (
    "vietcombank", "vietinbank", "agribank", "bidv", "techcombank", "sacombank", "mb bank", "mbbank", "vpbank",
    "tpbank", "hdbank", "eximbank", "acb", "vib", "shb", "seabank", "msb", "ocb", "lpbank", "momo",
)  # fmt: skip
_COUNTED = r"(?! ?(?:đồng|đ\b|vnđ|vnd|usd|triệu|tỷ|tỉ|người|lượt|khách|tài khoản))"
_THE_END = rf"(?![ .\-]?\d){_COUNTED}"
_NAMED_ACCOUNT = re.compile(
    r"\b(?:s[ốo] (?:t[àa]i kho[ảa]n|tk)\b|stk\b|t[àa]i kho[ảa]n s[ốo]\b|account n(?:o|umber)\b)[^\d\n\x01]{0,60}"
    rf"(?!\d{{1,3}}(?:\.\d{{3}})+(?!\d))\d(?:[ .\-]?\d){{5,18}}{_THE_END}"
)
_ACCOUNT = re.compile(
    rf"\b(?:t[àa]i kho[ảa]n|tk|{'|'.join(_BANKS)})\b[^\d\n.;\x01]{{0,30}}"
    rf"(?:\d{{8,19}}|\d{{3,4}}(?: \d{{3,4}}){{2,4}}){_THE_END}"
)
_NUMBER = r"\d{1,4}[a-z]?(?:[/-]\d{1,4}[a-z]?){0,3}"
_STREET = r"(?:[đd][ưu][ờo]ng|ph[ốo]|ngõ|ngách|hẻm|kiệt|đại lộ)"
_LANE = "(?:ngõ|ngách|hẻm|kiệt)"
_HAMLET = r"(?:tổ(?: dân phố)? \d|tdp \d|thôn|ấp|xóm|khu phố|kp|bản|buôn|khóm)"
_HOUSE = re.compile(r"\bs[ốo] nh[àa]:? \d[\w/-]*|\bnh[àa] s[ốo] \d[\w/-]*")
_ON_STREET = re.compile(rf"\bs[ốo] {_NUMBER},? {_STREET}\b(?! s[ốo])")
_IN_HAMLET = re.compile(rf"\bs[ốo] {_NUMBER},? {_HAMLET}")
_ON_LANE = re.compile(rf"(?<![\w.,/-]){_NUMBER},? {_LANE} \d+(?![.,]?\d)")
_LIVES_ON_LANE = re.compile(rf"\b(?:trú|ngụ|địa chỉ|nhà riêng|nhà ở|sống)(?: tại| ở| trong)?:? {_LANE} \d+")
_FLAT = re.compile(
    r"\b(?:căn hộ|phòng)(?: số)? [a-z]?\d[\da-z.-]{1,6},? (?:ở |tại |của )?(?:chung cư|tòa|toà|tháp|block|lô)\b"
)
_SAID = re.compile(rf"\bđịa chỉ(?: nhà| riêng| liên hệ)?(?: tại| ở)?(?:: ?(?:s[ốo] )?| s[ốo] ){_NUMBER}(?! ?[.,]?\d)")
_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_KIND_OF_UNIT = "(?:[Pp]hường|[Xx]ã|[Qq]uận|[Tt]hị trấn|[Kk]hu phố|[Tt]hành phố|TP)"
_NAMED_STREET = re.compile(
    rf"\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}[A-Za-z]?){{0,3}}(?: [{_UPPER}]\w{{0,8}}){{2,4}},? {_KIND_OF_UNIT}\b"
)
# What a house's number may stand after, and what is numbered itself (“Trường Mầm non số 2 phố A”).
_OF_A_HOUSE = re.compile(r"(?:^|[.:;,(\n\x01–-]\s*|\b(?:tại|ở|trú|ngụ|nhà|chỉ|về|số)\s)\Z", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:học|non|giáo|sở|tuyến|đường|lộ|phường|quận|trạm|đồn|đội|tổ|chốt|cụm|lớp|trường|buýt|chợ|bến|điểm|hội|thôn"
    r"|ấp|khu)\s\Z"
)
_BEFORE = 12  # characters; no word that is looked for is longer


@dataclass(frozen=True, slots=True)
class Allowed:
    """What of an office may stand in texts: its numbers as digits, everything else in lower case."""

    numbers: frozenset[str]
    texts: str


@lru_cache(maxsize=4)
def allowed_contacts(office: Office) -> Allowed:
    """Return what the site's settings say of the office itself."""
    named = (office.phone, office.email, office.address, *office.contacts)
    return Allowed(frozenset(filter(None, map(digits, named))), "\n".join(named).lower())


def private_data(text: str, allowed: Allowed) -> Iterator[Find]:
    """Yield everything in `text` that leads to a person, but what the office may show; none is found twice."""
    left = _SIGNS.candidates(text)
    taken: set[int] = set()
    for find in _contacts(text, left):
        if find.key not in allowed.texts and digits(find.text) not in allowed.numbers:
            yield find
        taken.update(range(find.offset, find.offset + len(find.text)))
    if _A_NUMBER in left:
        for find in private_numbers(text, allowed.numbers):
            if find.offset not in taken:
                yield find


def private_contacts(text: str) -> Iterator[Find]:
    """Yield e-mail addresses, bank accounts and house addresses."""
    yield from _contacts(text, _SIGNS.candidates(text))


def _contacts(text: str, left: list[int]) -> Iterator[Find]:
    kinds = [_KINDS[each] for each in left if each != _A_NUMBER]
    if not kinds:
        return
    lower = lower_keeping_offsets(text)
    for code, _, pattern, is_meant in kinds:
        for match in pattern.finditer(text if pattern is _NAMED_STREET else lower):
            if is_meant(match):
                yield Find(code, match.start(), text[match.start() : match.end()])


def _always(_: re.Match[str]) -> bool:
    return True


def _is_not_numbered(match: re.Match[str]) -> bool:
    return not _NUMBERED.search(_before(match))


def _is_of_a_house(match: re.Match[str]) -> bool:
    return _OF_A_HOUSE.search(_before(match)) is not None


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


_Row = tuple[str, str, re.Pattern[str], Callable[[re.Match[str]], bool]]
_SO = r"(?i)s[ốo] \pN[\pNa-z/-]*,? "
# What is looked for, and the sign of every text that it is found in (see `prefilter`).
_KINDS: tuple[_Row, ...] = (
    ("GS809", rf"(?i)@|a còng|[(\[]{SPACE}?at{SPACE}?[)\]]", _EMAIL, _always),
    ("GS810", r"(?i)s[ốo] (?:t[àa]i kho[ảa]n|tk)|stk|t[àa]i kho[ảa]n s[ốo]|account n", _NAMED_ACCOUNT, _always),
    ("GS810", rf"(?i)(?:t[àa]i kho[ảa]n|tk|{'|'.join(_BANKS)})[^0-9\n]*\pN{{3}}", _ACCOUNT, _always),
    ("GS811", r"(?i)s[ốo] nh[àa]:? \pN|nh[àa] s[ốo] \pN", _HOUSE, _always),
    ("GS811", _SO + _STREET, _ON_STREET, _is_not_numbered),
    ("GS811", _SO + "(?:tổ|tdp|thôn|ấp|xóm|khu phố|kp|bản|buôn|khóm)", _IN_HAMLET, _is_of_a_house),
    ("GS811", rf"(?i)\pN[a-z]?,? {_LANE} \pN", _ON_LANE, _always),
    ("GS811", rf"(?i)(?:trú|ngụ|chỉ|riêng|ở|sống)(?: tại| ở| trong)?:? {_LANE} \pN", _LIVES_ON_LANE, _always),
    ("GS811", r"(?i)(?:căn hộ|phòng)(?: số)? [a-z]?\pN", _FLAT, _always),
    ("GS811", r"(?i)địa chỉ.*\pN", _SAID, _always),
    ("GS811", rf"\pN[A-Za-z]?(?: [{_UPPER}][^ ]*){{2,4}} {_KIND_OF_UNIT}", _NAMED_STREET, _is_of_a_house),
)
_SIGNS = Prefilter((*(sign for _, sign, _, _ in _KINDS), NINE_DIGITS))
_A_NUMBER = len(_KINDS)
