"""Suggests the deeds (việc tốt) of an entry that names none, by the signs of each deed in its texts.

The signs are data, in `content/data/deeds.yml`. An entry with the key `deeds`, even an empty list, is not asked.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.content.data.terms import GAP, DeedTerm
from generator.content.data.vocabularies import Vocabulary
from generator.content.draft_prompts import prompts_in
from generator.entries.rules.keys import Subject
from generator.problems.problem import Lines, Problem, problem
from generator.text.prefilter import Prefilter
from generator.text.vietnamese import nfc

_MOST = 3  # deeds of an entry
_MOST_BETWEEN = 8  # words that stand for “…”
_WORD = r"(?:[^\s.!?;:]|[.:](?=\w))+"  # “7.000”; no gap crosses the end of a sentence


class _Signs(NamedTuple):
    """The signs of all deeds: exact patterns, the deed of each, and a prefilter of their first words."""

    patterns: tuple[re.Pattern[str], ...]
    deeds: tuple[str, ...]
    prefilter: Prefilter


def check_deeds(subject: Subject, unreadable: frozenset[str]) -> Iterator[Problem]:
    """Yield one warning with the deeds that the texts of an entry tell; none while it has invalid keys or prompts."""
    matter, deeds = subject.matter, subject.context.vocabularies.deeds
    is_settled = "deeds" in matter.model_fields_set or matter.withdrawn is not None
    if not deeds.terms or unreadable or is_settled or any(prompts_in(subject.raw.text)):
        return
    if found := likely_deeds(matter.headline, matter.summary, subject.body.text, deeds):
        labels = "; ".join(deeds[slug].label for slug in found)
        yield problem("GS360", subject.at("fields"), deeds=labels, line=Lines(f"deeds: [{', '.join(found)}]"))


def likely_deeds(title: str, summary: str, body: str, deeds: Vocabulary[DeedTerm]) -> list[str]:
    """Return the slugs of the deeds that an entry tells, best first: the title or the summary has a sign of each.

    The body alone may speak of a deed in passing: it only orders them.
    """
    signs = _signs_of(deeds)
    of_title, of_summary = _deeds_in(title, signs), _deeds_in(summary, signs)
    if not of_title and not of_summary:
        return []
    of_body = _deeds_in(body, signs)

    def rank(slug: str) -> tuple[bool, bool, int, int]:
        return slug not in of_title, slug not in of_summary, -of_body.get(slug, 0), deeds.order(slug)

    return sorted({*of_title, *of_summary}, key=rank)[:_MOST]


def _deeds_in(text: str, signs: _Signs) -> dict[str, int]:
    """Return the deeds that a text has signs of, each with the number of times."""
    found: dict[str, int] = {}
    lower = nfc(text).lower()
    for number in signs.prefilter.candidates(lower):
        if count := sum(1 for _ in signs.patterns[number].finditer(lower)):
            found[signs.deeds[number]] = found.get(signs.deeds[number], 0) + count
    return found


@lru_cache(maxsize=2)
def _signs_of(deeds: Vocabulary[DeedTerm]) -> _Signs:
    signs = [(nfc(sign).lower(), deed.slug) for deed in deeds for sign in deed.signs]
    firsts = (re.escape(sign.split(GAP)[0].split()[0]) for sign, _ in signs)
    return _Signs(tuple(_pattern(sign) for sign, _ in signs), tuple(slug for _, slug in signs), Prefilter(firsts))


def _pattern(sign: str) -> re.Pattern[str]:
    parts = (r"\s+".join(map(re.escape, part.split())) for part in sign.split(GAP))
    between = rf"(?:\s+{_WORD}){{0,{_MOST_BETWEEN}}}?\s+"
    return re.compile(rf"(?<!\w)(?:{between.join(parts)})(?!\w)")
