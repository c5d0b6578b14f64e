"""Changes: which entries were added, changed and removed on each day, by identifier alone."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from generator.outputs.data.documents import Document, Json
from generator.outputs.data.shared import Shared
from generator.site.identifiers import identifier_of

_YEARS_AT_ONCE = 2
_Days = dict[date, dict[str, list[str]]]


def changes(shared: Shared) -> Iterator[Document]:
    """Yield the changes of the last two years, newest first, then a document for each earlier year."""
    days = _by_day(shared)
    latest = max((day.year for day in days), default=0)
    by_year: dict[int, list[Json]] = defaultdict(list)
    for day in sorted(days, reverse=True):
        by_year[day.year].append({"date": day.isoformat()} | {key: sorted(days[day][key]) for key in sorted(days[day])})
    newest = [row for year, rows in by_year.items() if year > latest - _YEARS_AT_ONCE for row in rows]
    older = [year for year in by_year if year <= latest - _YEARS_AT_ONCE]
    yield Document("changes.json", "changes", {"days": newest, "older": [f"changes-{year}.json" for year in older]})
    for year in older:
        yield Document(f"changes-{year}.json", "changes", {"days": by_year[year]})


def _by_day(shared: Shared) -> _Days:
    """Return the changes of each day; an entry that is no more has its removal alone.

    Withdrawals and consents that expired look the same: why somebody is gone is nobody's business.
    """
    days: _Days = defaultdict(lambda: defaultdict(list))
    for entry in shared.entries:
        identifier = shared.identifiers[entry.address]
        days[entry.published]["added"].append(identifier)
        if entry.updated and entry.updated > entry.published:
            days[entry.updated]["changed"].append(identifier)
    library = shared.site.library
    for entry in (*library.withdrawn, *library.lapsed):
        if entry.is_shared and not entry.is_draft and entry.gone_since is not None:  # else the data never had it
            days[entry.gone_since]["removed"].append(identifier_of(entry))
    return days
