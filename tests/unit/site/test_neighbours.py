"""Empty listings lead on to others."""

from generator.site.listings import Group, Item, Listing
from generator.site.neighbours import neighbours
from tests.support.factories import library, listings, profile


def index(*counts: int) -> Listing:
    items = tuple(Item(f"Mục {number}", f"muc/{number}/", count) for number, count in enumerate(counts))
    return Listing("muc/", "Mục", "Mục", "", groups=(Group("", items),), is_index=True)


def test_an_empty_listing_leads_to_those_beside_it_with_most_entries_in_their_own_order() -> None:
    found = neighbours([index(0, 1, *range(2, 10), 0)])
    assert {*found} == {"muc/0/", "muc/10/"}
    assert [item.address for item in found["muc/0/"]] == [f"muc/{number}/" for number in range(2, 10)]
    assert {item.count for item in found["muc/0/"]} == {None}


def test_where_all_are_empty_there_are_none() -> None:
    assert neighbours([index(0, 0)]) == {}


def test_every_empty_term_of_a_site_with_entries_has_neighbours() -> None:
    deeds = {"deeds": ["hien-mau"], "movements": ["dan-van-kheo"], "genre": "chan-dung"}
    made = listings(
        library(profile(**deeds, subject_type="ho-gia-dinh", awards=[{"award": "gia-dinh-van-hoa", "year": 2019}]))
    )
    found = neighbours(made.values())
    empty = {address for address, each in made.items() if not each.entries and not each.is_index}
    assert len(empty) > 100
    assert empty == found.keys()
    assert "khen-thuong/gia-dinh-van-hoa/" in {item.address for item in found["khen-thuong/huan-chuong-dung-cam/"]}
