"""The plan of a build, and its result, as plain values."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.build.mkdocs_output import MkDocsOutput
from generator.content.settings import Settings
from generator.engine.cache_table import cacheable
from generator.engine.files import FileState
from generator.problems.problem import Problem

if TYPE_CHECKING:  # the module loads the model of an entry, which a build without changes does not need
    from generator.outputs.output import Output


TextStates: TypeAlias = Mapping[str, FileState | None]  # by path; None is not to be trusted


class Plan(NamedTuple):
    """A site to build: settings, output folder, and the output of MkDocs, cached or to be made.

    `outputs` replaces the table of outputs. `published` are the addresses of the pages that the site was published with
    last: a listing among them keeps its address.
    """

    settings: Settings
    site_dir: Path
    mkdocs_output: MkDocsOutput | None
    make_mkdocs_output: Callable[[], MkDocsOutput]
    outputs: "Sequence[Output] | None" = None
    published: frozenset[str] = frozenset()


@cacheable
class LeftOut(NamedTuple):
    """The numbers of valid entries without a page: drafts, those dated later, those whose consent has expired."""

    drafts: int = 0
    scheduled: int = 0
    lapsed: int = 0


@cacheable
class BuildResult(NamedTuple):
    """The result of a build: every problem of the content; the output folder, empty if errors prevented the build.

    The numbers count entries, pages rendered, files written, kept and removed, then all files of the site and their
    bytes. `asked` are the paths of the entries
    whose texts outputs asked for, `left_out` the entries without a page. `texts` are the states of all texts, so that
    the next build sees which were edited.
    """

    problems: tuple[Problem, ...]
    site_dir: str = ""
    entries: int = 0
    rendered: int = 0
    written: int = 0
    kept: int = 0
    removed: int = 0
    files: int = 0
    size: int = 0
    asked: frozenset[str] = frozenset()
    left_out: LeftOut = LeftOut()
    texts: TextStates = {}  # noqa: RUF012  (a mapping cannot be changed)
