"""The live marks of hand-written pages (`<!-- guong:latest limit=6 -->`), and the check of a page's marks."""

import re
from collections.abc import Iterator

from generator.problems.problem import Location, Problem, did_you_mean, problem, shortlist
from generator.text.vietnamese import closest

MARK = re.compile(r"<!--\s*guong:(?P<name>\w*+(?:-\w++)*+)(?P<options>[^<>]{0,200}?)-->")
LIMIT = re.compile(r"\blimit=(\d{1,3})(?=\s|$)")
ON_THIS_DAY = "assets/on-this-day/"  # the folder of the files that the mark of this name asks for
LIMITS = {"latest": 6, "featured": 4, "deeds": 8}
MARKS = (
    "hero", "latest", "featured", "story-of-the-week", "on-this-day", "collection", "deeds", "ways-in",
    "counts", "errors", "keys", "vocabularies", "consent-form", "nomination", "deadlines", "feeds",
    "data", "data-examples", "data-mirror", "data-english",
)  # fmt: skip


def check_marks(text: str, path: str) -> Iterator[Problem]:
    """Report unknown marks and options on a hand-written page."""
    for match in MARK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        location = Location(path, line, match.start() - text.rfind("\n", 0, match.start()))
        options = match["options"]
        leftover = (LIMIT.sub("", options, count=1) if match["name"] in LIMITS else options).strip()
        if match["name"] not in MARKS or leftover:
            near = did_you_mean(closest(match["name"], MARKS))
            mark = match[0].removeprefix("<!--").removesuffix("-->").strip()
            yield problem(
                "GS903",
                location,
                mark=mark,
                suggestion=near,
                known=shortlist("Các thẻ được dùng", match["name"], MARKS),
            )
