"""What the index knows of a site's entries: every way to ask for one finds it; nothing is left of one that is gone."""

import json
import zlib
from pathlib import Path

import pytest
from factories import library, profile, story
from indexes import said
from workshops import workshop

from generator.library import Library
from generator.listings import shelve
from generator.model import Entry
from generator.outputs.search import search
from generator.search import ranking
from generator.search.layout import MANIFEST
from generator.search.reader import Index

AWARD = {
    "award": "bang-khen-cua-thu-tuong-chinh-phu",
    "decision": "80/KH-UBND",
    "year": 2024,
    "authority": "Thủ tướng Chính phủ",
}


def files(of: Library, at: Path) -> dict[str, bytes]:
    return dict(search(of, shelve(of), workshop(at)))


def found(of: dict[str, bytes], text: str) -> list[str]:
    index = Index(of.__getitem__)
    return [index.document(number).address for number in ranking.search(index, text).documents]


@pytest.mark.parametrize(
    "typed",
    [
        "Rơ Châm H'Yến", "ro cham h yen", "trưởng thôn", "hiến đất", "con đường thôn", "Phổ Minh", "Đức Phổ",
        "quang ngai", "nông nghiệp", "Bằng khen của Thủ tướng",
        "80/KH-UBND", "Thủ tướng Chính phủ", "cả nước chung sức",
    ],
)  # fmt: skip
def test_every_way_to_ask_for_an_entry_finds_it(typed: str, tmp_path: Path) -> None:
    entry = profile(
        "h-yen",
        name="Rơ Châm H'Yến",
        role="Trưởng thôn",
        awards=[AWARD],
        movements=["chung-suc-xay-dung-nong-thon-moi"],
    )
    assert found(files(library(entry), tmp_path), typed) == ["guong/h-yen/"]


def test_a_place_of_then_is_found_by_its_name_of_today(tmp_path: Path) -> None:
    entry = profile("a", locality="xã Đăk Hring, huyện Đăk Hà, tỉnh Kon Tum", year=2018)
    made = files(library(entry), tmp_path)
    for typed in ("Kon Tum", "Đăk Hà", "Quảng Ngãi", "dak ha kon tum"):
        assert found(made, typed) == ["guong/a/"], typed


def test_a_story_is_found_by_the_people_it_tells_of(tmp_path: Path) -> None:
    hero = profile("a", name="Lò Thị Xuyến")
    told = story("b", exemplars=["a"], people=[{"name": "Tòng Văn Piệng", "subject_type": "ca-nhan"}])
    made = files(library(hero, told), tmp_path)
    assert found(made, "lo thi xuyen") == ["guong/a/", told.address]
    assert found(made, "tong van pieng") == [told.address]


@pytest.mark.parametrize("state", [{"withdrawn": {"date": "2026-01-02", "reason": "Theo yêu cầu"}}, {"draft": True}])
def test_nothing_stays_of_an_entry_that_was_withdrawn_or_is_a_draft(state: dict[str, object], tmp_path: Path) -> None:
    def entries(**keys: object) -> tuple[Entry, Entry]:
        return profile("lo-thi-xuyen", name="Lò Thị Xuyến", **keys), profile("b", name="Trần Văn B")

    traces = ("xuyến", "xuyen")
    assert all(trace in said(files(library(*entries()), tmp_path)) for trace in traces)
    assert not any(trace in said(files(library(*entries(**state)), tmp_path)) for trace in traces)


def test_old_provinces_lead_to_todays(tmp_path: Path) -> None:
    made = files(library(profile()), tmp_path)
    offered = [
        item
        for path, content in made.items()
        if "/goi-y/" in path
        for item in json.loads(zlib.decompress(content)).get("kon t", [])
    ]
    assert offered == [["place", "Tỉnh Kon Tum", "nay thuộc Quảng Ngãi", "dia-phuong/quang-ngai/"]]


def test_only_values_that_entries_have_are_offered_as_facets(tmp_path: Path) -> None:
    manifest = json.loads(files(library(profile(fields=["y-te"])), tmp_path)[MANIFEST])
    facets = {facet["key"]: facet for facet in manifest["facets"]}
    assert [value[0] for value in facets["linh-vuc"]["values"]] == ["y-te"]
    assert [value[0] for value in facets["nam"]["values"]] == ["2019"]
    assert facets["dia-phuong"]["values"] == [["quang-ngai", "Quảng Ngãi"]]
    assert facets["khen-thuong"]["hidden"]
    assert not facets["cap-khen"]["values"]
