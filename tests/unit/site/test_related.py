"""Related entries: which qualify, in which order, and that a new entry leaves old pages unchanged."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.entry import Entry
from generator.site.library import Library
from generator.site.pairs import subject_of
from generator.site.related import COUNT, Reason, Related
from generator.site.taxonomies import provinces_of
from tests.support.factories import GAZETTEER, library, profile, story

FIELDS = ("y-te", "moi-truong")
DEEDS = ((), ("hien-mau",), ("gom-rac",), ("gom-rac", "hien-mau"))
PLACES = ("Quảng Ngãi", "Hà Nội", "toan-quoc")
PEOPLE = ("nguoi-0", "nguoi-1")


@cache
def entry(
    number: int, field: str, place: str, named: tuple[str, ...] | None, deeds: tuple[str, ...] = ()
) -> Entry:  # fmt: skip
    """Return the entry of the day `number`: a profile, or a story that names the profiles `named`."""
    keys: dict[str, object] = {
        "date": f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}", "year": 2024, "fields": [field],
        "locality": place, "deeds": list(deeds),
    }  # fmt: skip
    if named is None:
        return profile(f"nguoi-{number}", **keys)
    return story(f"chuyen-{number}", exemplars=list(named) or None, **keys)


named = st.none() | st.sampled_from([(), PEOPLE[:1], PEOPLE[1:], PEOPLE])
values = st.tuples(st.sampled_from(FIELDS), st.sampled_from(PLACES), named, st.sampled_from(DEEDS))


@st.composite
def libraries(draw: st.DrawFn, at_most: int = 16) -> list[Entry]:
    drawn = draw(st.lists(values, min_size=1, max_size=at_most))
    people = [entry(number, FIELDS[0], PLACES[0], None) for number in range(len(PEOPLE))]
    return people + [entry(number, *each) for number, each in enumerate(drawn, len(people))]


def addresses(related: Related, to: Entry) -> list[str]:
    return [each.listed.entry.address for each in related.to(to)]


def all_related(of: Library) -> dict[str, list[str]]:
    related = Related(of)
    return {each.address: addresses(related, each) for each in of.entries}


def names(story: Entry, profile: Entry) -> bool:
    return profile.has_person and profile.slug in {each.target for each in story.exemplars}


def shares(one: Entry, other: Entry, reason: Reason) -> bool:
    return all(reason.value in _values(each, reason) for each in (one, other))


def _values(each: Entry, reason: Reason) -> tuple[str | None, ...]:
    match reason.by:
        case "deeds":
            return each.terms_of("deeds")
        case "places":
            return (*provinces_of(each), *(place.exact_commune for place in each.places))
        case "fields":
            return each.fields


@given(libraries())
def test_no_two_of_an_entry_and_its_related_ones_have_the_same_subject(entries: list[Entry]) -> None:
    related = Related(library(*entries))
    for one in entries:
        shown = [one, *(each.listed.entry for each in related.to(one))]
        assert len(shown) <= 1 + COUNT
        subjects = [subject_of(each) for each in shown]
        assert len({*subjects}) == len(subjects)
        assert not any(names(one, each) or names(each, one) for each in shown)


@given(libraries())
def test_every_reason_is_true_of_the_entry_or_of_its_profile_and_closer_ones_come_first(entries: list[Entry]) -> None:
    related = Related(library(*entries))
    order = ("deeds", "places", "fields")
    for one in entries:
        found = related.to(one)
        for listed, reason in found:
            assert any(shares(one, each, reason) for each in listed if each is not None)
        assert [order.index(each.reason.by) for each in found] == sorted(order.index(each.reason.by) for each in found)


@given(libraries(), values)
def test_a_new_entry_changes_the_first_few_entries_of_each_of_its_groups_alone(
    entries: list[Entry], of_new: tuple[str, str, tuple[str, ...] | None, tuple[str, ...]]
) -> None:
    before = all_related(library(*entries))
    new = entry(len(entries), *of_new)
    after = all_related(library(*entries, new))
    for one in entries:
        if after[one.address] == before[one.address] or len(before[one.address]) < COUNT:
            continue
        # It changed, although it was full: what joined the list is the new entry, or its partner.
        assert new.address in after[one.address] or subject_of(new) in PEOPLE


def test_old_pages_stay_unchanged_once_a_group_has_enough() -> None:
    """Of a deed with many entries, a new one changes no page but its own."""
    entries = [entry(number, "y-te", "Hà Nội", None, ("hien-mau",)) for number in range(30)]
    before = all_related(library(*entries))
    after = all_related(library(*entries, entry(31, "y-te", "Hà Nội", None, ("hien-mau",))))
    changed = {address for address in before if before[address] != after[address]}
    assert changed <= {entries[number].address for number in range(COUNT)}


def test_older_entries_of_a_group_come_before_newer_ones() -> None:
    entries = [entry(number, "y-te", "Hà Nội", None, ("hien-mau",)) for number in range(8)]
    related = Related(library(*entries))
    assert addresses(related, entries[4]) == ["guong/nguoi-3/", "guong/nguoi-2/", "guong/nguoi-1/"]
    assert addresses(related, entries[1]) == ["guong/nguoi-0/", "guong/nguoi-2/", "guong/nguoi-3/"]


def test_deed_comes_before_place_and_place_before_field() -> None:
    own = entry(20, "y-te", "Hà Nội", None, ("hien-mau",))
    same_field = entry(19, "y-te", "Quảng Ngãi", None)
    same_place = entry(18, "moi-truong", "Hà Nội", None)
    same_deed = entry(25, "moi-truong", "Quảng Ngãi", None, ("hien-mau",))
    found = Related(library(own, same_field, same_place, same_deed)).to(own)
    assert [(each.listed.entry, each.reason) for each in found] == [
        (same_deed, Reason("deeds", "hien-mau")),
        (same_place, Reason("places", provinces_of(own)[0])),
        (same_field, Reason("fields", "y-te")),
    ]


def test_a_commune_is_closer_than_its_province() -> None:
    commune = {"locality": "xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi"}
    own = profile("cung-xa-1", **commune, date="2024-05-20")
    near = profile("cung-xa-2", **commune, date="2020-01-01", year=2019, fields=["y-te"])
    far = profile("cung-tinh", locality="tỉnh Quảng Ngãi", date="2024-05-19", fields=["y-te"])
    first, second = Related(library(own, near, far)).to(own)
    assert (first.listed.entry, second.listed.entry) == (near, far)
    assert first.reason.value == own.places[0].exact_commune
    assert second.reason.value == provinces_of(own)[0]


@pytest.mark.parametrize(
    ("summary", "first"),
    [
        ("Ba người đi biển được anh cứu sống trong bão lớn.", "tren-bien"),
        ("Hai học trò rơi xuống sông được anh cứu sống.", "tren-song"),
    ],
)
def test_entries_that_tell_a_deed_in_the_same_words_come_first(summary: str, first: str) -> None:
    """Rescues at sea lead to rescues at sea, though others are nearer."""
    keys = {"deeds": ["cuu-nguoi"], "locality": "toan-quoc"}
    sea = profile("tren-bien", summary="Sau một đêm, tàu cá vớt được bốn ngư dân trên biển.", date="2023-01-01", **keys)
    river = profile(
        "tren-song", summary="Anh nhảy xuống sông, cứu sống một học sinh đang chìm.", date="2023-01-02", **keys
    )
    fire = profile("chay-nha", summary="Thấy khói, anh lao vào nhà, cứu sống hai cụ già.", date="2024-01-01", **keys)
    own = profile("moi", summary=summary, date="2024-05-01", **keys)
    assert addresses(Related(library(sea, river, fire, own)), own)[0] == f"guong/{first}/"


def test_the_profile_that_a_story_alone_names_shares_its_place() -> None:
    person, told = entry(1, "y-te", "Hà Nội", None), entry(2, "y-te", "Hà Nội", ("nguoi-1",))
    other = entry(3, "y-te", "Hà Nội", None)
    (found,) = Related(library(person, told, other)).to(other)
    assert (found.listed.entry, found.listed.profile) == (told, person)


def test_a_story_that_names_two_people_leads_from_one_to_the_other() -> None:
    """The page of the second lists the story as hers, so her related entry is the profile of the first."""
    first, second = entry(1, "y-te", "Hà Nội", None), entry(2, "y-te", "Hà Nội", None)
    told = entry(3, "y-te", "Hà Nội", ("nguoi-1", "nguoi-2"))
    related = Related(library(first, second, told))
    assert addresses(related, second) == ["guong/nguoi-1/"]
    assert addresses(related, first) == ["guong/nguoi-2/"]
    assert addresses(related, told) == []


def test_many_stories_of_a_person_do_not_crowd_out_older_entries() -> None:
    older = [entry(number, "y-te", "Hà Nội", None) for number in (2, 3, 4)]
    stories = [entry(number, "y-te", "Hà Nội", ("nguoi-20",)) for number in range(5, 15)]
    one = entry(20, "y-te", "Hà Nội", None)
    newer = entry(30, "y-te", "Hà Nội", None)
    assert addresses(Related(library(*older, *stories, one, newer)), one) == [
        "guong/nguoi-4/", "guong/nguoi-3/", "guong/nguoi-2/",
    ]  # fmt: skip


def test_entries_of_a_former_province_are_related_to_those_of_its_successor() -> None:
    former = profile("bac-kan", locality="tỉnh Bắc Kạn", fields=["y-te"], date="2016-01-01", year=2016)
    today = profile("thai-nguyen", locality="tỉnh Thái Nguyên", date="2026-01-01", year=2026)
    assert GAZETTEER.printed(provinces_of(former)[0], "short") == "Thái Nguyên"
    assert addresses(Related(library(former, today)), today) == ["guong/bac-kan/"]
