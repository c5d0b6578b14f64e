"""The data for other programs: as its schemas say, of what may leave the site, changed only when content is."""

from hashlib import sha256
from typing import Any

import pytest

from generator.content.entry import Entry
from generator.content.settings import DataLicence
from generator.site.identifiers import identifier_of
from tests.support.data_files import URL, data_files, documents, faults, records
from tests.support.factories import profile, story

CONSENT = {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web", "hinh-anh"]}
GONE = {"date": "2026-02-03", "reason": "Theo yêu cầu của gia đình"}
AWARD = {
    "award": "bang-khen-cua-chu-tich-ubnd-tinh",
    "authority": "UBND tỉnh Quảng Ngãi",
    "date": "2020-05-19",
    "decision": "123/QĐ-UBND",
}
CHILD = {
    "is_child": True,
    "consent": CONSENT | {"giver": ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"]},
    "review_due": "2025-05-19",
    "safety_review": {"reviewer": "Công an xã", "date": "2024-05-10"},
}


def some_entries() -> list[Entry]:
    """Return entries with every key that a record can have."""
    return [
        profile("a", role="Trưởng thôn", updated="2024-06-02", awards=[AWARD], movements=["dan-van-kheo"]),
        profile("b", name="Trần Thị B", locality="toan-quoc", date="2021-03-04", genre="ghi-chep"),
        story(exemplars=["a", "b"], results=[{"value": "2 km", "label": "đường thôn"}], sample=True),
    ]


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_every_document_is_what_its_schema_says() -> None:
    files = data_files(*some_entries(), profile("go", name="Người Đã Gỡ", withdrawn=GONE))
    assert not list(faults(files))
    assert not list(faults(data_files())), "a site without entries"


def test_a_schema_finds_faults() -> None:
    """Otherwise the test above would show nothing."""
    files = data_files(*some_entries())
    (page,) = {path for path in files if b"Con \xc4\x91\xc6\xb0\xe1\xbb\x9dng" in files[path] and "entries/" in path}
    for wrong in (b'"birth_year":1962,"year"', b'"published":"x","year"', b'"yeah"'):
        assert list(faults(files | {page: files[page].replace(b'"year"', wrong)}))


def test_a_record_of_a_profile() -> None:
    entries = some_entries()
    assert records(data_files(*entries))["guong/a/"] == {
        "id": identifier_of(entries[0]),
        "url": f"{URL}guong/a/",
        "address": "guong/a/",
        "type": "profile",
        "title": "Nguyễn Văn A",
        "summary": "Vận động 40 hộ hiến đất, mở xong đường thôn dài 2 km trong ba tháng.",
        "published": "2024-05-19",
        "year": 2019,
        "kind": "nguoi-tot-viec-tot",
        "fields": ["nong-nghiep"],
        "places": [
            {
                "unit": "then-c21463",
                "name": "Phường Phổ Minh, thị xã Đức Phổ, tỉnh Quảng Ngãi",
                "province": "now-p51",
                "commune": "now-c21439",
                "now": "Phường Đức Phổ, tỉnh Quảng Ngãi",
            }
        ],
        "role": "Trưởng thôn",
        "updated": "2024-06-02",
        "movements": ["dan-van-kheo"],
        "subject_types": ["ca-nhan"],
        "awards": [
            {
                "award": "bang-khen-cua-chu-tich-ubnd-tinh",
                "year": 2020,
                "authority": "UBND tỉnh Quảng Ngãi",
                "decision": "123/QĐ-UBND",
            }
        ],
        "image": {"url": f"{URL}guong/a/chia-se.jpg", "width": 1200, "height": 630},
        "stories": [identifier_of(entries[2])],
    }


def test_a_story_names_its_profiles_and_says_that_it_is_a_sample() -> None:
    first, second, told = some_entries()
    record = records(data_files(first, second, told))[told.address]
    assert record["profiles"] == [identifier_of(first), identifier_of(second)]
    assert record["sample"] is True
    assert record["result"] == {"value": "2 km", "label": "đường thôn"}


def test_without_share_cards_there_is_no_image() -> None:
    assert "image" not in records(data_files(profile(), share_cards=False))["guong/nguyen-van-a/"]


def test_without_a_site_url_there_is_no_data() -> None:
    assert not data_files(profile(), site_url="")


HIDDEN: dict[str, dict[str, Any]] = {
    "withdrawn": {"withdrawn": GONE},
    "lapsed": {"consent": CONSENT | {"expires": "2026-05-30"}},
    "draft": {"draft": True},
    "of the future": {"date": "2026-06-02", "year": 2026},
    "of a child": CHILD,
}


@pytest.mark.parametrize("state", HIDDEN)
def test_what_may_not_leave_the_site_is_in_no_file(state: str) -> None:
    hidden = profile("viec-kin", name="Lò Thị Kín", role="Người kín", awards=[AWARD], **HIDDEN[state])
    files = data_files(profile(), hidden)
    for path, content in files.items():
        for sign in ("Lò Thị Kín", "viec-kin", "Người kín"):
            assert sign.encode() not in content, path
    held = {path for path, content in files.items() if identifier_of(hidden).encode() in content}
    assert held == ({"changes.json"} if state in {"withdrawn", "lapsed"} else set())


def test_a_birth_year_and_a_photo_are_in_no_file() -> None:
    born = profile(birth_year="1962", consent=CONSENT | {"scopes": ["dang-web", "hinh-anh", "nam-sinh"]})
    assert not [path for path, content in data_files(born).items() if b"1962" in content and "schemas" not in path]


def test_changes_say_by_day_what_was_added_changed_and_removed() -> None:
    a = profile("a", updated="2024-06-02")
    old = profile("old", date="2021-03-04")
    gone = profile("gone", name="Người Đã Gỡ", withdrawn=GONE)
    lapsed = profile("lapsed", consent=CONSENT | {"expires": "2026-05-30"})
    read = documents(data_files(a, old, gone, lapsed))
    assert read["changes.json"] == {
        "days": [
            {"date": "2026-05-31", "removed": [identifier_of(lapsed)]},
            {"date": "2026-02-03", "removed": [identifier_of(gone)]},
        ],
        "older": ["changes-2024.json", "changes-2021.json"],
    }
    assert read["changes-2024.json"] == {
        "days": [
            {"date": "2024-06-02", "changed": [identifier_of(a)]},
            {"date": "2024-05-19", "added": [identifier_of(a)]},
        ]
    }
    assert read["changes-2021.json"] == {"days": [{"date": "2021-03-04", "added": [identifier_of(old)]}]}


def test_lists_name_entries_by_identifier_below_todays_province() -> None:
    first, second, told = some_entries()
    read = documents(data_files(first, second, told))
    (fields,) = read["lists/linh-vuc.json"]["lists"]
    assert fields["address"] == "linh-vuc/nong-nghiep/"
    assert set(fields["entries"]) == set(map(identifier_of, (first, second, told)))
    places = {each["unit"]: each for each in read["lists/dia-phuong/quang-ngai.json"]["lists"]}
    assert set(places) == {"now-p51", "now-c21439", "then-c21463", "then-d534", "then-p51"}
    assert all(set(each["entries"]) == {identifier_of(first), identifier_of(told)} for each in places.values())
    assert places["then-c21463"]["address"] == "dia-phuong/truoc-2025/phuong-pho-minh-21463/"
    (nationwide,) = read["lists/dia-phuong/toan-quoc.json"]["lists"]
    assert nationwide["entries"] == [identifier_of(second)]


def test_places_have_their_codes_and_what_became_of_them() -> None:
    units = {each["id"]: each for each in documents(data_files(profile()))["places.json"]["units"]}
    assert units["then-c21463"]["code"] == 21463
    assert units["then-c21463"]["successors"] == ["now-c21439"]
    assert units["then-p51"]["successors"] == ["now-p51"]
    assert units["now-c21439"]["parent"] == "now-p51"
    for unit in units.values():
        assert {unit.get("parent", unit["id"])} <= units.keys()
    assert {heir for each in ("then-c21463", "then-p51") for heir in units[each]["successors"]} <= units.keys()


def test_counts_are_those_of_the_listings_without_children() -> None:
    group = profile("b", name="Tổ tự quản", subject_type="tap-the", year=2020)
    child = profile("c", name="Lò Thị Kín", **CHILD)
    counts = documents(data_files(profile(), group, child))["counts.json"]
    assert counts["all"] == {"entries": 2, "exemplars": {"ca-nhan": 1, "tap-the": 1}}
    assert counts["fields_by_year"] == [
        {"year": 2020, "field": "nong-nghiep", "entries": 1, "exemplars": {"tap-the": 1}},
        {"year": 2019, "field": "nong-nghiep", "entries": 1, "exemplars": {"ca-nhan": 1}},
    ]
    (province,) = counts["lists"]["dia-phuong"]
    assert (province["address"], province["entries"]) == ("dia-phuong/quang-ngai/", 2)


def test_the_licence_is_that_of_the_settings_or_none() -> None:
    free = DataLicence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.vi")
    read = documents(data_files(profile(), data_licence=free))
    assert read["index.json"]["licence"]["name"] == "CC BY 4.0"
    assert read["dataset.json"]["license"] == free.url
    without = documents(data_files(profile()))
    assert without["index.json"]["licence"].keys() == {"terms"}
    assert "chưa có giấy phép tự do" in without["index.json"]["licence"]["terms"]
    assert "license" not in without["dataset.json"]


def test_the_index_has_the_digest_of_every_document() -> None:
    files = data_files(*some_entries())
    index = documents(files)["index.json"]
    named = {each["path"]: each for each in (*index["entries"]["pages"], *index["documents"])}
    assert {path for path in files if not path.startswith("schemas/")} == {*named, "index.json"}
    for path, each in named.items():
        assert each.get("digest") == (None if path.endswith(".xlsx") else sha256(files[path]).hexdigest())
    assert sum(each["count"] for each in index["entries"]["pages"]) == index["entries"]["count"] == 3


def test_a_new_entry_changes_its_own_files_alone() -> None:
    places = ("xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi", "Thành phố Hà Nội")
    many = [
        profile(f"x-{n}", name=f"Người {n}", locality=places[n % 2], year=2015 + n % 9, date=f"2024-01-{n % 28 + 1:02}")
        for n in range(60)
    ]
    new = profile("moi", date="2026-05-31")
    before, after = data_files(*many), data_files(*many, new)
    page = next(path for path, content in after.items() if path.startswith("entries/") and b"guong/moi/" in content)
    taxonomies = ("doi-tuong", "linh-vuc", "loai-guong", "nam")
    lists = {f"lists/{each}.json" for each in (*taxonomies, "dia-phuong/quang-ngai")}
    whole = {"counts.json", "changes.json", "changes-2024.json", "index.json", "catalogue.csv", "catalogue.xlsx"}
    assert changed(before, after) == {page, *lists, *whole}


def test_order_of_entries_and_repetition_change_nothing() -> None:
    entries = some_entries()
    assert data_files(*entries) == data_files(*reversed(entries))
