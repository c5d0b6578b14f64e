"""The expected results of queries: a plain scan of the texts, independent of the index."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.corpus.entries import Draft
from benchmarks.search import index_input
from benchmarks.search.index_input import subjects_of
from benchmarks.search.queries import Query
from benchmarks.search.spellings import canonical
from generator.content.entry import Article
from generator.content.model import ProfileMatter, StoryMatter
from generator.outputs.search_names import filed_under, names_of, place_names
from generator.site.library import Library


class PhraseScan:
    """The texts of a corpus in canonical words, by number."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """Store the canonical texts of all entries."""
        self._texts = [" | ".join(map(canonical, each)) for each in texts]

    def relevant(self, query: Query) -> frozenset[int]:
        """Return the entries that contain every part of a query as a phrase, in its spelling."""
        return self.having(*query.parts)

    def having(self, *parts: str) -> frozenset[int]:
        """Return the entries that contain all of these phrases."""
        wanted = [canonical(part) for part in parts]
        return frozenset(number for number, text in enumerate(self._texts) if all(phrase in text for phrase in wanted))


def texts_of_drafts(drafts: Sequence[Draft]) -> Iterator[list[str]]:
    """Yield the texts of synthetic entries."""
    for entry in drafts:
        title = entry.matter.get("title") or entry.matter["name"]
        results = entry.matter["results"]
        assert isinstance(results, list)
        figures = [f"{each['value']} {each['label']}" for each in results]
        filed = [name for term in index_input.filed_under(entry) for name in names_of(term)]
        yield [str(title), str(entry.matter["summary"]), *figures, *subjects_of(entry), *filed, *entry.body.split("\n")]


def texts_of_articles(articles: Iterable[Article], library: Library) -> Iterator[list[str]]:
    """Yield the texts of entries that the pipeline read."""
    for article in articles:
        matter = article.matter
        figures = [f"{each.value} {each.label}" for each in matter.results]
        texts = article.body.text.split("\n")
        yield [article.entry.title, matter.summary, *figures, *_subjects(article, library), *texts]


def _subjects(article: Article, library: Library) -> Iterator[str]:
    matter, terms, gazetteer = article.matter, library.context.vocabularies, library.context.gazetteer
    if isinstance(matter, ProfileMatter):
        yield from filter(None, (matter.role, f"{matter.honorific or ''} {matter.name}"))
    if isinstance(matter, StoryMatter):
        yield from (library.profiles[slug].title for slug in matter.exemplars)
        yield from (f"{person.name} {person.role or ''}" for person in matter.people)
    yield from matter.locality
    for place in article.entry.places:
        yield from place_names(place, gazetteer)
    yield from (name for term in filed_under(article.entry, library) for name in names_of(term))
    for award in matter.awards:
        named = (*names_of(terms.awards[award.award]), award.label, award.authority, award.decision)
        yield from (each for each in named if each)
