"""`guong build`: publishes a site over the one that is there; where nothing has changed, nothing is even read."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

from generator.build.content_states import edited, states_of
from generator.build.last_build import leave, left_by
from generator.build.outcome import Built, Outcome
from generator.build.plan import Plan
from generator.content.entry_files import has_more_entries
from generator.engine.cache import FOLDER, Cache
from generator.engine.cache_table import CacheTable
from generator.engine.output_folder import OutputFolder, Published
from generator.problems.problem import Problem

_FEW = 100  # texts edited at once; with more of them a whole build is as quick
_MANY = 200  # texts; more are read by processes


def build_and_tell(
    config_file: Path, plan_of: Callable[[Cache], Plan], *, is_cached: bool, is_preview: bool = False
) -> tuple[tuple[Problem, ...], str]:
    """Build a site, or a preview of it; return every problem of its content, and what was done.

    Nothing is done where there are errors. A preview keeps what it makes apart: it reads the same content by settings
    of its own, and neither build is to drop what the other will want. Raises BuildError.
    """
    started = time()
    root = config_file.parent
    if is_cached:
        folder = root / FOLDER / "preview" if is_preview else root / FOLDER
        outcome = _build_at(root, Cache(folder), plan_of)
    else:
        with TemporaryDirectory() as apart:
            outcome = _build_at(root, Cache(Path(apart)), plan_of)
    built = outcome.built
    told = f"{counted(built, time() - started)}\nTrang đã tạo xong: {built.site_dir}/index.html" if built else ""
    return outcome.problems, told


def counted(built: Built, seconds: float) -> str:
    """Say in one line what a build did."""
    counts = f"tạo {built.rendered} trang; ghi {built.written} tệp, giữ nguyên {built.kept}, bỏ {built.removed}"
    took = f"{seconds:.1f}".replace(".", ",")
    return f"{built.entries} bài: {counts}; {took} giây"


def _build_at(root: Path, cache: Cache, plan_of: Callable[[Cache], Plan]) -> Outcome:
    """Do what is to be done: nothing, publish entries of which the text alone has changed, or all that has."""
    if cache.is_empty and has_more_entries(root, _MANY):
        _start_workers_early()
    plan = plan_of(cache)
    published, output = publication_of(plan.site_dir, cache)
    states = states_of(root)  # before anything is read: what changes later shows the next time
    left = left_by(cache, plan, states)
    paths = edited(left.texts, states.texts) if left else None
    if left and paths == [] and output.is_untouched:
        return left.outcome
    if left is None and len(states.texts) > _MANY:
        _start_workers_early()
    from generator.build.publishing import amend, publish  # noqa: PLC0415  (slow to load)

    mkdocs_output, outcome = plan.mkdocs_output, None
    if left and paths and len(paths) <= _FEW:
        outcome = amend(paths, left, root, plan, output, cache)
    if outcome is None:
        outcome, (_, mkdocs_output) = publish(root, plan, output, cache)
        if mkdocs_output is not None:
            cache.prune()
    if outcome.built is not None and mkdocs_output is not None:
        published.keep(output.now)
        again = outcome.built._replace(rendered=0, written=0, kept=len(output.now), removed=0)
        leave(cache, plan._replace(mkdocs_output=mkdocs_output), states, outcome._replace(built=again))
    return outcome


def _start_workers_early() -> None:
    from generator.engine.workers import start_early  # noqa: PLC0415  (slow to load)

    start_early()


def publication_of(site_dir: Path, cache: Cache) -> tuple[CacheTable, OutputFolder]:
    """Begin to publish over what the last build left in a folder; the table is to keep what is published now."""
    table = CacheTable(cache, f"published {site_dir.resolve()}", "")
    before = {path: each for path, each in table.before.items() if isinstance(each, Published)}
    return table, OutputFolder(site_dir, before)
