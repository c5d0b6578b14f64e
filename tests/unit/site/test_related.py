"""Related entries: which qualify, and that a new entry leaves old pages unchanged."""

from collections.abc import Iterable
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from generator.content.entry import Entry
from generator.site.library import Library
from generator.site.related import COUNT, Related
from generator.site.taxonomies import provinces_of
from tests.support.factories import GAZETTEER, library, profile, story

FIELDS = ("y-te", "moi-truong")
PLACES = ("Quảng Ngãi", "Hà Nội", "toan-quoc")
PEOPLE = ("nguoi-0", "nguoi-1")


@cache
def entry(number: int, field: str, place: str, named: tuple[str, ...] | None) -> Entry:
    """Return the entry of the day `number`: a profile, or a story that names the profiles `named`."""
    keys: dict[str, object] = {
        "date": f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}", "year": 2024, "fields": [field], "locality": place,
    }  # fmt: skip
    if named is None:
        return profile(f"nguoi-{number}", **keys)
    return story(f"chuyen-{number}", exemplars=list(named) or None, **keys)


names = st.none() | st.sampled_from([(), PEOPLE[:1], PEOPLE[1:], PEOPLE])


@st.composite
def libraries(draw: st.DrawFn, at_most: int = 16) -> list[Entry]:
    drawn = draw(
        st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(PLACES), names), min_size=1, max_size=at_most)
    )
    people = [entry(number, FIELDS[0], PLACES[0], None) for number in range(len(PEOPLE))]
    return people + [entry(number, *values) for number, values in enumerate(drawn, len(people))]


def is_older(one: Entry, other: Entry) -> bool:
    return one.published < other.published


def is_linked(one: Entry, other: Entry) -> bool:
    named = {*(each.target for each in one.exemplars), *(each.target for each in other.exemplars)}
    return (one.slug in named) != (other.slug in named)


def shares(one: Entry, other: Entry) -> bool:
    return one.fields[0] == other.fields[0] or bool({*provinces_of(one)} & {*provinces_of(other)})


def addresses(entries: Iterable[Entry]) -> list[str]:
    return [each.address for each in entries]


def all_related(of: Library) -> dict[str, tuple[Entry, ...]]:
    related = Related(of)
    return {each.address: related.to(each) for each in of.entries}


@given(libraries())
def test_related_entries_are_others_not_linked_and_share_field_or_province(entries: list[Entry]) -> None:
    for address, found in all_related(made := library(*entries)).items():
        (one,) = (each for each in made.entries if each.address == address)
        assert address not in addresses(found)
        assert len({*addresses(found)}) == len(found) <= COUNT
        assert all(shares(one, other) and not is_linked(one, other) for other in found)


@given(libraries())
def test_older_entries_come_before_newer_ones(entries: list[Entry]) -> None:
    """An entry with enough older ones shows no newer one, whatever entries are linked to it."""
    for one in entries:
        candidates = [other for other in entries if is_older(other, one) and not is_linked(one, other)]
        in_field = [other for other in candidates if other.fields[0] == one.fields[0]]
        if len(in_field) >= COUNT:
            found = Related(library(*entries)).to(one)
            assert len(found) == COUNT
            assert all(is_older(other, one) for other in found)


@given(libraries(), st.sampled_from(FIELDS), st.sampled_from(PLACES), names)
def test_a_new_entry_does_not_change_entries_with_enough_older_ones(
    entries: list[Entry], field: str, place: str, named: tuple[str, ...] | None
) -> None:
    before = all_related(made := library(*entries))
    after = all_related(library(*entries, entry(len(entries), field, place, named)))
    for one in made.entries:
        if sum(is_older(other, one) for other in before[one.address]) == COUNT:
            assert addresses(after[one.address]) == addresses(before[one.address])


def test_nearest_entries_of_the_same_field_and_province_come_first() -> None:
    wanted = [entry(number, "y-te", "Hà Nội", None) for number in (10, 11, 12, 13)]
    others = [entry(15, "y-te", "Quảng Ngãi", None), entry(16, "moi-truong", "Hà Nội", None)]
    last = entry(20, "y-te", "Hà Nội", None)
    assert addresses(Related(library(*wanted, *others, last)).to(last)) == [
        "guong/nguoi-13/", "guong/nguoi-12/", "guong/nguoi-11/",
    ]  # fmt: skip
    assert addresses(Related(library(wanted[0], *others, last)).to(last)) == [
        "guong/nguoi-10/", "guong/nguoi-15/", "guong/nguoi-16/",
    ]  # fmt: skip


def test_many_stories_of_a_person_do_not_crowd_out_older_entries() -> None:
    older = [entry(number, "y-te", "Hà Nội", None) for number in (2, 3, 4)]
    stories = [entry(number, "y-te", "Hà Nội", ("nguoi-20",)) for number in range(5, 15)]
    one = entry(20, "y-te", "Hà Nội", None)
    newer = entry(30, "y-te", "Hà Nội", None)
    assert addresses(Related(library(*older, *stories, one, newer)).to(one)) == [
        "guong/nguoi-4/", "guong/nguoi-3/", "guong/nguoi-2/",
    ]  # fmt: skip


def test_entries_of_a_former_province_are_related_to_those_of_its_successor() -> None:
    former = profile("bac-kan", locality="tỉnh Bắc Kạn", fields=["y-te"], date="2016-01-01", year=2016)
    today = profile("thai-nguyen", locality="tỉnh Thái Nguyên", date="2026-01-01", year=2026)
    assert GAZETTEER.printed(provinces_of(former)[0], "short") == "Thái Nguyên"
    assert addresses(Related(library(former, today)).to(today)) == ["guong/bac-kan/"]
