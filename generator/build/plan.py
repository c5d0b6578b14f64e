"""The plan of a build, and its result, as plain values."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.build.mkdocs_output import MkDocsOutput
from generator.content.settings import Settings
from generator.engine.cache_table import cacheable
from generator.problems.problem import Problem

if TYPE_CHECKING:  # the module loads the model of an entry, which a build of nothing new does without
    from generator.outputs.output import Output


class Plan(NamedTuple):
    """A site to build: settings, output folder, and the output of MkDocs, cached or to be made.

    `outputs` replaces the table of outputs.
    """

    settings: Settings
    site_dir: Path
    mkdocs_output: MkDocsOutput | None
    make_mkdocs_output: Callable[[], MkDocsOutput]
    outputs: "Sequence[Output] | None" = None


@cacheable
class BuildCounts(NamedTuple):
    """The numbers of a build: entries, pages rendered, files written, kept and removed; and its output folder."""

    site_dir: str
    entries: int
    rendered: int
    written: int
    kept: int
    removed: int


@cacheable
class BuildResult(NamedTuple):
    """The counts of a build, None where errors in the content prevented it, and every problem of the content."""

    counts: BuildCounts | None
    problems: tuple[Problem, ...]
