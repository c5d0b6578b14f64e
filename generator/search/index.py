"""Builds all files of the index; unchanged parts come from the cache of an earlier build."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.engine.parallel import BuildTools
from generator.search.columns import column_file, place_files
from generator.search.documents import Facet, Filters, Suggestion, as_json
from generator.search.jobs import Bounds, Documents, document_files, group_files, index_batches, merge_groups
from generator.search.layout import (
    MANIFEST,
    SCHEMA,
    SYLLABLES,
    SYNONYMS,
    column_path,
    compress,
    document_path,
    places_path,
    postings_path,
    suggestions_path,
)
from generator.search.plain_words import PLAIN_WORDS
from generator.search.segments import Segment, split_segments
from generator.search.suggestion_files import suggestion_files
from generator.search.synonyms import Synonyms
from generator.search.telex import decoded

_MOST_SYLLABLES = 6000
_EAGER = 20_000  # documents up to which columns are small enough for the browser to prefetch


@dataclass(frozen=True, slots=True)
class IndexInput:
    """All documents to index, newest first; `kinds` are suggested by title, each with its heading."""

    addresses: Sequence[str]
    documents: Documents
    filters: Sequence[Filters]
    facets: Sequence[Facet]
    suggestions: Sequence[Suggestion]
    kinds: Sequence[tuple[str, str]] = ()
    synonyms: Sequence[Synonyms] = ()


def index_files(
    source: IndexInput, tools: BuildTools, words: Counter[str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the index as (path, content); the manifest is last.

    An empty counter given as `words` is filled with the number of documents for each word.

    Raises IndexingError if a worker process dies, CacheError if the cache cannot be written.
    """
    segments = split_segments(source.addresses)
    segment_of = {bounds: segment for segment in segments for bounds in segment.batches}
    keys: dict[Bounds, str] = {}
    for bounds, key in index_batches(segments, source.documents, tools):
        keys[bounds] = key
        yield from _document_files(bounds, key, segment_of[bounds], source, tools)
    words = Counter() if words is None else words
    for group in merge_groups(segments, keys, tools):
        files, found = group_files(group, keys, source.documents, tools)
        words.update(found)
        yield from ((postings_path(group.segment.stamp, shard), file) for shard, file in files)
    for segment in segments:
        yield from _filter_files(segment, source)
    suggestions = suggestion_files(source.suggestions)
    yield from ((suggestions_path(number), file) for number, file in enumerate(suggestions))
    yield SYLLABLES, syllables_file(words)
    if source.synonyms:
        groups = [[each.phrases, *([each.finds] if each.finds else ())] for each in source.synonyms]
        yield SYNONYMS, compress(as_json(groups))
    yield MANIFEST, as_json(_manifest(source, segments, words, len(suggestions)))


def _document_files(
    bounds: Bounds, key: str, segment: Segment, source: IndexInput, tools: BuildTools
) -> Iterator[tuple[str, bytes]]:
    files = document_files(bounds, key, source.documents, tools.cache)
    for number, file in enumerate(files, bounds[0] - segment.start):
        yield document_path(segment.stamp, number), file


def _filter_files(segment: Segment, source: IndexInput) -> Iterator[tuple[str, bytes]]:
    filters = source.filters[segment.start : segment.stop]
    for number, facet in enumerate(source.facets):
        yield column_path(segment.stamp, facet.key), column_file([each.values[number] for each in filters])
    for province, file in place_files(filters):
        yield places_path(segment.stamp, province), file


def syllables_file(words: Counter[str]) -> bytes:
    """Return the file of words that may replace mistyped ones, most frequent first."""
    known = [word for word, count in words.items() if count > 1 and not word.isdigit()]
    return compress(" ".join(sorted(known, key=lambda word: (-words[word], word))[:_MOST_SYLLABLES]).encode())


def foreign_words(words: Counter[str]) -> list[str]:
    """Return the corpus words that would be decoded as Telex, so that queries for them are not."""
    return sorted(word for word, count in words.items() if count and decoded(word) != word)


def _manifest(
    source: IndexInput, segments: Sequence[Segment], words: Counter[str], suggestions: int
) -> dict[str, object]:
    used = [{value for each in source.filters for value in each.values[number]} for number in range(len(source.facets))]
    return {
        "schema": SCHEMA,
        "total": len(source.addresses),
        "segments": [{"stamp": each.stamp, "docs": each.documents, "shards": each.shards} for each in segments],
        "suggestions": suggestions,
        "kinds": [list(kind) for kind in source.kinds],
        "foreign": foreign_words(words),
        "plain": list(PLAIN_WORDS),
        "synonyms": bool(source.synonyms),
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
