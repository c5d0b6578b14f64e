"""Entries as structured data: what their page says of whom they are about, of places, awards and sources.

A page about a child, or about people who are only nominated, tells machines nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.content.context import Context
from generator.content.entry import Article
from generator.content.model import Described
from generator.content.model_parts import Source
from generator.messages.messages import STANDARD
from generator.pages.award_view import AwardView
from generator.pages.entry_view import EntryView, PlaceView
from generator.pages.share_view import share_image
from generator.pages.structured_data.json_ld import Node, as_json, breadcrumbs, element
from generator.pages.structured_data.website import publisher, website
from generator.text.subject_names import kind_by_name

_PERSON = "ca-nhan"
_SUBJECT = "#guong"  # of the page of a profile: whom it is about


def entry_data(article: Article, view: EntryView, exemplars: Iterable[str], context: Context) -> Markup:
    """Return the element of an entry's page; empty where it has none.

    `exemplars` are the addresses of the profiles that it names, whose own pages describe them.
    """
    entry, matter, settings = article.entry, article.matter, context.settings
    base = settings.home
    if not base or not entry.is_shared:
        return Markup()
    genre = context.vocabularies.genres[matter.genre] if matter.genre else None
    node = {
        "@type": "NewsArticle" if genre and genre.news and not entry.has_person else "Article",
        "@id": base + entry.address,
        "headline": entry.title,
        "description": entry.summary,
        "image": base + share_image(entry, settings).address,
        "datePublished": view.published.iso,
        "dateModified": view.updated.iso if view.updated else None,
        "inLanguage": STANDARD,
        "articleSection": [field.label for field in view.fields],
        "genre": genre.label if genre else None,
        "creativeWorkStatus": _status(view, context),
        "author": _author(view, context),
        "publisher": publisher(settings),
        "isPartOf": website(settings),
        "about": None if entry.is_fictitious else list(_about(article, view, exemplars, base)),
        "contentLocation": list(_locations(view.places, len(entry.elsewhere))),
        "isBasedOn": list(_origins(article)),
    }
    given = as_json({key: value for key, value in node.items() if value})
    return element(given, breadcrumbs(view.crumbs, base))


def _status(view: EntryView, context: Context) -> str | None:
    """Return the label of a sample; of one whose people are invented, that of those."""
    if not view.is_sample:
        return None
    return context.messages.text("card.fictitious" if view.is_fictitious else "card.sample")


def _author(view: EntryView, context: Context) -> Node:
    """Return who wrote an entry, else the unit that sent it, else the office."""
    if view.author:
        return {"@type": "Person" if _is_person(view.author) else "Organization", "name": view.author}
    return {"@type": "Organization", "name": view.unit} if view.unit else {"@id": publisher(context.settings)["@id"]}


@lru_cache(maxsize=1 << 12)
def _is_person(author: str) -> bool:
    """Tell whether an author is a person rather than a body, “Ban biên tập”: the key has either."""
    return kind_by_name(author) == _PERSON


def _about(article: Article, view: EntryView, exemplars: Iterable[str], base: str) -> Iterator[Node]:
    """Yield whom an entry is about: of a profile its exemplar, of a story the profiles and the people that it names."""
    yield from ({"@id": f"{base}{address}{_SUBJECT}"} for address in exemplars)
    for described in article.matter.described:
        if not article.entry.has_person:
            yield _subject(described)
            continue
        # `view` has a year of birth, and awards, only as far as the page shows them.
        own = {
            "@id": f"{base}{article.entry.address}{_SUBJECT}",
            **_subject(described),
            "honorificPrefix": described.honorific,
            "birthDate": str(view.birth_year) if view.birth_year else None,
            "award": [_award(each) for each in view.awards],
        }
        yield {key: value for key, value in own.items() if value}


def _subject(described: Described) -> Node:
    """Return a person; else, also for a household, an organization: schema.org has no other type that has awards."""
    if described.subject_type != _PERSON:
        return {"@type": "Organization", "name": described.name}
    role = {"jobTitle": described.role} if described.role else {}
    return {"@type": "Person", "name": described.name, **role}


def _award(award: AwardView) -> str:
    return ", ".join(filter(None, (award.label, award.authority)))


def _locations(places: Sequence[PlaceView], elsewhere: int) -> Iterator[Node]:
    """Yield the places of an entry by today's names; the first `elsewhere` are no places.

    A commune that became one of today's has its former name beside. Where its land is now in several, the former one
    is named, within today's province.
    """
    for then, now in ((place.then, place.now) for place in places[elsewhere:]):
        names = [item.label for item in now]
        if then is not None and len(now) == 1 and then.label != names[0]:
            names.insert(0, then.label)
        name, *within = names
        place: dict[str, object] = {"@type": "Place", "name": name}
        if then is not None and then.label not in names:
            place["alternateName"] = then.label
        if within:
            place["containedInPlace"] = {"@type": "Place", "name": within[0]}
        yield place


def _origins(article: Article) -> Iterator[Node | str]:
    """Yield what an entry is based on: of a reprint the original, then the sources, by URL where they have one."""
    if article.matter.reprint:
        yield article.matter.reprint.url
    yield from map(_origin, article.matter.sources)


def _origin(source: Source) -> Node | str:
    if source.url:
        return source.url
    by = {"@type": "Organization", "name": source.publisher}
    return {"@type": "CreativeWork", "name": source.title, "publisher": by}
