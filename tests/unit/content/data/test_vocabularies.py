"""The vocabularies load without problems, and no published slug ever disappears.

Those of the base are a copy of the samples', so that no host's vocabulary can fail a test.
"""

import re
from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from generator.content.data.term_names import names_of
from generator.content.data.terms import Term
from generator.content.data.vocabularies import Vocabulary, load_vocabularies
from generator.site.taxonomies import VOCABULARY_TAXONOMIES
from generator.text.likely_names import name_key
from generator.text.vietnamese import slugify
from tests.support.commands import tree
from tests.support.factories import BASE, PROJECT, vocabularies

# Slugs are part of permanent addresses: terms may be added and relabelled, but not removed.
# Fields are the union of two official plans; awards those of the law on emulation and commendation, by family.
OFFICIAL = {
    "fields": """
        xay-dung-dang-chinh-quyen-doan-the quoc-phong-an-ninh cong-thuong-xay-dung-giao-thong nong-nghiep
        moi-truong tai-chinh-ngan-hang-thue y-te giao-duc-dao-tao khoa-hoc-cong-nghe
        van-hoa-nghe-thuat-the-thao doi-ngoai thong-tin-truyen-thong-chuyen-doi-so cai-cach-hanh-chinh
        an-sinh-xa-hoi doi-song-xa-hoi
    """,
    "deeds": """
        hien-mau hien-tang hien-dat cuu-nguoi tra-cua-roi day-hoc-mien-phi day-boi nuoi-tre bep-an-tu-thien
        tang-qua dung-nha xay-cau-lam-duong gom-rac gom-phe-lieu trong-cay-giu-rung chong-lua-dao giup-nguoi-gia
        chua-benh bam-ban khuyen-hoc giup-lam-an lam-kinh-te sang-che van-dong thu-tuc-gan-dan
        truyen-thanh giu-van-hoa ket-nghia
    """,
    "subject_types": """
        ca-nhan tap-the ho-gia-dinh
    """,
    "kinds": """
        dien-hinh-tien-tien nguoi-tot-viec-tot mo-hinh nhan-to-moi nguoi-co-uy-tin
    """,
    "genres": """
        chan-dung phong-su bai-phan-anh ban-tin guong-nguoi-tot-viec-tot mo-hinh-cach-lam-hay phong-van
        ghi-chep phong-su-anh phim phat-thanh bai-du-thi thong-bao
    """,
    "movements": """
        hoc-tap-va-lam-theo-bac chung-suc-xay-dung-nong-thon-moi vi-nguoi-ngheo
        doanh-nghiep-hoi-nhap-va-phat-trien van-hoa-cong-so ket-cau-ha-tang-tiet-kiem phong-chong-covid-19
        xa-hoi-hoc-tap xoa-nha-tam-nha-dot-nat 500-ngay-dem-3000-km-cao-toc binh-dan-hoc-vu-so
        thi-dua-yeu-nuoc-2026-2030 doi-moi-sang-tao-chuyen-doi-so-xanh doanh-nghiep-tu-nhan-nha-nuoc
        to-chuc-co-so-dang-trong-sach-vung-manh toan-dan-doan-ket-doi-song-van-hoa
        nong-thon-moi-do-thi-van-minh thi-dua-quyet-thang vi-an-ninh-to-quoc toan-dan-bao-ve-an-ninh-to-quoc
        day-tot-hoc-tot truong-hoc-than-thien lao-dong-gioi-lao-dong-sang-tao
        nong-dan-san-xuat-kinh-doanh-gioi cuu-chien-binh-guong-mau phu-nu-tich-cuc-hoc-tap
        thanh-nien-xung-kich-tinh-nguyen dan-van-kheo day-manh-cai-cach-hanh-chinh chong-rac-thai-nhua
        nguoi-tot-viec-tot dam-nghi-dam-lam-binh-thuan thi-dua-bau-cu-2021-2026
    """,
    "awards": """
        huan-chuong-sao-vang huan-chuong-ho-chi-minh huan-chuong-doc-lap huan-chuong-quan-cong
        huan-chuong-lao-dong huan-chuong-bao-ve-to-quoc huan-chuong-chien-cong
        huan-chuong-dai-doan-ket-dan-toc huan-chuong-dung-cam huan-chuong-huu-nghi huan-chuong-khang-chien
        huan-chuong-chien-si-ve-vang huan-chuong-quyet-thang huy-chuong-quan-ky-quyet-thang
        huy-chuong-vi-an-ninh-to-quoc huy-chuong-chien-si-ve-vang huy-chuong-huu-nghi
        huy-chuong-thanh-nien-xung-phong-ve-vang tinh-anh-hung thanh-pho-anh-hung ba-me-viet-nam-anh-hung
        anh-hung-luc-luong-vu-trang-nhan-dan anh-hung-lao-dong nha-giao-nhan-dan nha-giao-uu-tu
        thay-thuoc-nhan-dan thay-thuoc-uu-tu nghe-si-nhan-dan nghe-si-uu-tu nghe-nhan-nhan-dan nghe-nhan-uu-tu
        giai-thuong-ho-chi-minh giai-thuong-nha-nuoc chien-si-thi-dua-toan-quoc chien-si-thi-dua-bo-nganh-tinh
        chien-si-thi-dua-co-so lao-dong-tien-tien chien-si-tien-tien co-thi-dua-cua-chinh-phu
        co-thi-dua-bo-nganh-tinh co-thi-dua-quan-khu-va-tuong-duong tap-the-lao-dong-xuat-sac
        don-vi-quyet-thang tap-the-lao-dong-tien-tien don-vi-tien-tien xa-phuong-thi-tran-tieu-bieu
        thon-to-dan-pho-van-hoa gia-dinh-van-hoa ky-niem-chuong huy-hieu bang-khen-cua-thu-tuong-chinh-phu
        bang-khen-cua-bo-nganh bang-khen-cua-chu-tich-ubnd-tinh bang-khen-quan-khu-va-tuong-duong
        giay-khen-cua-so-nganh giay-khen-cua-chu-tich-ubnd-huyen giay-khen-cua-chu-tich-ubnd-xa
        giay-khen-cua-don-vi giay-khen-cua-to-chuc-dang-doan-the danh-hieu-nguoi-tot-viec-tot cong-dan-uu-tu
        huy-hieu-dang bang-lao-dong-sang-tao bieu-duong-tai-hoi-nghi ton-vinh-khac
    """,
    "recognition_levels": """
        co-so cap-xa cap-huyen cap-tinh toan-quoc
    """,
    "stages": """
        phat-hien boi-duong tong-ket nhan-rong
    """,
    "criteria": """
        guong-mau-chap-hanh hoan-thanh-xuat-sac-nhiem-vu mo-hinh-moi-cach-lam-hay tuong-than-tuong-ai
    """,
    "evidence_types": """
        quyet-dinh-khen-thuong xac-nhan-co-quan so-lieu-co-nguon anh-video-tu-lieu y-kien-nguoi-dan
        bao-chi-da-dang
    """,
    "award_statuses": """
        hieu-luc truy-tang de-nghi huy-bo bi-tuoc phuc-hoi
    """,
    "legal_regimes": """
        truoc-2004 luat-2003 luat-2022
    """,
}
NUMBERS = {
    "fields": 15,
    "movements": 33,
    "awards": 65,
    "subject_types": 3,
    "kinds": 5,
    "recognition_levels": 5,
    "stages": 4,
}
OPTIONAL = {"deeds"}  # newer than some sites
NO_VOCABULARIES = {"deadlines", "redirects"}  # modules of their own read them
# The base goes without: all tests that check a site would read the first two; the last names other entries.
NOT_OF_THE_BASE = {"searches.yml", "synonyms.yml", "collections.yml"}
NAMES = sorted({file.stem for file in (BASE / "content/data").glob("*.yml")} - NO_VOCABULARIES)


