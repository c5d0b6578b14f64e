"""`guong build`: builds the site, or its preview, incrementally."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.build.run import run_build
from generator.engine.cache import FOLDER
from generator.engine.errors import BuildError
from generator.mkdocs_plugin.planning import plan_build
from generator.problems.reports.text import as_brief_text


def build_site(config_file: Path, warn: Callable[[str], None], *, is_cached: bool, is_preview: bool) -> str:
    """Build the site, or its preview; return a summary. Raises BuildError if the content has errors.

    `warn` gets the problems of the content, as text.
    """
    gc.disable()  # saves a fifth of the time; a build ends before cyclic garbage could fill the memory
    # A cache of its own for the preview: its settings differ, and each build prunes what it does not use.
    cache = config_file.parent / FOLDER / ("preview" if is_preview else "")
    plan_of = partial(plan_build, config_file, is_preview=is_preview)
    problems, summary = run_build(config_file.parent, plan_of, cache if is_cached else None)
    if problems:
        warn(as_brief_text(problems))
    if not summary:
        raise BuildError("Sửa các lỗi trên rồi chạy lại.")
    return summary
