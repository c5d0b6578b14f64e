"""Edits of several content files at once: new texts, and a folder that moves. Applied whole or not at all."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from generator.engine.errors import BuildError, reason_of
from generator.problems.problem import Problem, Severity
from generator.problems.reports.text import as_text


class ContentEdit(NamedTuple):
    """New texts by path, as paths are before the move; and the folder that moves, with its destination."""

    texts: Mapping[str, str]
    move: tuple[str, str] | None = None


class AppliedEdit:
    """An edit that was written to disk and can be undone."""

    def __init__(self, root: Path, edit: ContentEdit) -> None:
        """Apply an edit below `root`. Raises BuildError, and then changes nothing."""
        self._root, self._edit = root, edit
        self._before: dict[str, bytes] = {}
        self._is_moved = False
        try:
            for path, text in edit.texts.items():
                self._before[path] = (root / path).read_bytes()
                _replace(root / path, text.encode())
            if edit.move is not None:
                old, new = (root / path for path in edit.move)
                new.parent.mkdir(parents=True, exist_ok=True)
                if new.exists():
                    raise FileExistsError(17, "đã có thư mục này", str(new))
                old.rename(new)
                self._is_moved = True
        except OSError as error:
            self.undo()
            raise BuildError(f"Không ghi được {error.filename}: {reason_of(error)}. Chưa có gì thay đổi.") from error

    def undo(self) -> None:
        """Restore every file and folder."""
        if self._is_moved and self._edit.move is not None:
            old, new = (self._root / path for path in self._edit.move)
            new.rename(old)
            with suppress(OSError):
                new.parent.rmdir()
        for path, content in self._before.items():
            _replace(self._root / path, content)


def apply_checked(
    root: Path, edit: ContentEdit, before: Iterable[Problem], check: Callable[[], Iterable[Problem]]
) -> None:
    """Apply an edit to content that had the problems `before`; `check` returns those it has then.

    Raises BuildError if the edit causes an error, and then changes nothing.
    """
    applied = AppliedEdit(root, edit)
    try:
        known = {_identity(each, edit) for each in before}
        new = [each for each in check() if each.severity is Severity.ERROR and _identity(each, edit) not in known]
        if new:
            raise BuildError(f"Đổi như vậy thì bài viết có lỗi, nên chưa có gì thay đổi:\n{as_text(new)}".rstrip("\n"))
    except BaseException:
        applied.undo()
        raise


def links_to(address: str) -> re.Pattern[str]:
    """Return a pattern of links to an address (without leading slash); group 1 is the prefix: slash, dots or none."""
    before = r"""((?:^|(?<=[\s("'<\[:]))(?:/|(?:\.\./)+)?)"""
    return re.compile(rf"{before}{re.escape(address)}(?=[\s)#\"'>\],]|$)", re.MULTILINE)


def _identity(problem: Problem, edit: ContentEdit) -> tuple[str, str, str]:
    """Return the parts of a problem that an edit keeps: lines shift, and the folder may have moved."""
    path = problem.location.path
    if edit.move is not None and path.startswith(f"{edit.move[1]}/"):
        path = edit.move[0] + path.removeprefix(edit.move[1])
    return problem.code, path, problem.message


def _replace(file: Path, content: bytes) -> None:
    """Write a file atomically, with the mode it had."""
    mode = file.stat().st_mode
    with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as written:
        try:
            written.write(content)
            written.close()
            os.chmod(written.name, mode)  # noqa: PTH101
            Path(written.name).replace(file)
        except OSError:
            Path(written.name).unlink(missing_ok=True)
            raise
