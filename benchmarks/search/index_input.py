"""Turns synthetic entries into input of the index directly, without writing and reading 100,000 files.

`make bench-search` first holds these records to what the pipeline makes of the same entries written as files.
"""

import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus.entries import Draft, draft
from generator.content.data.synonyms import load_synonyms
from generator.content.data.terms import Term
from generator.content.data.vocabularies import Vocabularies, load_vocabularies
from generator.content.markdown.body import parse_body
from generator.gazetteer import Resolution, load_gazetteer
from generator.messages.messages import messages_in
from generator.outputs.search_index import units_at
from generator.outputs.search_names import names_of, place_names
from generator.search.documents import Document, Facet, FilterPlace, Filters, ResultData, Suggestion
from generator.search.index import IndexInput
from generator.search.jobs import Documents
from generator.site.taxonomies import FACETS, PLACES, YEARS

_PROJECT = Path(__file__).parents[2]
_CHUNK = 500


class Record(NamedTuple):
    """One entry as input of the index."""

    document: Document
    filters: Filters


class RecordFile:
    """Records on disk, newest first; documents are read lazily."""

    def __init__(self, path: Path, offsets: Sequence[int], records: Sequence[tuple[str, str, str, Filters]]) -> None:
        """Open the file; `records` hold address, title, place and filters of each."""
        self._path = path
        self._offsets = offsets
        self._records = records

    @property
    def count(self) -> int:
        """Return the number of records."""
        return len(self._records)

    def source(self) -> IndexInput:
        """Return the source of the index."""
        filters = [each for *_, each in self._records]
        return IndexInput(
            addresses=[address for address, *_ in self._records],
            documents=Documents(
                [address for address, *_ in self._records],
                [partial(read_document, self._path, offset) for offset in self._offsets],
            ),
            filters=filters,
            facets=facets(),
            suggestions=[*self._names(), *_places(filters)],
            kinds=[("story", "Câu chuyện")],
            synonyms=load_synonyms(_PROJECT)[0],
        )

    def _names(self) -> Iterator[Suggestion]:
        for address, title, place, _ in self._records:
            if address.startswith("guong/"):
                yield Suggestion("name", title, title, place, address)

    def document(self, number: int) -> Document:
        """Read one document."""
        return read_document(self._path, self._offsets[number])


def read_document(path: Path, offset: int) -> Document:
    """Read the document at a place of a file of records."""
    with path.open("rb") as file:
        file.seek(offset)
        found: Document = pickle.load(file)  # noqa: S301  (written a moment ago)
    return found


def write_index_input(path: Path, count: int) -> None:
    """Make and write the records of a corpus, on all processors."""
    offsets: list[int] = []
    records: list[tuple[str, str, str, Filters]] = []
    units: dict[FilterPlace, FilterPlace] = {}  # one instance each, as in a build: processes do not share them
    chunks = [range(start, min(start + _CHUNK, count)) for start in range(0, count, _CHUNK)]
    with ProcessPoolExecutor() as processes, path.open("wb") as file:
        for made in processes.map(_made, chunks):
            for content, address, title, place, filters in made:
                offsets.append(file.tell())
                file.write(content)
                shared = tuple(units.setdefault(unit, unit) for unit in filters.places)
                records.append((address, title, place, Filters(filters.values, shared)))
    order = list(reversed(range(count)))
    listing = ([offsets[at] for at in order], [records[at] for at in order])
    path.with_suffix(".list").write_bytes(pickle.dumps(listing))


def open_index_input(path: Path, count: int | None = None) -> RecordFile:
    """Open what `write_index_input` wrote, or the oldest `count` of it."""
    offsets, records = pickle.loads(path.with_suffix(".list").read_bytes())  # noqa: S301  (written a moment ago)
    start = 0 if count is None else len(records) - count
    return RecordFile(path, offsets[start:], records[start:])


def _made(numbers: range) -> list[tuple[bytes, str, str, str, Filters]]:
    made = []
    for number in numbers:
        document, filters = record(draft(number))
        shown = document.result
        made.append((pickle.dumps(document), shown.address, shown.title, shown.place, filters))
    return made


