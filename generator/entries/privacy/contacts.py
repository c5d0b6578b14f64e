"""Finds private data in text: e-mail addresses, bank accounts, house addresses, and the numbers of `numbers`.

Places are published down to the commune (requirements L3, docs/requirements.md); a house, lane or flat is more than a
portrait needs. The office's own contacts, which the settings of the site name, are allowed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from generator.content.settings import Office
from generator.entries.privacy.number_groups import EIGHT_DIGITS, grouped_numbers
from generator.entries.privacy.number_names import BANKS
from generator.entries.privacy.numbers import PrivateDataMatch, digits, private_numbers, without_web_addresses
from generator.entries.privacy.plain_signs import with_plain_signs
from generator.text.prefilter import SPACE, Prefilter

# All patterns but NAMED_STREET match texts with plain signs. Vietnamese words match with and without diacritics.
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|chấm)\s?[)\]}]\s?|\s(?:chấm|dot)\s)"
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:\s?@\s?|\s?[(\[{]\s?(?:at|@|a còng)\s?[)\]}]\s?|\sa còng\s"
    r"|\sat\s(?=[a-z0-9-]{1,63}\sdot\s))"
    rf"[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}}){{0,4}}{_DOT}[a-z]{{2,}}"
)
_NOT_AN_AMOUNT = r"(?! ?(?:đồng|đ\b|vnđ|vnd|usd|triệu|tỷ|tỉ|người|lượt|khách|tài khoản))"
_NUMBER_END = rf"(?![ .\-]?\d){_NOT_AN_AMOUNT}"
_NAMED_ACCOUNT = re.compile(
    r"\b(?:s[ốo] (?:t[àa]i kho[ảa]n|tk)\b|stk\b|t[àa]i kho[ảa]n s[ốo]\b|account n(?:o|umber)\b)[^\d\n\x01]{0,60}"
    rf"(?!\d{{1,3}}(?:\.\d{{3}})+(?!\d))\d(?:[ .\-]?\d){{5,18}}{_NUMBER_END}"
)
_ACCOUNT = re.compile(
    rf"\b(?:t[àa]i kho[ảa]n|tk|{'|'.join(BANKS)})\b[^\d\n.;\x01]{{0,30}}"
    rf"(?:\d{{8,19}}|(?!(?:19|20)\d\d (?:19|20)\d\d\b)\d{{3,4}}(?: \d{{3,4}}){{2,4}}){_NUMBER_END}"
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
_STATED = re.compile(rf"\bđịa chỉ(?: nhà| riêng| liên hệ)?(?: tại| ở)?(?:: ?(?:s[ốo] )?| s[ốo] ){_NUMBER}(?! ?[.,]?\d)")
_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_UNIT_TYPE = "(?:[Pp]hường|[Xx]ã|[Qq]uận|[Tt]hị trấn|[Kk]hu phố|[Tt]hành phố|TP)"
NAMED_STREET = re.compile(
    rf"\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}[A-Za-z]?){{0,3}}(?: [{_UPPER}]\w{{0,8}}){{2,4}},? {_UNIT_TYPE}\b"
)
# What may precede the number of a house, and what has a number itself (“Trường Mầm non số 2 phố A”).
_BEFORE_HOUSE_NUMBER = re.compile(r"(?:^|[.:;,(\n\x01–-]\s*|\b(?:tại|ở|trú|ngụ|nhà|chỉ|về|số)\s)\Z", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:học|non|giáo|sở|tuyến|đường|lộ|phường|quận|trạm|đồn|đội|tổ|chốt|cụm|lớp|trường|buýt|chợ|bến|điểm|hội|thôn"
    r"|ấp|khu)\s\Z"
)
_BEFORE = 12  # characters; no word of the two patterns above is longer
# “Trụ sở hội ở số 45 …” is public; “trụ sở hội ở nhà ông Tư, số 45 …” is a home.
_OF_PREMISES = re.compile(
    r"\b(?:trụ sở|văn phòng|ubnd|ủy ban nhân dân|trung tâm|thư viện|bảo tàng|bưu điện|bệnh viện|nhà văn hóa|nhà thi đấu"
    r"|nhà hát|trường (?:tiểu học|mầm non|thcs|thpt|trung học|đại học|cao đẳng)|công ty|bến xe|công viên)\b"
    r"(?:(?!\bnhà (?:ông|bà|anh|chị|cô|chú|bác|em|riêng|ở|của))[^.;,!?\n]){0,60}?\s(?:ở|tại|:|địa chỉ)\s*\Z"
)
_BEFORE_PREMISES = 100  # characters


@dataclass(frozen=True, slots=True)
class Allowed:
    """The contacts of the office that texts may contain: numbers as digits, everything else in lower case."""

    numbers: frozenset[str]
    texts: str


@lru_cache(maxsize=4)
def allowed_contacts(office: Office) -> Allowed:
    """Return the contacts that the settings name."""
    named = (office.phone, office.email, office.address, *office.contacts)
    return Allowed(frozenset(filter(None, map(digits, named))), "\n".join(named).lower())


def private_data(text: str, allowed: Allowed) -> Iterator[PrivateDataMatch]:
    """Yield the private data in `text` that is not `allowed`, each piece once."""
    candidates = PREFILTER.candidates(text)
    taken: set[int] = set()
    for found in _contacts(text, candidates):
        if found.offset in taken:  # two patterns know an account
            continue
        if found.key not in allowed.texts and digits(found.text) not in allowed.numbers:
            yield found
        taken.update(range(found.offset, found.offset + len(found.text)))
    if _NUMBERS in candidates:
        plain = without_web_addresses(with_plain_signs(text))
        for found in chain(private_numbers(text, allowed.numbers), grouped_numbers(text, plain, allowed.numbers)):
            if taken.isdisjoint(place := range(found.offset, found.offset + len(found.text))):
                yield found
            taken.update(place)


def _contacts(text: str, candidates: list[int]) -> Iterator[PrivateDataMatch]:
    rows = [PATTERNS[each] for each in candidates if each != _NUMBERS]
    if not rows:
        return
    plain = with_plain_signs(text)
    for code, _, pattern, is_private in rows:
        for match in pattern.finditer(text if pattern is NAMED_STREET else plain):
            if is_private(match):
                yield PrivateDataMatch(code, match.start(), text[match.start() : match.end()])


def _always(_: re.Match[str]) -> bool:
    return True


def _is_not_numbered(match: re.Match[str]) -> bool:
    return not _NUMBERED.search(_before(match)) and not _is_of_premises(match)


def _is_of_premises(match: re.Match[str]) -> bool:
    return _OF_PREMISES.search(match.string[max(0, match.start() - _BEFORE_PREMISES) : match.start()]) is not None


def _is_house_number(match: re.Match[str]) -> bool:
    return _BEFORE_HOUSE_NUMBER.search(_before(match)) is not None


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


_Row = tuple[str, str, re.Pattern[str], Callable[[re.Match[str]], bool]]
_SO = r"(?i)s[ốo] \pN[\pNa-z/-]*,? "
# Code, prefilter pattern (see `text/prefilter.py`), exact pattern, further condition.
PATTERNS: tuple[_Row, ...] = (
    (
        "GS809",
        rf"(?i)[@＠﹫]|a còng|[(\[{{]{SPACE}?at{SPACE}?[)\]}}]|{SPACE}at{SPACE}[^ ]+{SPACE}dot{SPACE}",
        _EMAIL,
        _always,
    ),
    ("GS810", r"(?i)s[ốo] (?:t[àa]i kho[ảa]n|tk)|stk|t[àa]i kho[ảa]n s[ốo]|account n", _NAMED_ACCOUNT, _always),
    ("GS810", rf"(?i)(?:t[àa]i kho[ảa]n|tk|{'|'.join(BANKS)})[^0-9\n]*\pN{{3}}", _ACCOUNT, _always),
    ("GS811", r"(?i)s[ốo] nh[àa]:? \pN|nh[àa] s[ốo] \pN", _HOUSE, _always),
    ("GS811", _SO + _STREET, _ON_STREET, _is_not_numbered),
    ("GS811", _SO + "(?:tổ|tdp|thôn|ấp|xóm|khu phố|kp|bản|buôn|khóm)", _IN_HAMLET, _is_house_number),
    ("GS811", rf"(?i)\pN[a-z]?,? {_LANE} \pN", _ON_LANE, _always),
    ("GS811", rf"(?i)(?:trú|ngụ|chỉ|riêng|ở|sống)(?: tại| ở| trong)?:? {_LANE} \pN", _LIVES_ON_LANE, _always),
    ("GS811", r"(?i)(?:căn hộ|phòng)(?: số)? [a-z]?\pN", _FLAT, _always),
    ("GS811", r"(?i)địa chỉ.*\pN", _STATED, _always),
    ("GS811", rf"\pN[A-Za-z]?(?: [{_UPPER}][^ ]*){{2,4}} {_UNIT_TYPE}", NAMED_STREET, _is_house_number),
)
PREFILTER = Prefilter((*(prefilter for _, prefilter, _, _ in PATTERNS), EIGHT_DIGITS))
_NUMBERS = len(PATTERNS)  # the index of EIGHT_DIGITS
