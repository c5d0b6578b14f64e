"""Finds texts of content systems, this one included, that were copied into the content with the text around them."""

from collections.abc import Iterator

from generator.content.decoding import LineIndex
from generator.problems.problem import Problem, problem

# Names that leaked into the text of an official page (requirements F2, docs/requirements.md), and the marks of shells.
LEAKS = ("PublishingPortal - Block_", "Block_BanTin_ViewData", "[[guong-sang:")


def check_leaks(text: str, path: str) -> Iterator[Problem]:
    """Report the first place of each such text in a file."""
    for leak in LEAKS:
        if (found := text.find(leak)) >= 0:
            yield problem("GS908", LineIndex(path, text).at(found), text=leak, more="")
