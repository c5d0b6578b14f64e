"""`guong fix`: mends what needs no judgement, and shows each change."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

from generator.content.decoding import CONTROL, ODD_SPACE
from generator.editing.file_edits import AppliedEdit, ContentEdit
from generator.editing.fixing.files import Mended, mended_files
from generator.engine.errors import BuildError

_MOST_LINES = 60  # of one file's differences


def fix_content(config_file: Path, paths: Iterable[Path], *, is_trial: bool) -> Iterator[str]:
    """Mend the chosen files, all of the content by default; yield the lines of a report. Raises BuildError."""
    root = config_file.parent
    chosen = [_relative(path, root) for path in paths] or [""]
    found = [each for each in mended_files(root) if any(_is_below(each.path, part) for part in chosen)]
    if not found:
        yield "Không có gì cần sửa."
        return
    for mended in found:
        yield from _shown(mended)
    if is_trial:
        yield f"{len(found)} tệp sửa được. Chưa ghi gì."
        return
    AppliedEdit(root, ContentEdit({each.path: each.after for each in found}))
    yield f"Đã sửa {len(found)} tệp."


def _shown(mended: Mended) -> Iterator[str]:
    counts = ", ".join(f"{count} {name}" for name, count in mended.counts.items())
    yield f"{mended.path}: {counts}"
    before, after = (_lines(text) for text in (mended.before, mended.after))
    lines = list(unified_diff(before, after, n=0, lineterm=""))[2:]
    yield from (f"    {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"    … và {len(lines) - _MOST_LINES} dòng nữa"
    yield ""


def _lines(text: str) -> list[str]:
    """Return the lines of a text with unusual characters made visible; line ends do not count as a difference."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [_visible(line) for line in lines]


def _visible(line: str) -> str:
    marked = ODD_SPACE.sub("⍽", line).replace("\t", "⇥")
    return CONTROL.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", marked)


def _relative(path: Path, root: Path) -> str:
    resolved = path.resolve()
    if not resolved.exists():
        raise BuildError(f"Không có tệp hay thư mục nào tên {path}.")
    if not resolved.is_relative_to(root):
        raise BuildError(f"{path} không thuộc trang này ({root}).")
    relative = resolved.relative_to(root).as_posix()
    return "" if relative == "." else relative


def _is_below(path: str, part: str) -> bool:
    return part in {"", path} or path.startswith(f"{part}/")
