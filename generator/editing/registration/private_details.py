"""Takes private details out of the cells of names and roles, where they do not belong: requirements B1, L3."""

import re
from functools import lru_cache
from typing import NamedTuple

from generator.content.data.terms import StyleTerm
from generator.content.data.vocabularies import Vocabulary
from generator.editing.registration.headings import Meaning

_ETHNICITY_SCOPE, _ETHNICITY_WORDS = "dan-toc", "dân tộc "
_SEPARATORS = r"[\s,;:.(\[–—-]{0,6}"
_DAY = (
    r"(?:(?:19|20)\d\d-\d{1,2}-\d{1,2}|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{1,2}\s?[/.-]\s?(?:19|20)\d\d|(?:19|20)\d\d"
    r"|(?:ngày\s)?\d{1,2}\stháng\s\d{1,2}\snăm\s(?:19|20)\d\d|tháng\s\d{1,2}(?:/|\snăm\s)(?:19|20)\d\d)(?!\d)"
)
_BIRTH_WORDS = (
    r"(?:(?:ngày|năm)(?:\s?,?\s?tháng(?:\s?,?\s?năm)?)?\s)?sinh(?:\s(?:vào|ngày|năm|tháng))*"
    r"|s\.?\s?n\.?|n\.?\s?s\.?"
)
_LONG_NUMBER = r"\+?\d(?:[\s.\-–()]{0,2}\d){5,}"
_ALONE = r"(?:\+?\d(?:[\s.\-–()]{0,2}\d){8,}|\d{6,})"  # not “2020–2025”
_CAPITAL = r"(?-i:[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ])"
_CLOSING = r"\s?[)\]]?"


def _detail(pattern: str) -> re.Pattern[str]:
    return re.compile(_SEPARATORS + pattern + _CLOSING, re.IGNORECASE)


