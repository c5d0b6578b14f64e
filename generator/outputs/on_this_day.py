"""The files of “on this day”: a JSON object for each month, which a script asks for (theme/assets/on-this-day.js)."""

import json
from collections import defaultdict
from collections.abc import Iterator

from generator.site.home_choices import recalled
from generator.site.library import Library
from generator.site.live_marks import ON_THIS_DAY


def on_this_day(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the file of each month: by day, the entries with their addresses, titles and days."""
    messages = library.context.messages
    months: dict[str, dict[str, list[dict[str, str]]]] = defaultdict(dict)
    for day, entries in recalled(library).items():
        months[day[:2]][day] = [
            {"address": each.address, "title": each.title, "day": messages.day(each.published)} for each in entries
        ]
    for month, days in months.items():
        yield f"{ON_THIS_DAY}{month}.json", json.dumps(days, ensure_ascii=False, separators=(",", ":")).encode()
