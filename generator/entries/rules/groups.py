"""Tells whether a sensitive word is about a group of people, which identifies nobody, and not about a person."""

import re
from collections.abc import Iterable

from generator.entries.rules.child_words import UPPER

_MOST_BEFORE = 80  # characters; enough for the words that make a group
# Words between which no group continues: a verb that says something of somebody, or a time.
_STOP = r"(?:là|thuộc|bị|diện|năm|ngày|tháng|khi|lúc|lần)\b"
_SOMEBODY = r"(?:anh|chị|ông|bà|cô|chú|bác|em|cháu|tôi|mình)\b"
_WORD = rf"(?![{UPPER}])\w+\s+"
_MANY = "(?i:các|những|nhiều|mọi)"
_FOLK = "(?i:các|những|đồng bào|bà con|nhân dân|cộng đồng|tăng ni|chức sắc|chức việc|hội viên)"
_COUNTED = (
    r"(?:\A|[.;:,!?\n])\s*(?i:(?:có|đã có|trong đó|trong số đó|đến nay|nay|hiện)\s+){0,2}"
    r"(?:\d[\d.]*|(?i:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|nhiều|vài))\s+(?:hộ|gia đình|nhà|hội viên|xã viên)\b"
    rf"[^.;:,!?\n{UPPER}]*"
)
_MOST = (
    r"(?i:phần lớn|phần đông|đa số|hầu hết|quá nửa|một nửa|cả (?:bản|làng|thôn|xóm|xã|ấp|buôn|khóm|tổ)"
    r"|(?:dân|người) (?:bản|làng|xóm)|(?:các|những|nhiều|mọi) (?:hộ|nhà|gia đình))|\d+(?:[.,]\d+)?\s?%"
)
_MEMBERS = (
    r"\d+\s+(?:đảng viên|hội viên|đoàn viên|thành viên|học sinh|sinh viên|cán bộ|chiến sĩ|giáo viên|công nhân|đại biểu"
    r"|lao động|hộ|gia đình)"
)
# “34 em mồ côi”, “ba người từng có tiền án”, but not “năm 5 tuổi em mồ côi”, “ba người con của anh mồ côi mẹ”.
_SEVERAL = (
    r"(?<!năm )(?<!lên )(?<!tháng )(?<!ngày )(?<![\d.,])(?:\d{1,3}|(?i:hai|ba|bốn|sáu|bảy|tám|chín|mười|mấy|nhiều))\s+"
    r"(?:người(?!\s+con)|em|cháu|trẻ|trẻ em|cặp|phụ nữ|thanh niên|trường hợp)\s+"
    rf"(?:(?!{_SOMEBODY}|của\b|con\b){_WORD}){{0,3}}"
)
_GROUPS = (
    _SEVERAL,
    # “các bà mẹ người Mông”, “các chị em gái người Mông”, but not “những ai thương anh mồ côi”.
    rf"{_MANY}\s+(?!{_STOP}){_WORD}(?!{_STOP}|{_SOMEBODY}){_WORD}",
    rf"{_MANY}\s+(?:anh|chị)\s+em\s+(?:gái\s+|trai\s+)?",
    # “bà con giáo xứ và phật tử”, “tăng ni, phật tử”.
    rf"{_FOLK}\s+(?:(?!{_STOP}){_WORD}){{0,3}}(?:và|cùng)\s+",
    rf"{_FOLK},\s+",
    # “phần lớn là người Thái”, “cả bản đều là hộ nghèo”, “90% dân số là người Mông”, “5 đảng viên là người Mông”.
    rf"(?:{_MOST}|{_MEMBERS})\s+(?:(?!{_STOP}|{_SOMEBODY}){_WORD}){{0,4}}(?:đều\s+)?(?:là|thuộc(?:\s+diện)?)\s+",
)
_IS_A_CLASS = re.compile(r"Hộ (?:cận )?nghèo\b(?! (?:của|nhà|ông|bà|anh|chị)\b)")  # “Hộ nghèo trong xã được vay vốn.”
_STARTS = re.compile(r"(?:\n|[.!?]\s+)\Z")


class Groups:
    """The words that make a sensitive word one about a group, and the names of peoples that a list may hold."""

    def __init__(self, groups: Iterable[str], peoples: Iterable[str]) -> None:
        """Compile `groups`, words that may precede, with one more word between, and `peoples`, the names of a list."""
        named = rf"(?i:{_any_of(groups)})\s+(?:(?!(?i:là|thuộc|bị|diện)\b)\w+\s+)?"
        self._before = re.compile(rf"(?:(?<!\w)(?:{'|'.join((named, *_GROUPS))})|{_COUNTED})\Z")
        people = _any_of(peoples)
        self._listed_before = re.compile(rf"(?i:người|dân tộc)\s+(?:{people})(?:,|\s+(?:và|hay|hoặc))\s+\Z")
        # “người Kinh, Khmer”, “người Kinh và người Hoa”, but not “người Mông, Thái Văn Bình”.
        self._listed_after = re.compile(
            rf"(?:,|\s+(?:và|hay|hoặc))\s+(?:(?:người|dân tộc|đồng bào)\s+)?(?:{people})\b(?!\s[{UPPER}])"
        )

    def has(self, text: str, start: int, end: int) -> bool:
        """Return whether the word at `start:end` is about a group: many, a number of households, a list of peoples."""
        before = text[max(0, start - _MOST_BEFORE) : start]
        if self._before.search(before.rpartition(". ")[2]):
            return True
        if _IS_A_CLASS.match(text, start) and _STARTS.search(before):
            return True
        return self._listed_after.match(text, end) is not None or self._listed_before.search(before) is not None


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