_E_MAIL = _detail(
    r"(?:\b(?:e-?mail|thư điện tử)\s?[:.]?\s?)?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)
_BIRTH = _detail(rf"\b(?:{_BIRTH_WORDS})\s?[:.]?\s?(?:năm\s|ngày\s)?(?P<value>{_DAY})")
_BARE_BIRTH = re.compile(
    rf"\s?[(\[]\s?(?P<value>{_DAY})\s?[)\]]"
    rf"|(?:\s?[,;–—-]\s?|\s)(?P<last>{_DAY})\s?$"
    rf"|^(?P<first>{_DAY})\s?[,;–—-]\s?"
)
_AGE = _detail(r"\b(?:(?:năm nay|hiện|mới)\s)?(?P<value>\d{1,3})\s?(?:tuổi\b(?!\s(?:đảng|nghề|quân|đoàn|hội))|t\b)")
_AGE_AFTER = _detail(r"\btuổi\s?:\s?(?P<value>\d{1,3})(?!\d)")
_PAPERS = _detail(
    r"\b(?:cccd|cmnd|cmt(?:nd)?|căn cước(?: công dân)?|định danh(?: cá nhân)?|hộ chiếu|giấy tờ)"
    r"(?:\ssố)?\s?[:.]?\s?[A-Z]?" + _LONG_NUMBER
)
_ACCOUNT = _detail(r"\b(?:số\s)?(?:tài khoản|stk|tk)(?:\s(?:số|ngân hàng(?:\s\w+)?))?\s?[:.]?\s?" + _LONG_NUMBER)
_PHONE = _detail(
    r"(?:\b(?:gọi|liên hệ|(?:số\s)?(?:đt|điện thoại|di động)|sđt|zalo|tel|dđ)\s?[:.]?\s?)?(?P<value>" + _ALONE + ")"
)
_GENDER = re.compile(r"\s?(?:\(\s?(?:nam|nữ)\s?\)|[,;]\s?(?:giới tính\s?:?\s?)?(?:nam|nữ)\s?(?=$|[,;]))", re.IGNORECASE)
_RELIGION = _detail(
    r"\b(?:tôn giáo\s?:?|theo đạo|đạo)\s(?:phật|thiên chúa|công giáo|tin lành|cao đài|hòa hảo|hoà hảo|hồi)"
    r"(?!\w)(?:\sgiáo)?"
)
_HOUSE = re.compile(
    r"\s?[,;(\[–—-]\s?(?:(?:ở|trú|ngụ|quê)\s(?:tại\s)?)?"
    r"(?:số nhà|số\s\d|thôn|ấp|bản|buôn|khu phố|tổ dân phố|tdp|tổ\s\d|khóm|xóm"
    r"|xã|phường|thị trấn|huyện|quận)(?:(?<=\d)|(?=\s?(?:\d|" + _CAPITAL + r"))).*$",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"[(\[]\s?[)\]]")
_IDENTITY_LENGTHS = (9, 11, 12)  # a number of twelve loses its zero in a cell of numbers
_AGE_LIMIT = 130


class Cleaned(NamedTuple):
    """A text without private details: the kinds that were taken out, the dates of birth, the age."""

    text: str
    dropped: tuple[str, ...] = ()
    birth: str = ""
    age: int | None = None


class _Cleaner:
    """Takes the details out of one text, one kind after the other."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())  # the patterns expect single blanks
        self.dropped: list[str] = []

    def take(self, pattern: re.Pattern[str], kind: str) -> list[str]:
        """Take out what a pattern finds; return the values."""
        found = list(pattern.finditer(self.text))
        if found:
            self.dropped.append(kind)
            left = pattern.sub(lambda match: "" if match.end() == len(match.string) else " ", self.text)
            self.text = " ".join(left.split())
        return [next((value for value in match.groupdict().values() if value), match[0]) for match in found]


def clean_name(name: str, style: Vocabulary[StyleTerm]) -> Cleaned:
    """Return a person's name without the details beside it: birth, age, numbers, address, ethnicity and the like."""
    cleaner = _Cleaner(name)
    births, ages = _common(cleaner, style)
    births += cleaner.take(_BARE_BIRTH, Meaning.BIRTH)
    cleaner.take(_GENDER, Meaning.GENDER)
    cleaner.take(_bare_ethnicity(style), Meaning.ETHNICITY)
    cleaner.take(_HOUSE, "địa chỉ nhà")
    return _cleaned(cleaner, births, ages)


def clean_text(text: str, style: Vocabulary[StyleTerm]) -> Cleaned:
    """Return a role, or the name of a body, without private details."""
    cleaner = _Cleaner(text)
    return _cleaned(cleaner, *_common(cleaner, style))


def _common(cleaner: _Cleaner, style: Vocabulary[StyleTerm]) -> tuple[list[str], list[str]]:
    cleaner.take(_E_MAIL, Meaning.EMAIL)
    births = cleaner.take(_BIRTH, Meaning.BIRTH)
    ages = [*cleaner.take(_AGE, "tuổi"), *cleaner.take(_AGE_AFTER, "tuổi")]
    cleaner.take(_PAPERS, Meaning.IDENTITY)
    cleaner.take(_ACCOUNT, Meaning.ACCOUNT)
    kinds = [_kind_of_number(match["value"]) for match in _PHONE.finditer(cleaner.text)]
    cleaner.take(_PHONE, ", ".join(dict.fromkeys(kinds)))
    cleaner.take(_ethnicity(style), Meaning.ETHNICITY)
    cleaner.take(_RELIGION, Meaning.RELIGION)
    return births, ages


def _cleaned(cleaner: _Cleaner, births: list[str], ages: list[str]) -> Cleaned:
    text = " ".join(_EMPTY_BRACKETS.sub(" ", cleaner.text).split()).strip(" ,;:–—-")
    text = re.sub(r" ([,;)])", r"\1", text)
    youngest = min((int(age) for age in ages if int(age) < _AGE_LIMIT), default=None)
    return Cleaned(text, tuple(map(str, dict.fromkeys(cleaner.dropped))), " ".join(births), youngest)


def _kind_of_number(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    if len(digits) in _IDENTITY_LENGTHS and not (digits.startswith("0") and len(digits) == 11):  # noqa: PLR2004
        return Meaning.IDENTITY
    return Meaning.PHONE if digits.startswith(("0", "84")) else "dãy số"


@lru_cache(maxsize=2)
def _names_of_peoples(style: Vocabulary[StyleTerm]) -> str:
    """Return a pattern of the ethnic groups that the style vocabulary knows, the longest names first."""
    words = (word.lower() for term in style if term.scope == _ETHNICITY_SCOPE for word in term.words)
    names = {word.removeprefix(_ETHNICITY_WORDS) for word in words}
    return "|".join(re.escape(name).replace("’", "['’‘]") for name in sorted(names, key=len, reverse=True))


@lru_cache(maxsize=2)
def _ethnicity(style: Vocabulary[StyleTerm]) -> re.Pattern[str]:
    peoples = _names_of_peoples(style)
    return _detail(
        rf"\b(?:(?:là\s)?(?:người\s|đồng bào\s)?(?:dân tộc|d\.?\s?t\.?)\s?[:.]?\s?(?:{peoples})"
        rf"|người\s(?:{peoples})(?!\s{_CAPITAL}))(?!\w)"
    )


@lru_cache(maxsize=2)
def _bare_ethnicity(style: Vocabulary[StyleTerm]) -> re.Pattern[str]:
    """Return a pattern of an ethnic group alone in brackets or after a comma: “Lò Thị A (Thái)”."""
    peoples = _names_of_peoples(style)
    return re.compile(rf"\s?[(\[]\s?(?:{peoples})\s?[)\]]|\s?[,;]\s?(?:{peoples})\s?(?=$|[,;])", re.IGNORECASE)
