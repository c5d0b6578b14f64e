"""Every pattern that a text meets takes time linear in it, whatever the text: nobody can stop the check with a file.

A text eight times as long may take some ten times as long. Quadratic time would take 64 times; the CPU time of this
thread is compared with itself, so that a busy or slow machine does not matter.
"""

import re
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from time import thread_time_ns

import pytest

from generator.content import entry_kinds
from generator.content.files.entry_files import EntryFile
from generator.content.settings import Office
from generator.entries.privacy.contacts import allowed_contacts
from generator.site.handwritten_pages import check_handwritten_page
from tests.support.pattern_collection import WITHOUT_EXAMPLE, Collected, collected_patterns, hard_texts
from tests.support.site_copies import BASE, PROFILE, check_entry

SMALL, LARGE = 500, 4_000
OF_WHOLE_CHECKS = (1_500, 12_000)  # sizes beyond the windows of a thousand characters that some rules look at
MOST_TIMES = 24  # between 8, linear, and 64, quadratic
NOISE = 1_000_000  # nanoseconds for the large text, of which quadratic time takes ten times as many
HOPELESS = 300_000_000  # for the small text: no need to try the large one
TRIALS = 5
NOBODY = allowed_contacts(Office())
# Patterns that meet a few characters only.
OF_SHORT_TEXTS = {
    "generator.editing.person_words": "what stands around a name",
    "generator.entries.rules.groups": "what stands around a sensitive word",
} | {
    f"generator.entries.rules.child_words.{each}_{side}": "90 characters beside a name"
    for each in ("ADULT", "AGE", "BIRTH", "CHILD", "CLASS", "PUPIL")
    for side in ("AFTER", "BEFORE")
}


def is_linear(work: Callable[[int], object], small_size: int = SMALL, large_size: int = LARGE) -> bool:
    """Return whether the work on a large text takes not much more than its share; the best of several trials."""
    for _ in range(TRIALS):
        small = _time(work, small_size)
        if small > HOPELESS * small_size / SMALL:
            return False
        if _time(work, large_size) < max(NOISE, MOST_TIMES * small):
            return True
    return False


def _time(work: Callable[[int], object], size: int) -> int:
    before = thread_time_ns()
    work(size)
    return thread_time_ns() - before


def apply(each: Collected, text: str) -> None:
    if each.is_anchored:
        each.pattern.match(text)
        each.pattern.fullmatch(text)
    else:
        for _ in each.pattern.finditer(text):
            pass


@pytest.mark.parametrize(
    "each",
    [each for each in collected_patterns() if not each.name.startswith(tuple(OF_SHORT_TEXTS))],
    ids=attrgetter("name"),
)
def test_every_pattern_takes_linear_time(each: Collected) -> None:
    assert not slow_texts(each)


def slow_texts(each: Collected) -> list[str]:
    """Return the beginnings of the texts for which a pattern takes more than linear time."""
    small, large = (list(hard_texts(each.pattern, size)) for size in (SMALL, LARGE))
    texts = ({SMALL: one, LARGE: many} for one, many in zip(small, large, strict=True))
    return [of[SMALL][:60] for of in texts if not is_linear(partial(_apply_to, each, of))]


def _apply_to(each: Collected, texts: dict[int, str], size: int) -> None:
    apply(each, texts[size])


def test_the_collection_finds_patterns_everywhere() -> None:
    names = {each.name.rpartition(".")[0] for each in collected_patterns()}
    assert {"generator.entries.privacy.numbers", "generator.entries.rules.style", "generator.audit.links"} <= names
    assert len(collected_patterns()) > 120
    assert not WITHOUT_EXAMPLE


@pytest.mark.parametrize("pattern", [r"\d+%", r"(`+)[^`]+?\1(?!`)", r"\s*$"])
def test_a_quadratic_pattern_is_recognised(pattern: str) -> None:
    assert slow_texts(Collected("own", re.compile(pattern), is_anchored=False))


# What people and attackers repeat: signs of Markdown, YAML and HTML, beginnings of numbers, addresses and names.
UNITS = (
    "0", "1.", "0.", "0x", "o0", "0-", "09 ", "0912 345 678 ", "84 ", "không ", "không chín ", "năm ", "stk: ", "cmnd ",
    "số 1 ", "12/3 Nguyễn ", "A B ", "a@", "a@b.c ", "http://", "//", "tel:", "`", "` ", "``a", "```\n", "~~~\n", "*",
    "*a ", "**a", "_a ", "[", "[a](", "![", "[a][a] ", "[a]: b\n", "<a ", "<!--", "<![CDATA[", "&", "&#", "&#x200b;",
    "\\", "|", "|a\n|-\n", "- ", "1. ", "- a\n", ">", "#", "## a\n", "=\n", "---\n", "\n", "  \n", "\t", "a", "a. ",
    "nhất ", "Ð", "e\u0301", "\u0301", "𝐀", "öø ", "Ж", "\u200b", "“", "{{", "{%", "<!-- guong:", "lớp 5a ", "…", ". ",
)  # fmt: skip
FILE = EntryFile(entry_kinds.PROFILE, "nguyen-van-a", None, PROFILE, ())
PLAIN = (BASE / PROFILE).read_text("utf-8")


@pytest.mark.parametrize("unit", UNITS)
def test_the_check_of_an_entry_and_of_a_page_takes_linear_time(unit: str) -> None:
    def of_size(size: int) -> str:
        return (unit * (size // len(unit) + 1))[:size]

    def entry(size: int) -> None:
        check_entry(f"{PLAIN}\n{of_size(size)}\n", FILE)

    def page(size: int) -> None:
        list(check_handwritten_page(f"# A\n\n{of_size(size)}\n".encode(), "content/pages/a.md", NOBODY))

    entry(1)
    assert is_linear(entry, *OF_WHOLE_CHECKS)
    assert is_linear(page, *OF_WHOLE_CHECKS)
