"""The baseline: BM25 of the library bm25s over folded syllables and pairs."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import bm25s

from generator.search.documents import Document
from generator.search.telex import query_words
from generator.search.words import key, runs


class Baseline:
    """BM25 over the texts of documents; it finds by a question's folded words, raw Telex decoded."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Index the documents."""
        self._count = len(documents)
        self._index = bm25s.BM25()
        self._index.index([list(_terms(each.texts)) for each in documents], show_progress=False)

    def ranked(self, text: str) -> list[int]:
        """Return the numbers of all documents that share a term with the question, best first."""
        keys = [key(word) for word in query_words(text, ())]
        wanted = [*keys, *map(" ".join, pairwise(keys))]
        numbers, scores = self._index.retrieve([wanted], k=self._count, show_progress=False)
        return [int(number) for number, each in zip(numbers[0], scores[0], strict=True) if each > 0]


def _terms(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        for run in runs(text):
            keys = [key(word) for word in run]
            yield from keys
            yield from map(" ".join, pairwise(keys))
