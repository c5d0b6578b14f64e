"""Components: each folder is complete, and its examples render as in the golden file."""

import pytest

from generator.engine.theme import theme_with
from generator.pages.component_gallery import example_page, find_examples
from tests.support.commands import PROJECT
from tests.support.factories import SETTINGS

THEME = theme_with()
FOLDER = PROJECT / "generator/theme/components"
GOLDEN = PROJECT / "tests/fixtures/golden/examples.html"
COMPONENTS = sorted(folder.name for folder in FOLDER.iterdir())


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_has_template_style_and_examples(name: str) -> None:
    files = {file.name for file in (FOLDER / name).iterdir()}
    assert files == {"template.html", "style.css", "examples.yml"}
    assert name in {example.component for example in find_examples(THEME)}


def test_examples_render_as_in_the_golden_file() -> None:
    """After an intended change, look at `/mau/` (examples: true), then update the golden file."""
    _, head, content = example_page(THEME, SETTINGS.messages)
    assert "noindex" in head
    assert str(content) == GOLDEN.read_text("utf-8")
