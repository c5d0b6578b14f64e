"""The index: files that change with an entry, caching, and no trace of removed entries."""

import json
import multiprocessing
import zlib
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.cache import Cache
from generator.engine.parallel import BuildTools, Pool
from generator.search.documents import FilterPlace, Filters, Suggestion
from generator.search.index import index_files
from generator.search.jobs import IndexingError
from generator.search.layout import MANIFEST, SYLLABLES, fnv, prefix_of, shards_of
from generator.search.postings import prefix_hash
from generator.search.reader import IndexReader, SchemaError
from generator.search.segments import split_segments
from generator.search.suggestion_files import suggestion_files
from generator.search.words import runs, term_of
from tests.support.build_tools import CountingTools, tools
from tests.support.indexes import bodies, changed, document, numbered, searched, source, text_of


def manifest(files: dict[str, bytes]) -> dict[str, object]:
    read: dict[str, object] = json.loads(files[MANIFEST])
    return read


def test_a_new_entry_changes_only_the_newest_segment(tmp_path: Path) -> None:
    before = searched(numbered(5000), tmp_path).files
    after = searched(numbered(5001), tmp_path).files
    rewritten = [path for path, content in after.items() if before.get(path) != content]
    assert len(rewritten) / len(after) < 0.05
    words = [path for path in after if "/tu/" in path]
    assert sum(path in rewritten for path in words) / len(words) < 0.05


def test_an_edited_entry_rewrites_only_the_files_of_its_changed_words(tmp_path: Path) -> None:
    documents = numbered(3000)
    before = searched(documents, tmp_path).files
    after = searched(changed(documents, 2500, "Bà con thôn 4 hiến đất làm cầu."), tmp_path).files
    assert before.keys() == after.keys()
    rewritten = [path for path, content in after.items() if before[path] != content]
    assert 2 <= len(rewritten) < 40


