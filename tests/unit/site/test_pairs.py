"""Pairs: which story shares the place of which profile, and that old places stay."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from generator.content.entry import Entry
from generator.site.pairs import Listed, one_place_each, subject_of
from tests.support.factories import library, profile, story

PEOPLE = ("an", "binh")


def person(slug: str, day: int = 1) -> Entry:
    return profile(slug, date=f"2024-01-{day:02}")


def tale(slug: str, *exemplars: str, day: int = 2) -> Entry:
    return story(slug, exemplars=list(exemplars) or None, date=f"2024-01-{day:02}")


def listed(*entries: Entry, among: Sequence[Entry] = ()) -> tuple[Listed, ...]:
    """Return what a list of entries of a library shows; the library has those `among` whom they are too."""
    whole = library(*entries, *among)
    return one_place_each(tuple(entry for entry in whole.entries if entry in entries), whole)


def test_a_story_and_the_profile_that_it_names_are_one() -> None:
    an, told = person("an"), tale("ke", "an")
    assert listed(an, told) == (Listed(told, an),)


def test_each_stands_alone_in_a_list_without_the_other() -> None:
    an, told = person("an"), tale("ke", "an")
    assert listed(an, among=[told]) == (Listed(an),)
    assert listed(told, among=[an]) == (Listed(told),)


def test_a_story_of_several_people_is_one_with_the_first() -> None:
    an, binh, told = person("an"), person("binh"), tale("ke", "binh", "an")
    assert {*listed(an, binh, told)} == {Listed(told, binh), Listed(an)}


def test_of_several_stories_of_a_person_the_first_is_the_partner() -> None:
    an, first, second = person("an"), tale("ke", "an", day=2), tale("ke-nua", "an", day=3)
    assert listed(an, first, second) == (Listed(second), Listed(first, an))
    assert listed(an, second, among=[first]) == (Listed(second, an),)


def test_a_pair_is_where_its_first_entry_was() -> None:
    """So a story about somebody who has been in the list for long moves no other entry to another page."""
    others = [person(f"nguoi-{day}", day) for day in range(3, 9)]
    an = person("an", 5)
    before = listed(an, *others)
    after = listed(an, *others, told := tale("ke", "an", day=20))
    assert [each if each.entry != an else Listed(told, an) for each in before] == list(after)


entries = st.lists(
    st.one_of(
        st.sampled_from(PEOPLE).map(lambda slug: ("person", slug, ())),
        st.tuples(st.just("tale"), st.integers(0, 3).map(lambda number: f"ke-{number}"), st.permutations(PEOPLE)),
        st.tuples(st.just("tale"), st.integers(4, 6).map(lambda number: f"ke-{number}"), st.just(())),
    ),
    unique_by=lambda drawn: drawn[1],
)


@given(entries, st.integers(0, 2))
def test_every_entry_is_shown_once_and_no_profile_beside_its_story(
    drawn: list[tuple[str, str, Sequence[str]]], most: int
) -> None:
    made = [person(slug) if kind == "person" else tale(slug, *named[:most]) for kind, slug, named in drawn]
    found = listed(*made)
    shown = [entry for each in found for entry in each if entry is not None]
    assert sorted(entry.address for entry in shown) == sorted(entry.address for entry in made)
    cards = [each.entry for each in found]
    stories = {subject_of(entry) for entry in cards if not entry.has_person}
    assert not stories & {entry.slug for entry in cards if entry.has_person}
