"""The index of collections shows a card for each that has entries."""

from generator.pages.listing_view import ListingView, listing_view
from generator.problems.problem import Location, Reference
from generator.site.collections import BASE, Collection
from generator.site.site import Site, site_of
from tests.support.factories import library, profile

AT = Location("content/data/collections.yml")
DEEDS = ("day-boi", "day-boi", "hien-mau", "hien-dat", "gom-rac")


def collection(slug: str, *numbers: int) -> Collection:
    return Collection(slug, slug.title(), "Một câu.", (), tuple(Reference(f"guong/a-{each}/", AT) for each in numbers))


def view(address: str, site: Site) -> ListingView:
    ((listing, page),) = (each for each in site.listing_pages if each[1].address == address)
    return listing_view(listing, page, site)


def test_the_index_has_a_card_for_each_with_different_scenes_first() -> None:
    entries = (profile(f"a-{number}", deeds=[deed]) for number, deed in enumerate(DEEDS))
    site = site_of(
        library(*entries),
        collections=(collection("nhieu", *range(5)), collection("trong", 9), collection("it", 0, 1, 2)),
    )
    many, few = view(BASE, site).collections
    assert (many.item.label, many.item.address, many.item.count) == ("Nhieu", "chuyen-de/nhieu/", 5)
    assert many.note == "Một câu."
    assert [each.deed for each in many.covers] == ["day-boi", "hien-mau", "hien-dat"]
    assert [each.deed for each in few.covers] == ["day-boi", "hien-mau", "day-boi"]
    assert not view("chuyen-de/it/", site).collections
