"""What MkDocs makes, kept apart from the entries: hand-written pages, the theme's files, and the shells for the rest.

It depends on neither entries nor the day. So where nothing of what it was made from has changed, MkDocs is not even
loaded.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from generator.content.settings import Settings
from generator.engine.cache import Cache, CacheError, digest_of
from generator.engine.cache_table import cacheable, dumped, loaded
from generator.engine.files import files_below
from generator.engine.fingerprint import program_digest
from generator.engine.theme import Theme, theme_with
from generator.pages.shell import Shell

PAGES, OVERRIDES = "content/pages", "theme"


@cacheable
@dataclass(frozen=True, slots=True)
class MkDocsOutput:
    """What MkDocs made, by path; `marked` are the pages in it whose live marks are still to be filled.

    `shells` are by depth of address, `settings` without the day. `icon_dirs` are the folders of signs.
    `has_examples` asks for the page of the theme's components, for those who make them.
    """

    files: dict[str, bytes]
    marked: tuple[str, ...]
    shells: dict[int, Shell]
    settings: Settings
    site_dir: str
    theme: Theme
    icon_dirs: tuple[str, ...]
    has_examples: bool


def mkdocs_key(config_file: Path) -> str:
    """Return a digest of the inputs of MkDocs: configuration, pages, theme, program and its libraries."""
    root = config_file.parent
    parts = [part for name in (config_file.name, PAGES) for part in content_of(root, name)]
    parts += content_of_theme(theme_with(root / OVERRIDES))
    return digest_of("mkdocs_output", str(root), program_digest(), sys.version, *libraries(), *parts)


def load_mkdocs_output(cache: Cache, key: str) -> MkDocsOutput | None:
    """Return an output of MkDocs that was kept; None where there is none."""
    mkdocs_output = loaded(cache.get(key))
    return mkdocs_output if isinstance(mkdocs_output, MkDocsOutput) else None


def save_mkdocs_output(cache: Cache, key: str, mkdocs_output: MkDocsOutput) -> None:
    """Cache the output of MkDocs. The caller vouches that the key covers everything that it was made from."""
    try:
        cache.put(key, dumped(mkdocs_output))
    except CacheError:
        return


def content_of(root: Path, name: str) -> Iterator[str | bytes]:
    """Yield the path and the bytes of every file below a folder, or of a single file."""
    path = root / name
    files = [name] if path.is_file() else sorted(f"{name}/{file}" for file, _ in files_below(path))
    for file in files:
        yield file
        try:
            yield (root / file).read_bytes()
        except OSError:  # a link to a folder, or to nothing: what lies behind it may change unseen
            yield token_bytes()


def content_of_theme(theme: Theme) -> Iterator[str | bytes]:
    """Yield the path and the bytes of every file of a theme, folder by folder."""
    for folder in map(Path, theme.folders):
        yield from content_of(folder.parent, folder.name)


def libraries() -> Iterator[str]:
    """Yield the libraries that are installed, each with its version in its name."""
    for folder in sys.path:
        yield from sorted(each.name for each in Path(folder).glob("*.dist-info"))
