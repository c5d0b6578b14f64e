"""The cache returns a stored result or none, whatever happens to its files."""

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


def test_a_stored_result_is_there_for_other_builds(tmp_path: Path) -> None:
    assert not Cache(tmp_path).has(KEY)
    assert Cache(tmp_path).get(KEY) is None
    Cache(tmp_path).put(KEY, b"made")
    assert Cache(tmp_path).has(KEY)
    assert Cache(tmp_path).get(KEY) == b"made"
    assert Cache(tmp_path).get(OTHER) is None
    Cache(tmp_path).put(KEY, b"made again")
    assert Cache(tmp_path).get(KEY) == b"made again"


def test_a_cache_is_empty_until_a_result_is_stored(tmp_path: Path) -> None:
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
def test_a_damaged_result_is_none(kind: str, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"made once")
    (file,) = files(cache)
    file.write_bytes(DAMAGE[kind](file.read_bytes()))
    assert cache.get(KEY) is None
    cache.put(KEY, b"made again")
    assert cache.get(KEY) == b"made again"


def age(file: Path) -> None:
    """Make a file a day old."""
    yesterday = time() - 24 * 3600
    os.utime(file, (yesterday, yesterday))


USES: dict[str, Callable[[Cache], object]] = {
    "asked for": lambda cache: cache.has(KEY),
    "read": lambda cache: cache.get(KEY),
    "put": lambda cache: cache.put(KEY, b"x"),
    "noted": lambda cache: cache.note(KEY),
}


@pytest.mark.parametrize("use", USES)
def test_old_results_are_pruned_unless_in_use(use: str, tmp_path: Path) -> None:
    for key in (KEY, OTHER):
        Cache(tmp_path).put(key, b"x")
    cache = Cache(tmp_path)
    USES[use](cache)
    for file in files(cache):
        age(file)
    cache.prune()
    assert (cache.get(KEY), cache.get(OTHER)) == (b"x", None)
    assert len(files(cache)) == 1


def test_fresh_results_are_not_pruned(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, b"x")
    Cache(tmp_path).prune()
    assert Cache(tmp_path).get(KEY) == b"x"


def test_a_pickled_cache_has_its_folder_but_no_used_keys(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"x")
    (file,) = files(cache)
    age(file)
    copy = pickle.loads(pickle.dumps(cache))  # noqa: S301  (a moment ago)
    assert copy.folder == tmp_path
    copy.prune()
    assert not files(cache)


def test_a_missing_folder_can_be_pruned(tmp_path: Path) -> None:
    Cache(tmp_path / "none").prune()


def test_several_builds_can_use_the_cache_at_once(tmp_path: Path) -> None:
    """A reader gets a whole result or none, while others write and prune."""
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


def test_a_folder_that_cannot_be_written_raises_an_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    cache = Cache(tmp_path / "cache")
    with pytest.raises(CacheError):
        cache.put(KEY, b"x")
    assert cache.get(KEY) is None


def test_a_scratch_file_is_removed_after_use(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    with cache.scratch() as one, cache.scratch() as other:
        assert one != other
        assert one.is_file()
        assert one.is_relative_to(cache.folder)
    assert not files(cache)


def test_the_scratch_file_of_a_killed_build_is_pruned(tmp_path: Path) -> None:
    with Cache(tmp_path).scratch() as file:
        Cache(tmp_path).prune()
        assert file.exists()
        age(file)
        Cache(tmp_path).prune()
        assert not file.exists()


def test_a_scratch_file_needs_no_writable_cache(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with Cache(tmp_path / "cache").scratch() as file:
        file.write_bytes(b"x")
    assert not file.exists()


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_digests_of_different_values_differ(one: list[str], other: list[str]) -> None:
    assert (digest_of(*one) == digest_of(*other)) == (one == other)
