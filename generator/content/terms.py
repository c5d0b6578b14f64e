"""Finds the term of a vocabulary that somebody means: by slug, label, short label or alias, marks and signs aside."""

from typing import TypeVar

from generator.content.vocabularies import Term, Vocabulary
from generator.text.vietnamese import closest, slugify

AnyTerm = TypeVar("AnyTerm", bound=Term)


def find_term(text: str, vocabulary: Vocabulary[AnyTerm]) -> AnyTerm | None:
    """Return the term a text names; None where it names none, or several."""
    wanted = slugify(text)
    found = [term for term in vocabulary if wanted and wanted in {slugify(name) for name in _names(term)}]
    exact = [term for term in found if term.slug == wanted or slugify(term.label) == wanted]
    return next(iter(exact or found), None) if len(exact or found) == 1 else None


def near_terms(text: str, vocabulary: Vocabulary[AnyTerm]) -> list[str]:
    """Return the labels of the terms a mistyped text may mean, best first."""
    labels = {name: term.label for term in vocabulary for name in _names(term)}
    return list(dict.fromkeys(labels[name] for name in closest(text[:200], labels)))


def _names(term: Term) -> tuple[str, ...]:
    return (term.slug, term.label, *((term.short,) if term.short else ()), *term.aliases)
