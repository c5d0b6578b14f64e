"""Runs `guong build`: does nothing if nothing has changed, publishes only edited texts, or builds everything."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from typing import TypeAlias

from generator.build.last_build import (
    edited_texts,
    forget_build,
    load_build,
    save_build,
    states_of,
)
from generator.build.plan import BuildResult, LeftOut, Plan
from generator.build.site_size import limit_lines, size_line
from generator.content.files.tree import ContentTree, scan_content
from generator.content.settings import Settings
from generator.engine.cache import Cache
from generator.engine.files import SETTLING_NS
from generator.engine.output_folder import OutputFolder, open_output
from generator.engine.parallel import Pool
from generator.problems.problem import Problem

_FEW_EDITS = 100  # texts; for more of them, building everything is as fast
_WORTH_PROCESSES = 200  # folders; with more of them there are enough texts for worker processes
PlanOf: TypeAlias = Callable[[Cache], Plan]


def run_build(
    root: Path,
    plan_of: PlanOf,
    cache_folder: Path | None,
    *,
    pool: Pool | None = None,
    settling_ns: int = SETTLING_NS,
) -> tuple[tuple[Problem, ...], str]:
    """Build the site at `root`; return every problem of its content, and a summary, empty if errors prevented it.

    Without `cache_folder` nothing is cached. `pool` replaces the worker processes, `settling_ns` the age from which a
    file's state is trusted. Raises BuildError.
    """
    started = time()
    if cache_folder is not None:
        result, settings = _run(root, Cache(cache_folder), plan_of, pool, settling_ns)
    else:
        with TemporaryDirectory() as folder:
            result, settings = _run(root, Cache(Path(folder)), plan_of, pool, settling_ns)
    if not result.site_dir:
        return result.problems, ""
    lines = (summary_line(result, time() - started), size_line(result), *limit_lines(result, settings.hosting))
    return result.problems, "\n".join((*lines, f"Trang đã tạo xong: {result.site_dir}/index.html"))


def summary_line(result: BuildResult, seconds: float) -> str:
    """Return the counts of a build in one line of Vietnamese."""
    numbers = f"tạo {result.rendered} trang; ghi {result.written} tệp, giữ nguyên {result.kept}, bỏ {result.removed}"
    took = f"{seconds:.1f}".replace(".", ",")
    return f"{result.entries} bài: {numbers}; {took} giây{_left_out_line(result.left_out)}"


def _left_out_line(left_out: LeftOut) -> str:
    """Return what is not published: nobody should look for such an entry on the site."""
    counts = zip(left_out, ("bài nháp", "bài hẹn ngày", "bài hết hạn đồng ý"), strict=True)
    listed = ", ".join(f"{count} {kind}" for count, kind in counts if count)
    return f". Chưa đăng: {listed}" if listed else ""


def _run(
    root: Path, cache: Cache, plan_of: PlanOf, pool: Pool | None, settling_ns: int
) -> tuple[BuildResult, Settings]:
    is_first = cache.is_empty
    tree = scan_content(root, settling_ns) if is_first else None
    if tree and _is_large(tree):
        _start_worker_server()
    plan = plan_of(cache)
    output = open_output(plan.site_dir, cache)  # a large folder is listed in a process of its own meanwhile
    tree = tree or scan_content(root, settling_ns)  # before any entry is read: a later change shows in the next build
    output.claim()
    texts, rest = states_of(tree, plan.settings.entry_kinds)
    last = load_build(cache, plan, rest)
    paths = edited_texts(last.texts, texts) if last else None
    if last and paths == [] and output.is_untouched:
        return last, plan.settings
    result = _publish_texts(root, paths, last, plan, output, cache) if last and paths else None
    if result is None:
        if _is_large(tree) and not is_first:
            _start_worker_server()
        from generator.build.tools import tools_with  # noqa: PLC0415  (slow to load)
        from generator.build.whole_build import build_all  # noqa: PLC0415

        with tools_with(cache, pool, settling_ns) as tools:
            result, _, mkdocs_output = build_all(root, tree, plan, output, tools)
        if mkdocs_output is None:
            return result, plan.settings
        plan = plan._replace(mkdocs_output=mkdocs_output)
        cache.prune()
    output.save()
    # The result of the next build, if nothing changes before it.
    unchanged = result._replace(rendered=0, written=0, kept=len(output.now), removed=0, texts=texts)
    save_build(cache, plan, rest, unchanged)
    return result, plan.settings


def _publish_texts(
    root: Path, paths: list[str], last: BuildResult, plan: Plan, output: OutputFolder, cache: Cache
) -> BuildResult | None:
    """Publish the edited texts at `paths`; if more than these has changed, touch no file and return None."""
    if len(paths) > _FEW_EDITS or not last.asked.isdisjoint(paths) or plan.mkdocs_output is None:
        return None
    from generator.build.text_edits import TextEdits  # noqa: PLC0415  (slow to load)
    from generator.build.whole_build import result_of  # noqa: PLC0415
    from generator.content.context import Context  # noqa: PLC0415
    from generator.content.data.vocabularies import load_vocabularies  # noqa: PLC0415
    from generator.entries.reader import Articles  # noqa: PLC0415
    from generator.gazetteer import load_gazetteer  # noqa: PLC0415

    vocabularies, _ = load_vocabularies(root)
    context = Context(vocabularies, load_gazetteer(vocabularies.own_units), plan.settings)
    texts = TextEdits(Articles(root, cache, context), plan.mkdocs_output, plan.site_dir)
    edits = texts.read(paths, last.problems)
    if edits is None or not output.is_untouched:
        return None
    forget_build(cache, plan.site_dir)
    rendered = texts.publish(edits, output)
    gone = {each for edit in edits for each in edit.problems_before}
    kept = (each for each in last.problems if each not in gone)
    found = (each for edit in edits for each in edit.problems)
    result = result_of(output, (*kept, *found), last.entries, rendered, last.asked)
    return result._replace(left_out=last.left_out)


def _is_large(tree: ContentTree) -> bool:
    """Tell whether there are texts enough for worker processes."""
    return len(tree.folders) > _WORTH_PROCESSES


def _start_worker_server() -> None:
    from generator.build.tools import start_worker_server  # noqa: PLC0415  (slow to load)

    start_worker_server()
