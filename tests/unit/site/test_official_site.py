"""An official site names its own office and address; the samples' and examples are refused, real ones never are."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.content.settings import Office, Settings
from generator.problems.problem import Problem
from generator.site.handwritten_pages import HandwrittenPage
from generator.site.official_site import check_official_site, check_plans, is_email, is_example_host, is_phone
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, small_project

OFFICE = Office("Sở Nội vụ tỉnh Phú Thọ", "Trần Văn Biên, Phó Giám đốc", "Số 1, đường Trần Phú", "0210 3 846 647")
PLACE = HandwrittenPage("content/pages/gioi-thieu.md", "gioi-thieu/")


def found(root: Path, url: str = "https://guongsang.phutho.gov.vn/", **office: str) -> list[Problem]:
    settings = Settings(site_url=url, production=True, office=replace(OFFICE, **office))  # type: ignore[arg-type]
    return list(check_official_site(root, settings, ()))


def codes(problems: list[Problem]) -> list[str]:
    return [each.code for each in problems]


@pytest.mark.parametrize(
    "office",
    [
        {},
        {"email": "noivu@phutho.gov.vn"},
        {"governing_body": "Ủy ban nhân dân xã Chưa Mần", "address": "Tổ 3, phường Nguyễn Văn An"},
        {"governing_body": "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Thọ", "address": "Chùa Một Cột, phường Ba Đình"},
        {"governing_body": "Trường Mầm non Hoa Mai", "responsible_editor": "Ban biên tập"},
        {"phone": "0210.3846.647 - 0210 3 846 648", "email": "a@b.vn"},
        {"phone": "(024) 3825 1234; máy lẻ 102"},
        {"phone": "1022"},
        {"phone": "+84 210 3846647 hoặc 1900 1068"},
    ],
)
def test_a_real_office_is_right(office: dict[str, str], tmp_path: Path) -> None:
    assert found(tmp_path, **office) == []


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("governing_body", "Dự án Gương Sáng (trang mẫu, chưa thuộc cơ quan nào)", "GS914"),
        ("governing_body", "Cơ quan A", "GS914"),
        ("governing_body", "[Tên cơ quan]", "GS914"),
        ("governing_body", "UBND xã …", "GS914"),
        ("governing_body", "xxx", "GS914"),
        ("governing_body", "-", "GS914"),
        ("governing_body", "  ", "GS905"),
        ("responsible_editor", "Ban biên tập bài mẫu", "GS914"),
        ("responsible_editor", "Nguyễn Văn A", "GS914"),
        ("responsible_editor", "Chưa có", "GS914"),
        ("address", "Trang mẫu, không có trụ sở", "GS914"),
        ("address", "Đang cập nhật", "GS914"),
        ("phone", "", "GS905"),
        ("phone", "không có", "GS915"),
        ("phone", "0123456789", "GS915"),
        ("phone", "0000 000 000", "GS915"),
        ("phone", "12", "GS915"),
        ("email", "noivu", "GS915"),
        ("email", "noivu@", "GS915"),
        ("email", "noivu@phutho", "GS915"),
        ("email", "noivu @phutho.gov.vn", "GS915"),
        ("email", "noivu@phutho..vn", "GS915"),
        ("email", "nội-vụ@phutho.gov.vn", "GS915"),
        ("email", "noivu@phutho.gov.vn, a@b.vn", "GS915"),
        ("email", "lien-he@guongsang.example.vn", "GS914"),
    ],
)
def test_a_placeholder_or_a_mistake_is_reported(key: str, value: str, code: str, tmp_path: Path) -> None:
    assert codes(found(tmp_path, **{key: value})) == [code]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", ["GS905"]),
        ("https://guongsang.example.vn/", ["GS914"]),
        ("https://example.com/", ["GS914"]),
        ("https://guongsang.tinh.gov.vn/", ["GS914"]),
        ("http://localhost:8000/", ["GS914"]),
        ("http://127.0.0.1/", ["GS914"]),
        ("https://vi-du.vn/", ["GS914"]),
        ("https://guongsang.quangtri.gov.vn/con/", []),
        ("https://ubnd-xa.github.io/guong/", []),
        ("https://mautinh.gov.vn/", []),
    ],
)
def test_the_address_of_a_site_is_its_own(url: str, code: list[str], tmp_path: Path) -> None:
    assert codes(found(tmp_path, url)) == code


def test_a_site_that_is_not_official_may_hold_examples(tmp_path: Path) -> None:
    settings = Settings(site_url="https://a.example/", office=Office("Cơ quan A", email="x"))
    assert list(check_official_site(tmp_path, settings, (PLACE,))) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# A\n\n## Đây là trang mẫu\n\nCác bài đang có trên trang là **bài mẫu**.\n", 3),
        ("# A\n\nCác bài mẫu hiện có được viết lại từ báo chí.\n", 3),
        ("# Giới thiệu\n\nMỗi bài kể một người thật.\n", None),
        ("# A\n\nTải bài mẫu để viết theo; biểu mẫu ở trang sau.\n", None),
    ],
)
def test_a_page_no_longer_says_that_the_site_is_a_sample(text: str, line: int | None, tmp_path: Path) -> None:
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / PLACE.path).write_text(text, "utf-8")
    settings = Settings(site_url="https://phutho.gov.vn/", production=True, office=OFFICE)
    problems = list(check_official_site(tmp_path, settings, (PLACE,)))
    assert [(each.code, each.location.line) for each in problems] == ([("GS916", line)] if line else [])


def test_a_plan_that_the_site_follows_is_one_of_a_movement(tmp_path: Path) -> None:
    plans = ("Kế hoạch 1/KH-UBND", "Kế hoạch 2/KH-UBND")
    assert list(check_plans(tmp_path, Settings(plans=plans[:1]), plans)) == []
    (wrong,) = check_plans(tmp_path, Settings(plans=("Kế hoạch 3",)), plans)
    assert wrong.code == "GS917"
    assert "“Kế hoạch 2/KH-UBND”" in wrong.hint


def test_a_plan_of_a_movement_with_a_mistake_is_not_reported_too(tmp_path: Path) -> None:
    movement = "- slug: a\n  label: A\n  scope: tinh\n  lead:\n    - {agency: Sở, mode: giao, plan: Kế hoạch 3}\n"
    small_project(tmp_path, {"content/data/movements.yml": movement})
    _, problems = prepare(tmp_path, replace(SETTINGS, plans=("Kế hoạch 3",)), tools(tmp_path))
    assert [each.code for each in problems] == ["GS307"]


def test_values_are_judged_in_any_normal_form() -> None:
    assert is_phone("024 3825 1234 va\u0300 1022")
    assert is_email("a.b+c@x-y.vn")
    assert not is_email(".a@x.vn")
    assert is_example_host("GuongSang.Example.VN.")
