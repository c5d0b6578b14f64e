"""Plans and writes photos without metadata: in the place of the originals, or as copies in another folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.engine.errors import BuildError
from generator.engine.files import is_within, read_at_most, write_file
from generator.images.metadata import tells_place, without_metadata
from generator.images.photos import MAX_BYTES, PhotoError

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})


class FoundPhoto(NamedTuple):
    """A photo: its file, its path below the folder that was asked for, its bytes, whether it tells a place."""

    file: Path
    path: str
    content: bytes
    tells_place: bool


def find_photos(paths: Iterable[Path]) -> Iterator[FoundPhoto]:
    """Yield the photos among files, and below folders; links are not followed. Raises BuildError for a missing path."""
    for path in paths:
        if not path.exists():
            raise BuildError(f"Không có tệp hay thư mục nào tên {path}.")
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix.lower() not in SUFFIXES or file.is_symlink() or not file.is_file():
                continue
            try:
                content = read_at_most(file, MAX_BYTES)
            except OSError as error:
                raise BuildError(f"Không đọc được {file}: {error.strerror}.") from error
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            yield FoundPhoto(file, name, content, tells_place(content))


def write_clean(photo: FoundPhoto, to: Path | None) -> bool:
    """Write a photo without metadata, over the original or below `to`; return whether the file was written.

    Raises BuildError if the file is no usable photo, or cannot be written; the original then stays.
    """
    try:
        clean = without_metadata(photo.content)
    except PhotoError as error:
        reason = error.values.get("reason") or error.values.get("size", "")
        raise BuildError(f"Không bỏ được thông tin kèm theo của {photo.file}: {reason}.") from None
    folder, path = (photo.file.parent, photo.file.name) if to is None else (to, photo.path)
    if to is None and clean == photo.content:
        return False
    if not is_within(path):
        raise BuildError(f"Không ghi ảnh ra ngoài thư mục {folder}.")
    try:
        write_file(folder, path, clean)
    except OSError as error:
        raise BuildError(f"Không ghi được {folder / path}: {error.strerror}.") from error
    return True
