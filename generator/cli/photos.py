"""`guong photos`: lists the photos that tell where they were taken; with `--clean` writes them without metadata."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.content.files.tree import CONTENT_DIR
from generator.editing.photo_cleaning import find_photos, write_clean
from generator.engine.errors import BuildError

_HISTORY = "Ảnh đã đưa vào git trước đây vẫn còn trong lịch sử của kho."


def list_photos(config_file: Path, paths: Iterable[Path]) -> Iterator[str]:
    """Yield a line for each photo that tells a place, by default of the whole content. Raises BuildError."""
    found = [each for each in find_photos(_chosen(config_file, paths)) if each.tells_place]
    yield from (f"{_shown(each.file, config_file)} còn ghi nơi chụp" for each in found)
    yield f"{len(found)} ảnh còn ghi nơi chụp." + (" Bỏ đi: guong photos --clean." if found else "")


def clean_photos(config_file: Path, paths: Iterable[Path], to: Path | None) -> Iterator[str]:
    """Write photos without metadata; yield a line for each. Raises BuildError at the end if one could not be written.

    Photos that were named are all cleaned, those of the whole content if they tell a place.
    """
    named = list(paths)
    failed: list[str] = []
    count = 0
    for photo in find_photos(_chosen(config_file, named)):
        if not (named or photo.tells_place):
            continue
        try:
            if write_clean(photo, to):
                count += 1
                yield f"Đã bỏ thông tin kèm theo: {_shown(photo.file, config_file) if to is None else to / photo.path}"
        except BuildError as error:
            failed.append(str(error))
    yield f"{count} ảnh được ghi lại, hình ảnh giữ nguyên. {_HISTORY}" if count else "Không có ảnh nào phải ghi lại."
    if failed:
        raise BuildError("\n".join(failed))


def _shown(file: Path, config_file: Path) -> Path:
    """Return the path of a photo as the reports of the check have it: relative to the site."""
    root = config_file.parent
    return file.relative_to(root) if file.is_relative_to(root) else file


def _chosen(config_file: Path, paths: Iterable[Path]) -> list[Path]:
    return list(paths) or [config_file.parent / CONTENT_DIR]
