"""Units that a site adds to the gazetteer: used alike by the check, addresses, listings, search, drafts and import."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.content.data.own_places import load_own_places
from generator.gazetteer import OwnUnit, UnknownPlaceError, load_gazetteer
from tests.support.registration_sheets import workbook
from tests.support.site_copies import PROFILE, change, copy_base, run

ROWS = """
- name: Xã Thạch Điền
  level: xa
  parent: huyện Thạch Hà, tỉnh Hà Tĩnh
  until: 2020-01
  successor: xã Nam Điền, huyện Thạch Hà, tỉnh Hà Tĩnh
"""
DISTRICT = """
- name: Xã Mẫu Một
  level: xa
  parent: huyện Mẫu Cũ, tỉnh Hà Tĩnh
  until: 1995
  successor: [xã Thạch Xuân, tỉnh Hà Tĩnh, "xã Thạch Lạc, tỉnh Hà Tĩnh"]
- name: Huyện Mẫu Cũ
  level: huyen
  parent: tỉnh Hà Tĩnh
  from: 1950
  until: 1995
  successor: huyện Thạch Hà, tỉnh Hà Tĩnh
""".replace("[xã Thạch Xuân, tỉnh Hà Tĩnh,", '["xã Thạch Xuân, tỉnh Hà Tĩnh",')
PATH = "xã Thạch Điền, huyện Thạch Hà, tỉnh Hà Tĩnh"
THEN = date(2018, 12, 31)


def own(root: Path, text: str) -> tuple[OwnUnit, ...]:
    (root / "content/data").mkdir(parents=True)
    (root / "content/data/places.yml").write_text(text, "utf-8")
    units, problems = load_own_places(root)
    assert problems == []
    return units


def test_a_former_commune_has_the_land_of_todays(tmp_path: Path) -> None:
    gazetteer = load_gazetteer(own(tmp_path, ROWS))
    found = gazetteer.resolve("xã Thạch Điền, huyện Thạch Hà", THEN)
    assert gazetteer.printed(found.unit, "inline path") == PATH
    assert found.exact_commune is not None
    assert gazetteer.printed(found.exact_commune, "path") == "Xã Thạch Xuân, tỉnh Hà Tĩnh"
    assert gazetteer.slug(found.unit) == "xa-thach-dien-thach-ha-ha-tinh"
    assert gazetteer.unit(found.unit).until == date(2020, 1, 1)
    assert gazetteer.resolve("tỉnh Hà Tĩnh - huyện Thạch Hà - xã Thạch Điền", THEN).unit == found.unit
    assert PATH in gazetteer.complete("thach dien", THEN)
    with pytest.raises(UnknownPlaceError) as caught:
        gazetteer.resolve("xã Thạch Điên, huyện Thạch Hà", THEN)
    assert caught.value.candidates[0] == PATH
    with pytest.raises(UnknownPlaceError):
        load_gazetteer().resolve(PATH, THEN)


def test_a_district_and_its_communes_may_come_in_any_order(tmp_path: Path) -> None:
    units = own(tmp_path, DISTRICT)
    gazetteer = load_gazetteer(units)
    found = gazetteer.resolve("xã Mẫu Một, huyện Mẫu Cũ", date(1990, 1, 1))
    assert [gazetteer.printed(one, "bare") for one in gazetteer.ancestors(found.unit)] == [
        "Mẫu Một",
        "Mẫu Cũ",
        "Hà Tĩnh",
    ]
    assert [gazetteer.printed(one, "bare") for one in found.communes] == ["Thạch Xuân", "Thạch Lạc"]
    district = gazetteer.resolve("huyện Mẫu Cũ, tỉnh Hà Tĩnh", date(1990, 1, 1))
    assert len(district.communes) == 8


def test_a_unit_of_today() -> None:
    new = OwnUnit("Phường Mẫu Mới", "commune", "tỉnh Phú Thọ", date(2027, 1, 1))
    gazetteer = load_gazetteer((new,))
    found = gazetteer.resolve("phường Mẫu Mới, Phú Thọ", date(2027, 6, 1))
    assert (gazetteer.unit(found.unit).era, found.communes) == ("now", (found.unit,))
    assert found.unit in gazetteer.communes_now(found.province)
    assert gazetteer.slug(found.unit) == "phuong-mau-moi-phu-tho"


def test_a_namesake_of_another_time_is_not_meant() -> None:
    """A commune of the same name and district, each in its years."""
    first = OwnUnit("Thị trấn Bình Minh", "commune", "huyện Bình Sơn, tỉnh Quảng Ngãi", None, date(1990, 1, 1),
                    ("xã Bình Minh, tỉnh Quảng Ngãi",))  # fmt: skip
    gazetteer = load_gazetteer((first,))
    place = "Bình Minh, huyện Bình Sơn"
    assert gazetteer.printed(gazetteer.resolve(place, date(1980, 1, 1)).unit, "full") == "Thị trấn Bình Minh"
    assert gazetteer.printed(gazetteer.resolve(place, date(2018, 1, 1)).unit, "full") == "Xã Bình Minh"


def test_everything_uses_the_units_of_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    copy_base(site)
    change(site, PROFILE, ("locality: xã Hợp Lý, tỉnh Phú Thọ", f"year: 2018\nlocality: {PATH}"))
    assert "GS401" in run("check", site).stdout
    (site / "content/data/places.yml").write_text(ROWS, "utf-8")
    assert run("check", site).stdout == "Không có lỗi nào.\n"
    new = ("--type", "guong", "--name", "Trần Thị Thử", "--subject", "ca-nhan", "--field", "y tế", "--kind", "mo-hinh")
    made = run("new", site, *new, "--year", "2018", "--place", "Hà Tĩnh - Thạch Hà - Thạch Điền")
    assert made.exit_code == 0, made.output
    assert f"locality: {PATH}\n" in (site / "content/profiles/tran-thi-thu/index.md").read_text("utf-8")
    sheet = "DANH SÁCH NĂM 2018 | | \nHọ và tên | Địa chỉ | Lĩnh vực\n"
    sheet += "Lê Thị Nhập | thôn 3, xã Thạch Điền, Thạch Hà | Y tế\n"
    (tmp_path / "bang.xlsx").write_bytes(workbook({"Sheet1": sheet}))
    assert "tạo 1 bài nháp" in run("import", site, str(tmp_path / "bang.xlsx"), "--yes").stdout
    assert f"locality: {PATH}\n" in (site / "content/profiles/le-thi-nhap/index.md").read_text("utf-8")
    assert run("build", site).exit_code == 0
    address = "dia-phuong/truoc-2025/xa-thach-dien-thach-ha-ha-tinh/"
    page = (site / "site" / address / "index.html").read_text("utf-8")
    assert "Nguyễn Văn A" in page
    assert "xã Thạch Xuân" in page
    assert address in (site / "site/guong/nguyen-van-a/index.html").read_text("utf-8")
    assert f"/{address}" in json.dumps(json.loads((site / "site/addresses.json").read_text("utf-8")))
    assert "Nguyễn Văn A" in run("search", site, "thạch điền").stdout


def test_a_wrong_file_stops_no_other_check(tmp_path: Path) -> None:
    site = tmp_path / "site"
    copy_base(site)
    (site / "content/data/places.yml").write_text(ROWS.replace("until", "untill"), "utf-8")
    assert "GS301" in run("check", site).stdout
