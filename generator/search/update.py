"""Revises an index where documents say something else: their files, and those of the terms that they gained or lost.

What it makes is what indexing everything anew would make, so long as no document came or went.
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
from generator.search.postings import file_of, place_of, postings_of, values_of
from generator.search.reader import Read, Segment, segments_of, spellings_in, values_in
from generator.search.words import key

_Changes = Mapping[str, int | None]  # spellings, each with its new posting, None where the document has lost it


class Revision(NamedTuple):
    """A document that says something else; `number` counts over all segments, newest first."""

    number: int
    before: Document
    after: Document


def revised_files(revisions: Iterable[Revision], words: Counter[str], read: Read) -> dict[str, bytes]:
    """Return the files that are to take the place of those that are there, by path.

    `words` counts in how many documents each word is, as `index_files` does; it is brought up to date.
    """
    manifest = json.loads(read(MANIFEST))
    segments = segments_of(manifest)
    files: dict[str, bytes] = {}

    def latest(path: str) -> bytes:
        return files[path] if path in files else read(path)

    for number, before, after in revisions:
        segment = next(each for each in segments if number < each.first + each.documents)
        own = number - segment.first
        changes = dict(_changes(own, before, after, words))
        for path, some in _by_file(changes, segment).items():
            files[path] = _revised(latest(path), own, some)
        files[document_path(segment.stamp, own)] = document_file(after)
    files[SYLLABLES] = syllables_file(words)
    files[MANIFEST] = as_json(manifest | {"foreign": foreign_words(words)})
    return files


def _changes(number: int, before: Document, after: Document, words: Counter[str]) -> Iterator[tuple[str, int | None]]:
    """Yield the spellings that are found otherwise; count the single words among them."""
    old, new = values_of(before.texts, number), values_of(after.texts, number)
    for spelled in old.keys() | new.keys():
        if old.get(spelled) != new.get(spelled):
            if " " not in spelled:
                words[key(spelled)] += (spelled in new) - (spelled in old)
            yield spelled, new.get(spelled)


def _by_file(changes: _Changes, segment: Segment) -> Mapping[str, _Changes]:
    files: dict[str, dict[str, int | None]] = defaultdict(dict)
    for spelled, value in changes.items():
        files[postings_path(segment.stamp, place_of(spelled) % segment.shards)][spelled] = value
    return files


def _revised(file: bytes, number: int, changes: _Changes) -> bytes:
    postings = dict(spellings_in(zlib.decompress(file)))
    for spelled, value in changes.items():
        values = [each for each in values_in(postings.pop(spelled, b"")) if each >> 2 != number]
        if value is not None:
            insort(values, value)
        if values:
            postings[spelled] = postings_of(values)
    return file_of(sorted(postings), postings)
