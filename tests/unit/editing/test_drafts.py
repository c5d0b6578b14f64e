"""Slugs and files of drafts."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.editing.drafts import create, other_slugs, slug_of


def test_of_many_concurrent_writers_one_succeeds(tmp_path: Path) -> None:
    def write(number: int) -> bool:
        try:
            create(tmp_path, "content/profiles/a/index.md", str(number) * 10_000)
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(16) as threads:
        done = list(threads.map(write, range(16)))
    assert done.count(True) == 1
    assert (tmp_path / "content/profiles/a/index.md").read_text("utf-8") == str(done.index(True)) * 10_000


def test_an_existing_folder_is_never_written_to_even_if_empty_or_a_link(tmp_path: Path) -> None:
    (tmp_path / "content/profiles/a").mkdir(parents=True)
    (tmp_path / "content/profiles/b").symlink_to(tmp_path)
    for name in ("a", "b"):
        with pytest.raises(FileExistsError):
            create(tmp_path, f"content/profiles/{name}/index.md", "x")


def test_long_names_are_cut_between_words() -> None:
    slug = slug_of("Câu lạc bộ " + "giúp nhau " * 20)
    assert len(slug) <= 80
    assert slug.split("-")[-1] in {"giup", "nhau"}
    names = other_slugs("a" * 80, "Phổ Minh")
    assert all(len(next(names)) <= 80 for _ in range(20))
