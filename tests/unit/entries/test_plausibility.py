"""What is hardly meant is a warning, once and at its place; one mistake is one problem."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.site.plausibility import check_days, check_twins
from generator.text.capitals import in_small_letters
from tests.support.factories import SETTINGS, profile, profile_text, story
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


def test_days_that_lie_ahead_are_warned_of(tmp_path: Path) -> None:
    ahead = profile(updated="2062-05-19")
    _write(tmp_path, ahead.path, "---\nname: A\n\nupdated: 2062-05-19\n---\n")
    far = profile("xa", date="2062-05-19", year=None)
    planned = profile("hen", date="2026-12-19", year=None)
    found = check_days(tmp_path, [ahead, far, planned, profile()], replace(SETTINGS, today=date(2026, 6, 1)))
    assert [(each.code, each.location.path.split("/")[2], each.location.line) for each in found] == [
        ("GS353", "nguyen-van-a", 4),  # at its key
        ("GS353", "xa", 1),  # a file that is gone
    ]


def test_one_person_twice_is_warned_of_at_the_second(tmp_path: Path) -> None:
    others = [profile("b", year=2020), profile("c", name="Trần B"), profile("d", locality="tỉnh Phú Thọ"), story()]
    twin = profile("ong-a", name="Nguyễn  văn A")
    _write(tmp_path, twin.path, "---\nsubject_type: ca-nhan\nname: Nguyễn  văn A\n---\n")
    found = list(check_twins(tmp_path, [profile(), twin, *others]))
    assert [(each.code, each.location.path.split("/")[2], each.location.line) for each in found] == [
        ("GS356", "ong-a", 3)
    ]


def test_two_children_are_one_only_by_their_names(tmp_path: Path) -> None:
    named = {"mot": "Em N.T.A.", "hai": "Em T.V.B.", "ba": "em N.T.A."}
    signed = {"basis": "dong-y", "reference": "DY-1", "scopes": ["dang-web"], "giver": ["nguoi-dai-dien"]}
    child = {"is_child": True, "is_under_7": True, "review_due": "2027-01-01", "date": "2026-05-19", "consent": signed}
    entries = [profile(slug, name=name, **child) for slug, name in named.items()]
    for entry in entries:
        _write(tmp_path, entry.path, profile_text(name=named[entry.slug]))
    assert len({entry.title for entry in entries}) == 1  # by place and year alone
    assert [each.location.path.split("/")[2] for each in check_twins(tmp_path, entries)] == ["mot"]


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("name", "text", "plain"),
    [
        ("NGUYỄN THỊ LAN", "Chị Nguyễn Thị Lan sửa cầu.", "Nguyễn Thị Lan"),
        ("BÀ NGUYỄN THỊ LAN", "Bà sửa cầu cho xóm.", "Bà Nguyễn Thị Lan"),
        ("GIA ĐÌNH ÔNG BÙI VĂN D", "Cả gia đình ông Bùi Văn D hiến máu.", "Gia đình ông Bùi Văn D"),
        ("HỘI PHỤ NỮ XÃ BÌNH HẢI", "Ở xã ven biển Bình Hải, hội phụ nữ góp gạo.", "Hội phụ nữ xã Bình Hải"),
        ("ÔNG A SỬA CẦU Ở PHỔ MINH", "Mười năm, ông A sửa cầu cho bà con ở Phổ Minh.", "Ông A sửa cầu ở Phổ Minh"),
    ],
)
def test_a_heading_in_capitals_is_shown_as_its_text_spells_it(name: str, text: str, plain: str) -> None:
    assert in_small_letters(name, text, is_person=name.startswith(("NGUYỄN", "BÀ"))) == plain
