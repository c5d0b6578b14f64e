"""What the last build knew: it comes back as it was or not at all, and only what changed is written."""

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from generator.build.plan import BuildResult
from generator.engine.cache import Cache
from generator.engine.cache_table import CacheTable, dumped, loaded
from generator.engine.files import FileState
from generator.engine.output_folder import PublishedFile
from generator.entries.reader import CachedRead, ReadResult
from generator.pages.page import RenderedCard
from generator.problems.problem import Location, problem
from tests.support.factories import profile_article, story

LONG_AGO = (1_000_000_000, 1_000_000_000)
ENTRY = story("b", exemplars=["a"], aliases=["/cu/"], locality=["xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi"])
READ = ReadResult(ENTRY, (), (problem("GS501", Location(ENTRY.path, 3), address="a/", other="b"),), "key")
VALUES: dict[str, object] = {
    "entry": ENTRY,
    "article": profile_article("a", results=[{"value": "2 km", "label": "đường mới"}]),
    "read": READ,
    "seen": CachedRead(READ, FileState(1, 2, 3, 4, 5), ("anh.jpg",)),
    "card": RenderedCard("guong/a/", "key", "<a>Ẩn</a>".encode()),
    "file": PublishedFile("key", 3, 4),
    "outcome": BuildResult(READ.problems, "site", 1, 2, 3, 4, 5),
    "day": date(2026, 6, 1),
}


def written(folder: Path) -> list[Path]:
    """Return the cache's files that were written to since `settle`."""
    return [file for file in folder.glob("??/*") if file.stat().st_mtime > LONG_AGO[0]]


def settle(folder: Path) -> None:
    for file in folder.glob("??/*"):
        os.utime(file, LONG_AGO)


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    table = CacheTable(Cache(tmp_path), "things", "about")
    assert table.rows == {}
    table.replace(VALUES)
    again = CacheTable(Cache(tmp_path), "things", "about").rows
    assert again == VALUES
    assert {name: type(value) for name, value in again.items()} == {name: type(each) for name, each in VALUES.items()}


def test_only_what_holds_something_new_is_written(tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace({f"name {number}": number for number in range(5000)})
    everything = len(written(tmp_path))
    assert everything > 10

    def kept_after(**changes: int | None) -> int:
        """Return the number of files that a change writes; None takes a name away."""
        settle(tmp_path)
        table = CacheTable(Cache(tmp_path), "things", "about")
        now = {name: value for name, value in (table.rows | changes).items() if value is not None}
        table.replace(now)
        assert CacheTable(Cache(tmp_path), "things", "about").rows == now
        return len(written(tmp_path))

    assert kept_after() == 0
    assert kept_after(**{"name 7": 70_000}) == 1
    assert kept_after(**{"one more": 1}) == 1
    assert kept_after(**{"name 8": None}) == 1
    assert 1 < kept_after(**{f"name {number}": -1 for number in range(6)}) <= 6


def test_a_part_is_had_and_changed_without_the_rest(tmp_path: Path) -> None:
    kept = {f"name {number}": number for number in range(5000)}
    CacheTable(Cache(tmp_path), "things", "about").replace(kept)
    settle(tmp_path)
    table = CacheTable(Cache(tmp_path), "things", "about")
    assert table.get("name 7") == 7
    assert table.get("no name") is None
    table.update({"name 7": 70_000, "one more": 1})
    assert 1 <= len(written(tmp_path)) <= 2
    assert CacheTable(Cache(tmp_path), "things", "about").rows == kept | {"name 7": 70_000, "one more": 1}


def test_a_name_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace({"a": 1})
    CacheTable(Cache(tmp_path), "things", "about").replace({})
    assert CacheTable(Cache(tmp_path), "things", "about").rows == {}


@pytest.mark.parametrize(("title", "about"), [("things", "something else"), ("other things", "about")])
def test_what_was_kept_of_something_else_is_nothing(title: str, about: str, tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace(VALUES)
    assert CacheTable(Cache(tmp_path), title, about).rows == {}


def test_what_was_true_of_something_else_does_not_come_back_with_it(tmp_path: Path) -> None:
    """Names that lie apart, so that most files are left as they were."""
    CacheTable(Cache(tmp_path), "things", "old").replace({f"name {number}": number for number in range(500)})
    CacheTable(Cache(tmp_path), "things", "new").replace({"name 1": 1})
    assert CacheTable(Cache(tmp_path), "things", "new").rows == {"name 1": 1}


class Evil:
    """What a file of the cache must not be able to do."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.write_text, (self.file, "x")


@pytest.mark.parametrize("content", [b"", b"\x80", pickle.dumps(7), pickle.dumps(("about", 7)), pickle.dumps(Path)])
def test_what_else_a_file_says_is_nothing(content: bytes, tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace(VALUES)
    for file in tmp_path.glob("??/*"):
        Cache(tmp_path).put(file.parent.name + file.name, content)
    assert CacheTable(Cache(tmp_path), "things", "about").rows == {}


def test_a_damaged_file_loses_what_it_held_alone(tmp_path: Path) -> None:
    CacheTable(Cache(tmp_path), "things", "about").replace({f"name {number}": number for number in range(500)})
    file = sorted(tmp_path.glob("??/*"))[3]
    file.write_bytes(file.read_bytes()[:-3])
    left = CacheTable(Cache(tmp_path), "things", "about").rows
    assert 400 < len(left) < 500
    assert all(name == f"name {value}" for name, value in left.items())


def test_nothing_is_done_that_a_file_asks_for(tmp_path: Path) -> None:
    """The same file does it where nobody looks."""
    proof = tmp_path / "done"
    asked = pickle.dumps(("about", {"name": Evil(proof)}))
    cache = tmp_path / "cache"
    CacheTable(Cache(cache), "things", "about").replace(VALUES)
    for file in cache.glob("??/*"):
        Cache(cache).put(file.parent.name + file.name, asked)
    assert CacheTable(Cache(cache), "things", "about").rows == {}
    assert loaded(asked) is None
    assert not proof.exists()
    pickle.loads(asked)  # noqa: S301
    assert proof.exists()


def test_where_nothing_can_be_kept_nothing_is_lost_but_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    table = CacheTable(Cache(tmp_path / "cache"), "things", "about")
    table.replace(VALUES)
    assert CacheTable(Cache(tmp_path / "cache"), "things", "about").rows == {}


def test_a_value_is_written_down_and_read_alone() -> None:
    assert all(loaded(dumped(value)) == value for value in VALUES.values())
    assert loaded(None) is None
