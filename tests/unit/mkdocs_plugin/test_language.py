"""The language of a site: Material must have it, as must the interface."""

from pathlib import Path

import pytest

from generator.engine.errors import BuildError
from generator.mkdocs_plugin.language import checked_language


def test_a_language_that_material_lacks_is_refused_with_the_file_to_add(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"“en”.*partials/languages/en\.html"):
        checked_language("en", [str(tmp_path)])


def test_a_file_of_the_site_adds_a_language_to_material(tmp_path: Path) -> None:
    file = tmp_path / "partials/languages/en.html"
    file.parent.mkdir(parents=True)
    file.write_text("")
    assert checked_language("en", ["/none", str(tmp_path)]) == "en"