def record(entry: Draft) -> Record:
    """Make the record of an entry."""
    matter: dict[str, Any] = entry.matter
    title = matter["name"] if entry.type == "profile" else matter["title"]
    terms, gazetteer = _vocabularies(), load_gazetteer()
    place = _resolved(entry)
    label = terms.subject_types[matter["subject_type"]] if entry.type == "profile" else terms.genres[matter["genre"]]
    shown = ResultData(
        address=entry.address, title=title, role=matter.get("role"), summary=matter["summary"], label=label.name,
        field=terms.fields[matter["fields"][0]].name, place=gazetteer.printed(place.province, "short"), year=entry.year,
        kind="profile" if entry.type == "profile" else "story", is_sample=False,
    )  # fmt: skip
    body, _ = parse_body(entry.body, entry.path, 1, "../../")
    results = (f"{each['value']} {each['label']}" for each in matter["results"])
    subjects = "\n".join(dict.fromkeys(subjects_of(entry)))
    filed = list(filed_under(entry))
    texts = (
        "\n".join((body.text, *(name for term in filed for name in term.aliases))),
        "\n".join((shown.summary, *results, *(term.label for term in filed))),
        subjects,
        title,
    )
    document = Document(shown, body.text, texts)
    people = _people(entry)
    awards = [each["award"] for each in matter.get("awards", ())]
    values = (
        tuple(matter["fields"]), (), (str(entry.year),), (gazetteer.slug(place.province),),
        tuple(matter.get("movements", ())), (matter["kind"],), tuple(people),
        tuple(terms.awards[slug].level for slug in awards), (matter["genre"],), tuple(awards),
    )  # fmt: skip
    return Record(document, Filters(values, tuple(units_at(place, gazetteer))))


def subjects_of(entry: Draft) -> Iterator[str]:
    """Yield the names in an entry: people, places then and now, terms, awards."""
    matter: dict[str, Any] = entry.matter
    terms, gazetteer = _vocabularies(), load_gazetteer()
    place = _resolved(entry)
    if entry.type == "profile":
        yield matter["role"]
    if "exemplars" in matter:
        yield entry.subject.name
    yield from (f"{each['name']} {each['role']}" for each in matter.get("people", ()))
    yield matter["locality"]
    yield from place_names(place, gazetteer)
    for award in matter.get("awards", ()):
        named = (*names_of(terms.awards[award["award"]]), award.get("label"), award.get("decision"))
        yield from filter(None, named)


def filed_under(entry: Draft) -> Iterator[Term]:
    """Yield the terms that an entry is filed under, but for its awards."""
    matter: dict[str, Any] = entry.matter
    terms = _vocabularies()
    for vocabulary, slugs in (
        (terms.fields, matter["fields"]), (terms.movements, matter.get("movements", ())),
        (terms.kinds, [matter["kind"]]), (terms.subject_types, _people(entry)), (terms.genres, [matter["genre"]]),
    ):  # fmt: skip
        for slug in slugs:
            term: Term = vocabulary[slug]
            yield term


def _people(entry: Draft) -> list[str]:
    matter: dict[str, Any] = entry.matter
    return [entry.subject.type] if "people" in matter or "exemplars" in matter else [matter["subject_type"]]


def facets() -> list[Facet]:
    """Return the facets with every value they may have."""
    gazetteer, messages, made = load_gazetteer(), messages_in("vi"), []
    for taxonomy in FACETS:
        if taxonomy is YEARS:
            values = [(str(year), str(year)) for year in range(2026, 2014, -1)]
        elif taxonomy is PLACES:
            values = [(gazetteer.slug(each), gazetteer.printed(each, "short")) for each in gazetteer.provinces_now()]
        else:
            values = [(term.slug, term.name) for term in getattr(_vocabularies(), taxonomy.name)]
        made.append(Facet(taxonomy.slug, taxonomy.label(messages), tuple(values), not taxonomy.is_offered))
    return made


def _places(filters: Sequence[Filters]) -> Iterator[Suggestion]:
    for unit in dict.fromkeys(unit for each in filters for unit in each.places):
        name = unit.label.split(",")[0].split(" ", 1)[1]
        yield Suggestion("place", name, unit.label, unit.province, f"dia-phuong/{unit.province}/{unit.slug}/")


def _resolved(entry: Draft) -> Resolution:
    return load_gazetteer().resolve(entry.place.locality, entry.day)


@lru_cache(maxsize=1)
def _vocabularies() -> Vocabularies:
    return load_vocabularies(_PROJECT)[0]
