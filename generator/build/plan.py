"""What is to be built, before anything is read."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.build.mkdocs_output import MkDocsOutput
from generator.content.settings import Settings


class Plan(NamedTuple):
    """A site to be built: its settings, its folder, the mkdocs_output if it is known, and how to get it in any case."""

    settings: Settings
    site_dir: Path
    mkdocs_output: MkDocsOutput | None
    make_mkdocs_output: Callable[[], MkDocsOutput]
