"""The search index of a site: every entry as a document, with the values of its facets."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

from generator.content.context import Context
from generator.content.entry import Article, Entry
from generator.engine.cache import digest_of
from generator.engine.parallel import BuildTools
from generator.entries.reader import Articles
from generator.gazetteer import Gazetteer, Resolution
from generator.outputs.search_names import LinkedNames, linked_names, subjects
from generator.outputs.search_suggestions import suggestions
from generator.pages.cards import card_view
from generator.search.documents import Document, Facet, FilterPlace, Filters, ResultData
from generator.search.index import IndexInput, index_files
from generator.search.jobs import Documents
from generator.site.library import Library
from generator.site.site import Site
from generator.site.taxonomies import FACETS, Taxonomy


def search_files(
    site: Site,
    articles: Articles,
    tools: BuildTools,
    words: Counter[str] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file of the search index.

    `words` is filled with the number of entries that have each word, for `search.update.updated_files`.
    """
    library, entries = site.library, site.library.entries
    linked = [linked_names(entry, library) for entry in entries]
    source = IndexInput(
        addresses=[entry.address for entry in entries],
        documents=Documents(
            keys=[digest_of(entry.digest, repr(each)) for entry, each in zip(entries, linked, strict=True)],
            makers=[partial(_document_of, articles, *each) for each in zip(entries, linked, strict=True)],
        ),
        filters=list(_filters(library)),
        facets=[_facet(taxonomy, library) for taxonomy in FACETS],
        suggestions=list(suggestions(site)),
        kinds=list(_kinds(library.context)),
        synonyms=site.synonyms,
    )
    return index_files(source, tools, words)


def _kinds(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the kinds that are found by title; entries about a person are suggested by name."""
    for kind in context.settings.entry_kinds:
        if kind.is_listed and not kind.has_person:
            yield kind.name, kind.text("plural", context.messages)


def _document_of(articles: Articles, entry: Entry, linked: LinkedNames) -> Document:
    return document_of(articles.of(entry), linked, articles.context)


def document_of(article: Article, linked: LinkedNames, context: Context) -> Document:
    """Return an entry as a document; `linked` are the names that other data gives it.

    What it says itself weighs more than what it is filed under. Of an entry about a child, only the card is indexed.
    """
    entry = article.entry
    card = card_view(entry, context, None)
    shown = () if entry.is_child else article.matter.results
    results = (f"{result.value} {result.label}" for result in shown)
    quotes = (f"{each.text} {each.speaker}" for each in article.matter.quotes)
    body = "" if entry.is_child else "\n".join((article.body.text, *quotes))
    exemplars, labels, aliases = linked
    return Document(
        ResultData(
            address=entry.address,
            title=entry.title,
            role=card.role,
            summary=card.summary,
            label=card.label,
            field=card.field,
            place=card.place,
            year=card.year,
            kind=entry.type,
            is_sample=card.is_sample,
        ),
        body=body,
        texts=(
            "\n".join((body, *aliases)),
            "\n".join((card.summary, *results, *labels)),
            "\n".join(dict.fromkeys(subjects(article, exemplars, context))),
            entry.title,
        ),
    )


def _filters(library: Library) -> Iterator[Filters]:
    """Yield the values of the filters for every entry; equal values are one object, to save memory."""
    shared: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for entry in library.entries:
        values = (taxonomy.terms_of(entry, library) for taxonomy in FACETS)
        units = tuple(_units(entry, library))
        yield Filters(tuple(shared.setdefault(each, each) for each in values), shared.setdefault(units, units))


def _units(entry: Entry, library: Library) -> Iterator[FilterPlace]:
    return (unit for place in entry.places for unit in units_at(place, library.context.gazetteer))


def units_at(place: Resolution, gazetteer: Gazetteer) -> Iterator[FilterPlace]:
    """Yield the places that contain a locality, below today's province."""
    for unit in (*gazetteer.ancestors(place.unit), place.exact_commune):
        if unit is not None and unit != place.province:
            yield _unit(unit, place.province, gazetteer)


@lru_cache(maxsize=1 << 16)
def _unit(unit: str, province: str, gazetteer: Gazetteer) -> FilterPlace:
    """Return a place; cached, since a hundred thousand entries share a few thousand places."""
    is_former = gazetteer.unit(unit).era == "then"
    label = gazetteer.printed(unit, "path" if is_former else "full")
    return FilterPlace(gazetteer.slug(province), gazetteer.slug(unit), label, is_former)


def _facet(taxonomy: Taxonomy, library: Library) -> Facet:
    label = taxonomy.label(library.context.messages)
    return Facet(taxonomy.slug, label, taxonomy.values_of(library), not taxonomy.is_offered)
