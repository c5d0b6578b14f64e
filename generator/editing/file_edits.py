"""A change to several files of the content: new texts, and a folder that moves. Done whole, or not at all."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from generator.engine.errors import BuildError


class ContentEdit(NamedTuple):
    """New texts by path, as paths are before anything moves; and the folder that moves, with where to."""

    texts: Mapping[str, str]
    move: tuple[str, str] | None = None


class Applied:
    """A change that was made, and can be taken back."""

    def __init__(self, root: Path, edit: ContentEdit) -> None:
        """Make it. Raises BuildError, and nothing is changed then."""
        self._root, self._edit = root, edit
        self._before: dict[str, bytes] = {}
        self._moved = False
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
                self._moved = True
        except OSError as error:
            self.take_back()
            raise BuildError(f"Không ghi được {error.filename}: {error.strerror}. Chưa có gì thay đổi.") from error

    def take_back(self) -> None:
        """Make everything as it was."""
        if self._moved and self._edit.move is not None:
            old, new = (self._root / path for path in self._edit.move)
            new.rename(old)
            with suppress(OSError):
                new.parent.rmdir()
        for path, content in self._before.items():
            _replace(self._root / path, content)


def _replace(file: Path, content: bytes) -> None:
    """Write a file whole, or leave it as it was."""
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


def links_to(address: str) -> re.Pattern[str]:
    """Return a pattern of an address (no leading slash) wherever content leads to it; group 1 is what stands before."""
    before = r"""((?:^|(?<=[\s("'<\[:]))(?:/|(?:\.\./)+)?)"""
    return re.compile(rf"{before}{re.escape(address)}(?=[\s)#\"'>\],]|$)", re.MULTILINE)
