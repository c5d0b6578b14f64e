"""Rules for dates of birth: a full date is never published of an ordinary person, a year only with consent.

Both are personal data (Law 91/2025/QH15; requirements L3, docs/requirements.md). Somebody in history, or who has
died, is no ordinary person: the year of birth belongs to the name.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.content.consent_scopes import BIRTH_YEAR, allows
from generator.content.model import GROUP
from generator.entries.rules.keys import Rules, Subject
from generator.entries.rules.reading import place_of, readings
from generator.problems.problem import Problem, problem
from generator.text.prefilter import WordFinder

_HISTORIC_AGE = 105
_WORDS = WordFinder(("sinh", "sn", "s.n", "sinh ngày", "chào đời", *(f"sn{year}" for year in range(1920, 2031))))
_BORN = r"(?<![\w])(?:(?:ngày|năm|ngày, tháng, năm|ngày tháng năm) sinh|sinh|s\.?\s?n\.?|chào đời)(?: vào)?[:,]?\s?"
_DATE = re.compile(
    rf"{_BORN}(?:ngày |hôm |mùng |mồng ){{0,2}}\d{{1,2}}"
    r"(?:\s?[/.–-]\s?\d{1,2}\s?[/.–-]\s?|(?: tháng |/)\d{1,2}(?:,? năm |, | |[/-]))"
    r"(?P<year>\d{4}|\d{2}(?![\d%]))(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"{_BORN}(?:năm:? |tháng \d{{1,2}}(?:\s?[/-]\s?|,? năm )|\d{{1,2}}[/-])?(?P<year>(?:18|19|20)\d\d)(?![\d-])\b",
    re.IGNORECASE,
)
# “học sinh năm 2019”, “kỷ niệm ngày sinh”: nobody's birth.
_NO_BIRTH = re.compile(
    r"(?:\b(?:khai|sản|phát|nảy|hy|hi|vệ|học|thí|tuyển|giáng|tái|song|thiếu|quân|mưu|dân|ký|hộ|nhân|nữ|nam|hồi|môn|giám|y|an"
    r"|bình|đản|sơ|tiền|hậu|trường|phục|cứu) |kỷ niệm (?:\d+ năm )?)$",
    re.IGNORECASE,
)
_DEAD = re.compile(
    r"\b(?:liệt s[ĩỹ]|h[yi] sinh|từ trần|qua đời|tạ thế|mất (?:năm|ngày)|đã mất|cố|danh nhân|bác hồ"
    r"|chủ tịch hồ chí minh|truy tặng|tử trận|ngã xuống)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?…])(?<![sS]\.[nN]\.)\s+|\n")


class Birth(NamedTuple):
    """A date or year of birth in a text: the words, the year, and whether it is a whole date."""

    text: str
    year: int
    is_date: bool


def births(text: str, now: int) -> Iterator[Birth]:
    """Yield the births of ordinary people in a text as read, as of the year `now`."""
    for sentence in _SENTENCE.split(text):
        if next(_WORDS.find(sentence), None) is None or _DEAD.search(sentence):
            continue
        taken = -1
        for pattern in (_DATE, _YEAR):
            for match in pattern.finditer(sentence):
                year = _year(match["year"], now)
                is_person = not _NO_BIRTH.search(sentence, max(0, match.start() - 20), match.start())
                if is_person and match.start() > taken and now - _HISTORIC_AGE < year <= now:
                    taken = match.end()
                    yield Birth(match[0].strip(), year, pattern is _DATE)


def _year(text: str, now: int) -> int:
    """Return the year that four or two digits name: “62” is 1962."""
    year = int(text)
    return year if len(text) > 2 else year + (2000 if 2000 + year <= now else 1900)  # noqa: PLR2004


def _births(subject: Subject) -> Iterator[Problem]:
    matter = subject.matter
    if matter.withdrawn is not None:
        return
    is_agreed = allows(matter, subject.context.vocabularies, BIRTH_YEAR)
    is_of_person = any(each.subject_type != GROUP for each in matter.described)
    seen: set[str] = set()
    for reading in readings(subject):
        for birth in births(reading.text, matter.date.year):
            key = birth.text.lower()
            if key in seen or (is_agreed and not birth.is_date):
                continue
            seen.add(key)
            code = "GS826" if birth.is_date else "GS827" if is_of_person else "GS828"
            yield problem(code, place_of(birth.text, reading, subject), text=birth.text, year=birth.year)


BIRTH_RULES: Rules = ((frozenset({"consent", "date", "withdrawn", "name", "people", "subject_type"}), _births),)
