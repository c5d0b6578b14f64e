"""What came of a build, as plain values."""

from typing import NamedTuple

from generator.engine.cache_table import cacheable
from generator.problems.problem import Problem


@cacheable
class Built(NamedTuple):
    """What a build did: entries, pages rendered; files written, kept and removed; the folder of the site."""

    site_dir: str
    entries: int
    rendered: int
    written: int
    kept: int
    removed: int


@cacheable
class Outcome(NamedTuple):
    """What came of a build, None where errors in the content forbade it, and every problem of the content."""

    built: Built | None
    problems: tuple[Problem, ...]
