"""The folders of templates, styles and assets: a site's own overrides, then the theme of this package."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.engine.cache_table import cacheable

_PACKAGED = Path(__file__).parent.parent / "theme"


@cacheable
@dataclass(frozen=True, slots=True)
class Theme:
    """The folders of a theme in the order they are searched: a file replaces those of its path in later folders."""

    folders: tuple[str, ...]

    def file(self, path: str) -> Path:
        """Return the file at a path within the theme. Raises FileNotFoundError."""
        for folder in self.folders:
            file = Path(folder, path)
            if file.is_file():
                return file
        raise FileNotFoundError(path)

    def files(self, *patterns: str) -> Iterator[tuple[str, Path]]:
        """Yield the path within the theme and the file of each match, pattern by pattern, sorted by path."""
        for pattern in patterns:
            found = {
                file.relative_to(folder): file
                for folder in reversed(self.folders)
                for file in Path(folder).glob(pattern)
            }
            yield from ((path.as_posix(), found[path]) for path in sorted(found))


def theme_with(overrides: Path | None = None) -> Theme:
    """Return the package's theme, with a site's own folder searched first."""
    return Theme(tuple(map(str, (overrides, _PACKAGED) if overrides else (_PACKAGED,))))
