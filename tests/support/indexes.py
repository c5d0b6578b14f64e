"""Small in-memory indexes: documents given as texts, indexed and read back."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.engine.cache import digest_of
from generator.engine.parallel import BuildTools
from generator.search import ranking
from generator.search.correction import correction
from generator.search.documents import Document, Facet, Filters, ResultData, Suggestion
from generator.search.index import IndexInput, index_files
from generator.search.jobs import Documents
from generator.search.layout import MANIFEST
from generator.search.reader import IndexReader, decode_file
from generator.text.vietnamese import fold
from tests.support.build_tools import tools

FACETS = (Facet("linh-vuc", "Lĩnh vực", (("y-te", "Y tế"), ("giao-duc", "Giáo dục"))),)


def itself(document: Document) -> Document:
    """Return the document: a function that worker processes can load."""
    return document


def document(address: str, title: str = "", *, subjects: str = "", summary: str = "", body: str = "") -> Document:
    """Return a document with these texts."""
    result = ResultData(address, title, None, summary, "Cá nhân", "Y tế", "Quảng Ngãi", 2024, "profile", is_sample=True)
    return Document(result, body, (body, summary, subjects, title))


def source(
    documents: Sequence[Document], filters: Sequence[Filters] = (), suggestions: Sequence[Suggestion] = ()
) -> IndexInput:
    """Return the input for indexing documents, given newest first."""
    return IndexInput(
        [each.result.address for each in documents],
        Documents([digest_of(*each.parts) for each in documents], [partial(itself, each) for each in documents]),
        filters or [Filters((("y-te",),), ()) for _ in documents],
        FACETS,
        suggestions,
    )


@dataclass(frozen=True)
class Searched:
    """An in-memory index that answers queries."""

    documents: Sequence[Document]
    files: dict[str, bytes]

    @property
    def index(self) -> IndexReader:
        return IndexReader(self.files.__getitem__)

    def found(self, text: str) -> list[str]:
        """Return the titles of the results, in order."""
        return [self.index.document(number).title for number in ranking.search(self.index, text).documents]

    def whole(self, text: str) -> int:
        """Return the number of results above the line."""
        return ranking.search(self.index, text).whole

    def tier(self, text: str) -> int | None:
        return ranking.search(self.index, text).tier

    def offered(self, text: str) -> str | None:
        """Return the correction of a mistyped query."""
        words = correction(self.index, ranking.search(self.index, text).words)
        return None if words is None else " ".join(words)


def text_of(files: dict[str, bytes]) -> str:
    """Return the whole text content of an index in lower case, with and without marks."""
    texts = []
    for path, content in files.items():
        if path == MANIFEST:
            texts.append(content.decode())
        elif "/tu/" in path:
            texts += [spelled for spelled, _ in decode_file(zlib.decompress(content))]
        else:
            texts.append(zlib.decompress(content).decode("utf-8", "replace"))
    everything = "\n".join(texts).lower()
    return f"{everything}\n{fold(everything)}"


def searched(documents: Sequence[Document], at: Path | BuildTools) -> Searched:
    """Index documents, newest first."""
    build_tools = at if isinstance(at, BuildTools) else tools(at)
    return Searched(documents, dict(index_files(source(documents), build_tools)))


def bodies(folder: Path, *texts: str) -> Searched:
    """Index documents whose title and body are the same text, newest first."""
    return searched([document(f"guong/{at}/", title=text) for at, text in enumerate(texts)], folder)


def numbered(count: int) -> list[Document]:
    """Return documents that share most words, newest first; a larger number only adds newer ones."""
    return [
        document(
            f"cau-chuyen/bai-{number}/",
            title=f"Câu chuyện số {number}",
            body=f"Thôn {number % 7} hiến đất làm đường; người thứ {number} là Nguyễn Văn {'ABCDE'[number % 5]}n.",
        )
        for number in reversed(range(count))
    ]


def changed(documents: Sequence[Document], at: int, body: str) -> list[Document]:
    """Return the documents with one body rewritten."""
    before = documents[at]
    after = replace(before, body=body, texts=(body, *before.texts[1:]))
    return [*documents[:at], after, *documents[at + 1 :]]
