"""What is to be built, before anything is read."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.build.mkdocs_output import Frame
from generator.content.settings import Settings


class Plan(NamedTuple):
    """A site to be built: its settings, its folder, the frame if it is known, and how to get it in any case."""

    settings: Settings
    site_dir: Path
    frame: Frame | None
    make_frame: Callable[[], Frame]
