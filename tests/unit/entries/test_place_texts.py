"""Places of entries as officers type them: labels, orders and separators that have one reading."""

import pytest

from generator.content.files.entry_files import file_at
from tests.support.site_copies import BASE, PROFILE, check_entry

TEXT = (BASE / PROFILE).read_text("utf-8")
LOCALITY = "locality: xã Hợp Lý, tỉnh Phú Thọ"


@pytest.mark.parametrize(
    ("written", "place"),
    [("Toàn quốc", "toan-quoc"), ("toàn quốc", "toan-quoc"), ("Cả nước", "toan-quoc"), ("Ở nước ngoài", "nuoc-ngoai")],
)
def test_the_label_of_a_pseudo_place_is_its_word(written: str, place: str) -> None:
    article, problems = check_entry(TEXT.replace(LOCALITY, f"locality: {written}"), file_at(BASE, PROFILE))
    assert problems == []
    assert article is not None
    assert (article.entry.places, article.entry.elsewhere) == ((), (place,))


@pytest.mark.parametrize("written", ["tỉnh Phú Thọ - xã Hợp Lý", "xã Hợp Lý – Phú Thọ", "Phú Thọ, Hợp Lý"])
def test_a_place_in_another_order_is_the_same(written: str) -> None:
    usual, _ = check_entry(TEXT, file_at(BASE, PROFILE))
    article, problems = check_entry(TEXT.replace(LOCALITY, f"locality: {written}"), file_at(BASE, PROFILE))
    assert problems == []
    assert article is not None
    assert usual is not None
    assert article.entry.places == usual.entry.places


def test_the_label_stands_alone_like_its_word() -> None:
    wrong = TEXT.replace(LOCALITY, "locality: [Toàn quốc, 'xã Hợp Lý, tỉnh Phú Thọ']")
    assert [each.code for each in check_entry(wrong, file_at(BASE, PROFILE))[1]] == ["GS323"]
