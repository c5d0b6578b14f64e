"""Reads the terms of a cell, fields (lĩnh vực) or deeds (việc tốt): one, or several with any separators."""

import re

from generator.content.data.term_names import find_term
from generator.content.data.terms import Term
from generator.content.data.vocabularies import Vocabulary

_MOST = 3
_MAX_SHOWN = 60  # characters
_FIELD_WORD = re.compile(r"^(?:trong |về |thuộc )?(?:(?:các )?lĩnh vực|ngành|mảng)\s*:?\s+", re.IGNORECASE)
_DIGITS = re.compile(r"\d(?:[\s.\-]?\d){5,}")
_WAYS = ("$", r"[;/+\n]", r"[;/+,\n]", r"[;/+,\n]|\s[-–—]\s", r"[;/+,\n]|\s[-–—]\s|\bvà\b|&")


class UnknownTermError(Exception):
    """A cell names no term, or more than an entry may have; `value` is the unknown part as the report shows it."""

    def __init__(self, value: str = "") -> None:
        """Store the unknown part; empty where there are too many."""
        super().__init__(value)
        self.value = value


def terms_in(text: str, vocabulary: Vocabulary[Term]) -> list[str]:
    """Return the slugs of the terms in a cell. Raises UnknownTermError."""
    plain = _FIELD_WORD.sub("", text.strip())
    best: tuple[int, str] = (0, plain)
    for separators in _WAYS:
        parts = [part.strip(" .-–—") for part in re.split(separators, plain)]
        parts = [_FIELD_WORD.sub("", " ".join(part.split())) for part in parts if part]
        found = [find_term(part, vocabulary) for part in parts]
        if found and all(found):
            slugs = list(dict.fromkeys(term.slug for term in found if term))
            if len(slugs) > _MOST:
                raise UnknownTermError
            return slugs
        unknown = [part for part, term in zip(parts, found, strict=True) if term is None]
        best = max(best, (len(parts) - len(unknown), "; ".join(unknown)), key=lambda each: each[0])
    raise UnknownTermError(_shown(best[1]))


def _shown(value: str) -> str:
    """Return a value for the report: short, and without the numbers that a cell may hold by mistake."""
    plain = _DIGITS.sub("…", " ".join(value.split()))
    return plain if len(plain) <= _MAX_SHOWN else f"{plain[:_MAX_SHOWN].rstrip()}…"
