"""Dates as exact as their source tells them: a day, a month or a year, written as in EDTF (ISO 8601-2, level 0)."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from generator.content.written_values import written_day
from generator.engine.cache_table import cacheable

PATTERN = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_MONTHS = 12
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# “tháng 7/2023”, “07/2023”, “tháng 7 năm 2023”; “năm 2023”.
_MONTH = re.compile(r"(?:tháng\s+)?([0-9]{1,2})(?:\s*[/.-]\s*|\s+năm\s+)([0-9]{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+([0-9]{4})", re.IGNORECASE)


@cacheable
class EdtfDate(NamedTuple):
    """A day, or a month or a year of which the day is not known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return the date as EDTF: “2023-07-15”, “2023-07”, “2023”."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)

    @property
    def first(self) -> date:
        """Return the first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Return the last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def read_edtf(text: str) -> EdtfDate:
    """Parse “2023-07-15”, “2023-07” or “2023”. Raises ValueError."""
    match = _EDTF.fullmatch(text)
    if match is None:
        raise ValueError(text)
    found = EdtfDate(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]
    date(found.year, found.month or 1, found.day or 1)  # raises for a month or a day that is none
    return found


def as_edtf(text: str) -> str:
    """Return a date as Vietnamese papers write it in EDTF: “tháng 7/2023” is “2023-07”; empty if it is none."""
    if day := written_day(text):
        return day.isoformat()
    if found := _MONTH.fullmatch(text.strip()):
        month, year = found.groups()
        return f"{year}-{int(month):02}" if 1 <= int(month) <= _MONTHS else ""
    year_alone = _YEAR.fullmatch(text.strip())
    return year_alone[1] if year_alone else ""
