"""Plans and makes the removal of the samples: their folders, and the passages of pages that speak of them."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import NamedTuple

from generator.content.data.data_files import COLLECTIONS
from generator.content.files.entry_files import EntryFile, address_of, find_entries
from generator.content.files.tree import scan_content
from generator.editing.collection_edits import without_entries
from generator.editing.file_edits import ContentEdit, apply_checked
from generator.editing.front_matter_edits import values_of
from generator.editing.new_site import passages_of_samples
from generator.engine.cache import FOLDER
from generator.engine.errors import BuildError
from generator.problems.problem import Problem


class Sample(NamedTuple):
    """A sample: its file, its title, and the number of other files in its folder, which go with it."""

    file: EntryFile
    title: str
    others: int


def find_samples(root: Path) -> list[Sample]:
    """Return the entries with `sample: true`, also those that have errors."""
    return list(filter(None, (_sample(root, file) for file in find_entries(scan_content(root))[0])))


def _sample(root: Path, file: EntryFile) -> Sample | None:
    values = values_of((root / file.path).read_text("utf-8", "replace"), file.path)
    if values.get("sample") != "true":
        return None
    others = sum(each.is_file() for each in (root / file.path).parent.rglob("*")) - 1
    return Sample(file, str(values.get(file.kind.title_key, "")), others)


def edit_without_samples(root: Path, samples: Iterable[Sample]) -> ContentEdit:
    """Return the edit that takes out the passages on samples that pages came with, and samples from collections."""
    texts: dict[str, str] = {}
    for path, passage in passages_of_samples().items():
        if (root / path).is_file():
            text = (root / path).read_text("utf-8", "replace")
            if (rest := re.sub(passage, "", text)) != text:
                texts[path] = rest
    if (root / COLLECTIONS).is_file():
        text = (root / COLLECTIONS).read_text("utf-8", "replace")
        rest = without_entries(text, {address_of(each.file) for each in samples})
        texts |= {COLLECTIONS: rest} if rest != text else {}
    return ContentEdit(texts)


def remove_samples(
    root: Path,
    samples: Iterable[Sample],
    edit: ContentEdit,
    before: Iterable[Problem],
    check: Callable[[], Iterable[Problem]],
) -> None:
    """Remove samples and apply the edit. Raises BuildError if that would cause an error, and then changes nothing."""
    folders = [(root / each.file.path).parent for each in samples]
    (root / FOLDER).mkdir(exist_ok=True)
    aside = Path(mkdtemp(prefix="samples-", dir=root / FOLDER))
    moved: list[tuple[Path, Path]] = []
    try:
        for number, folder in enumerate(folders):
            folder.rename(aside / str(number))
            moved.append((folder, aside / str(number)))
        apply_checked(root, edit, before, check)
    except BaseException as error:
        for folder, place in reversed(moved):
            place.rename(folder)
        rmtree(aside)
        if isinstance(error, OSError):
            raise BuildError(f"Không xóa được {error.filename}: {error.strerror}. Chưa có gì thay đổi.") from error
        raise
    rmtree(aside)
    for folder in folders:
        with suppress(OSError):  # a year that holds other stories
            folder.parent.rmdir()
