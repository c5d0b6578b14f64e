"""Vietnamese text functions: tables of known cases, and properties of any text."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.vietnamese import (
    closest,
    comparison_key,
    fold,
    nfc,
    slugify,
    sort_key,
    unify_tone_marks,
)

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
vietnamese_text = st.text(alphabet=LETTERS + LETTERS.upper() + " -'’(),0123456789\u00a0\u0301\u0323", max_size=40)
any_text = vietnamese_text | st.text(max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường hòa bình Quý", "duong hoa binh quy"),
        ("ĐẮK LẮK", "dak lak"),
        ("Nguyễn Thị Ưởng", "nguyen thi uong"),
        (unicodedata.normalize("NFD", "Phường Đức Phổ"), "phuong duc pho"),
        ("Ea T’ling", "ea t’ling"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ea T’ling", "ea-tling"),
        ("Đắk R'lấp", "dak-rlap"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("  Xã\u00a0Hợp  Lý! ", "xa-hop-ly"),
        ("Phường 8", "phuong-8"),
        ("M'Đrắk", "mdrak"),
        ("ĐỨC PHỔ", "duc-pho"),
        ("–", ""),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "unified"),
    [
        ("hoà hoá hoả hoã hoạ", "hòa hóa hỏa hõa họa"),
        ("khoẻ toè loẹ", "khỏe tòe lọe"),
        ("thuỷ Thuý uỷ huỳ luỹ tuỵ", "thủy Thúy ủy hùy lũy tụy"),
        ("HOÀ BÌNH, Uỷ ban", "HÒA BÌNH, Ủy ban"),
        ("quý quỳ QUỸ quỵ quỷ", "quý quỳ QUỸ quỵ quỷ"),
        ("hoàn toàn hoặc khuỷu loắt xoáy ngoèo thuyết", "hoàn toàn hoặc khuỷu loắt xoáy ngoèo thuyết"),
        ("hóa khỏe thủy", "hóa khỏe thủy"),
        ("hoà-bình", "hòa-bình"),
        ("oà", "òa"),
    ],
)
def test_unify_tone_marks(text: str, unified: str) -> None:
    assert unify_tone_marks(text) == unified
    assert unify_tone_marks(unicodedata.normalize("NFD", text)) == unified


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xã Hoà Bình", "xã hòa bình"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng\u00a0Tàu"),
        ("Ea T’ling", "ea  t'ling"),
        (" Uỷ ban\n", "Ủy\u200b ban"),
    ],
)
def test_comparison_key_unites_spellings(one: str, other: str) -> None:
    assert comparison_key(one) == comparison_key(other)


@pytest.mark.parametrize(("one", "other"), [("Phổ", "Phố"), ("Đồng", "Dồng"), ("Bình Sơn", "Binh Son"), ("ly", "lý")])
def test_comparison_key_keeps_diacritics(one: str, other: str) -> None:
    assert comparison_key(one) != comparison_key(other)


@pytest.mark.parametrize(
    "ordered",
    [
        ["an", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "bă", "bâ"],
        ["ca", "da", "đa", "e", "ê", "ga"],
        ["o", "ô", "ơ", "pa", "u", "ư", "va", "y"],
        ["Hoa Lư", "Hòa Vang", "Hóa Vang"],
        ["Ba", "Ba Đình", "Bà Rịa - Vũng Tàu", "Ba Tơ", "Bạc Liêu", "Bắc Giang", "Bến Tre"],
        ["Phường 2", "Phường 08", "Phường 10", "Phường An Lạc"],
        ["“Bà”", "bác", "Chị"],
    ],
)
def test_sort_key_orders_as_a_dictionary(ordered: list[str]) -> None:
    for one, other in itertools.pairwise(ordered):
        assert sort_key(one) < sort_key(other), (one, other)


def test_sort_key_reads_both_tone_placements_alike() -> None:
    assert sort_key("hoá")[:2] == sort_key("hóa")[:2]
    assert sort_key("hoá") != sort_key("hóa")


@pytest.mark.parametrize(
    ("text", "best"),
    [("tinh thanh", "tỉnh thành"), ("Dức Phổ", "Đức Phổ"), ("nguon", "nguồn"), ("dia_phưong", "dia_phuong")],
)
def test_closest_returns_the_intended_word_first(text: str, best: str) -> None:
    assert closest(text, ["tỉnh thành", "Đức Phổ", "nguồn", "người", "dia_phuong", "ngay"])[0] == best


def test_closest_prefers_the_candidate_whose_marks_agree() -> None:
    assert closest("phố", ["pho", "phở", "phố", "phổ"], limit=2)[0] == "phố"


def test_closest_returns_nothing_when_nothing_is_similar() -> None:
    assert closest("xyz", ["Hà Nội", "Huế"]) == []
    assert closest("", ["", "a"]) == []
    assert closest("Huế", []) == []


@given(any_text)
def test_normal_forms_are_idempotent(text: str) -> None:
    for normalise in (nfc, fold, slugify, unify_tone_marks, comparison_key):
        once = normalise(text)
        assert normalise(once) == once


@given(any_text)
def test_slug_alphabet(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slugify(text))


@given(vietnamese_text)
def test_unifying_tones_moves_marks_and_nothing_else(text: str) -> None:
    unified = unify_tone_marks(text)
    assert fold(unified) == fold(text)
    assert sorted(unicodedata.normalize("NFD", unified)) == sorted(unicodedata.normalize("NFD", text))


@given(any_text, any_text)
def test_sort_keys_are_total(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
    assert (sort_key(one) < sort_key(other)) != (sort_key(other) <= sort_key(one))


@given(any_text, st.lists(any_text, max_size=6), st.integers(0, 4))
def test_closest_returns_only_candidates(text: str, candidates: list[str], limit: int) -> None:
    found = closest(text, candidates, limit)
    assert set(found) <= set(candidates)
    assert len(found) == len(set(found)) <= limit
