"""An updated index equals a fully built one, byte for byte."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.documents import Document
from generator.search.index import index_files
from generator.search.update import DocumentUpdate, updated_files
from tests.support.build_tools import tools
from tests.support.indexes import document, numbered, source

WORDS = ("hiến", "hiền", "đất", "cầu", "thôn", "hoà", "hòa", "Ea T'ling", "web", "web web", "2.026", "7")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
DOCUMENTS = st.builds(document, st.just(""), TEXTS, subjects=TEXTS, summary=TEXTS, body=TEXTS)


def at(address: str, document: Document) -> Document:
    return replace(document, result=replace(document.result, address=address))


def test_an_updated_index_equals_a_new_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(st.lists(st.tuples(DOCUMENTS, DOCUMENTS, st.booleans()), min_size=1, max_size=5))
    def holds(pairs: list[tuple[Document, Document, bool]]) -> None:
        folder = tmp_path_factory.mktemp("index")
        before = [at(f"guong/{number}/", each) for number, (each, _, _) in enumerate(pairs)]
        after = [
            at(old.result.address, new) if is_new else old for old, (_, new, is_new) in zip(before, pairs, strict=True)
        ]
        check(before, after, folder)

    holds()


def test_updates_in_both_segments_of_a_larger_index(tmp_path: Path) -> None:
    before = numbered(3000)
    said = {0: "Bà con thôn 4 hiến đất làm cầu.", 2500: "Bà con thôn 4 hiến đất.", 2999: ""}
    after = [
        replace(each, body=said.get(number, each.body), texts=(said.get(number, each.body), *each.texts[1:]))
        for number, each in enumerate(before)
    ]
    updated = check(before, after, tmp_path)
    assert len({path.split("/")[2] for path in updated if "/tu/" in path}) == 2  # tail and base


def check(before: list[Document], after: list[Document], folder: Path) -> dict[str, bytes]:
    """Update an index of the documents `before` to `after`; return the updated files."""
    words, expected = Counter[str](), Counter[str]()
    files = dict(index_files(source(before), tools(folder), words))
    changed = [
        DocumentUpdate(number, *pair)
        for number, pair in enumerate(zip(before, after, strict=True))
        if len(set(pair)) > 1
    ]
    updated = updated_files(changed, words, files.__getitem__)
    assert files | updated == dict(index_files(source(after), tools(folder), expected))
    assert +words == expected
    return updated
