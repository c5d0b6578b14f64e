"""Vocabularies: the terms whose codes records use, with their names."""

from generator.content.data.terms import AwardTerm, Movement, Term
from generator.content.data.vocabularies import Vocabularies
from generator.outputs.data.documents import Document, Json, without_nothing
from generator.site.taxonomies import VOCABULARY_TAXONOMIES

_BESIDE = ("award_families", "award_levels", "authorities", "movement_scopes")  # that terms refer to
_ADDRESSES = {taxonomy.name: taxonomy.address for taxonomy in VOCABULARY_TAXONOMIES}


def vocabularies_document(vocabularies: Vocabularies) -> Document:
    """Return the public vocabularies: those of listings, and those that their terms refer to."""
    names = (*_ADDRESSES, *_BESIDE)
    terms = {name: [_term(each, name) for each in getattr(vocabularies, name)] for name in names}
    return Document("vocabularies.json", "vocabularies", terms)


def _term(term: Term, vocabulary: str) -> Json:
    address = _ADDRESSES.get(vocabulary)
    more: Json = {}
    match term:
        case AwardTerm():
            more = {"family": term.family, "level": term.level, "authority": term.authority}
        case Movement():
            more = {"scope": term.scope, "basis": term.basis, "period": term.period, "ended": term.ended}
    return {"slug": term.slug, "label": term.label} | without_nothing(
        {
            "short": term.short,
            "address": address and address(term.slug),
            "note": term.note,
            "aliases": term.aliases,
            "valid_from": term.valid_from and term.valid_from.isoformat(),
            "valid_to": term.valid_to and term.valid_to.isoformat(),
        }
        | more
    )
