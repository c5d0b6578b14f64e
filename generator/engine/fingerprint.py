"""Fingerprints of a build's inputs: the program, its libraries, the files of a folder."""

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from secrets import token_bytes

from generator import COMMANDS
from generator.engine.cache import digest_of
from generator.engine.files import files_below
from generator.engine.theme import Theme

_PROGRAM = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return a digest of the code and data that outputs depend on, which excludes the commands."""
    files = (path.relative_to(_PROGRAM) for path in _PROGRAM.rglob("*") if path.suffix in {".py", ".json", ".toml"})
    paths = sorted(path.as_posix() for path in files if path.parts[0] not in COMMANDS)
    return digest_of(*(part for path in paths for part in (path, (_PROGRAM / path).read_bytes())))


def theme_contents(theme: Theme) -> Iterator[str | bytes]:
    """Yield path and bytes of every file of a theme, folder by folder."""
    for folder in map(Path, theme.folders):
        yield from contents_of(folder.parent, folder.name)


def libraries() -> Iterator[str]:
    """Yield the installed libraries, each with its version in its name."""
    for folder in sys.path:
        yield from sorted(each.name for each in Path(folder).glob("*.dist-info"))


def contents_of(root: Path, name: str) -> Iterator[str | bytes]:
    """Yield path and bytes of a file, or of every file below a folder.

    A file that cannot be read (a pipe, a link to a folder, to nothing) gives random bytes: its changes would not show.
    """
    path = root / name
    files = [name] if path.is_file() else sorted(f"{name}/{file}" for file, *_ in files_below(path))
    for file in files:
        yield os.fsencode(file)
        try:
            yield (root / file).read_bytes() if (root / file).is_file() else token_bytes()
        except OSError:
            yield token_bytes()
