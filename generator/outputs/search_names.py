"""The names that the search finds an entry by: people, places then and now, the terms it is filed under, awards."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from generator.content.context import Context
from generator.content.data.terms import Term
from generator.content.entry import Article, Entry
from generator.content.model_parts import Award
from generator.gazetteer import PSEUDO_PLACES, Gazetteer, Resolution
from generator.gazetteer.other_names import other_names
from generator.site.library import Library
from generator.site.taxonomies import AWARDS, VOCABULARY_TAXONOMIES

# Of an entry: the names of its exemplars; the labels of the terms that it is filed under; the aliases of these.
LinkedNames: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

_PLACES_CACHED = 1 << 15  # a hundred thousand entries share a few thousand places


def linked_names(entry: Entry, library: Library) -> LinkedNames:
    """Return the names that other data gives an entry."""
    exemplars = tuple(library.profiles[slug].title for slug, _ in entry.exemplars if slug in library.profiles)
    terms = tuple(filed_under(entry, library))
    return exemplars, tuple(term.label for term in terms), tuple(name for term in terms for name in term.aliases)


def filed_under(entry: Entry, library: Library) -> Iterator[Term]:
    """Yield all terms that an entry is filed under, but for its awards."""
    for taxonomy in VOCABULARY_TAXONOMIES:
        if taxonomy is not AWARDS:
            vocabulary = getattr(library.context.vocabularies, taxonomy.name)
            yield from (vocabulary[slug] for slug in taxonomy.terms_of(entry, library))


def names_of(term: Term) -> tuple[str, ...]:
    """Return the label and the aliases of a term."""
    return (term.label, *term.aliases)


def subjects(article: Article, exemplars: Iterable[str], context: Context) -> Iterator[str]:
    """Yield the names that an entry is about; `exemplars` are those of the exemplars it refers to."""
    yield from exemplars
    matter, terms, gazetteer = article.matter, context.vocabularies, context.gazetteer
    if article.entry.is_child:
        pass
    elif article.entry.has_person:
        person, *_ = matter.described
        yield from filter(None, (person.role, person.honorific and f"{person.honorific} {person.name}"))
    else:
        yield from (" ".join(filter(None, (person.name, person.role))) for person in matter.described)
    yield from (PSEUDO_PLACES.get(text, text) for text in matter.locality)
    for place in article.entry.places:
        yield from place_names(place, gazetteer)
    for award in () if article.entry.is_child else matter.awards:
        if terms.award_statuses[award.status].shown == "hien":
            yield from _award(award, terms.awards[award.award])


@lru_cache(maxsize=_PLACES_CACHED)
def place_names(place: Resolution, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the names of a place: its own, today's, and others."""
    now = gazetteer.printed(place.exact_commune or place.province, "path")
    return (gazetteer.printed(place.unit, "path"), now, *other_names(place, gazetteer))


def _award(award: Award, term: Term) -> Iterator[str]:
    yield from names_of(term)
    yield from filter(None, (award.label, award.authority, award.decision))
