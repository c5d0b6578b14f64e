"""A place is found by what lay there before and by what people call it."""

from datetime import date

import pytest

from generator.gazetteer.other_names import other_names
from tests.support.factories import GAZETTEER


@pytest.mark.parametrize(
    ("text", "day", "names"),
    [
        (
            "xã Vạn Tường, tỉnh Quảng Ngãi",
            date(2025, 10, 1),
            {"xã Bình Hải", "huyện Bình Sơn, tỉnh Quảng Ngãi"},
        ),
        ("xã Thượng Đức, thành phố Đà Nẵng", date(2025, 10, 1), {"huyện Đại Lộc, tỉnh Quảng Nam", "xứ Quảng"}),
        ("quận Phú Nhuận, thành phố Hồ Chí Minh", date(2021, 1, 1), {"Sài Gòn", "TPHCM", "HCM"}),
        ("tỉnh Cà Mau", date(2026, 1, 1), {"tỉnh Bạc Liêu", "miền Tây", "đất Mũi"}),
        ("xã Đăk Hring, huyện Đăk Hà, tỉnh Kon Tum", date(2018, 1, 1), {"Tây Nguyên"}),
    ],
)
def test_other_names(text: str, day: date, names: set[str]) -> None:
    assert names <= set(other_names(GAZETTEER.resolve(text, day), GAZETTEER))


def test_a_place_of_the_coast_is_not_in_the_highlands_that_its_province_has() -> None:
    place = GAZETTEER.resolve("phường Quy Nhơn, tỉnh Gia Lai", date(2026, 1, 1))
    assert "đất Võ" in other_names(place, GAZETTEER)
    assert "Tây Nguyên" not in other_names(place, GAZETTEER)
