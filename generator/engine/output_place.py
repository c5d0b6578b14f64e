"""The place of an output folder: refuses folders of sources, and those that hold files of others."""

import re
from collections.abc import Iterable
from pathlib import Path

from generator.engine.errors import BuildError
from generator.engine.files import files_below
from generator.engine.output_record import RECORD, OutputRecord

# Top-level names that belong to a host or to git, and that no build publishes: they need no one's consent to stay.
_OF_HOSTS = re.compile(r"\.[^/]+(?:/.*)?|CNAME", re.DOTALL)
# Folders of a site's root that are never an output: its content, overrides, history, cache and workflows.
_SOURCES = ("content", "theme", "generator", ".git", ".cache", ".github", ".venv")
_FEW = 3


def refuse_foreign(folder: Path, foreign: Iterable[str]) -> None:
    """Refuse a folder without a record that holds files of others. Raises BuildError."""
    found = sorted(path for path in foreign if not _OF_HOSTS.fullmatch(path))
    if found:
        raise BuildError(
            f"{_foreign(folder, found)}, nên chưa ghi gì vào đó. Chọn một trong ba cách:\n"
            "- đổi “site_dir” trong mkdocs.yml sang một thư mục trống;\n"
            f"- nếu đó chỉ là bản cũ của trang: xóa thư mục {folder} rồi chạy lại;\n"
            f"- nếu muốn dùng chung thư mục: tạo trong đó một tệp trống tên “{RECORD}” rồi chạy lại. Tệp có sẵn được "
            "giữ nguyên, trừ tệp trùng tên với tệp của trang."
        )


def refuse_emptying(folder: Path) -> None:
    """Refuse a folder that holds files of others, which MkDocs would delete. Raises BuildError."""
    record = OutputRecord(folder)
    found = [path for path, *_ in files_below(folder) if not path.startswith(".") and not record.has(path)]
    if found:
        raise BuildError(
            f"{_foreign(folder, sorted(found))}, mà “mkdocs build” xóa hết thư mục này. Dùng “guong build”, lệnh chỉ "
            "xóa tệp do nó tạo ra; hoặc chuyển các tệp ấy đi rồi chạy lại."
        )


def refuse_sources(folder: Path, root: Path, sources: Iterable[Path]) -> None:
    """Refuse a folder that is, holds or lies in a folder of sources, also through links. Raises BuildError."""
    named = [root / name for name in _SOURCES]
    for source in (root, *named, *sources):
        if _is_same_or_above(folder, source) or (source != root and _is_same_or_above(source, folder)):
            raise BuildError(
                f"Không tạo trang vào {folder}: ở đó có tệp nguồn ({source}) chứ không phải trang đã tạo. "
                "Đổi “site_dir” trong mkdocs.yml thành một thư mục riêng, ví dụ site."
            )


def _is_same_or_above(above: Path, below: Path) -> bool:
    """Return whether `above` is `below`, or a folder on its way. The system compares: letters' case may not count."""
    below = below.resolve()
    if not above.exists():
        return above.resolve() in {below, *below.parents}
    return any(each.exists() and each.samefile(above) for each in (below, *below.parents))


def _foreign(folder: Path, found: list[str]) -> str:
    named = ", ".join(found[:_FEW]) + (f" và {len(found) - _FEW} tệp khác" if len(found) > _FEW else "")
    return f"Thư mục {folder} có tệp không do lệnh này tạo ra ({named})"
