"""The index of a site: every typical query finds an entry, and removed entries leave no trace."""

import json
import zlib
from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.outputs.search_index import search_files
from generator.search import ranking
from generator.search.layout import MANIFEST
from generator.search.reader import IndexReader
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, profile_text, small_project, story_text
from tests.support.indexes import text_of
from tests.support.rendered_pages import articles

AWARD = {
    "award": "bang-khen-cua-thu-tuong-chinh-phu",
    "decision": "80/KH-UBND",
    "year": 2024,
    "authority": "Thủ tướng Chính phủ",
}


A, B, STORY = "content/profiles/a/index.md", "content/profiles/b/index.md", "content/stories/2019/b/index.md"


def files(root: Path, entries: dict[str, str | bytes]) -> dict[str, bytes]:
    """Index a project that has these entries."""
    site, problems = prepare(small_project(root, entries), SETTINGS, tools(root))
    assert not problems
    return dict(search_files(site, articles(site, root), tools(root)))


def found(of: dict[str, bytes], text: str) -> list[str]:
    index = IndexReader(of.__getitem__)
    return [index.document(number).address for number in ranking.search(index, text).documents]


@pytest.mark.parametrize(
    "typed",
    [
        "Rơ Châm H'Yến", "ro cham h yen", "trưởng thôn", "hiến đất", "con đường thôn", "Phổ Minh", "Đức Phổ",
        "quang ngai", "nông nghiệp", "Bằng khen của Thủ tướng",
        "80/KH-UBND", "Thủ tướng Chính phủ", "cả nước chung sức",
    ],
)  # fmt: skip
def test_every_typical_query_finds_the_entry(typed: str, tmp_path: Path) -> None:
    entry = profile_text(
        name="Rơ Châm H'Yến",
        role="Trưởng thôn",
        awards=[AWARD],
        movements=["chung-suc-xay-dung-nong-thon-moi"],
    )
    assert found(files(tmp_path, {A: entry}), typed) == ["guong/a/"]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("điển hình tiên tiến", {"kind": "dien-hinh-tien-tien"}),
        ("gương người tốt", {"kind": "nguoi-tot-viec-tot"}),
        ("tập thể", {"subject_type": "tap-the", "honorific": None}),
        ("bài phản ánh", {"genre": "bai-phan-anh"}),
        ("nông nghiệp", {"fields": ["nong-nghiep"]}),
        ("Phong trào Nông thôn mới 2011", {"movements": ["chung-suc-xay-dung-nong-thon-moi"]}),
        ("Bình Sơn", {"locality": "xã Vạn Tường, tỉnh Quảng Ngãi", "date": "2026-01-05"}),
        ("đất Quảng", {"locality": "xã Vạn Tường, tỉnh Quảng Ngãi", "date": "2026-01-05"}),
        ("tphcm", {"locality": "quận Phú Nhuận, thành phố Hồ Chí Minh", "date": "2021-12-18"}),
        ("tp hcm", {"locality": "quận Phú Nhuận, thành phố Hồ Chí Minh", "date": "2021-12-18"}),
        ("TP.HCM", {"locality": "quận Phú Nhuận, thành phố Hồ Chí Minh", "date": "2021-12-18"}),
        ("Sài Gòn", {"locality": "quận Phú Nhuận, thành phố Hồ Chí Minh", "date": "2021-12-18"}),
        ("ĐBSCL", {"locality": "xã Phú Hưng, huyện Cái Nước, tỉnh Cà Mau", "date": "2024-05-05"}),
    ],
)
def test_an_entry_is_found_by_all_that_it_is_filed_under(typed: str, keys: dict[str, object], tmp_path: Path) -> None:
    given = {key: value for key, value in keys.items() if value is not None}
    other = {"kind": "nhan-to-moi", "genre": "ban-tin", "fields": ["y-te"], "locality": "tỉnh Lai Châu"}
    entries: dict[str, str | bytes] = {
        A: profile_text(name="Lê Thị A", **given),
        B: profile_text(name="Trần Văn B", **other),
    }
    made = files(tmp_path, entries)
    index = IndexReader(made.__getitem__)
    ranked = ranking.search(index, typed)
    assert [index.document(number).address for number in ranked.documents[: ranked.whole]] == ["guong/a/"]


def test_a_story_is_found_by_the_type_of_its_exemplar(tmp_path: Path) -> None:
    made = files(
        tmp_path, {A: profile_text(name="Lò Thị Xuyến", subject_type="ca-nhan"), STORY: story_text(exemplars=["a"])}
    )
    assert set(found(made, "cá nhân")) == {"guong/a/", "cau-chuyen/2019/b/"}


def test_a_former_place_is_found_by_its_name_of_today(tmp_path: Path) -> None:
    made = files(tmp_path, {A: profile_text(locality="xã Đăk Hring, huyện Đăk Hà, tỉnh Kon Tum", year=2018)})
    for typed in ("Kon Tum", "Đăk Hà", "Quảng Ngãi", "dak ha kon tum"):
        assert found(made, typed) == ["guong/a/"], typed


def test_a_story_is_found_by_its_exemplars(tmp_path: Path) -> None:
    story = story_text(exemplars=["a"], people=[{"name": "Tòng Văn Piệng", "subject_type": "ca-nhan"}])
    made = files(tmp_path, {A: profile_text(name="Lò Thị Xuyến"), STORY: story})
    assert found(made, "lo thi xuyen") == ["guong/a/", "cau-chuyen/2019/b/"]
    assert found(made, "tong van pieng") == ["cau-chuyen/2019/b/"]


@pytest.mark.parametrize("state", [{"withdrawn": {"date": "2026-01-02", "reason": "Theo yêu cầu"}}, {"draft": True}])
def test_withdrawn_entries_and_drafts_leave_no_trace(state: dict[str, object], tmp_path: Path) -> None:
    def everything(name: str, **keys: object) -> str:
        text = profile_text(name="Lò Thị Xuyến", **keys)
        made: dict[str, str | bytes] = {"content/profiles/lo-thi-xuyen/index.md": text}
        return text_of(files(tmp_path / name, made | {B: profile_text(name="Trần Văn B")}))

    traces = ("xuyến", "xuyen")
    assert all(trace in everything(f"with {trace}") for trace in traces)
    assert not any(trace in everything(f"without {trace}", **state) for trace in traces)


def test_old_provinces_match_todays(tmp_path: Path) -> None:
    made = files(tmp_path, {A: profile_text()})
    offered = [
        item
        for path, content in made.items()
        if "/goi-y/" in path
        for item in json.loads(zlib.decompress(content)).get("kon t", [])
    ]
    assert offered == [["place", "Tỉnh Kon Tum", "nay thuộc Quảng Ngãi", "dia-phuong/quang-ngai/"]]


def test_facets_contain_only_values_of_entries(tmp_path: Path) -> None:
    manifest = json.loads(files(tmp_path, {A: profile_text(fields=["y-te"])})[MANIFEST])
    facets = {facet["key"]: facet for facet in manifest["facets"]}
    assert [value[0] for value in facets["linh-vuc"]["values"]] == ["y-te"]
    assert [value[0] for value in facets["nam"]["values"]] == ["2019"]
    assert facets["dia-phuong"]["values"] == [["quang-ngai", "Quảng Ngãi"]]
    assert facets["khen-thuong"]["hidden"]
    assert not facets["cap-khen"]["values"]
