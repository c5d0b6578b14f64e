"""`guong due`: lists tasks by deadline."""

from pathlib import Path

import pytest

from generator.content.data.deadlines import load_deadlines
from tests.support.site_copies import BASE, PROFILE, STORY, change, copy_base, places, run


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "site")
    return tmp_path / "site"


def test_the_projects_own_deadlines_are_valid() -> None:
    deadlines, problems = load_deadlines(BASE)
    assert not problems
    assert {slug: deadline.days for slug, deadline in deadlines.items()} == {
        "phan-hoi": 2, "xem": 10, "chinh-sua": 10, "rut-dong-y": 15, "han-che": 15, "phan-doi": 15, "xoa": 20
    }  # fmt: skip
    assert all("91/2025/QH15" in deadline.source for deadline in deadlines.values())


def test_entries_to_review_and_consents_to_renew(site: Path) -> None:
    change(
        site,
        PROFILE,
        ("author:", "review_due: 2026-06-10\nauthor:"),
        ("[dang-web]", "[dang-web]\n  expires: 2026-06-05"),
    )
    change(site, STORY, ("author:", "review_due: 2026-09-01\nauthor:"))
    result = run("due", site)
    assert result.exit_code == 0
    assert result.stdout.split("\n") == [
        f"05/06/2026     còn 4 ngày        Xin đồng ý lại: {PROFILE}",
        f"10/06/2026     còn 9 ngày        Rà soát lại bài: {PROFILE}",
        "",
    ]
    assert "01/09/2026" in run("due", site, "--within", "120").stdout
    late = run("due", site, "--today", "2026-06-06")
    assert late.exit_code == 1
    assert "quá hạn 1 ngày" in late.stdout
    on_the_day = run("due", site, "--today", "2026-06-05")
    assert on_the_day.exit_code == 0
    assert "hôm nay" in on_the_day.stdout


def test_former_legal_bases_are_listed_until_reviewed(site: Path) -> None:
    change(site, PROFILE, ("basis: dong-y", "basis: truoc-2026-cho-ra-soat"), ("2026-05-19", "2025-05-19"))
    change(
        site, STORY, ("author:", "withdrawn: {date: 2026-05-25, reason: Theo đề nghị}\nreview_due: 2026-06-02\nauthor:")
    )
    result = run("due", site)
    assert result.stdout.split("\n") == [f"không hạn                        Rà soát cơ sở công khai: {PROFILE}", ""]
    assert result.exit_code == 0


def test_consultations_are_listed_before_they_end(site: Path) -> None:
    asked = "consultation: {council: 2026-06-30, until: 2026-06-12, contact: Phòng Nội vụ}\nauthor:"
    change(site, STORY, ("author:", asked), ("exemplars: [nguyen-van-a]\n", ""))
    message = f"12/06/2026     còn 11 ngày       Hết hạn lấy ý kiến, tổng hợp ý kiến: {STORY}\n"
    assert run("due", site).stdout == message
    over = run("due", site, "--today", "2026-06-13")
    assert (over.stdout, over.exit_code) == ("Không có việc nào đến hạn.\n", 0)


def test_nothing_is_due(site: Path) -> None:
    result = run("due", site)
    assert (result.stdout, result.exit_code) == ("Không có việc nào đến hạn.\n", 0)


REQUESTS = """\
Mã;Loại;Ngày nhận;Ngày trả lời;Ngày xong
07;xoa;29/05/2026;;
08;Chỉnh sửa;2026-05-12;13/05/2026;
09;xem;2026-05-01;2026-05-04;2026-05-06
;;;;
"""


def test_requests_of_the_private_register(site: Path, tmp_path: Path) -> None:
    register = tmp_path / "so.csv"
    register.write_text(REQUESTS, "utf-8-sig")
    result = run("due", site, "--requests", str(register))
    assert result.stdout.split("\n") == [
        "22/05/2026     quá hạn 10 ngày   Chỉnh sửa dữ liệu cá nhân: yêu cầu 08",
        "02/06/2026     còn 1 ngày        Trả lời đã nhận yêu cầu: yêu cầu 07",
        "18/06/2026     còn 17 ngày       Xóa dữ liệu cá nhân, gỡ bài: yêu cầu 07",
        "",
    ]
    assert result.exit_code == 1


def test_deadlines_with_estimated_holidays_say_so(site: Path, tmp_path: Path) -> None:
    register = tmp_path / "so.csv"
    register.write_text("id,kind,received\n1,xoa,2027-02-03\n", "utf-8")
    result = run("due", site, "--requests", str(register), "--today", "2027-02-03")
    first, *notes = result.stdout.splitlines()
    assert first.startswith("12/02/2027     còn 9 ngày        Trả lời đã nhận yêu cầu")  # two working days after Tết
    assert "public_holidays.yml chưa đủ ngày nghỉ lễ, Tết của năm 2027" in "".join(notes)
    register.write_text("id,kind,received\n1,xoa,2026-05-11\n", "utf-8")
    assert "Lưu ý" not in run("due", site, "--requests", str(register)).stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id,kind\n1,xoa\n", "thiếu cột: ngày nhận"),
        ("", "thiếu cột: mã, loại, ngày nhận"),
        ("id,kind,received\n1,mua,2026-05-01\n2,xoa,hôm qua\n3,xoa,\n", "dòng 2: không có loại “mua”"),
        ("id,kind,received\n1,mua,2026-05-01\n2,xoa,hôm qua\n3,xoa,\n", "dòng 3: “hôm qua” không phải là ngày"),
        ("id,kind,received\n1,mua,2026-05-01\n2,xoa,hôm qua\n3,xoa,\n", "dòng 4: thiếu ngày nhận"),
    ],
)
def test_every_wrong_line_of_a_register_is_reported(content: str, message: str, site: Path, tmp_path: Path) -> None:
    register = tmp_path / "so.csv"
    register.write_text(content, "utf-8")
    result = run("due", site, "--requests", str(register))
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_invalid_file_of_deadlines_is_reported(site: Path, tmp_path: Path) -> None:
    (site / "content/data/deadlines.yml").write_text(
        "- {slug: xoa, label: Xóa, days: hai, unit: tuan, source: Luật}\n", "utf-8"
    )
    register = tmp_path / "so.csv"
    register.write_text("id,kind,received\n", "utf-8")
    result = run("due", site, "--requests", str(register))
    assert result.exit_code == 2
    found = [(Path(path).name, code) for path, *_, code in places(run("check", site).stdout)]
    assert found == [("deadlines.yml", "GS303"), ("deadlines.yml", "GS303")]
    assert all(code in result.stderr for _, code in found)
