"""Cache tables: values come back unchanged or not at all, and only changed files are written."""

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from generator.build.plan import BuildResult
from generator.engine.cache import Cache
from generator.engine.cache_table import CacheTable, dumps, loads
from generator.engine.files import FileState
from generator.engine.output_folder import PublishedFile
from generator.entries.reader import ReadResult
from generator.pages.card_file import RenderedCard
from generator.problems.problem import Location, problem
from tests.support.factories import profile_article, story

LONG_AGO = (1_000_000_000, 1_000_000_000)
ENTRY = story("b", exemplars=["a"], aliases=["/cu/"], locality=["xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi"])
READ = ReadResult(ENTRY, (), (), (problem("GS501", Location(ENTRY.path, 3), address="a/", other="b"),), "key")
VALUES: dict[str, object] = {
    "entry": ENTRY,
    "article": profile_article("a", results=[{"value": "2 km", "label": "đường mới"}]),
    "read": READ,
    "result of a read": READ._replace(siblings=("anh.jpg",), state=FileState(1, 2, 3, 4, 5)),
    "card": RenderedCard("guong/a/", "key", "<a>Ẩn</a>".encode()),
    "file": PublishedFile("key", 3, 4),
    "result": BuildResult(READ.problems, "site", 1, 2, 3, 4, 5),
    "day": date(2026, 6, 1),
}


def written(folder: Path) -> list[Path]:
    """Return the files of the cache that were written since `settle`."""
    return [file for file in folder.glob("??/*") if file.stat().st_mtime > LONG_AGO[0]]


def settle(folder: Path) -> None:
    for file in folder.glob("??/*"):
        os.utime(file, LONG_AGO)


def test_values_come_back_unchanged(tmp_path: Path) -> None:
    table = CacheTable(Cache(tmp_path), "things", "about")
    assert table.rows == {}
    table.replace(VALUES)
    again = CacheTable(Cache(tmp_path), "things", "about").rows
    assert again == VALUES
    assert {name: type(value) for name, value in again.items()} == {name: type(each) for name, each in VALUES.items()}


def test_only_files_with_changes_are_written(tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace({f"name {number}": number for number in range(5000)})
    everything = len(written(tmp_path))
    assert everything > 10

    def written_after(**changes: int | None) -> int:
        """Return the number of files that a change writes; None removes a name."""
        settle(tmp_path)
        table = CacheTable(Cache(tmp_path), "things", "about")
        now = {name: value for name, value in (table.rows | changes).items() if value is not None}
        table.replace(now)
        assert CacheTable(Cache(tmp_path), "things", "about").rows == now
        return len(written(tmp_path))

    assert written_after() == 0
    assert written_after(**{"name 7": 70_000}) == 1
    assert written_after(**{"one more": 1}) == 1
    assert written_after(**{"name 8": None}) == 1
    assert 1 < written_after(**{f"name {number}": -1 for number in range(6)}) <= 6


def test_one_row_is_read_and_changed_without_the_rest(tmp_path: Path) -> None:
    rows = {f"name {number}": number for number in range(5000)}
    CacheTable(Cache(tmp_path), "things", "about").replace(rows)
    settle(tmp_path)
    table = CacheTable(Cache(tmp_path), "things", "about")
    assert table.get("name 7") == 7
    assert table.get("no name") is None
    table.update({"name 7": 70_000, "one more": 1})
    assert 1 <= len(written(tmp_path)) <= 2
    assert CacheTable(Cache(tmp_path), "things", "about").rows == rows | {"name 7": 70_000, "one more": 1}


def test_a_removed_name_is_gone(tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace({"a": 1})
    CacheTable(Cache(tmp_path), "things", "about").replace({})
    assert CacheTable(Cache(tmp_path), "things", "about").rows == {}


@pytest.mark.parametrize(("title", "about"), [("things", "something else"), ("other things", "about")])
def test_rows_of_another_title_or_digest_are_not_returned(title: str, about: str, tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace(VALUES)
    assert CacheTable(Cache(tmp_path), title, about).rows == {}


def test_rows_of_an_older_digest_do_not_return_with_new_ones(tmp_path: Path) -> None:
    """Most files hold none of the new names, so they are not written again."""
    CacheTable(Cache(tmp_path), "things", "old").replace({f"name {number}": number for number in range(500)})
    CacheTable(Cache(tmp_path), "things", "new").replace({"name 1": 1})
    assert CacheTable(Cache(tmp_path), "things", "new").rows == {"name 1": 1}


class Evil:
    """A value that writes a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.write_text, (self.file, "x")


@pytest.mark.parametrize("content", [b"", b"\x80", pickle.dumps(7), pickle.dumps(("about", 7)), pickle.dumps(Path)])
def test_files_with_other_content_have_no_rows(content: bytes, tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace(VALUES)
    for file in tmp_path.glob("??/*"):
        Cache(tmp_path).put(file.parent.name + file.name, content)
    assert CacheTable(Cache(tmp_path), "things", "about").rows == {}


def test_a_damaged_file_loses_only_its_own_rows(tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace({f"name {number}": number for number in range(500)})
    file = sorted(tmp_path.glob("??/*"))[3]
    file.write_bytes(file.read_bytes()[:-3])
    left = CacheTable(Cache(tmp_path), "things", "about").rows
    assert 400 < len(left) < 500
    assert all(name == f"name {value}" for name, value in left.items())


def test_a_tampered_file_runs_no_code(tmp_path: Path) -> None:
    """Pickle itself does run it."""
    proof = tmp_path / "done"
    asked = pickle.dumps(("about", {"name": Evil(proof)}))
    cache = tmp_path / "cache"
    CacheTable(Cache(cache), "things", "about").replace(VALUES)
    for file in cache.glob("??/*"):
        Cache(cache).put(file.parent.name + file.name, asked)
    assert CacheTable(Cache(cache), "things", "about").rows == {}
    assert loads(asked) is None
    assert not proof.exists()
    pickle.loads(asked)  # noqa: S301
    assert proof.exists()


def test_a_cache_that_cannot_be_written_raises_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    table = CacheTable(Cache(tmp_path / "cache"), "things", "about")
    table.replace(VALUES)
    assert CacheTable(Cache(tmp_path / "cache"), "things", "about").rows == {}


def test_a_single_value_is_serialised_and_read() -> None:
    assert all(loads(dumps(value)) == value for value in VALUES.values())
    assert loads(None) is None
