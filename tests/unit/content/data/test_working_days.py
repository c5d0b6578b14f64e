"""Working days: the vocabulary of public holidays, and what stands in for the holidays that it lacks."""

from datetime import date, timedelta

import pytest
from holidays.countries.vietnam import VN

from generator.content.data.vocabularies import load_vocabularies
from generator.content.data.working_days import NOT_YET_LAW, PublicHolidays, holidays_of, nth_working_day
from tests.support.factories import BASE

FILE = holidays_of(load_vocabularies(BASE)[0])
# Official swaps of days, which the library does not know: the file is right.
SWAPPED = {date(2026, 1, 2)}  # worked for on 10 January 2026
WORKDAYS = range(5)


def of_library(year: int) -> set[date]:
    found = {day for day in VN(years=year) if day.year == year and day.weekday() in WORKDAYS}  # type: ignore[no-untyped-call]
    return {day for day in found if (day.month, day.day) not in NOT_YET_LAW}


def test_the_file_and_the_library_agree_on_every_year_of_the_file() -> None:
    """A failure after an update of either: look up the official notice, mend the file, or note a swap here."""
    years = {day.year for day in FILE.days}
    assert 2026 in years
    for year in years:
        in_file = {day for day in FILE.days if day.year == year and day.weekday() in WORKDAYS}
        assert in_file - SWAPPED == of_library(year)
        assert FILE.estimated(date(year, 1, 1), date(year, 12, 31)) == set()


def test_what_is_no_law_yet_is_no_holiday() -> None:
    """24 November: a policy only; once a law names it, it belongs in the file, and out of NOT_YET_LAW."""
    assert date(2026, 11, 24) in VN(years=2026)  # type: ignore[no-untyped-call]
    assert date(2026, 11, 24) not in FILE
    assert date(2027, 11, 24) not in FILE


@pytest.mark.parametrize(
    "day",
    [date(2027, 1, 1), date(2027, 2, 4), date(2027, 2, 10), date(2027, 4, 16), date(2027, 4, 30), date(2027, 9, 3)],
)
def test_a_year_that_the_file_lacks_is_taken_from_the_library(day: date) -> None:
    assert day in FILE
    assert FILE.estimated(day, day) == {2027}
    assert FILE.estimated(day - timedelta(days=1), day) == {2027}


def test_only_the_holidays_that_the_file_lacks_are_taken() -> None:
    tet = frozenset(date(2027, 2, day) for day in range(4, 12))  # a notice that moves the end by a day
    partly = PublicHolidays(FILE.days | tet)
    assert date(2027, 2, 11) in partly
    assert date(2027, 4, 30) in partly
    assert partly.estimated(date(2027, 1, 20), date(2027, 3, 1)) == set()
    assert partly.estimated(date(2027, 4, 1), date(2027, 5, 5)) == {2027}


def test_deadlines_over_a_holiday_that_the_file_lacks_are_right() -> None:
    assert nth_working_day(date(2027, 1, 25), 10, FILE) == date(2027, 2, 15)
    assert nth_working_day(date(2027, 1, 25), 10, PublicHolidays(frozenset())) == date(2027, 2, 15)
