"""Counts working days: all but Saturdays, Sundays and public holidays. The first day of a period does not count."""

from collections.abc import Collection
from datetime import date, timedelta

from generator.content.vocabularies import Vocabularies

DAYS_FOR_OPINIONS = 10  # Decree 98/2023, Article 46
_SATURDAY = 5
_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Return whether a day is a working day."""
    return day.weekday() < _SATURDAY and day not in holidays


def holidays_of(vocabularies: Vocabularies) -> frozenset[date]:
    """Return every day of the public holidays in the vocabulary."""
    spans = ((term.valid_from, term.valid_to) for term in vocabularies.public_holidays)
    return frozenset(first + _DAY * number for first, last in spans for number in range((last - first).days + 1))


def last_day_for_opinions(published: date, holidays: Collection[date]) -> date:
    """Return the earliest last day of a consultation published on a day."""
    return nth_working_day(published, DAYS_FOR_OPINIONS, holidays)


def nth_working_day(after: date, number: int, holidays: Collection[date]) -> date:
    """Return the `number`th working day after a day."""
    day = after
    while number > 0:
        day += _DAY
        number -= is_working_day(day, holidays)
    return day


def working_days(after: date, until: date, holidays: Collection[date]) -> int:
    """Return the number of working days after one day, up to and including another."""
    days = (after + _DAY * number for number in range(1, (until - after).days + 1))
    return sum(is_working_day(day, holidays) for day in days)
