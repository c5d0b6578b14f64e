"""The type of an entry in the catalogue of problems."""

from typing import NamedTuple


class Code(NamedTuple):
    """One kind of problem; `in_drafts` says how it counts in an entry that is still a draft."""

    severity: str
    title: str
    message: str
    hint: str
    in_drafts: str


# An error in a draft (docs/decisions/0018) stays an error if it is dangerous in a repository or prevents reading the
# file. Otherwise it is a warning that hides the draft from previews, or shows it if it only concerns publication.
STAYS, HIDES, SHOWS = "stays", "hides", "shows"


def error(title: str, message: str, hint: str, in_drafts: str = HIDES) -> Code:
    """Return a code that stops the build."""
    return Code("error", title, message, hint, in_drafts)


def warning(title: str, message: str, hint: str) -> Code:
    """Return a code that does not stop the build."""
    return Code("warning", title, message, hint, SHOWS)
