"""Reads values as people write them: within Word's quotation marks, days in Vietnamese order. Pure."""

import re
from datetime import date

_MARKS = "“”„‟‘’‚‛«»″"
_QUOTED = re.compile(rf"[{_MARKS}]([^{_MARKS}\"\\\n]+)[{_MARKS}]")
_DAY_FIRST = re.compile(r"(?:ngày )?([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
_IN_WORDS = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? năm ([0-9]{4})", re.IGNORECASE)


# The officer's own words, which may be a quotation as a whole, as may the titles of others.
_MAY_BE_QUOTED = frozenset({"summary", "label", "caption", "alt", "text", "transcript", "reason", "contact"})
_TITLES_OF_OTHERS = "sources"


def may_be_quoted(steps: tuple[str | int, ...]) -> bool:
    """Return whether quotation marks around the whole value of a key may be meant."""
    return bool(steps) and (steps[-1] in _MAY_BE_QUOTED or _TITLES_OF_OTHERS in steps)


def within_quotes(value: str) -> str | None:
    """Return the text within typographic quotation marks, if they are its first and last character and its only ones.

    Word puts them where YAML would need straight ones.
    """
    found = _QUOTED.fullmatch(value)
    return found[1] if found else None


def written_day(value: str) -> date | None:
    """Return the day that a text names in another form than 2026-05-19, from day to year or from year to day."""
    text = value.strip()
    if found := _DAY_FIRST.fullmatch(text):
        day, _, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = found.groups()
    elif found := _IN_WORDS.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
