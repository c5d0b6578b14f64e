"""The output of MkDocs: hand-written pages, the theme's files, shells for all other pages; cached as a whole.

It depends on neither entries nor the day. If none of its inputs has changed, MkDocs is not loaded.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from generator.content.data.data_files import DATA_DIR
from generator.content.settings import Settings
from generator.engine.cache import Cache, CacheError, digest_of
from generator.engine.cache_table import cacheable, dumps, loads
from generator.engine.fingerprint import contents_of, libraries, program_digest, theme_contents
from generator.engine.theme import Theme, theme_with
from generator.pages.shell import Shell

PAGES, OVERRIDES = "content/pages", "theme"


@cacheable
@dataclass(frozen=True, slots=True)
class MkDocsOutput:
    """The files that MkDocs made, by path; `marked` are the pages whose live marks are still to be filled.

    `shells` are by depth of address, `settings` without the day. `has_examples` asks for the gallery of the theme's
    components.
    """

    files: dict[str, bytes]
    marked: tuple[str, ...]
    shells: dict[int, Shell]
    settings: Settings
    site_dir: str
    theme: Theme
    has_examples: bool


def mkdocs_key(config_file: Path) -> str:
    """Return a digest of the inputs of MkDocs: configuration, pages, theme, program and its libraries."""
    root = config_file.parent
    parts = [part for name in (config_file.name, PAGES) for part in contents_of(root, name)]
    parts += theme_contents(theme_with(root / OVERRIDES))
    return digest_of("mkdocs", has_deeds(root), str(root), program_digest(), sys.version, *libraries(), *parts)


def has_deeds(root: Path) -> bool:
    """Return whether the site has the vocabulary of deeds, which is optional; if so, the navigation leads to them."""
    return (root / DATA_DIR / "deeds.yml").is_file()


def load_mkdocs_output(cache: Cache, key: str) -> MkDocsOutput | None:
    """Return the cached output, or None."""
    mkdocs_output = loads(cache.get(key))
    return mkdocs_output if isinstance(mkdocs_output, MkDocsOutput) else None


def save_mkdocs_output(cache: Cache, key: str, mkdocs_output: MkDocsOutput) -> None:
    """Cache an output, if the cache can be written. The caller vouches that the key covers all its inputs."""
    try:
        cache.put(key, dumps(mkdocs_output))
    except CacheError:
        return
