"""Dates of birth: never a whole date of an ordinary person, a year only with consent."""

import pytest

from generator.content.entry_kinds import PROFILE, STORY
from generator.content.files.entry_files import EntryFile
from generator.entries.rules.births import births
from tests.support.factories import profile_text, read, story_text

FILE = EntryFile(PROFILE, "viec-tot", None, "content/profiles/viec-tot/index.md", ())
OF_STORY = EntryFile(STORY, "viec-tot", 2019, "content/stories/2019/viec-tot/index.md", ())
DATES = [
    "Ông sinh ngày 12/3/1962 tại Phổ Minh.",
    "Ông sinh 12-3-1962.",
    "Ông sinh ngày 12 tháng 3 năm 1962.",
    "Ông Nguyễn Văn A (SN 12.3.1962).",
    "Ông sinh ngày 12.03.62.",
    "Ngày sinh: 12/03/1962.",
    "Sinh ngày 12 tháng 3, 1962.",
    "Chị chào đời ngày 2/9/2001.",
    "Sinh: 12/3/1962.",
    "Ông sinh vào ngày mùng 2 tháng 9 năm 1945.",
    "Ông sinh ngày 12/3 năm 1962.",
    "Ngày, tháng, năm sinh: 12/3/1962.",
    "Ông sinh ngày 12 / 3 / 1962.",
    "Ông sinh hôm 12-03-1962.",
]
YEARS = [
    "Ông sinh năm 1962.",
    "Ông A (SN 1962) hiến đất.",
    "Ông A, sn 1962, hiến đất.",
    "Ông sinh 1962.",
    "Bà sinh tháng 3/1962.",
    "Năm sinh: 1962.",
    "Năm sinh 1962.",
    "Ông sinh vào năm 1962.",
    "Ông A, S.N. 1962.",
    "Ông A (sn1962).",
    "Cụ sinh năm 1930 vẫn khỏe.",
    "Bà sinh tháng 3 năm 1962.",
]
OTHERS = [
    "Kỷ niệm 130 năm ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2020).",
    "Liệt sĩ Nguyễn Văn A sinh năm 1945, hy sinh năm 1968.",
    "Học sinh năm 2019 được nhận sách.",
    "Anh hy sinh năm 1968.",
    "Chiến dịch vệ sinh năm 2020.",
    "Kỳ tuyển sinh năm 2024 có 300 em.",
    "Danh nhân sinh năm 1890.",
    "Làng có sinh hoạt hè 2023.",
    "Học sinh 2024-2025 có sách mới.",
    "Hợp tác xã ra đời năm 2015.",
    "Chi phí phát sinh năm 2020 là 3 triệu đồng.",
    "Sinh viên năm 2020 tình nguyện.",
    "Tiết kiệm 12/3/1962 đồng.",
    "Công trình khánh thành ngày 12/3/1962.",
    "Nhà thơ Nguyễn Đình Chiểu sinh năm 1822.",
    "Cụ mất năm 1999, sinh năm 1910.",
    "Kỷ niệm ngày sinh 19/5/1890.",
    "Bệnh viện phục sinh 2020.",
    "Hội thi học sinh giỏi 12/3/2020.",
]


@pytest.mark.parametrize("sentence", DATES)
def test_a_date_of_birth_is_found(sentence: str) -> None:
    (birth,) = births(sentence, 2026)
    assert birth.is_date


@pytest.mark.parametrize("sentence", YEARS)
def test_a_year_of_birth_is_found(sentence: str) -> None:
    (birth,) = births(sentence, 2026)
    assert (birth.is_date, birth.year) == (False, 1930 if "1930" in sentence else 1962)


@pytest.mark.parametrize("sentence", OTHERS)
def test_nothing_else_is_taken_for_a_birth(sentence: str) -> None:
    assert list(births(sentence, 2026)) == []


def codes(text: str, body: str, file: EntryFile = FILE) -> list[str]:
    _, problems = read(text.partition("\n---\n")[0] + f"\n---\n\n{body}\n", file)
    return [each.code for each in problems]


AGREED = {"basis": "dong-y", "reference": "DY-1", "scopes": ["dang-web", "nam-sinh"]}


@pytest.mark.parametrize(
    "body", ["Ông sinh ngày **12/3/1962**.", "Ông sinh\nngày 12 tháng 3\nnăm 1962.", "Ông sinh  12-3-1962."]
)
@pytest.mark.parametrize("keys", [{}, {"consent": AGREED}, {"subject_type": "tap-the"}])
def test_a_whole_date_is_an_error_whatever_was_agreed(keys: dict[str, object], body: str) -> None:
    assert codes(profile_text(**keys), body) == ["GS826"]


def test_a_year_needs_consent() -> None:
    body = "Ông sinh năm 1962. Ông sinh  năm 1962."
    assert codes(profile_text(), body) == ["GS827"]
    assert codes(profile_text(consent=AGREED), body) == []
    assert codes(profile_text(subject_type="tap-the"), body) == ["GS828"]
    assert codes(story_text(), body, OF_STORY) == ["GS828"]
    assert codes(story_text(people=[{"name": "Trần Văn B", "subject_type": "ca-nhan"}]), body, OF_STORY) == ["GS827"]
    assert codes(profile_text(role="Trưởng thôn, sinh năm 1962", birth_year=1962), "Ông đi từng nhà.") == ["GS827"]
