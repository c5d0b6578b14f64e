"""Which published addresses are listings that answer when their last entry leaves them."""

import pytest

from generator.site.former_listings import former_listings
from tests.support.factories import library

CONTEXT = library().context


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("linh-vuc/y-te/2019/", True),
        ("viec-tot/hien-mau/2019/", True),
        ("viec-tot/hien-mau/da-nang/", True),
        ("viec-tot/hien-mau/toan-quoc/", True),
        ("viec-tot/hien-mau/2019/da-nang/", False),
        ("viec-tot/hien-mau/da-nang/2019/", False),
        ("viec-tot/hien-mau/truoc-2025/", False),
        ("viec-tot/khong-co/2019/", False),
        ("linh-vuc/y-te/da-nang/", False),
        ("dia-phuong/truoc-2025/y-te/", False),
        ("dia-phuong/y-te/", False),
        ("dia-phuong/da-nang/khong-co/", False),
        ("dia-phuong/da-nang/y-te/2019/", False),
        ("phong-trao/dan-van-kheo/2019/", False),
        ("viec-tot/2019/", False),
    ],
)
def test_parts_of_a_term_stay(address: str, is_kept: bool) -> None:  # noqa: FBT001
    found = former_listings([address], CONTEXT)
    assert found.addresses == ({address, *([f"nam/{year}/" for year in found.years])} if is_kept else frozenset())


@pytest.mark.parametrize("place", ["da-nang", "toan-quoc"])
def test_the_listing_of_a_field_in_a_place_stays_with_that_of_the_place(place: str) -> None:
    found = former_listings([f"dia-phuong/{place}/y-te/"], CONTEXT)
    assert found.addresses == {f"dia-phuong/{place}/y-te/", f"dia-phuong/{place}/"}


def test_a_field_in_a_commune_is_no_listing() -> None:
    assert not former_listings(["dia-phuong/tuyen-quang/lung-cu-715/y-te/"], CONTEXT).addresses
