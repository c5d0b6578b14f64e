"""Paging: no entry is lost, and old pages stay unchanged."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.paging import ListingPage, paginate
from generator.site.pairs import Listed
from tests.support.factories import profile

ADDRESS = "linh-vuc/y-te/"
_ONE = profile()
LISTED = tuple(
    Listed(_ONE._replace(slug=f"bai-{number}", address=f"guong/bai-{number}/")) for number in range(200, 0, -1)
)
sizes = st.integers(1, 30)
counts = st.integers(0, 199)


def oldest(count: int) -> tuple[Listed, ...]:
    """Return the `count` oldest ones, newest first: the listing when it had that many."""
    return LISTED[len(LISTED) - count :]


def by_address(pages: list[ListingPage]) -> dict[str, ListingPage]:
    return {page.address: page for page in pages}


@given(counts, sizes)
def test_every_entry_is_on_one_page_in_order(count: int, size: int) -> None:
    pages = paginate(ADDRESS, oldest(count), size)
    assert tuple(each for page in pages for each in page.listed) == oldest(count)
    assert len(by_address(pages)) == len(pages)


@given(counts, sizes)
def test_numbered_pages_are_full_and_the_first_holds_one_to_two_pages_worth(count: int, size: int) -> None:
    own, *numbered = paginate(ADDRESS, oldest(count), size)
    assert (own.address, own.number) == (ADDRESS, None)
    assert all(len(page.listed) == size for page in numbered)
    assert len(own.listed) < 2 * size
    assert len(own.listed) >= min(size, count)


@given(counts, sizes)
def test_pages_are_chained_newest_to_oldest(count: int, size: int) -> None:
    pages = paginate(ADDRESS, oldest(count), size)
    addresses = [page.address for page in pages]
    assert [page.newer for page in pages] == [None, *addresses[:-1]]
    assert [page.older for page in pages] == [*addresses[1:], None]
    assert addresses == [ADDRESS, *(f"{ADDRESS}trang-{number}/" for number in range(len(pages) - 1, 0, -1))]
    assert [page.number for page in pages] == [None, *range(len(pages) - 1, 0, -1)]


@given(counts, sizes)
def test_a_new_entry_leaves_old_pages_unchanged(count: int, size: int) -> None:
    before = by_address(paginate(ADDRESS, oldest(count), size))
    after = by_address(paginate(ADDRESS, oldest(count + 1), size))
    assert before.keys() <= after.keys()
    added = after.keys() - before.keys()
    changed = {address for address, page in before.items() if after[address] != page} - {ADDRESS}
    is_turn = count + 1 >= 2 * size and (count + 1) % size == 0
    assert len(added) == is_turn
    if not added:
        assert not changed
        return
    # The last numbered page changes too: the added page becomes its newer neighbour.
    for address in changed:
        assert replace(after[address], newer=before[address].newer) == before[address]
        assert after[address].newer in added
    assert len(changed) == (len(before) > 1)


@pytest.mark.parametrize(
    ("count", "lengths"),
    [(0, [0]), (1, [1]), (3, [3]), (5, [5]), (6, [3, 3]), (8, [5, 3]), (9, [3, 3, 3]), (11, [5, 3, 3])],
)
def test_known_lengths(count: int, lengths: list[int]) -> None:
    assert [len(page.listed) for page in paginate(ADDRESS, oldest(count), 3)] == lengths
