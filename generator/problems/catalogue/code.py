"""One kind of problem, as the catalogue says it. Data, no logic."""

from typing import NamedTuple


class Code(NamedTuple):
    """One kind of problem. `in_drafts` says what it does to an entry that is a draft yet."""

    severity: str
    title: str
    message: str
    hint: str
    in_drafts: str


# What an error is in a draft (decision 18): still one, where it is dangerous in a repository or nothing can be read;
# else a warning, and the draft is left out of previews, or shown where only its publication is in question.
STAYS, HIDES, SHOWS = "stays", "hides", "shows"


def error(title: str, message: str, hint: str, in_drafts: str = HIDES) -> Code:
    """Make a kind that stops the build."""
    return Code("error", title, message, hint, in_drafts)


def warning(title: str, message: str, hint: str) -> Code:
    """Make a kind that stops nothing."""
    return Code("warning", title, message, hint, SHOWS)