def terms(name: str) -> Vocabulary[Term]:
    found: Vocabulary[Term] = getattr(vocabularies(), name)
    return found


def test_every_vocabulary_loads_without_a_problem() -> None:
    assert load_vocabularies(PROJECT)[1] == []


@pytest.mark.usefixtures("samples")
def test_the_vocabularies_of_the_base_are_those_of_the_samples() -> None:
    """After a change of a vocabulary: `cp content/data/FILE.yml tests/fixtures/sites/base/content/data/`."""
    samples = tree(PROJECT / "content/data")
    assert tree(BASE / "content/data") == {path: samples[path] for path in samples.keys() - NOT_OF_THE_BASE}


def test_files_and_vocabularies_correspond() -> None:
    assert set(NAMES) | {"own_units"} == vars(vocabularies()).keys()  # units come from a file that a site need not have


@pytest.mark.parametrize("name", OFFICIAL)
def test_every_official_slug_exists(name: str) -> None:
    assert set(OFFICIAL[name].split()) <= terms(name).slugs.keys()


@pytest.mark.parametrize("name", NUMBERS)
def test_official_lists_are_complete(name: str) -> None:
    assert len(OFFICIAL[name].split()) == NUMBERS[name]


def test_vocabularies_with_addresses_are_in_the_official_lists() -> None:
    assert {taxonomy.name for taxonomy in VOCABULARY_TAXONOMIES} <= OFFICIAL.keys()


