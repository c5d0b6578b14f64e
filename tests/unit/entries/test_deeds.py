"""Deeds suggested for entries that name none: only what their title or summary tells, in one line to copy."""

import pytest

from generator.content.entry_kinds import PROFILE
from generator.content.files.entry_files import EntryFile
from generator.entries.rules.deeds import likely_deeds
from generator.problems.problem import Problem
from tests.support.factories import profile_text, read, vocabularies

FILE = EntryFile(PROFILE, "a", None, "content/profiles/a/index.md", ())
DEEDS = vocabularies().deeds
WITHDRAWN = {"date": "2026-02-03", "reason": "Theo yêu cầu của người được nêu"}
BLOOD = "Mười năm liền, bà hiến máu tình nguyện 40 lần và rủ cả xóm cùng đi."


def warnings(**keys: object) -> list[Problem]:
    _, problems = read(profile_text(**({"deeds": None} | keys)), FILE)
    return [each for each in problems if each.code == "GS360"]


@pytest.mark.parametrize(
    ("summary", "deeds"),
    [
        (BLOOD, ["hien-mau"]),
        ("Gia đình ông hiến 7.000 m² đất để xã xây trường cho con em.", ["hien-dat"]),
        ("Ông Hải hiến hơn 1.200 m2 mặt tiền, không nhận một đồng nào.", ["hien-dat"]),
        ("Thấy em nhỏ chới với, anh lao ra cứu sống cả hai.", ["cuu-nguoi"]),
        ("Nhặt được ví có 12 triệu đồng, chị tìm trả tận tay người mất.", ["tra-cua-roi"]),
        ("Mười năm nay, cô mở lớp học tình thương cho trẻ xóm trọ.", ["day-hoc-mien-phi"]),
        ("Hè nào thầy cũng dạy bơi cho trẻ trong xã, không lấy tiền.", ["day-boi"]),
        ("Nồi cháo của bà tuần nào cũng đỏ lửa trước cổng bệnh viện huyện.", ["bep-an-tu-thien"]),
        ("Cuối tuần, chị em góp ve chai bán lấy tiền giúp học trò.", ["gom-phe-lieu"]),
        ("Hiến\n máu và hiến\u00a0đất: hai việc ông làm suốt đời.", ["hien-mau", "hien-dat"]),
        ("HIẾN MÁU NHÂN ĐẠO LẦN THỨ 50", ["hien-mau"]),
    ],
)
def test_signs_are_found(summary: str, deeds: list[str]) -> None:
    assert likely_deeds("Nguyễn Văn A", summary, "", DEEDS) == deeds
    assert likely_deeds(summary, "", "", DEEDS) == deeds


@pytest.mark.parametrize(
    "text",
    [
        "Ông cống hiến cả đời cho mảnh đất biên cương, cho đất nước.",
        "Theo Hiến pháp, đất đai thuộc sở hữu toàn dân. Ông hiểu rõ. Mảnh đất ấy cằn cỗi.",
        "Câu lạc bộ là cây cầu nối, làm cầu nối giữa nhà trường với phụ huynh.",
        "Thuốc giúp cho máu lưu thông, ông khỏe hẳn sau một năm.",
        "Anh là cán bộ Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ.",
        "Tổ chức Cứu trợ trẻ em và các nhà hảo tâm gửi lời cảm ơn cho người nghèo.",
        "Chị vay vốn ngân hàng nuôi bò, nhà đã khá hơn.",
        "Vận động viên người khuyết tật ấy đã giành ba huy chương.",
        "Trường có bếp ăn bán trú, ngày nào cũng nấu bữa trưa; năm 2020 được tặng bằng khen.",
        "Ông được Chủ tịch nước tặng quà, tặng giấy khen.",
        "Hội viên nhận hồ sơ dự thi đến hết tháng Sáu.",
        "Đường biển êm. Biên giới xa. Cột cờ Lũng Cú cao 33 m.",
        "Nhà máy ấy không hiến. Đất vẫn bỏ trống 300 m² suốt mười năm trời.",
        "Ông hiến tặng. Khu vườn rộng 300 m² vẫn của nhà.",
    ],
)
def test_words_that_only_look_like_signs_are_left_alone(text: str) -> None:
    assert likely_deeds(text, text, text, DEEDS) == []


def test_what_the_body_alone_tells_is_no_deed_of_the_entry() -> None:
    """It may be said of somebody else; it only orders what title and summary tell."""
    told = "Ông hiến máu, hiến máu, hiến máu. Ông dạy bơi."
    assert likely_deeds("Ông A", "Ông sửa cầu cho bà con.", told, DEEDS) == []
    assert likely_deeds("Ông A", "Ông dạy bơi, lại đi hiến máu.", told, DEEDS) == ["hien-mau", "day-boi"]
    assert likely_deeds("Lớp dạy bơi", "Ông hiến máu.", told, DEEDS) == ["day-boi", "hien-mau"]


def test_at_most_three_deeds_are_suggested() -> None:
    told = "Bà hiến máu, hiến đất, dạy bơi, gom ve chai."
    assert likely_deeds("", told, "", DEEDS) == ["hien-mau", "hien-dat", "day-boi"]


def test_the_warning_names_the_deeds_and_can_be_copied() -> None:
    (found,) = warnings(summary=BLOOD)
    assert "Hiến máu cứu người" in found.message
    assert found.hint.endswith("\ndeeds: [hien-mau]")


@pytest.mark.parametrize(
    "keys",
    [
        {"deeds": ["hien-dat"]},
        {"deeds": []},
        {"withdrawn": WITHDRAWN},
        {"role": "(Cần viết: chức vụ, nghề nghiệp)"},
        {"fields": ["khong-co"]},
    ],
    ids=["named", "none fits", "withdrawn", "unwritten", "invalid"],
)
def test_who_has_chosen_or_is_not_done_is_not_asked(keys: dict[str, object]) -> None:
    assert warnings(summary=BLOOD, **keys) == []


def test_an_unknown_deed_is_reported_with_those_it_may_be() -> None:
    _, problems = read(profile_text(deeds=["cho-mau"]), FILE)
    (found,) = (each for each in problems if each.code == "GS307")
    assert "hien-mau" in found.hint
    assert "content/data/deeds.yml" in found.hint
