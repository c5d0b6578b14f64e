"""A site's own files replace those of the package's theme, path by path."""

from pathlib import Path

import pytest

from generator.engine.theme import Theme, theme_with


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    own, packaged = tmp_path / "own", tmp_path / "packaged"
    for file in (own / "parts/b.html", packaged / "parts/a.html", packaged / "parts/b.html", packaged / "c.css"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return own, packaged


def test_a_file_of_an_earlier_folder_replaces_that_of_a_later_one(folders: tuple[Path, Path]) -> None:
    own, packaged = folders
    theme = Theme((str(own), str(packaged)))
    assert theme.file("parts/a.html") == packaged / "parts/a.html"
    assert theme.file("parts/b.html") == own / "parts/b.html"
    with pytest.raises(FileNotFoundError, match=r"parts/d\.html"):
        theme.file("parts/d.html")


def test_files_come_pattern_by_pattern_sorted_by_path(folders: tuple[Path, Path]) -> None:
    own, packaged = folders
    assert list(Theme((str(own), str(packaged))).files("*.css", "parts/*.html")) == [
        ("c.css", packaged / "c.css"),
        ("parts/a.html", packaged / "parts/a.html"),
        ("parts/b.html", own / "parts/b.html"),
    ]


def test_the_packages_theme_is_searched_after_a_sites_own(tmp_path: Path) -> None:
    (packaged,) = theme_with().folders
    assert (Path(packaged) / "main.html").is_file()
    assert theme_with(tmp_path).folders == (str(tmp_path), packaged)
