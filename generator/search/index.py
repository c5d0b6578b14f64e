"""Makes every file of the index; what is known from an earlier build is taken from the cache."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.engine.work import BuildTools
from generator.search.columns import column, places
from generator.search.documents import Facet, Filing, Suggestion, as_json
from generator.search.jobs import Bounds, Documents, documents_in, files_in, index_batches, join_groups
from generator.search.layout import (
    MANIFEST,
    SCHEMA,
    SYLLABLES,
    column_path,
    document_path,
    packed,
    places_path,
    postings_path,
    suggestions_path,
)
from generator.search.segments import Segment, cut
from generator.search.suggestions import suggestion_files
from generator.search.telex import decoded

_MOST_SYLLABLES = 6000
_EAGER = 20_000  # up to so many documents their columns are small enough to be fetched unasked


@dataclass(frozen=True, slots=True)
class Source:
    """Everything to be found, newest first."""

    addresses: Sequence[str]
    documents: Documents
    filings: Sequence[Filing]
    facets: Sequence[Facet]
    suggestions: Sequence[Suggestion]


def index_files(source: Source, tools: BuildTools, words: Counter[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the index, (path, content); the manifest is the last.

    `words`, empty, is filled with the words there are, each with the number of documents that it is in.

    Raises IndexingError where a process dies, CacheError where what was made cannot be kept.
    """
    segments = cut(source.addresses)
    segment_of = {bounds: segment for segment in segments for bounds in segment.batches}
    keys: dict[Bounds, str] = {}
    for bounds, key in index_batches(segments, source.documents, tools):
        keys[bounds] = key
        yield from _document_files(bounds, key, segment_of[bounds], source, tools)
    words = Counter() if words is None else words
    for group in join_groups(segments, keys, tools):
        files, found = files_in(group, keys, source.documents, tools)
        words.update(found)
        yield from ((postings_path(group.segment.stamp, shard), file) for shard, file in files)
    for segment in segments:
        yield from _filed(segment, source)
    suggestions = suggestion_files(source.suggestions)
    yield from ((suggestions_path(number), file) for number, file in enumerate(suggestions))
    yield SYLLABLES, syllables_file(words)
    yield MANIFEST, as_json(_manifest(source, segments, words, len(suggestions)))


def _document_files(
    bounds: Bounds, key: str, segment: Segment, source: Source, tools: BuildTools
) -> Iterator[tuple[str, bytes]]:
    files = documents_in(bounds, key, source.documents, tools.cache)
    for number, file in enumerate(files, bounds[0] - segment.start):
        yield document_path(segment.stamp, number), file


def _filed(segment: Segment, source: Source) -> Iterator[tuple[str, bytes]]:
    filings = source.filings[segment.start : segment.stop]
    for number, facet in enumerate(source.facets):
        yield column_path(segment.stamp, facet.key), column([filing.values[number] for filing in filings])
    for province, file in places(filings):
        yield places_path(segment.stamp, province), file


def syllables_file(words: Counter[str]) -> bytes:
    """Write down the words that are offered instead of mistyped ones, most frequent first."""
    known = [word for word, count in words.items() if count > 1 and not word.isdigit()]
    return packed(" ".join(sorted(known, key=lambda word: (-words[word], word))[:_MOST_SYLLABLES]).encode())


def foreign_words(words: Counter[str]) -> list[str]:
    """Return the words that would be taken for Telex, so that who types them is not misread."""
    return sorted(word for word, count in words.items() if count and decoded(word) != word)


def _manifest(source: Source, segments: Sequence[Segment], words: Counter[str], suggestions: int) -> dict[str, object]:
    used = [
        {value for filing in source.filings for value in filing.values[number]} for number in range(len(source.facets))
    ]
    return {
        "schema": SCHEMA,
        "total": len(source.addresses),
        "segments": [{"stamp": each.stamp, "docs": each.documents, "shards": each.shards} for each in segments],
        "suggestions": suggestions,
        "foreign": foreign_words(words),
        "eager": len(source.addresses) <= _EAGER,
        "facets": [
            {
                "key": facet.key,
                "label": facet.label,
                "values": [list(value) for value in facet.values if value[0] in used[number]],
                "hidden": facet.is_hidden,
            }
            for number, facet in enumerate(source.facets)
        ],
    }
