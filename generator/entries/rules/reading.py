"""The texts of an entry as a reader reads them, and the place in the file of what a rule finds there.

In the file, marks, line breaks, doubled blanks and entities may stand between two words that a reader sees together.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.content.model import GROUP
from generator.content.yaml_tree import Step, scalars
from generator.entries.rules.child_signs import as_read
from generator.entries.rules.keys import Subject
from generator.problems.problem import Location

# Keys that officers word; sources are quotations, and the others hold terms, numbers and dates.
_WORDED = frozenset(
    {"title", "name", "summary", "role", "value", "label", "text", "caption", "alt", "honorific", "transcript"}
)
_BETWEEN = r"[\W_]{1,40}"
_MOST_WORDS = 12


class Reading(NamedTuple):
    """A text as read, and the steps to its value in the front matter; none for the body."""

    text: str
    steps: tuple[Step, ...]


def readings(subject: Subject) -> Iterator[Reading]:
    """Yield what a reader reads of an entry: its people with their roles, its texts in the front matter, its body."""
    for index, each in enumerate(subject.matter.described):
        if each.subject_type != GROUP:
            steps: tuple[Step, ...] = ("name",) if subject.kind.has_person else ("people", index, "name")
            name = " ".join(filter(None, (each.honorific, each.name)))
            yield Reading(f"{name}, {each.role}." if each.role else f"{name}.", steps)
    for steps, scalar in scalars(subject.raw.matter):
        if scalar.value and steps[-1] in _WORDED and "sources" not in steps:
            yield Reading(" ".join(scalar.value.split()), steps)
    yield Reading(as_read(subject.body.text), ())


def place_of(found: str, reading: Reading, subject: Subject) -> Location:
    """Return the place of a piece of a reading; the first line of the body if it is spelt otherwise there."""
    if reading.steps:
        return subject.at(*reading.steps)
    raw = subject.raw
    words = re.findall(r"\w+", found)[:_MOST_WORDS]
    match = re.compile(_BETWEEN.join(map(re.escape, words)), re.IGNORECASE).search(raw.text, raw.body_offset)
    return subject.place_of(match.start()) if words and match else Location(raw.path, raw.body_line)