@pytest.mark.parametrize("name", NAMES)
def test_terms_keep_the_order_of_the_file(name: str) -> None:
    text = (BASE / "content/data" / f"{name}.yml").read_text("utf-8")
    in_file = re.findall(r'^- slug: "?([^"\n]+)"?$', text, re.MULTILINE)
    assert in_file
    assert [term.slug for term in terms(name)] == in_file
    assert [terms(name).order(slug) for slug in in_file] == list(range(len(in_file)))
    assert all(terms(name)[slug].slug == slug for slug in in_file)


@pytest.mark.parametrize("name", NAMES)
def test_slugs_are_ascii_and_labels_differ(name: str) -> None:
    assert all(term.slug == slugify(term.slug) for term in terms(name))
    labels = [term.label for term in terms(name)]
    assert len({*labels}) == len(labels) or name == "style"  # whose labels say what kind a word is of


def test_dangerous_fields_require_a_safety_review() -> None:
    assert vocabularies().fields["quoc-phong-an-ninh"].safety_review
    assert vocabularies().movements["toan-dan-bao-ve-an-ninh-to-quoc"].safety_review


def test_a_proposal_is_not_an_award() -> None:
    shown = {status.slug: status.shown for status in vocabularies().award_statuses}
    assert shown["de-nghi"] == "khong"
    assert {shown["huy-bo"], shown["bi-tuoc"]} == {"thong-bao"}
    assert {shown["hieu-luc"], shown["truy-tang"], shown["phuc-hoi"]} == {"hien"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the project's vocabularies."""
    copytree(BASE / "content/data", tmp_path / "content/data")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "line", "code"),
    [
        ("fields", "- slug: y-te\n  label: Y tế khác", "GS902"),
        ("fields", "- slug: y-te-2\n  label: Y tế khác\n  nhan: Y tế", "GS301"),
        ("fields", "- slug: Y tế 2\n  label: Y tế khác", "GS112"),
        ("fields", "- slug: y-te-2", "GS302"),
        ("fields", "- chỉ có chữ", "GS209"),
        ("movements", "- slug: moi\n  label: Mới\n  scope: toan-cau", "GS307"),
        ("awards", "- slug: moi\n  label: Mới\n  family: huan-chuong\n  level: xa\n  ranks: [hang-tu]", "GS303"),
    ],
)
def test_an_invalid_term_is_reported_and_omitted(name: str, line: str, code: str, root: Path) -> None:
    file = root / f"content/data/{name}.yml"
    text = file.read_text("utf-8")
    file.write_text(f"{text.rstrip()}\n{line}\n", "utf-8")
    loaded, (problem,) = load_vocabularies(root)
    assert problem.code == code
    assert problem.location.path == f"content/data/{name}.yml"
    assert problem.location.line > text.rstrip().count("\n") + 1
    assert [term.slug for term in getattr(loaded, name)] == [term.slug for term in terms(name)]


@pytest.mark.parametrize("name", sorted({*NAMES} - OPTIONAL))
def test_a_missing_file_is_reported(name: str, root: Path) -> None:
    (root / f"content/data/{name}.yml").unlink()
    _, problems = load_vocabularies(root)
    assert ("GS904", f"content/data/{name}.yml") in {(each.code, each.location.path) for each in problems}


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_vocabulary_that_is_newer_than_a_site_may_be_missing(name: str, root: Path) -> None:
    (root / f"content/data/{name}.yml").unlink()
    loaded, problems = load_vocabularies(root)
    assert problems == []
    assert getattr(loaded, name).terms == ()


@pytest.mark.parametrize("sign", ["…", "hiến …", "… đất", "đón … về … nuôi"])
def test_a_sign_has_words_on_both_sides_of_its_gap(sign: str, root: Path) -> None:
    file = root / "content/data/deeds.yml"
    file.write_text(f"- slug: a\n  label: A\n  signs: [{sign}]\n", "utf-8")
    assert [each.code for each in load_vocabularies(root)[1]] == ["GS361"]


def test_no_two_deeds_have_a_name_in_common() -> None:
    """`guong new`, `guong import` and the suggestions of the search box each lead from a name to one deed."""
    names = [name for deed in vocabularies().deeds for name in {*map(name_key, names_of(deed))}]
    assert sorted(name for name, count in Counter(names).items() if count > 1) == []
