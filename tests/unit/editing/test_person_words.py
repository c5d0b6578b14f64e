"""A person's name is replaced as a whole, with its title; longer names of other people stay."""

import pytest

from generator.editing.person_words import others, replacing

NAME, SOMEBODY = "Đặng Thị Kín", "một người"
REPLACED = [
    ("Hôm ấy bà Đặng Thị Kín đến.", "Hôm ấy một người đến."),
    ("Bà Đặng Thị Kín đến.", "Một người đến."),
    ("Đặng Thị Kín đến. Đặng Thị Kín về.", "Một người đến. Một người về."),
    ("Bà **Đặng Thị Kín** đến.", "**Một người** đến."),
    ("Hôm ấy bà **Đặng Thị Kín** đến.", "Hôm ấy **một người** đến."),
    ("**Bà** Đặng Thị Kín đến.", "Một người đến."),
    ("_bà Đặng Thị Kín_ đến.", "_một người_ đến."),
    ("bà “Đặng Thị Kín” đến", "“một người” đến"),
    ("- Bà Đặng Thị Kín: 2 triệu", "- Một người: 2 triệu"),
    ("## Đặng Thị Kín", "## Một người"),
    ("1. Đặng Thị Kín", "1. Một người"),
    ("Nhờ cô giáo Đặng Thị Kín dạy", "Nhờ một người dạy"),
    ("Nhờ đồng chí Đ/c Đặng Thị Kín", "Nhờ một người"),
    ("gia đình bà Đặng Thị Kín", "gia đình một người"),
    ("Bà [Đặng Thị Kín](https://bao.vn/)", "[Một người](https://bao.vn/)"),
    ("ĐẶNG THỊ KÍN", "MỘT NGƯỜI"),
    ("bà Đặng Thị\nKín đến", "một người đến"),
    ("Cảm ơn Đặng Thị Kín.\nĐáo làm.", "Cảm ơn một người.\nĐáo làm."),
    ("Cảm ơn Đặng Thị Kín\n\nĐáo làm.", "Cảm ơn một người\n\nĐáo làm."),
    ("Cảm ơn Đặng Thị Kín, Lê Thị Còn", "Cảm ơn một người, Lê Thị Còn"),
    ("Trưởng thôn Phổ Minh Đặng Thị Kín", "Trưởng thôn Phổ Minh một người"),
    ("Chủ tịch Hội LHPN Đặng Thị Kín", "Chủ tịch Hội LHPN một người"),
    ("Đặng Thị Kín Và Những Người Bạn", "Một người Và Những Người Bạn"),
    ("Hôm nay Đặng Thị Kín đến", "Hôm nay một người đến"),
    ("đặng thị kín", "Một người"),
]
KEPT = [
    "Bà Đặng Thị Kín Đáo đến.",
    "Bà **Đặng Thị Kín Đáo** đến.",
    "Bà Đặng Thị **Kín Đáo**",
    "Bà Đặng Thị **Kín** **Đáo**",
    "Bà Đặng Thị Kín\nĐáo đến",
    "ông Trần Đặng Thị Kín",
    "Trần Đặng Thị Kín là người khác",
    "ĐẶNG THỊ KÍN ĐÁO",
    "TRẦN ĐẶNG THỊ KÍN",
    "Đặng Thị Kín-Đáo",
    "Đặng Thị Kính",
    "[x](/guong/dang-thi-kin/)",
]


@pytest.mark.parametrize(("text", "expected"), REPLACED)
def test_a_whole_name_goes_with_its_title(text: str, expected: str) -> None:
    assert replacing(NAME, SOMEBODY)(text) == expected
    assert list(others(NAME, text)) == []


@pytest.mark.parametrize("text", KEPT)
def test_another_persons_name_stays(text: str) -> None:
    assert replacing(NAME, SOMEBODY)(text) == text


def test_places_that_may_name_another_are_told() -> None:
    text = "Bà Đặng Thị Kín và bà Đặng Thị Kín Đáo."
    assert replacing(NAME, SOMEBODY)(text) == "Một người và bà Đặng Thị Kín Đáo."
    assert list(others(NAME, text)) == [text.rindex("Đặng")]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Lê An", "Ông Lê An và ông Trần Lê An", "Một người và ông Trần Lê An"),
        ("Lê An", "Khi Lê An đến", "Khi một người đến"),
        ("Thào A Hoà", "Nhờ ông Thào A Hòa", "Nhờ một người"),
        ("H'Ren", "Nhờ chị H'Ren trồng", "Nhờ một người trồng"),
        ("An", "Nhờ em An và An Giang", "Nhờ một người và An Giang"),
    ],
)
def test_other_names(name: str, text: str, expected: str) -> None:
    assert replacing(name, SOMEBODY)(text) == expected
