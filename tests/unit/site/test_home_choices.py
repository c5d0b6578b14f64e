"""What the home page shows: staff's choice, the same for a week, newest first without two of a kind side by side."""

from dataclasses import replace
from datetime import date, timedelta

from generator.content.data.data_files import COLLECTIONS
from generator.outputs.on_this_day import on_this_day
from generator.problems.problem import Location, Reference
from generator.site.collections import Collection, with_collections
from generator.site.home_choices import (
    collection_of_the_week,
    newest,
    person_of_the_page,
    recalled,
    story_of_the_week,
)
from generator.site.library import Library
from generator.site.listings import group_by_listing
from tests.support.factories import SETTINGS, library, profile, story

MONDAY = date(2026, 5, 25)
CHILD = {
    "is_child": True, "name": "em N.T.A.", "summary": "Mười năm liền, em sửa cầu, đắp đường cho bà con đi lại.",
    "review_due": "2020-01-01", "date": "2019-06-01",
    "consent": {
        "basis": "dong-y", "reference": "DY-1", "scopes": ["dang-web"],
        "giver": ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"],
    },
}  # fmt: skip


def on(day: date, made: Library) -> Library:
    return replace(made, context=replace(made.context, settings=replace(SETTINGS, today=day)))


def test_a_choice_holds_for_a_week_and_changes_later() -> None:
    made = library(*(story(f"chuyen-{number}", title=f"Chuyện {number}") for number in range(20)))
    weeks = [{story_of_the_week(on(MONDAY + timedelta(week * 7 + day), made)) for day in range(7)} for week in range(5)]
    assert {len(each) for each in weeks} == {1}
    assert len(set.union(*weeks)) > 1


def test_another_entry_changes_the_choice_only_to_itself() -> None:
    stories = [story(f"chuyen-{number}", title=f"Chuyện {number}") for number in range(20)]
    before = story_of_the_week(library(*stories[:-1]))
    assert story_of_the_week(library(*stories)) in {before, stories[-1]}


def test_a_child_is_never_chosen_by_lot() -> None:
    child = profile("em", **CHILD)
    assert child.is_child
    assert person_of_the_page(library(child)) is None
    assert story_of_the_week(library(child, profile("a"))) is None
    assert recalled(library(child)) == {}


def test_an_invented_person_is_never_chosen_by_lot() -> None:
    real, invented = story("that", title="Chuyện thật"), story("minh-hoa", title="Chuyện minh họa")
    made = library(profile("a"), invented._replace(is_fictitious=True))
    assert story_of_the_week(made) is None
    assert story_of_the_week(library(*made.entries, real)) == real


def test_the_newest_of_a_day_begin_with_later_deeds_and_vary() -> None:
    made = library(
        profile("cu-hon", date="2026-05-01", deeds=["gom-rac"]),
        *(profile(f"boi-{number}", date="2026-05-02", year=2020, deeds=["day-boi"]) for number in range(3)),
        profile("mau", date="2026-05-02", year=2019, deeds=["hien-mau"]),
        profile("dat", date="2026-05-02", year=2024, deeds=["hien-dat"]),
    )
    found = [listed.entry.slug for listed in newest(made, 6)]
    assert (found[0], found[2], found[-1]) == ("dat", "mau", "cu-hon")
    assert {found[1], *found[3:5]} == {"boi-0", "boi-1", "boi-2"}


def test_the_newest_show_a_deed_once() -> None:
    made = library(
        profile("a"), story("b", exemplars=["a"]), *(profile(f"c-{each}", date="2018-01-01") for each in "123")
    )
    found = newest(made, 2)
    assert (found[0].entry.slug, found[0].profile and found[0].profile.slug) == ("b", "a")
    assert found[1].entry.slug in {"c-1", "c-2", "c-3"}


def test_collections_take_turns_and_empty_ones_none() -> None:
    at = Location(COLLECTIONS)
    one, other = (Collection(slug, slug, slug, (), (Reference("guong/a/", at),)) for slug in ("mot", "hai"))
    empty = Collection("trong", "Trống", "Trống", (), (Reference("guong/khong/", at),))
    made = library(profile("a"))
    by_listing = with_collections(group_by_listing(made), (one, empty, other), made)
    turns = [collection_of_the_week((one, empty, other), by_listing, MONDAY + timedelta(7 * week)) for week in range(4)]
    assert turns in ([one, other] * 2, [other, one] * 2)
    assert collection_of_the_week((empty,), by_listing, MONDAY) is None


def test_a_day_recalls_earlier_years_alone_a_few_and_latest_first() -> None:
    years = [profile(f"nam-{year}", date=f"{year}-05-19") for year in range(2019, 2027)]
    made = library(*years, profile("khac", date="2020-05-20", name="Trần Thị “B”"))
    assert [entry.slug for entry in recalled(made)["0519"]] == ["nam-2025", "nam-2024", "nam-2023"]
    assert dict(on_this_day(library(profile("khac", date="2020-06-20", name="Trần Thị B")))) == {
        "assets/on-this-day/06.json": (
            '{"0620":[{"address":"guong/khac/","title":"Trần Thị B","day":"20/06/2020"}]}'.encode()
        )
    }
