"""Terms found by any of their names, and the terms that a text may mean: words count before letters."""

import pytest

from generator.content.data.term_names import find_term, near_terms
from generator.content.files.entry_files import file_at
from tests.support.site_copies import BASE, PROFILE, VOCABULARIES, check_entry

PROFILE_TEXT = (BASE / PROFILE).read_text("utf-8")

FIELDS = {
    "GD&ĐT": "giao-duc-dao-tao", "GD-ĐT": "giao-duc-dao-tao", "Giáo dục - Đào tạo": "giao-duc-dao-tao",
    "GIÁO DỤC": "giao-duc-dao-tao", "giáo dục, đào tạo": "giao-duc-dao-tao", "khuyến học": "giao-duc-dao-tao",
    "An ninh": "quoc-phong-an-ninh", "quốc phòng": "quoc-phong-an-ninh", "An ninh - Quốc phòng": "quoc-phong-an-ninh",
    "QP-AN": "quoc-phong-an-ninh", "ANTT": "quoc-phong-an-ninh", "NTM": "nong-nghiep",
    "Xây dựng nông thôn mới": "nong-nghiep", "Nông nghiệp và phát triển nông thôn": "nong-nghiep",
    "NN&PTNT": "nong-nghiep", "Công thương": "cong-thuong-xay-dung-giao-thong",
    "GTVT": "cong-thuong-xay-dung-giao-thong", "TN&MT": "moi-truong", "CĐS": "thong-tin-truyen-thong-chuyen-doi-so",
    "chuyển đổi số": "thong-tin-truyen-thong-chuyen-doi-so", "Giảm nghèo": "an-sinh-xa-hoi",
    "Thể dục - thể thao": "van-hoa-nghe-thuat-the-thao", "CCHC": "cai-cach-hanh-chinh",
    "Xây dựng Đảng": "xay-dung-dang-chinh-quyen-doan-the", "KH-CN": "khoa-hoc-cong-nghe", "dân số": "y-te",
}  # fmt: skip
# Names of several fields, and of none.
UNDECIDED = ("Kinh tế", "phát triển kinh tế", "Văn hóa - xã hội", "Nội vụ", "Xã hội", "Khác", "văn", "", "…", "và")


@pytest.mark.parametrize("text", FIELDS)
def test_a_field_is_found_by_the_names_in_use(text: str) -> None:
    found = find_term(text, VOCABULARIES.fields)
    assert found is not None
    assert found.slug == FIELDS[text]


@pytest.mark.parametrize("text", UNDECIDED)
def test_no_field_is_chosen_among_several(text: str) -> None:
    assert find_term(text, VOCABULARIES.fields) is None


# Vocabulary, text, first slugs that are offered.
NEAR = [
    ("fields", "công thươn", ["cong-thuong-xay-dung-giao-thong"]),
    ("fields", "công th", ["cong-thuong-xay-dung-giao-thong"]),
    ("fields", "Sở Giáo dục và Đào tạo", ["giao-duc-dao-tao"]),
    ("fields", "quốc phòng toàn dân", ["quoc-phong-an-ninh"]),
    ("fields", "ngành đào tạo nghề", ["giao-duc-dao-tao"]),
    ("fields", "Môi trườg", ["moi-truong"]),
    ("fields", "Kinh tế", ["nong-nghiep", "cong-thuong-xay-dung-giao-thong", "tai-chinh-ngan-hang-thue"]),
    ("fields", "kinh tế - xã hội", ["cong-thuong-xay-dung-giao-thong"]),
    ("fields", "xyz", []),
    ("kinds", "người có uy tính", ["nguoi-co-uy-tin"]),
    ("kinds", "điển hình tiên tiếnn", ["dien-hinh-tien-tien"]),
    ("kinds", "nhân tố", ["nhan-to-moi"]),
    ("genres", "chân dung", ["chan-dung"]),
    ("genres", "phóng sự", ["phong-su"]),
    ("awards", "bằng khen thủ tướng", ["bang-khen-cua-thu-tuong-chinh-phu"]),
    ("awards", "huân chương lao độg", ["huan-chuong-lao-dong"]),
    ("awards", "huân chương kháng chiến chống Mỹ", ["huan-chuong-khang-chien"]),
    ("awards", "bà mẹ VN anh hùng", ["ba-me-viet-nam-anh-hung"]),
    ("subject_types", "hộ gia đìn", ["ho-gia-dinh"]),
    ("recognition_levels", "tỉnh", ["cap-tinh"]),
    ("consent_scopes", "đăng trên web", ["dang-web"]),
    ("legal_bases", "đồng ý", ["dong-y"]),
    ("movements", "dân vận", ["dan-van-kheo"]),
]  # fmt: skip


@pytest.mark.parametrize(("vocabulary", "text", "slugs"), NEAR)
def test_a_text_that_names_no_term_offers_the_meant_ones(vocabulary: str, text: str, slugs: list[str]) -> None:
    found = VOCABULARIES.near(vocabulary, text)
    assert sorted(found[: len(slugs)]) == sorted(slugs) if len(slugs) > 1 else found[:1] == slugs
    assert len(found) <= 3


def test_every_term_is_found_by_its_own_names() -> None:
    for vocabulary in (VOCABULARIES.fields, VOCABULARIES.kinds, VOCABULARIES.awards, VOCABULARIES.genres):
        for term in vocabulary:
            assert find_term(term.slug, vocabulary) is term
            assert find_term(term.label.upper(), vocabulary) is term
            assert near_terms(f"{term.label} x", vocabulary)[0] is term


@pytest.mark.parametrize(
    ("key", "old", "value", "meant"),
    [
        ("fields", "[doi-song-xa-hoi]", "[giáo dục]", "giao-duc-dao-tao"),
        ("fields", "[doi-song-xa-hoi]", "[quốc phòng]", "quoc-phong-an-ninh"),
        ("fields", "[doi-song-xa-hoi]", "[Nông nghiệp và phát triển nông thôn]", "nong-nghiep"),
        ("kind", "nguoi-tot-viec-tot", "mô hình", "mo-hinh"),
    ],
)
def test_the_check_offers_the_slug_of_a_name(key: str, old: str, value: str, meant: str) -> None:
    text = PROFILE_TEXT.replace(f"{key}: {old}", f"{key}: {value}")
    assert text != PROFILE_TEXT
    _, problems = check_entry(text, file_at(BASE, PROFILE))
    (found,) = (each for each in problems if each.code == "GS307")
    assert found.hint.startswith(f"Có phải ý bạn là “{meant}”?")
