"""The cache: gives back what was put or nothing, whatever happens to its files."""

import os
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from time import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.cache import Cache, CacheError, digest_of

KEY, OTHER = digest_of("a"), digest_of("b")


def files(cache: Cache) -> list[Path]:
    return [file for file in cache.folder.rglob("*") if file.is_file()]


def test_what_was_put_is_there_for_another_build_too(tmp_path: Path) -> None:
    assert not Cache(tmp_path).has(KEY)
    assert Cache(tmp_path).get(KEY) is None
    Cache(tmp_path).put(KEY, b"made")
    assert Cache(tmp_path).has(KEY)
    assert Cache(tmp_path).get(KEY) == b"made"
    assert Cache(tmp_path).get(OTHER) is None
    Cache(tmp_path).put(KEY, b"made anew")
    assert Cache(tmp_path).get(KEY) == b"made anew"


def test_a_store_is_empty_until_something_is_put(tmp_path: Path) -> None:
    assert Cache(tmp_path / "cache").is_empty
    Cache(tmp_path / "cache").put(KEY, b"made")
    assert not Cache(tmp_path / "cache").is_empty


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "one bit": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "cut short": lambda content: content[:-3],
    "cut in its digest": lambda content: content[:7],
    "nothing left": lambda _: b"",
    "something more": lambda content: content + b"x",
    "zeros, as after a power cut": lambda content: bytes(len(content)),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_entry_is_none(kind: str, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"made once")
    (file,) = files(cache)
    file.write_bytes(DAMAGE[kind](file.read_bytes()))
    assert cache.get(KEY) is None
    cache.put(KEY, b"made again")
    assert cache.get(KEY) == b"made again"


def age(file: Path) -> None:
    """Let a file be a day old."""
    yesterday = time() - 24 * 3600
    os.utime(file, (yesterday, yesterday))


USES: dict[str, Callable[[Cache], object]] = {
    "asked for": lambda cache: cache.has(KEY),
    "taken": lambda cache: cache.get(KEY),
    "put": lambda cache: cache.put(KEY, b"x"),
    "noted": lambda cache: cache.note(KEY),
}


@pytest.mark.parametrize("use", USES)
def test_of_what_is_old_only_what_is_in_use_stays(use: str, tmp_path: Path) -> None:
    for key in (KEY, OTHER):
        Cache(tmp_path).put(key, b"x")
    cache = Cache(tmp_path)
    USES[use](cache)
    for file in files(cache):
        age(file)
    cache.prune()
    assert (cache.get(KEY), cache.get(OTHER)) == (b"x", None)
    assert len(files(cache)) == 1


def test_what_is_fresh_stays_though_nobody_asked_for_it(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, b"x")
    Cache(tmp_path).prune()
    assert Cache(tmp_path).get(KEY) == b"x"


def test_what_another_process_was_handed_is_the_folder_alone(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"x")
    (file,) = files(cache)
    age(file)
    copy = pickle.loads(pickle.dumps(cache))  # noqa: S301  (a moment ago)
    assert copy.folder == tmp_path
    copy.prune()
    assert not files(cache)


def test_there_may_be_nothing_to_drop(tmp_path: Path) -> None:
    Cache(tmp_path / "none").prune()


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Whoever asks gets a whole entry or none, however many write and drop at the time."""
    content = bytes(range(256)) * 400

    def build(_: int) -> set[bytes | None]:
        cache = Cache(tmp_path)
        cache.put(KEY, content)
        found = {cache.get(KEY) for _ in range(20)}
        with suppress(FileNotFoundError):
            age(tmp_path / KEY[:2] / KEY[2:])
        Cache(tmp_path).prune()  # which uses nothing
        return found

    with ThreadPoolExecutor(8) as builds:
        assert set().union(*builds.map(build, range(40))) <= {content, None}
    assert not files(Cache(tmp_path))


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    cache = Cache(tmp_path / "cache")
    with pytest.raises(CacheError):
        cache.put(KEY, b"x")
    assert cache.get(KEY) is None


def test_a_file_that_was_lent_is_gone_when_it_is_given_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    with cache.scratch() as one, cache.scratch() as other:
        assert one != other
        assert one.is_file()
        assert one.is_relative_to(cache.folder)
    assert not files(cache)


def test_a_file_that_a_killed_build_was_lent_is_pruned(tmp_path: Path) -> None:
    with Cache(tmp_path).scratch() as file:
        Cache(tmp_path).prune()
        assert file.exists()
        age(file)
        Cache(tmp_path).prune()
        assert not file.exists()


def test_a_file_is_lent_where_the_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with Cache(tmp_path / "cache").scratch() as file:
        file.write_bytes(b"x")
    assert not file.exists()


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_digests_of_different_values_differ(one: list[str], other: list[str]) -> None:
    assert (digest_of(*one) == digest_of(*other)) == (one == other)
