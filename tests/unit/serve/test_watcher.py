"""The watcher of `guong serve`: it follows folders that vanish and come back, and heeds no leftovers of editors."""

from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from shutil import rmtree
from threading import Thread

import pytest

from generator.engine.theme import Theme
from generator.serve.watcher import Changes, watching

SECONDS = 60
A = "content/profiles/a/index.md"


def collected(changes: Changes) -> "Queue[frozenset[str]]":
    batches: Queue[frozenset[str]] = Queue()

    def collect() -> None:
        while True:
            batches.put(changes.next_batch())

    Thread(target=collect, daemon=True).start()
    return batches


def wait_for(batches: "Queue[frozenset[str]]", path: str) -> None:
    while path not in batches.get(timeout=SECONDS):
        pass


def write_until_seen(file: Path, text: str, batches: "Queue[frozenset[str]]", path: str) -> None:
    """Write a file again and again: the first time it may become part of the new folder that is being discovered."""
    for number in range(SECONDS):
        file.write_text(f"{text} {number}", "utf-8")
        with suppress(Empty):
            while path not in batches.get(timeout=3):
                pass
            return
    raise AssertionError(path)


@pytest.mark.parametrize("is_polling", [False, True])
@pytest.mark.parametrize("folder", ["content", "theme"])
def test_a_folder_that_vanishes_and_returns_is_followed(folder: str, is_polling: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Git does that when another branch lacks the folder."""
    file = tmp_path / (A if folder == "content" else "theme/pages/home.html")
    (tmp_path / "mkdocs.yml").touch()
    file.parent.mkdir(parents=True)
    file.touch()
    with watching(tmp_path / "mkdocs.yml", Theme(()), print, is_polling=is_polling) as changes:
        batches = collected(changes)
        for text in ("Lần một", "Lần hai"):
            rmtree(tmp_path / folder)
            wait_for(batches, folder)
            file.parent.mkdir(parents=True)
            wait_for(batches, folder)
            write_until_seen(file, text, batches, file.relative_to(tmp_path).as_posix())


def test_a_folder_that_was_not_there_is_followed_once_it_is(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    with watching(tmp_path / "mkdocs.yml", Theme(()), print) as changes:
        batches = collected(changes)
        (tmp_path / A).parent.mkdir(parents=True)
        wait_for(batches, "content")
        (tmp_path / A).write_text("Bài", "utf-8")
        wait_for(batches, A)


def test_leftovers_of_editors_are_not_heeded_and_other_hidden_files_are(tmp_path: Path) -> None:
    """The check does not see the former, so that none of them can leave an error behind when it goes."""
    (tmp_path / "mkdocs.yml").touch()
    folder = (tmp_path / A).parent
    folder.mkdir(parents=True)
    with watching(tmp_path / "mkdocs.yml", Theme(()), print) as changes:
        batches = collected(changes)
        for name in ("index.md~", "#index.md#", ".index.md.swp", "4913", "a.tmp"):
            (folder / name).touch()
        (folder / ".#index.md").symlink_to("nguoi@may.1234:5678")
        (folder / ".#index.md").unlink()
        (folder / ".lien-ket").symlink_to("khong-co")
        wait_for(batches, "content/profiles/a/.lien-ket")
        (folder / ".lien-ket").unlink()
        found = batches.get(timeout=SECONDS)
    assert found == {"content/profiles/a/.lien-ket"}
