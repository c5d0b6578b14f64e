"""Place texts as people type them: any order and separator where one reading remains, and candidates near by first."""

from datetime import date

import pytest

from generator.gazetteer import (
    ABROAD,
    NATIONWIDE,
    AmbiguousPlaceError,
    UnknownPlaceError,
    load_gazetteer,
    pseudo_place_of,
)

GAZETTEER = load_gazetteer()
PATH = "Xã Bình Minh, huyện Bình Sơn, tỉnh Quảng Ngãi"
NOW = "Xã Hợp Lý, tỉnh Phú Thọ"
DAY = date(2020, 3, 1)
TODAY = date(2026, 6, 1)

READ = {
    "tỉnh Quảng Ngãi - huyện Bình Sơn - xã Bình Minh": PATH,
    "xã Bình Minh - huyện Bình Sơn - tỉnh Quảng Ngãi": PATH,
    "Quảng Ngãi, Bình Sơn, Bình Minh": PATH,
    "tỉnh Quảng Ngãi, huyện Bình Sơn, xã Bình Minh": PATH,
    "huyện Bình Sơn, xã Bình Minh, tỉnh Quảng Ngãi": PATH,
    "xã Bình Minh huyện Bình Sơn tỉnh Quảng Ngãi": PATH,
    "xã Bình Minh – H. Bình Sơn – T. Quảng Ngãi": PATH,
    "xã Bình Minh-huyện Bình Sơn-tỉnh Quảng Ngãi": PATH,
    "xã Bình Minh; huyện Bình Sơn; tỉnh Quảng Ngãi": PATH,
    "xã Bình Minh/huyện Bình Sơn/Quảng Ngãi": PATH,
    "xã Bình Minh (huyện Bình Sơn, Quảng Ngãi)": PATH,
    "xã Bình Minh thuộc huyện Bình Sơn, tỉnh Quảng Ngãi": PATH,
    "Bình Sơn - Quảng Ngãi": "Huyện Bình Sơn, tỉnh Quảng Ngãi",
    "tỉnh Bà Rịa - Vũng Tàu - huyện Long Điền": "Huyện Long Điền, tỉnh Bà Rịa - Vũng Tàu",
    "huyện Long Điền - Bà Rịa - Vũng Tàu": "Huyện Long Điền, tỉnh Bà Rịa - Vũng Tàu",
    "Ninh Thuận - TP. Phan Rang - Tháp Chàm": "Thành phố Phan Rang - Tháp Chàm, tỉnh Ninh Thuận",
    "xã A Ngo, huyện Đakrông": "Xã A Ngo, huyện Đa Krông, tỉnh Quảng Trị",
    "xã A Ngo, huyện Đakrông, tỉnh Quảng Trị": "Xã A Ngo, huyện Đa Krông, tỉnh Quảng Trị",
    "Xã Bình Minh, huyện Bình Sơn, tỉnh Quảng Ngãi.": PATH,
}


@pytest.mark.parametrize("text", READ)
def test_order_and_separators_are_free(text: str) -> None:
    assert GAZETTEER.printed(GAZETTEER.resolve(text, DAY).unit, "path") == READ[text]


@pytest.mark.parametrize(
    "text",
    ["tỉnh Phú Thọ - xã Hợp Lý", "Phú Thọ, Hợp Lý", "xã Hợp Lý tỉnh Phú Thọ", "XÃ HỢP LÝ – PHÚ THỌ", "Phú Thọ: Hợp Lý"],
)
def test_so_are_those_of_todays_places(text: str) -> None:
    assert GAZETTEER.printed(GAZETTEER.resolve(text, TODAY).unit, "path") == NOW


@pytest.mark.parametrize("text", ["Hà Nội - Tân Minh", "tỉnh Hà Tĩnh, Kỳ Anh"])
def test_what_remains_ambiguous_is_not_decided(text: str) -> None:
    with pytest.raises(AmbiguousPlaceError):
        GAZETTEER.resolve(text, date(2018, 3, 1))


# Text, day, candidates that come first, in order.
NEAR = [
    ("xã Định An, tỉnh An Giang", TODAY, ["xã Định An, huyện Gò Quao, tỉnh Kiên Giang"]),
    ("xã Dinh An, tinh An Giang", TODAY, ["xã Định An, huyện Gò Quao, tỉnh Kiên Giang"]),
    ("xã A Ngo, huyện Dakrong", DAY, ["xã A Ngo, huyện Đa Krông, tỉnh Quảng Trị"]),
    ("xã Thạch Liêm, huyện Thạch Hà", DAY, ["xã Thạch Liên, huyện Thạch Hà, tỉnh Hà Tĩnh"]),
    ("xã Bình Min, huyện Bình Sơn", DAY, ["xã Bình Minh, huyện Bình Sơn, tỉnh Quảng Ngãi"]),
    ("tỉnh Quảng Ngãi - huyện Bình Sơn - xã Bình Min", DAY, ["xã Bình Minh, huyện Bình Sơn, tỉnh Quảng Ngãi"]),
    ("xã Bình Minh, huyện Trà Bồng, tỉnh Quảng Ngãi", DAY, ["xã Bình Minh, huyện Bình Sơn, tỉnh Quảng Ngãi"]),
    ("thôn Mẫu, xã Hợp Lý, tỉnh Phú Thọ", TODAY, ["xã Hợp Lý, tỉnh Phú Thọ"]),
]


@pytest.mark.parametrize(("text", "day", "first"), NEAR)
def test_candidates_share_the_named_unit_first(text: str, day: date, first: list[str]) -> None:
    with pytest.raises(UnknownPlaceError) as caught:
        GAZETTEER.resolve(text, day)
    assert list(caught.value.candidates[: len(first)]) == first


@pytest.mark.parametrize(
    ("text", "province"),
    [("xã Định An, tỉnh An Giang", {"An Giang", "Kiên Giang"}), ("xã Thạch Điền, huyện Thạch Hà", {"Hà Tĩnh"})],
)
def test_candidates_elsewhere_are_not_before_those_near_by(text: str, province: set[str]) -> None:
    with pytest.raises(UnknownPlaceError) as caught:
        GAZETTEER.resolve(text, date(2018, 3, 1))
    near = [any(path.endswith(f" {name}") for name in province) for path in caught.value.candidates]
    assert near
    assert near == sorted(near, reverse=True)
    assert near[0]


@pytest.mark.parametrize("text", ["toan-quoc", "Toàn quốc", "toàn quốc", "TOÀN QUỐC", "Cả nước", "trên cả nước"])
def test_the_whole_country_by_its_label(text: str) -> None:
    assert pseudo_place_of(text) == NATIONWIDE


@pytest.mark.parametrize("text", ["nuoc-ngoai", "Ở nước ngoài", "nước ngoài"])
def test_abroad_by_its_label(text: str) -> None:
    assert pseudo_place_of(text) == ABROAD


@pytest.mark.parametrize("text", ["", "xã Hợp Lý", "toàn", "nước"])
def test_no_other_text_is_a_pseudo_place(text: str) -> None:
    assert pseudo_place_of(text) is None
