"""Building the gazetteer data: merging the trees of three sources with the hand-written lists."""

import json
import re

import pytest

from tools.gazetteer.make import DATA, read_abolished, serialise
from tools.gazetteer.sources import Before, Older, Row, Today
from tools.gazetteer.unit_table import AbolishedUnit, UnitTable

TODAY = Today(
    (Row(1, "Tỉnh Ất", 0),),
    (Row(10, "Phường Sông", 1), Row(11, "Xã Núi", 1)),
    (("now-c10", "Xã Sông"), ("now-c11", "Xã Núi")),
)
BEFORE = Before(
    (Row(5, "Tỉnh Giáp", 0),),
    (Row(50, "Thị xã Bến", 5), Row(51, "Huyện Đồi", 5)),
    (Row(10, "Xã Cát", 50), Row(12, "Xã Đá", 50), Row(11, "Xã Núi", 51)),
    {5: 1},
    {10: frozenset({10}), 12: frozenset({10, 11}), 11: frozenset({11})},
    {(50, "xabun"): frozenset({10, 12}), (50, "xada"): frozenset({12})},
)
ABOLISHED = [
    AbolishedUnit(5, 50, "Huyện Bến", "2015-01-01", ((50, "Thị xã Bến"),)),
    AbolishedUnit(5, 52, "Huyện Gò", None, None),
]
OLDER = Older(
    (Row(50, "Thị xã Bến", 5), Row(51, "Huyện Đổi", 5), Row(52, "Huyện Gò", 5)),
    (
        Row(10, "Xã Cồn", 50),
        Row(12, "Xã Đá", 52),
        Row(13, "Xã Bùn", 50),
        Row(14, "Xã Mất", 51),
        Row(15, "Xã Núi", 51),
    ),
)


def small_table() -> UnitTable:
    table = UnitTable(TODAY, BEFORE)
    table.add_abolished(ABOLISHED)
    table.add_older(Older(OLDER.districts[:1] + OLDER.districts[2:], ()), ABOLISHED)
    return table


def test_merging_the_trees() -> None:
    table = UnitTable(TODAY, BEFORE)
    table.add_abolished(ABOLISHED)
    table.add_older(OLDER, ABOLISHED)
    units = table.units
    assert units["now-c10"].aka == {"Xã Sông"}
    assert units["now-c11"].aka == set()
    assert units["then-d50"].to == {"now-c10", "now-c11"}
    assert units["then-d50"].was == {"old-d50-huyen-ben"}
    assert units["then-d51"].aka == {"Huyện Đổi"}
    assert units["then-c10"].aka == {"Xã Cồn"}
    assert units["then-c12"].under == {"old-d52-huyen-go"}
    assert units["old-d52-huyen-go"].to == {"now-c10", "now-c11"}
    assert units["old-c13-xa-bun"].to == {"now-c10", "now-c11"}
    assert "old-c15-xa-nui" not in units
    assert table.unresolved == ["14 Xã Mất, Huyện Đồi"]


def test_the_data_file_has_one_unit_per_line_in_a_fixed_order() -> None:
    units = list(small_table().units.values())
    text = serialise(units)
    assert text == serialise(units[::-1])
    assert [record["id"] for record in json.loads(text)] == [
        re.findall(r'"id":"([^"]+)"', line)[0] for line in text.splitlines()[1:-1]
    ]


def test_an_older_district_on_no_list_is_an_error() -> None:
    table = UnitTable(TODAY, BEFORE)
    with pytest.raises(ValueError, match="Huyện Gò"):
        table.add_older(OLDER, [])


def test_a_row_of_the_overrides_must_name_a_unit_of_the_tree() -> None:
    with pytest.raises(ValueError, match="50 Thị xã Bên"):
        UnitTable(TODAY, BEFORE).add_abolished([AbolishedUnit(5, 50, "Huyện Bến", None, ((50, "Thị xã Bên"),))])


def test_every_unit_of_the_overrides_is_in_the_data() -> None:
    records = {record["id"]: record for record in json.loads((DATA / "places.json").read_text("utf-8"))}
    rows = read_abolished(DATA / "overrides.tsv")
    assert {row.id for row in rows} == {one for one in records if re.match("old-[pd]", one)}
    for row in rows:
        assert (records[row.id]["name"], records[row.id].get("until")) == (row.name, row.until)
