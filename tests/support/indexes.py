"""Small indexes for tests: documents written as texts, indexed and read back in memory."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.engine.cache import digest_of
from generator.engine.work import BuildTools
from generator.search import ranking
from generator.search.documents import Document, Facet, Filing, Shown, Suggestion
from generator.search.index import Source, index_files
from generator.search.jobs import Documents
from generator.search.layout import MANIFEST
from generator.search.reader import Index, spellings_in
from generator.text.vietnamese import fold
from tests.support.counting_pools import tools

FACETS = (Facet("linh-vuc", "Lĩnh vực", (("y-te", "Y tế"), ("giao-duc", "Giáo dục"))),)


def itself(document: Document) -> Document:
    """Make a document of a document."""
    return document


def document(address: str, title: str = "", *, subjects: str = "", summary: str = "", body: str = "") -> Document:
    """Make a document of its texts."""
    shown = Shown(address, title, None, summary, "Cá nhân", "Y tế", "Quảng Ngãi", 2024, "profile", is_sample=True)
    return Document(shown, body, (body, summary, subjects, title))


def source(
    documents: Sequence[Document], filings: Sequence[Filing] = (), suggestions: Sequence[Suggestion] = ()
) -> Source:
    """Return documents, newest first, as something to index."""
    return Source(
        [each.shown.address for each in documents],
        Documents([digest_of(*each.parts) for each in documents], documents, itself),
        filings or [Filing((("y-te",),), ()) for _ in documents],
        FACETS,
        suggestions,
    )


@dataclass(frozen=True)
class Searched:
    """An index in memory, asked as a reader asks."""

    documents: Sequence[Document]
    files: dict[str, bytes]

    @property
    def index(self) -> Index:
        return Index(self.files.__getitem__)

    def found(self, text: str) -> list[str]:
        """Return the titles found, in order."""
        return [self.index.document(number).title for number in ranking.search(self.index, text).documents]

    def tier(self, text: str) -> int | None:
        return ranking.search(self.index, text).tier

    def offered(self, text: str) -> str | None:
        """Return what is offered instead of a mistyped query."""
        words = ranking.correction(self.index, ranking.search(self.index, text).words)
        return None if words is None else " ".join(words)


def said(files: dict[str, bytes]) -> str:
    """Return all that an index says, as it is written and without marks, in lower case."""
    texts = []
    for path, content in files.items():
        if path == MANIFEST:
            texts.append(content.decode())
        elif "/tu/" in path:
            texts += [spelled for spelled, _ in spellings_in(zlib.decompress(content))]
        else:
            texts.append(zlib.decompress(content).decode("utf-8", "replace"))
    everything = "\n".join(texts).lower()
    return f"{everything}\n{fold(everything)}"


def searched(documents: Sequence[Document], at: Path | BuildTools) -> Searched:
    """Index documents, newest first."""
    kept = at if isinstance(at, BuildTools) else tools(at)
    return Searched(documents, dict(index_files(source(documents), kept)))


def bodies(folder: Path, *texts: str) -> Searched:
    """Index documents whose title and body are the same text, newest first."""
    return searched([document(f"guong/{at}/", title=text) for at, text in enumerate(texts)], folder)


def numbered(count: int) -> list[Document]:
    """Return documents that share most of their words, newest first; with more of them the older stay the same."""
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
