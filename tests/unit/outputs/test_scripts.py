"""The scripts of the theme lose their comments and nothing else."""

from pathlib import Path

import pytest

import generator
from generator.outputs.scripts import published_script

SCRIPTS = sorted((Path(generator.__file__).parent / "theme/assets").rglob("*.js"))


def test_texts_and_patterns_that_look_like_comments_stay() -> None:
    source = "const a = `x  // ${b}`; // gone\nconst c = 'http://d'; /* gone */ const e = /\\/\\*  f/;"
    assert published_script(source) == "const a=`x  // ${b}`;const c='http://d';const e=/\\/\\*  f/;"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_loses_its_comments(script: Path) -> None:
    source = script.read_text("utf-8")
    published = published_script(source)
    assert "/**" in source
    assert "/**" not in published
    assert published_script(published) == published
