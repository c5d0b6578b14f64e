"""Finds the term that a text names, by slug, label, short label or alias, and the terms that it may mean."""

from collections.abc import Iterable
from typing import TypeVar

from generator.content.data.terms import Term
from generator.text.likely_names import likely, name_key

AnyTerm = TypeVar("AnyTerm", bound=Term)


def find_term(text: str, terms: Iterable[AnyTerm]) -> AnyTerm | None:
    """Return the term that a text names; None for no term, or several.

    Case, diacritics, punctuation and the word “và” do not count.
    """
    wanted = name_key(text)
    found = [term for term in terms if wanted and wanted in map(name_key, names_of(term))]
    exact = [term for term in found if wanted in {name_key(term.slug), name_key(term.label)}]
    return next(iter(exact or found), None) if len(exact or found) == 1 else None


def near_terms(text: str, terms: Iterable[AnyTerm]) -> list[AnyTerm]:
    """Return the terms that a text may mean, best first: all that have this very name, else a few similar ones."""
    by_slug = {term.slug: term for term in terms}
    return [by_slug[slug] for slug in likely(text, {slug: names_of(term) for slug, term in by_slug.items()})]


def names_of(term: Term) -> tuple[str, ...]:
    """Return every name of a term."""
    return (term.slug, term.label, *((term.short,) if term.short else ()), *term.aliases, *term.also)
