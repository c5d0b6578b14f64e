"""The letter by which a reader nominates an exemplar: a mail with the questions filled in."""

from collections.abc import Sequence
from urllib.parse import quote

QUESTIONS = (
    "nomination.who", "nomination.where", "nomination.deed", "nomination.result", "nomination.witness",
    "nomination.agreed", "nomination.sender",
)  # fmt: skip
"""The texts of the questions, in the order of the form."""
# Mail programs and browsers take about 2,000 characters of an address (RFC 6068 sets no limit).
_MOST = 1_900


def mail_link(address: str, subject: str, questions: Sequence[str]) -> str:
    """Return a `mailto:` link (RFC 6068) whose body asks the questions, each with an empty line to write on.

    Without an address there is no link; questions for which the link has no room are left out, the last ones first.
    """
    if not address:
        return ""
    link = f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body="
    body = ""
    for question in questions:
        more = quote(f"{question}\r\n\r\n\r\n", safe="")
        if len(link) + len(body) + len(more) > _MOST:
            break
        body += more
    return link + body
