"""Counts working days: all but Saturdays, Sundays and public holidays. The first day of a period does not count."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from generator.content.data.vocabularies import Vocabularies

DAYS_FOR_OPINIONS = 10  # Decree 98/2023, Article 46
_SATURDAY = 5
_DAY = timedelta(days=1)
_NEAR = 4 * _DAY  # how far a notice on a year's holidays may move one from the day that the law implies
# Days that the library has and the law has not, by month and day. 24 November: a policy of the Politburo (Resolution
# 80-NQ/TW of January 2026); the Labour Code, Article 112, had not been amended when this was written.
NOT_YET_LAW = frozenset({(11, 24)})


@dataclass(frozen=True)
class PublicHolidays(Container[date]):
    """The public holidays: those of the vocabulary; for a holiday that it lacks, the days that the law implies."""

    days: frozenset[date]

    def __contains__(self, day: object) -> bool:
        """Return whether a day is a public holiday."""
        return day in self.days or (isinstance(day, date) and day in _lacking(self.days, day.year))

    def estimated(self, first: date, last: date) -> set[int]:
        """Return the years of a period in which working days depend on holidays that the vocabulary lacks."""
        years = range(first.year, last.year + 1)
        return {year for year in years if any(first <= day <= last for day in _lacking(self.days, year))}


@lru_cache(maxsize=64)
def _lacking(known: frozenset[date], year: int) -> frozenset[date]:
    """Return the days of each holiday of a year near which no known day is."""
    return frozenset(
        day
        for holiday in _holidays_by_law(year)
        if not any(abs(day - each) <= _NEAR for day in holiday for each in known)
        for day in holiday
    )


@lru_cache(maxsize=64)
def _holidays_by_law(year: int) -> tuple[tuple[date, ...], ...]:
    """Return the holidays of a year as runs of working days, by the Labour Code and the lunar calendar."""
    from holidays.countries.vietnam import VN  # noqa: PLC0415  (needed for consultations and requests alone)

    by_day: dict[date, str] = VN(years=year)  # type: ignore[no-untyped-call]
    found = sorted(day for day in by_day if day.year == year and day.weekday() < _SATURDAY)
    runs: list[list[date]] = []
    for day in found:
        if (day.month, day.day) in NOT_YET_LAW:
            continue
        if runs and day - runs[-1][-1] <= _NEAR:
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(map(tuple, runs))


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Return whether a day is a working day."""
    return day.weekday() < _SATURDAY and day not in holidays


def holidays_of(vocabularies: Vocabularies) -> PublicHolidays:
    """Return the public holidays of the vocabulary, with those that it lacks."""
    return PublicHolidays(frozenset(_days_in(vocabularies)))


def _days_in(vocabularies: Vocabularies) -> Iterator[date]:
    for term in vocabularies.public_holidays:
        yield from (term.valid_from + _DAY * number for number in range((term.valid_to - term.valid_from).days + 1))


def last_day_for_opinions(published: date, holidays: Container[date]) -> date:
    """Return the earliest last day of a consultation published on a day."""
    return nth_working_day(published, DAYS_FOR_OPINIONS, holidays)


def nth_working_day(after: date, number: int, holidays: Container[date]) -> date:
    """Return the `number`th working day after a day."""
    day = after
    while number > 0:
        day += _DAY
        number -= is_working_day(day, holidays)
    return day


def working_days(after: date, until: date, holidays: Container[date]) -> int:
    """Return the number of working days after one day, up to and including another."""
    days = (after + _DAY * number for number in range(1, (until - after).days + 1))
    return sum(is_working_day(day, holidays) for day in days)