def test_the_same_documents_give_the_same_bytes_from_any_number_of_processes(tmp_path: Path) -> None:
    documents = numbered(1500)
    pool = Pool(lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")), 2)
    parallel = BuildTools(Cache(tmp_path / "parallel"), pool, lambda *_: None)
    alone = searched(documents, tmp_path / "alone").files
    assert dict(index_files(source(documents), parallel)) == alone
    assert dict(index_files(source(documents), parallel)) == alone  # from the cache


def test_cached_documents_are_not_indexed_again(tmp_path: Path) -> None:
    counted = CountingTools(tmp_path)
    searched(numbered(300), counted.tools)
    assert counted.made.pop("Lập chỉ mục") >= 1
    searched(numbered(300), counted.tools)
    assert counted.made == {}


@pytest.mark.parametrize("content", [b"", b"damaged", b"\0" * 100])
def test_a_damaged_cache_is_rebuilt(content: bytes, tmp_path: Path) -> None:
    documents = numbered(200)
    whole = searched(documents, tmp_path).files
    for file in (tmp_path / ".cache").glob("??/*"):
        file.write_bytes(content)
    assert searched(documents, tmp_path).files == whole
    for file in sorted((tmp_path / ".cache").glob("??/*"))[::2]:
        file.unlink()
    assert searched(documents, tmp_path).files == whole


def test_a_cache_that_loses_pieces_is_an_error(tmp_path: Path) -> None:
    class Forgetful(Cache):
        def get(self, key: str) -> None:
            """Discard the content."""

    made = BuildTools(Forgetful(tmp_path), tools(tmp_path).pool, lambda *_: None)
    with pytest.raises(IndexingError):
        list(index_files(source(numbered(3)), made))


def test_a_removed_entry_leaves_no_trace(tmp_path: Path) -> None:
    removed = document("guong/lo-thi-xuyen/", title="Lò Thị Xuyến", body="Chị Xuyến ở bản Phiêng Pằn. Robott.")
    documents = [*numbered(70), removed, *numbered(40)[:0]]
    with_it, without = searched(documents, tmp_path).files, searched(numbered(70), tmp_path).files
    for trace in ("xuyến", "xuyen", "phiêng", "phieng", "robott"):
        assert trace in text_of(with_it)
        assert trace not in text_of(without)


def test_an_index_of_another_schema_is_rejected(tmp_path: Path) -> None:
    files = dict(bodies(tmp_path, "Một").files)
    files[MANIFEST] = json.dumps(manifest(files) | {"schema": 99}).encode()
    with pytest.raises(SchemaError):
        IndexReader(files.__getitem__)


def test_a_site_without_entries_has_an_index(tmp_path: Path) -> None:
    empty = searched([], tmp_path)
    assert manifest(empty.files)["total"] == 0
    assert empty.found("gì cũng được") == []
    assert empty.found("") == []


def test_words_of_the_corpus_that_look_like_raw_telex_are_not_decoded(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Bộ test nhanh", "Tét bánh chưng")
    assert manifest(index.files)["foreign"] == ["test"]
    assert index.found("test") == ["Bộ test nhanh", "Tét bánh chưng"]


def test_words_of_two_entries_can_replace_mistyped_ones(tmp_path: Path) -> None:
    files = bodies(tmp_path, "đất đường đất", "đường 2024", "sông 2024").files
    assert zlib.decompress(files[SYLLABLES]).decode().split() == ["duong"]


def test_columns_and_places_contain_the_filters_of_documents(tmp_path: Path) -> None:
    documents = [document(f"guong/{at}/", title=str(at)) for at in range(3)]
    commune = FilterPlace("quang-ngai", "binh-son-21040", "Xã Bình Sơn", is_former=False)
    filters = [
        Filters((("y-te",),), (commune, commune)),
        Filters((("y-te", "giao-duc"),), ()),
        Filters(((),), (commune,)),
    ]
    files = dict(index_files(source(documents, filters), tools(tmp_path)))
    stamps = [each.stamp for each in split_segments([each.result.address for each in documents])]
    assert len(stamps) == 1
    head, rows = zlib.decompress(files[f"tim-kiem/du-lieu/{stamps[0]}/loc/linh-vuc.z"]).split(b"\n", 1)
    combinations = json.loads(head)
    assert [combinations[row] for row in rows] == [["y-te"], ["y-te", "giao-duc"], []]
    places = json.loads(zlib.decompress(files[f"tim-kiem/du-lieu/{stamps[0]}/noi/quang-ngai.z"]))
    assert places == {"binh-son-21040": {"n": "Xã Bình Sơn", "then": False, "d": [0, 2]}}


def test_columns_of_many_combinations_take_two_bytes(tmp_path: Path) -> None:
    documents = numbered(300)
    filters = [Filters(((str(at),),), ()) for at in range(300)]
    files = dict(index_files(source(documents, filters), tools(tmp_path)))
    rows = 0
    for path, content in files.items():
        if path.endswith("loc/linh-vuc.z"):
            head, column = zlib.decompress(content).split(b"\n", 1)
            size = 2 if len(json.loads(head)) > 256 else 1
            rows += len(column) // size
    assert rows == 300


def test_suggestions_are_stored_under_their_prefixes() -> None:
    place = Suggestion("place", "Bình Sơn", "Huyện Bình Sơn", "Quảng Ngãi", "dia-phuong/x/")
    name = Suggestion("name", "Lê Bình", "Lê Bình", "Bác sĩ", "guong/le-binh/")
    filed: dict[str, list[list[str]]] = {}
    for file in suggestion_files([place, name]):
        filed |= json.loads(zlib.decompress(file))
    assert sorted(filed) == ["bi", "bin", "binh s", "le", "so", "son"]
    assert [each[1] for each in filed["bi"]] == ["Lê Bình", "Huyện Bình Sơn"]
    assert [each[1] for each in filed["binh s"]] == ["Huyện Bình Sơn"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n")), unique=True, max_size=300))
def test_segments_contain_every_document_once_in_order(addresses: list[str]) -> None:
    segments = split_segments(addresses)
    bounds = [(each.start, each.stop) for each in segments]
    assert [number for start, stop in bounds for number in range(start, stop)] == list(range(len(addresses)))
    for each in segments:
        assert [n for batch in each.batches for n in range(*batch)] == list(range(each.start, each.stop))
        assert each.shards % 16 == 0


def test_the_typed_prefix_of_a_term_decides_its_file() -> None:
    assert prefix_of("hien mau") == prefix_of("hien ma") == "hien ma"
    assert prefix_of("hien") == "hien"
    assert shards_of(0) == shards_of(10) == 16
    assert shards_of(10_000) == 3000 - 3000 % 16


@given(st.text("aăđeoôuưyhngqtTĐ .,-'12中ខ្មែរ\u0301"))
def test_every_spelling_is_in_the_file_of_its_term(text: str) -> None:
    for run in runs(text):
        for spelled in (*run, *map(" ".join, pairwise(run))):
            assert prefix_hash(spelled) == fnv(prefix_of(term_of(spelled)))
