"""The names that the search finds an entry by: people, places then and now, the terms it is filed under, awards."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.content.context import Context
from generator.content.data.terms import Term
from generator.content.entry import Article, Entry
from generator.content.model_parts import Award
from generator.gazetteer import PSEUDO_PLACES, Gazetteer, Resolution
from generator.gazetteer.other_names import other_names
from generator.site.library import Library
from generator.site.taxonomies import AWARDS, VOCABULARY_TAXONOMIES

_PLACES_CACHED = 1 << 15  # a hundred thousand entries share a few thousand places


def linked_names(entry: Entry, library: Library) -> tuple[str, ...]:
    """Return the names that other data gives an entry: those of its exemplars, and of the terms it is filed under."""
    exemplars = (library.profiles[slug].title for slug, _ in entry.exemplars if slug in library.profiles)
    return (*exemplars, *filed_under(entry, library))


def filed_under(entry: Entry, library: Library) -> Iterator[str]:
    """Yield the names of all terms that an entry is filed under, but for its awards."""
    for taxonomy in VOCABULARY_TAXONOMIES:
        if taxonomy is not AWARDS:
            vocabulary = getattr(library.context.vocabularies, taxonomy.name)
            for slug in taxonomy.terms_of(entry, library):
                yield from names_of(vocabulary[slug])


def names_of(term: Term) -> tuple[str, ...]:
    """Return the label and the aliases of a term."""
    return (term.label, *term.aliases)


def subjects(article: Article, linked: Iterable[str], context: Context) -> Iterator[str]:
    """Yield all names of an entry; `linked` are those of `linked_names`."""
    yield from linked
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
