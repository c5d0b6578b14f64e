"""A revised index is what one made anew would be, byte for byte."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.documents import Document
from generator.search.index import index_files
from generator.search.update import Revision, revised_files
from tests.support.counting_pools import tools
from tests.support.indexes import document, numbered, source

WORDS = ("hiến", "hiền", "đất", "cầu", "thôn", "hoà", "hòa", "Ea T'ling", "web", "web web", "2.026", "7")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
DOCUMENTS = st.builds(document, st.just(""), TEXTS, subjects=TEXTS, summary=TEXTS, body=TEXTS)


def at(address: str, document: Document) -> Document:
    return replace(document, shown=replace(document.shown, address=address))


def test_it_is_what_an_index_made_anew_is(tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(st.lists(st.tuples(DOCUMENTS, DOCUMENTS, st.booleans()), min_size=1, max_size=5))
    def holds(pairs: list[tuple[Document, Document, bool]]) -> None:
        folder = tmp_path_factory.mktemp("index")
        before = [at(f"guong/{number}/", each) for number, (each, _, _) in enumerate(pairs)]
        after = [
            at(old.shown.address, new) if is_new else old for old, (_, new, is_new) in zip(before, pairs, strict=True)
        ]
        check(before, after, folder)

    holds()


def test_in_every_segment_of_a_larger_one(tmp_path: Path) -> None:
    before = numbered(3000)
    said = {0: "Bà con thôn 4 hiến đất làm cầu.", 2500: "Bà con thôn 4 hiến đất.", 2999: ""}
    after = [
        replace(each, body=said.get(number, each.body), texts=(said.get(number, each.body), *each.texts[1:]))
        for number, each in enumerate(before)
    ]
    revised = check(before, after, tmp_path)
    assert len({path.split("/")[2] for path in revised if "/tu/" in path}) == 2  # tail and base


def check(before: list[Document], after: list[Document], folder: Path) -> dict[str, bytes]:
    """Revise an index of the documents `before` until it is one of those `after`; return the files revised."""
    words, expected = Counter[str](), Counter[str]()
    files = dict(index_files(source(before), tools(folder), words))
    changed = [
        Revision(number, *pair) for number, pair in enumerate(zip(before, after, strict=True)) if len(set(pair)) > 1
    ]
    revised = revised_files(changed, words, files.__getitem__)
    assert files | revised == dict(index_files(source(after), tools(folder), expected))
    assert +words == expected
    return revised
