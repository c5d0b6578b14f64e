"""Consultation notices: duration, content, and publication at their own address alone until the last day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.prepare import prepare
from generator.content.data.working_days import holidays_of, is_working_day, nth_working_day, working_days
from generator.content.entry_kinds import STORY
from generator.content.files.entry_files import EntryFile
from generator.pages.site_pages import page_count
from generator.problems.problem import Severity
from generator.site.site import Site
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, profile_text, read, small_project, story_text, vocabularies
from tests.support.rendered_pages import files_beside, rendered

PATH = "content/stories/2026/lay-y-kien/index.md"
ADDRESS = "cau-chuyen/2026/lay-y-kien/"
FILE = EntryFile(STORY, "lay-y-kien", 2026, PATH, ())
NAME = "Lê Thị Ẩn Danh"
HOLIDAYS = holidays_of(vocabularies())
# Opened on Monday 20 April 2026; the 27th and 30th of April and the 1st of May are holidays.
LAST_DAY = date(2026, 5, 7)


def notice(**keys: object) -> str:
    asked = {"council": "2026-05-20", "contact": "Phòng Nội vụ, góp ý tại trụ sở"}
    values: dict[str, object] = {
        "title": "Lấy ý kiến về đề nghị xét khen thưởng",
        "date": "2026-04-20",
        "year": 2026,
        "people": [{"name": NAME, "subject_type": "ca-nhan"}],
        "awards": [{"award": "lao-dong-tien-tien", "status": "de-nghi"}],
        "consultation": asked | dict(keys.pop("asked", {})),  # type: ignore[call-overload]
    }
    return story_text(**(values | keys))


def site_on(day: date, root: Path) -> Site:
    site, problems = prepare(root, replace(SETTINGS, today=day, site_url="https://example.vn/"), tools(root))
    assert not problems
    return site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    other = profile_text(date="2026-01-05", year=2026)
    return small_project(tmp_path, {PATH: notice(), "content/profiles/a/index.md": other})


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, []),
        ({"asked": {"until": "2026-05-07"}}, []),
        ({"asked": {"until": "2026-05-06"}}, ["GS750"]),
        ({"asked": {"council": "2026-05-08"}}, []),
        ({"asked": {"council": "2026-05-07"}}, ["GS751"]),
        ({"asked": {"until": "2026-06-01"}}, ["GS751"]),
        ({"results": [{"value": "1", "label": "a"}]}, ["GS752"]),
        ({"criteria": ["tuong-than-tuong-ai"]}, ["GS752"]),
        ({"awards": [{"award": "lao-dong-tien-tien", "decision": "1/QĐ"}]}, ["GS753"]),
        ({"date": "2027-01-04", "year": 2026, "asked": {"council": "2027-03-01"}}, []),
        ({"date": "2027-01-25", "year": 2026, "asked": {"council": "2027-02-16"}}, ["GS754"]),
        ({"date": "2027-01-25", "year": 2026, "asked": {"council": "2027-02-15"}}, ["GS751", "GS754"]),
    ],
)
def test_a_notice_lasts_long_enough_and_states_facts_only(keys: dict[str, object], found: list[str]) -> None:
    article, problems = read(notice(**keys), FILE)
    assert [each.code for each in problems] == found
    assert (article is None) == any(each.severity is Severity.ERROR for each in problems)


def test_the_last_day_is_the_tenth_working_day(root: Path) -> None:
    (entry,) = site_on(date(2026, 4, 20), root).library.unlisted
    assert entry.closes == LAST_DAY


@pytest.mark.parametrize(
    ("day", "shown"),
    [(date(2026, 4, 19), None), (date(2026, 4, 20), True), (LAST_DAY, True), (date(2026, 5, 8), False)],
)
def test_after_its_last_day_a_notice_names_nobody(
    day: date, shown: bool | None, root: Path  # noqa: FBT001
) -> None:  # fmt: skip
    site = site_on(day, root)
    pages = rendered(site, root)
    assert len(pages) == page_count(site)
    if shown is None:
        assert ADDRESS not in pages
        return
    page = pages[ADDRESS]
    assert '<meta name="robots" content="noindex">' in page.head
    assert (NAME in page.content) == shown
    assert ("Thời hạn lấy ý kiến đã hết" in page.content) != shown
    assert ("07/05/2026" in page.content) is True
    assert "og:image" not in page.head or NAME not in page.head


def test_a_notice_appears_only_at_its_address(root: Path) -> None:
    site = site_on(date(2026, 4, 21), root)
    for address, page in rendered(site, root).items():
        assert address == ADDRESS or (NAME not in page.content and ADDRESS not in page.content), address
    assert [entry.slug for entry in site.library.entries] == ["a"]
    beside = files_beside(site, root)
    assert not [path for path, content in beside.items() if path.startswith("sitemap") and ADDRESS.encode() in content]
    assert ADDRESS.encode() in beside["addresses.json"]


def test_a_withdrawn_notice_makes_no_listing(tmp_path: Path) -> None:
    gone = notice(withdrawn={"date": "2026-05-01", "reason": "Hủy đợt xét"}, year=2026)
    root = small_project(tmp_path, {PATH: gone})
    site = site_on(date(2026, 5, 2), root)
    assert "nam/2026/" not in rendered(site, root)
    assert "Bài viết đã được gỡ" in rendered(site, root)[ADDRESS].content


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 30))
def test_both_counts_of_working_days_agree(after: date, number: int) -> None:
    last = nth_working_day(after, number, HOLIDAYS)
    assert is_working_day(last, HOLIDAYS)
    assert working_days(after, last, HOLIDAYS) == number
