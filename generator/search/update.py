"""Updates an index after edits of documents: rewrites their files and those of terms they gained or lost.

The result equals that of a full indexing, provided that no document was added or removed.
"""

import json
import zlib
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.search.documents import Document, as_json, document_file
from generator.search.index import foreign_words, syllables_file
from generator.search.layout import MANIFEST, SYLLABLES, document_path, postings_path
from generator.search.postings import document_postings, encode_postings, postings_file, prefix_hash
from generator.search.reader import ListedSegment, ReadFile, decode_file, decode_postings, listed_segments
from generator.search.words import key

_Changes = Mapping[str, int | None]  # spelling to new posting; None if the document lost it


class DocumentUpdate(NamedTuple):
    """A changed document; `number` counts over all segments, newest first."""

    number: int
    before: Document
    after: Document


def updated_files(updates: Iterable[DocumentUpdate], words: Counter[str], read: ReadFile) -> dict[str, bytes]:
    """Return the files that replace existing ones, by path.

    `words`, the number of documents for each word as counted by `index_files`, is updated in place.
    """
    manifest = json.loads(read(MANIFEST))
    segments = listed_segments(manifest)
    files: dict[str, bytes] = {}

    def latest(path: str) -> bytes:
        return files[path] if path in files else read(path)

    for number, before, after in updates:
        segment = next(each for each in segments if number < each.first + each.documents)
        own = number - segment.first
        changes = dict(_changes(own, before, after, words))
        for path, some in _by_file(changes, segment).items():
            files[path] = _with_changes(latest(path), own, some)
        files[document_path(segment.stamp, own)] = document_file(after)
    files[SYLLABLES] = syllables_file(words)
    files[MANIFEST] = as_json(manifest | {"foreign": foreign_words(words)})
    return files


def _changes(number: int, before: Document, after: Document, words: Counter[str]) -> Iterator[tuple[str, int | None]]:
    """Yield the spellings whose posting changed; update the counts of single words."""
    old, new = document_postings(before.texts, number), document_postings(after.texts, number)
    for spelled in old.keys() | new.keys():
        if old.get(spelled) != new.get(spelled):
            if " " not in spelled:
                words[key(spelled)] += (spelled in new) - (spelled in old)
            yield spelled, new.get(spelled)


def _by_file(changes: _Changes, segment: ListedSegment) -> Mapping[str, _Changes]:
    files: dict[str, dict[str, int | None]] = defaultdict(dict)
    for spelled, value in changes.items():
        files[postings_path(segment.stamp, prefix_hash(spelled) % segment.shards)][spelled] = value
    return files


def _with_changes(file: bytes, number: int, changes: _Changes) -> bytes:
    postings = dict(decode_file(zlib.decompress(file)))
    for spelled, value in changes.items():
        values = [each for each in decode_postings(postings.pop(spelled, b"")) if each >> 2 != number]
        if value is not None:
            insort(values, value)
        if values:
            postings[spelled] = encode_postings(values)
    return postings_file(sorted(postings), postings)
