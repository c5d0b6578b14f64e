"""Listing pages: their introduction, their order, and that a deed is on them once."""

from dataclasses import replace
from functools import cache

from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.pages.listing_view import Introduction, ListingView, YearOfCards, cards_in_order, listing_view
from generator.site.listings import Item
from generator.site.site import Site, site_of
from tests.support.factories import SETTINGS, library, profile, story

PLACE = "dia-phuong/quang-ngai/"


def site(*entries: Entry, settings: Settings = SETTINGS) -> Site:
    return site_of(library(*entries, settings=settings))


def views(of: Site) -> dict[str, ListingView]:
    return {page.address: listing_view(listing, page, of) for listing, page in of.listing_pages}


def introduction(view: ListingView) -> Introduction:
    assert view.introduction is not None
    return view.introduction


@cache
def person(number: int, year: int = 2019, deed: str = "") -> Entry:
    day = f"2024-01-{number:02}"
    return profile(f"nguoi-{number}", date=day, year=year, deeds=[deed] if deed else [])


def test_an_introduction_tells_of_whom_and_from_when() -> None:
    group, told = profile("nhom", subject_type="tap-the"), story("ke", exemplars=["nguoi-1"])
    found = introduction(views(site(person(1), person(2, 2021), group, told))[PLACE])
    assert found.exemplars == (("cá nhân", 2), ("tập thể", 1))
    assert found.years == (2019, 2021)
    assert found.deeds == ()


def test_an_introduction_names_the_deeds_told_most_often_of_the_same_place_or_year() -> None:
    deeds = ["gom-rac"] * 2 + ["hien-mau"] * 3 + ["day-boi"]
    made = views(site(*(person(number, deed=deed) for number, deed in enumerate(deeds, 1))))
    assert introduction(made[PLACE]).deeds == (
        Item("hiến máu", "viec-tot/hien-mau/quang-ngai/"), Item("gom rác", "viec-tot/gom-rac/quang-ngai/"),
    )  # fmt: skip
    of_field = introduction(made["linh-vuc/nong-nghiep/"]).deeds
    assert [each.address for each in of_field] == ["viec-tot/hien-mau/", "viec-tot/gom-rac/"]
    assert introduction(made["viec-tot/hien-mau/"]).deeds == ()


def test_a_year_is_not_told_on_its_own_page_and_an_empty_page_has_no_introduction() -> None:
    made = views(site(person(1)))
    assert introduction(made["nam/2019/"]).years == ()
    assert introduction(made["linh-vuc/nong-nghiep/"]).years == (2019,)
    assert made["linh-vuc/y-te/"].introduction is None


def test_numbered_pages_have_no_introduction() -> None:
    made = views(site(*map(person, range(1, 9)), settings=replace(SETTINGS, page_size=2)))
    assert made[PLACE].introduction is not None
    assert made[f"{PLACE}trang-1/"].introduction is None


def test_the_field_of_a_place_has_its_cards_by_year_latest_first() -> None:
    of = site(person(1, 2021), person(2, 2019), person(3, 2021), person(4, 2020))
    ((listing, page),) = (each for each in of.listing_pages if each[0].address == f"{PLACE}nong-nghiep/")
    assert [each.entry.slug for each in cards_in_order(listing, page)] == ["nguoi-3", "nguoi-1", "nguoi-4", "nguoi-2"]
    assert listing_view(listing, page, of).years == (
        YearOfCards(2021, 0, 2), YearOfCards(2020, 2, 3), YearOfCards(2019, 3, 4),
    )  # fmt: skip


def test_the_timeline_of_a_year_names_a_deed_once() -> None:
    told = story("ke", exemplars=["nguoi-1"], date="2024-02-01", year=2024)
    found = views(site(person(1, 2024), told))["nam/2024/"]
    assert [each.address for each in found.timeline] == [told.address]


def test_indexes_of_fields_and_deeds_have_tiles_for_terms_with_entries() -> None:
    made = views(site(person(1, deed="hien-mau")))
    fields, deeds = made["linh-vuc/"], made["viec-tot/"]
    assert [(each.item.address, each.field, each.deed) for each in fields.tiles] == [
        ("linh-vuc/nong-nghiep/", "nong-nghiep", "")
    ]
    assert [(each.item.count, each.field, each.deed) for each in deeds.tiles] == [(1, "", "hien-mau")]
    assert {item.count for view in (fields, deeds) for group in view.groups for item in group.items} == {0}
    assert not made["phong-trao/"].tiles


def test_an_empty_listing_leads_on() -> None:
    made = views(site(person(1)))
    (group,) = made["linh-vuc/y-te/"].groups
    assert (group.title, [item.address for item in group.items]) == ("Xem mục khác", ["linh-vuc/nong-nghiep/"])
    assert "Xem mục khác" not in {group.title for group in made["linh-vuc/nong-nghiep/"].groups}
