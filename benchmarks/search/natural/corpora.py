"""The corpora that are asked questions: articles of the press, this project's entries, both among synthetic ones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus.entries import draft
from benchmarks.search.index_input import record
from benchmarks.search.natural.questions import Question, articles, questions
from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.content.data.synonyms import load_synonyms
from generator.content.settings import Settings
from generator.engine.cache import digest_of
from generator.entries.reader import Articles
from generator.outputs.search_index import document_of
from generator.outputs.search_names import linked_names
from generator.search.documents import Document, Facet, Filters
from generator.search.index import IndexInput, index_files
from generator.search.jobs import Documents

_PROJECT = Path(__file__).parents[3]
_FACETS = (Facet("linh-vuc", "Lĩnh vực", ()),)
MIXED = 10_000


@dataclass(frozen=True)
class Asked:
    """A corpus with its questions: entries by id, newest first; `sets` are the ids that were judged, by set."""

    name: str
    documents: Mapping[str, Document]
    questions: tuple[Question, ...]
    sets: Mapping[str, frozenset[str]]

    def index(self) -> dict[str, bytes]:
        """Make the index, as path and content of its files."""
        with TemporaryDirectory() as work, tools_at(Path(work)) as tools:
            return dict(index_files(_source(tuple(self.documents.values())), tools))


def small() -> tuple[Asked, Asked]:
    """Return the corpora that are indexed in seconds: the articles, and this project's entries."""
    press, own = articles(), entries()
    return (
        _asked(f"{len(press)} articles", press, ("given", "articles")),
        _asked(f"{len(own)} entries", own, ("content",)),
    )


def mixed(count: int = MIXED) -> Asked:
    """Return a corpus of `count` entries: articles and own entries, spread among synthetic ones."""
    real = articles() | entries()
    made = [_synthetic(number) for number in range(count - len(real))]
    step = len(made) // len(real)
    documents: dict[str, Document] = {}
    for at, (name, document) in enumerate(sorted(real.items(), key=lambda item: digest_of(item[0]))):
        documents |= {each.result.address: each for each in made[at * step : (at + 1) * step]}
        documents[name] = document
    documents |= {each.result.address: each for each in made[len(real) * step :]}
    return _asked(f"{count:,}, {len(real)} of them real", documents, ("given", "articles", "content", "mixed"))


def _synthetic(number: int) -> Document:
    return record(draft(number)).document


def entries() -> dict[str, Document]:
    """Read this project's own entries as documents, newest first, by the last part of their address."""
    with TemporaryDirectory() as work, tools_at(Path(work)) as tools:
        site, _ = prepare(_PROJECT, Settings(today=date.max), tools)
        found = Articles(_PROJECT, tools.cache, site.library.context)
        return {
            entry.address.split("/")[-2]: document_of(
                found.of(entry), linked_names(entry, site.library), site.library.context
            )
            for entry in site.library.entries
        }


def _asked(name: str, documents: Mapping[str, Document], sets: Sequence[str]) -> Asked:
    press = frozenset(articles())
    own = documents.keys() - press if len(documents) < MIXED else frozenset(entries())
    judged = {"given": press, "articles": press, "content": frozenset(own), "mixed": frozenset(documents)}
    return Asked(name, documents, tuple(each for each in questions() if each.set in sets), judged)


def _itself(document: Document) -> Document:
    return document


def _source(documents: Sequence[Document]) -> IndexInput:
    makers: list[Callable[[], Document]] = [partial(_itself, each) for each in documents]
    return IndexInput(
        addresses=[each.result.address for each in documents],
        documents=Documents([digest_of(*each.parts) for each in documents], makers),
        filters=[Filters(((),), ()) for _ in documents],
        facets=_FACETS,
        suggestions=(),
        synonyms=load_synonyms(_PROJECT)[0],
    )
