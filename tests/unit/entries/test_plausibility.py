"""What is hardly meant is a warning, once and at its place; one mistake is one problem."""

from dataclasses import replace
from datetime import date

import pytest

from generator.site.plausibility import check_days, check_twins
from tests.support.factories import SETTINGS, profile, story
from tests.support.site_copies import check_entry
from tests.unit.problems.test_examples import FILE, text_with

WITH_PHOTO = "photos:\n  - file: {}\n    alt: Ông A sửa cầu\n    credit: Trần Thị B\n    without_people: true"


def codes(fragment: str, *files: str) -> list[str]:
    return [each.code for each in check_entry(text_with(fragment), replace(FILE, siblings=files))[1]]


@pytest.mark.parametrize(
    ("fragment", "code"),
    [
        ("date: “2026-05-19”", "GS213"),
        ("year: ‘2026’", "GS213"),
        ("draft: “true”", "GS213"),
        ("fields: [“doi-song-xa-hoi”]", "GS213"),
        ("locality: “xã Hợp Lý, tỉnh Phú Thọ”", "GS213"),
        ("name: “Nguyễn Văn A”", "GS212"),
        ("role: «Trưởng thôn»", "GS212"),
        ('name: "Vua" làm đường', "GS204"),
        ("name: “A: B”", "GS204"),
        ("name: Tổ xe #1 của làng", "GS214"),
        ("name: #1 của làng", "GS214"),
        ("role: Đội # 1", "GS214"),
        ("name: NGUYỄN VĂN A", "GS354"),
        ("role: Trưởng thôn<o:p></o:p>", "GS355"),
        ("role: Trưởng thôn&nbsp;", "GS355"),
        ("[endif] Ông A sửa cầu.", "GS355"),
        ("birth_year: 2062", "GS352"),
        ("year: 2062", "GS352"),
        ("date: 2026-05-19\nawards:\n  - {award: giay-khen-cua-chu-tich-ubnd-xa, decision: 1/QĐ, year: 2027}", "GS352"),
        ("sources:\n  - {title: A, publisher: B, date: 2062-05-19}", "GS352"),
        ("so_dien_thoai: 0912 345 678", "GS804"),
        ("consent_note:\n  sdt: 0912 345 678", "GS301 GS804"),
        ("Ủng hộ số tài khoản 0123000456 Vietcombank.", "GS810"),
        ("![cầu](cau.jpg)", "GS705"),
        ("<b></b>", "GS701 GS701"),
        ("date: 19/5/2026", "GS305"),
    ],
)
def test_one_mistake_is_one_problem(fragment: str, code: str) -> None:
    assert codes(fragment, *(["cau.jpg"] if "cau.jpg" in fragment else [])) == code.split()


def test_a_photo_in_words_quotation_marks_is_one_problem() -> None:
    assert "GS213" in codes(WITH_PHOTO.format("“cau.jpg”"), "cau.jpg")


@pytest.mark.parametrize(
    "fragment",
    [
        "name: Nguyễn Văn A # ghi chú",
        "name: Tổ “Vua” làm đường",
        "name: THACO",
        "name: HTX 19/5",
        "summary: “Mười năm liền, ông Nguyễn Văn A sửa cầu, đắp đường cho bà con đi lại.”",
        "date: 2026-05-19\nupdated: 2026-06-01\nsources:\n  - {title: A, publisher: B, date: 2026-05-30}",
        "sources:\n  - {title: A, publisher: B, date: 2026-09-19}",
        "role: Trưởng thôn, A & B, 3 < 5",
        "birth_year: 1962\nyear: 1990",
    ],
)
def test_what_may_be_meant_is_no_problem(fragment: str) -> None:
    assert codes(fragment) == []


def test_days_that_lie_ahead_are_warned_of() -> None:
    ahead = profile(updated="2062-05-19")
    far = profile("xa", date="2062-05-19", year=None)
    planned = profile("hen", date="2026-12-19", year=None)
    found = check_days([ahead, far, planned, profile()], replace(SETTINGS, today=date(2026, 6, 1)))
    assert [(each.code, each.location.path.split("/")[2]) for each in found] == [
        ("GS353", "nguyen-van-a"),
        ("GS353", "xa"),
    ]


def test_one_person_twice_is_warned_of_at_the_second() -> None:
    others = [profile("b", year=2020), profile("c", name="Trần B"), profile("d", locality="tỉnh Phú Thọ"), story()]
    found = list(check_twins([profile(), profile("ong-a", name="Nguyễn  văn A"), *others]))
    assert [(each.code, each.location.path.split("/")[2]) for each in found] == [("GS356", "ong-a")]
