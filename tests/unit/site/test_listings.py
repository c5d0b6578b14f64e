"""Listings: their entries in order, their counts, and their addresses."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.content.data.vocabularies import Vocabulary
from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.site.exemplars import count_exemplars, total
from generator.site.listings import Item, Listing
from generator.site.taxonomies import VOCABULARY_TAXONOMIES
from tests.support.factories import (
    GAZETTEER,
    PREVIEW,
    SETTINGS,
    library,
    listings,
    profile,
    story,
    vocabularies,
)

WITHDRAWN = {"date": "2026-02-03", "reason": "Theo yêu cầu của người được nêu"}
RICH: dict[str, object] = {
    "fields": ["y-te", "moi-truong"],
    "deeds": ["hien-mau"],
    "movements": ["dan-van-kheo"],
    "genre": "chan-dung",
    "awards": [{"award": "gia-dinh-van-hoa", "year": 2019}],
    "subject_type": "ho-gia-dinh",
    "kind": "mo-hinh",
    "locality": "xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang",
}
RICH_ADDRESSES = {
    "nam/2019/",
    "linh-vuc/y-te/",
    "linh-vuc/y-te/2019/",
    "linh-vuc/moi-truong/",
    "linh-vuc/moi-truong/2019/",
    "viec-tot/hien-mau/",
    "viec-tot/hien-mau/2019/",
    "viec-tot/hien-mau/tuyen-quang/",
    "phong-trao/dan-van-kheo/",
    "khen-thuong/gia-dinh-van-hoa/",
    "loai-guong/mo-hinh/",
    "doi-tuong/ho-gia-dinh/",
    "the-loai/chan-dung/",
    "dia-phuong/tuyen-quang/",
    "dia-phuong/tuyen-quang/2019/",
    "dia-phuong/tuyen-quang/y-te/",
    "dia-phuong/tuyen-quang/moi-truong/",
    "dia-phuong/tuyen-quang/lung-cu-715/",
    "dia-phuong/truoc-2025/xa-lung-cu-715/",
    "dia-phuong/truoc-2025/huyen-dong-van-26/",
    "dia-phuong/truoc-2025/tinh-ha-giang-2/",
}


def slugs(entries: Sequence[Entry]) -> list[str]:
    return [entry.slug for entry in entries]


def filled(made: dict[str, Listing]) -> set[str]:
    """Return the addresses of the listings that hold entries."""
    return {address for address, listing in made.items() if listing.entries}


def items(listing: Listing) -> dict[str, Item]:
    return {item.address: item for group in listing.groups for item in group.items}


def linked(listing: Listing) -> set[str]:
    """Return the addresses that a listing links, without its entries and breadcrumbs."""
    return items(listing).keys() | {to for note in listing.notes for _, to in note.values if to is not None}


def test_an_entry_is_in_every_listing_it_belongs_to_and_no_other() -> None:
    assert filled(listings(library(profile(**RICH)))) == RICH_ADDRESSES


def test_every_listing_is_reachable_from_an_index() -> None:
    made = listings(library(profile("a", **RICH), profile("b", locality="toan-quoc"), story("c")))
    indexes = [taxonomy.base for taxonomy in VOCABULARY_TAXONOMIES] + ["nam/", "dia-phuong/", "dia-phuong/truoc-2025/"]
    assert {address for address, listing in made.items() if listing.is_index} == set(indexes)
    reached, pending = set(indexes), list(indexes)
    while pending:
        for address in linked(made[pending.pop()]) - reached:
            reached.add(address)
            pending.append(address)
    assert reached == made.keys()


def test_breadcrumbs_and_links_of_listings_point_to_listings() -> None:
    made = listings(library(profile("a", **RICH), profile("b", locality="nuoc-ngoai"), story("c")))
    for listing in made.values():
        assert {item.address for item in listing.crumbs} | linked(listing) <= made.keys()


def test_a_term_without_entries_has_a_listing_too() -> None:
    made = listings(library())
    for taxonomy in VOCABULARY_TAXONOMIES:
        terms = list(getattr(vocabularies(), taxonomy.name))
        index = items(made[taxonomy.base])
        assert len(index) == len(terms)
        for term in terms:
            address = taxonomy.address(term.slug)
            assert made[address].entries == ()
            assert made[address].heading == term.label
            assert index[address].count == 0
    assert len([address for address in made if address.count("/") == 2 and address.startswith("dia-phuong/")]) == 34 + 1


def test_links_have_the_number_of_exemplars_in_their_listing() -> None:
    entries = [profile(f"a-{number}", **RICH) for number in range(3)]
    entries += [profile("b", fields=["y-te"], year=2020), story("c", exemplars=["b"], fields=["y-te"], year=2020)]
    made = listings(of := library(*entries))
    for listing in made.values():
        for address, item in items(listing).items():
            if item.count is not None:
                counts = count_exemplars(made[address].entries, of.profiles)
                assert item.count == total(counts), (listing.address, address)
    assert items(made["linh-vuc/"])["linh-vuc/y-te/"].count == 4
    assert items(made["linh-vuc/y-te/"]) == {
        "linh-vuc/y-te/2020/": Item("Năm 2020", "linh-vuc/y-te/2020/", 1),
        "linh-vuc/y-te/2019/": Item("Năm 2019", "linh-vuc/y-te/2019/", 3),
        "dia-phuong/quang-ngai/y-te/": Item("Quảng Ngãi", "dia-phuong/quang-ngai/y-te/", 1),
        "dia-phuong/tuyen-quang/y-te/": Item("Tuyên Quang", "dia-phuong/tuyen-quang/y-te/", 3),
    }


def test_listings_are_newest_first() -> None:
    days = {"a": "2019-01-02", "b": "2019-05-01", "c": "2019-03-04"}
    made = listings(library(*(profile(slug, date=day, **RICH) for slug, day in days.items())))
    for address in RICH_ADDRESSES:
        assert slugs(made[address].entries) == ["b", "c", "a"]


def test_a_deed_links_the_years_and_provinces_with_entries_and_its_listings_are_filtered_alike() -> None:
    keys: dict[str, object] = {"deeds": ["hien-mau", "gom-rac"], "date": "2026-01-02"}
    made = listings(
        library(
            profile("a", locality="thành phố Đà Nẵng", year=2019, **keys),
            profile("b", locality="tỉnh Bắc Kạn", year=2021, **keys),
            profile("c", locality="nuoc-ngoai", year=2021, **keys),
        )
    )
    base = "viec-tot/hien-mau/"
    assert items(made[base]) == {
        f"{base}2021/": Item("Năm 2021", f"{base}2021/", 2),
        f"{base}2019/": Item("Năm 2019", f"{base}2019/", 1),
        f"{base}da-nang/": Item("Đà Nẵng", f"{base}da-nang/", 1),
        f"{base}thai-nguyen/": Item("Thái Nguyên", f"{base}thai-nguyen/", 1),
        f"{base}nuoc-ngoai/": Item("Ở nước ngoài", f"{base}nuoc-ngoai/", 1),
    }
    place = made[f"{base}da-nang/"]
    assert slugs(place.entries) == ["a"]
    assert place.heading == "Hiến máu cứu người: Đà Nẵng"
    assert place.filters == (("viec-tot", "hien-mau"), ("dia-phuong", "da-nang"))
    assert made[f"{base}2021/"].filters == (("viec-tot", "hien-mau"), ("nam", "2021"))
    assert [item.address for item in place.crumbs] == ["viec-tot/", base]
    assert made[base].lead == vocabularies().deeds["hien-mau"].note
    assert "viec-tot/gom-rac/2021/" in items(made["nam/2021/"])


def test_a_vocabulary_without_terms_has_no_listings() -> None:
    of = library(profile("a"))
    terms = replace(of.context.vocabularies, deeds=Vocabulary())
    bare = replace(of, context=replace(of.context, vocabularies=terms))
    assert not [address for address in listings(bare) if address.startswith("viec-tot/")]


def test_years_are_latest_first_and_link_their_fields_and_provinces() -> None:
    made = listings(library(*(profile(f"a-{year}", year=year, fields=["y-te"]) for year in (2019, 2024, 2021))))
    assert [item.address for item in items(made["nam/"]).values()] == ["nam/2024/", "nam/2021/", "nam/2019/"]
    assert set(items(made["nam/2021/"])) == {"linh-vuc/y-te/2021/", "dia-phuong/quang-ngai/2021/"}


def test_a_withdrawn_entry_is_not_counted_but_its_listings_stay() -> None:
    made = listings(library(profile(withdrawn=WITHDRAWN, **RICH)))
    assert not filled(made)
    assert made.keys() >= RICH_ADDRESSES
    counts = {item.count for listing in made.values() for item in items(listing).values()}
    assert counts <= {0, None}


@pytest.mark.parametrize("keys", [{"draft": True}, {"date": "2026-06-02"}])
def test_drafts_and_future_entries_are_listed_in_a_preview_only(keys: dict[str, object]) -> None:
    entry = profile(**RICH, **keys)
    made = listings(library(entry))
    assert not filled(made)
    assert "nam/2019/" not in made
    assert filled(listings(library(entry, settings=PREVIEW))) == RICH_ADDRESSES


def test_a_field_in_a_province_has_a_listing_that_both_link() -> None:
    made = listings(library(profile(**RICH), profile("b", year=2020, locality="toan-quoc")))
    listing = made["dia-phuong/tuyen-quang/y-te/"]
    assert slugs(listing.entries) == ["nguyen-van-a"]
    assert listing.filters == (("dia-phuong", "tuyen-quang"), ("linh-vuc", "y-te"))
    assert linked(listing) == {"linh-vuc/y-te/", "dia-phuong/tuyen-quang/lung-cu-715/"}
    for above in ("dia-phuong/tuyen-quang/", "linh-vuc/y-te/"):
        assert items(made[above])[listing.address].count == 1
    assert linked(made["dia-phuong/tuyen-quang/"]) >= {"viec-tot/hien-mau/tuyen-quang/"}
    assert slugs(made["dia-phuong/toan-quoc/nong-nghiep/"].entries) == ["b"]
    assert "dia-phuong/quang-ngai/y-te/" not in made


def test_a_story_has_the_subject_types_of_its_people() -> None:
    people = [{"name": "Trần B", "subject_type": "tap-the"}, {"name": "Lê C", "subject_type": "tap-the"}]
    entries = [
        profile("ho", subject_type="ho-gia-dinh"),
        story("ke", exemplars=["ho"], people=people),
        story("trong", exemplars=[]),
    ]
    made = listings(library(*entries))
    assert slugs(made["doi-tuong/tap-the/"].entries) == ["ke"]
    assert slugs(made["doi-tuong/ho-gia-dinh/"].entries) == ["ke", "ho"]
    assert not made["doi-tuong/ca-nhan/"].entries


def test_a_district_is_listed_with_its_units_then_and_todays_province() -> None:
    """The district was divided among several communes of today, so no commune lists the entry."""
    made = listings(library(profile(locality="huyện Bình Sơn, Quảng Ngãi")))
    places = {address for address in filled(made) if address.startswith("dia-phuong/")}
    assert places == {
        "dia-phuong/quang-ngai/", "dia-phuong/quang-ngai/2019/", "dia-phuong/quang-ngai/nong-nghiep/",
        "dia-phuong/truoc-2025/huyen-binh-son-524/", "dia-phuong/truoc-2025/tinh-quang-ngai-51/",
    }  # fmt: skip
    (note,) = made["dia-phuong/truoc-2025/huyen-binh-son-524/"].notes
    assert note.label == "Nay thuộc"
    assert len(note.values) == 5 + 1
    assert note.values[-1] == ("tỉnh Quảng Ngãi", "dia-phuong/quang-ngai/")
    assert [to for _, to in note.values[:-1]] == [None] * 5


def test_locality_now_chooses_the_successor_that_lists_the_entry() -> None:
    keys = {"locality": "huyện Bình Sơn, Quảng Ngãi", "locality_now": "xã Bình Sơn, tỉnh Quảng Ngãi"}
    made = listings(library(profile(**keys)))
    (chosen,) = (address for address in filled(made) if address.startswith("dia-phuong/quang-ngai/binh-son-"))
    (note,) = made["dia-phuong/truoc-2025/huyen-binh-son-524/"].notes
    assert chosen in {to for _, to in note.values}
    assert chosen in items(made["dia-phuong/quang-ngai/"])


def test_a_merged_province_lists_the_entries_of_its_former_parts() -> None:
    made = listings(
        library(
            profile("cu", locality="tỉnh Bắc Kạn", year=2016),
            profile("moi", locality="tỉnh Thái Nguyên", year=2026, date="2026-01-01"),
        )
    )
    assert slugs(made["dia-phuong/thai-nguyen/"].entries) == ["moi", "cu"]
    assert slugs(made["dia-phuong/truoc-2025/tinh-bac-kan-6/"].entries) == ["cu"]
    assert "dia-phuong/truoc-2025/tinh-bac-kan-6/" in items(made["dia-phuong/thai-nguyen/"])
    assert made["dia-phuong/truoc-2025/tinh-bac-kan-6/"].notes[0].values == (
        ("tỉnh Thái Nguyên", "dia-phuong/thai-nguyen/"),
    )


def test_an_entry_of_several_places_is_listed_once_in_each() -> None:
    places = ["huyện Bình Sơn, Quảng Ngãi", "xã Phổ Minh, huyện Đức Phổ, Quảng Ngãi", "thành phố Hà Nội"]
    made = listings(library(profile(locality=places)))
    assert len(made["dia-phuong/quang-ngai/"].entries) == 1
    assert len(made["dia-phuong/truoc-2025/tinh-quang-ngai-51/"].entries) == 1
    assert len(made["dia-phuong/ha-noi/2019/"].entries) == 1


@pytest.mark.parametrize(("word", "label"), [("toan-quoc", "Toàn quốc"), ("nuoc-ngoai", "Ở nước ngoài")])
def test_nationwide_and_foreign_entries_are_listed_by_pseudo_place(word: str, label: str) -> None:
    made = listings(library(profile(locality=word)))
    assert {address for address in filled(made) if address.startswith("dia-phuong/")} == {
        f"dia-phuong/{word}/", f"dia-phuong/{word}/2019/", f"dia-phuong/{word}/nong-nghiep/",
    }  # fmt: skip
    assert items(made["dia-phuong/"])[f"dia-phuong/{word}/"] == Item(label, f"dia-phuong/{word}/", 1)


def test_ended_movements_are_a_group_of_their_own() -> None:
    groups = {
        group.title: {item.address for item in group.items} for group in listings(library())["phong-trao/"].groups
    }
    ended = {f"phong-trao/{term.slug}/" for term in vocabularies().movements if term.ended}
    assert ended
    assert groups.pop("Đã kết thúc") == ended
    assert not ended & set().union(*groups.values())


def test_provinces_are_in_vietnamese_order() -> None:
    provinces = listings(library())["dia-phuong/"].groups[0].items
    assert len(provinces) == 34
    assert [item.address for item in provinces] == [
        f"dia-phuong/{GAZETTEER.slug(unit)}/" for unit in GAZETTEER.provinces_now()
    ]
    labels = [item.label for item in provinces]
    assert labels.index("Cần Thơ") < labels.index("Đà Nẵng") < labels.index("Gia Lai")


def test_former_places_are_in_vietnamese_order() -> None:
    places = ["tỉnh Hà Giang", "tỉnh Bắc Kạn", "tỉnh Đắk Nông", "huyện Đồng Văn, tỉnh Hà Giang"]
    places += ["huyện Bắc Mê, tỉnh Hà Giang", "xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang"]
    index = listings(library(profile(locality=places)))["dia-phuong/truoc-2025/"]
    assert [group.title for group in index.groups] == ["Bắc Kạn", "Đắk Nông", "Hà Giang"]
    assert [item.label.split(",")[0] for item in index.groups[-1].items] == [
        "Huyện Bắc Mê", "Huyện Đồng Văn", "Tỉnh Hà Giang", "Xã Lũng Cú",
    ]  # fmt: skip


def test_a_movement_names_the_agencies_of_the_plans_that_the_site_follows_alone() -> None:
    plan = "Kế hoạch 104/KH-UBND ngày 23/9/2021 của UBND huyện Cầu Ngang (Trà Vinh)"
    address = "phong-trao/vi-nguoi-ngheo/"

    def leads(settings: Settings) -> list[str]:
        notes = listings(library(settings=settings))[address].notes
        return [value for note in notes if note.label == "Cơ quan chủ trì" for value, _ in note.values]

    assert leads(SETTINGS) == []
    (lead,) = leads(replace(SETTINGS, plans=(plan,)))
    assert lead == f"Phòng Lao động - Thương binh và Xã hội huyện (được giao chủ trì theo {plan})"
