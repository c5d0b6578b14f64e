"""Counts of exemplars: each person, group and household once, whatever tells of it."""

from generator.content.entry import Entry
from generator.site.exemplars import count_exemplars, total
from tests.support.factories import library, profile, story


def counts(*entries: Entry, of: tuple[Entry, ...] = ()) -> list[tuple[str | None, int]]:
    return [(kind, number) for kind, number in count_exemplars(entries, library(*entries, *of).profiles)]


def test_a_person_with_two_stories_is_one() -> None:
    assert counts(profile("a"), story("b", exemplars=["a"]), story("c", exemplars=["a"])) == [("ca-nhan", 1)]


def test_the_most_frequent_subject_type_comes_first() -> None:
    households = (profile(slug, subject_type="ho-gia-dinh") for slug in ("b", "c"))
    assert counts(profile("a"), *households) == [("ho-gia-dinh", 2), ("ca-nhan", 1)]


def test_a_story_tells_of_its_exemplars_in_the_list_or_else_of_the_first() -> None:
    """So one with an award is not counted beside its holder, nor counts those who have none."""
    holder, other, told = profile("a"), profile("b", subject_type="tap-the"), story("c", exemplars=["a", "b"])
    assert counts(holder, told, of=(other,)) == [("ca-nhan", 1)]
    assert counts(told, of=(holder, other)) == [("ca-nhan", 1)]


def test_people_without_a_profile_count_where_a_story_names_no_profile() -> None:
    people = [{"name": f"Trần {letter}", "subject_type": "tap-the"} for letter in "BC"]
    assert counts(story("a", people=people)) == [("tap-the", 2)]
    assert counts(story("a", people=people, exemplars=["d"]), profile("d")) == [("ca-nhan", 1)]


def test_a_story_that_names_nobody_counts_too() -> None:
    found = count_exemplars((story("a"), profile("b")), library(profile("b")).profiles)
    assert [tuple(each) for each in found] == [("ca-nhan", 1), (None, 1)]
    assert total(found) == 2
