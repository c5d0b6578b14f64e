"""`guong build`: builds the site, or its preview, incrementally."""

import gc
from collections.abc import Callable
from pathlib import Path

from generator.build.plan import Plan
from generator.build.run import run_build
from generator.engine.cache import FOLDER, PREVIEW_CACHE, Cache
from generator.engine.errors import BuildError
from generator.mkdocs_plugin.planning import plan_build
from generator.problems.reports.text import as_brief_text


def build_site(
    config_file: Path,
    warn: Callable[[str], None],
    *,
    is_cached: bool,
    is_preview: bool,
    published: Path | None = None,
) -> str:
    """Build the site, or its preview; return a summary. Raises BuildError if the content has errors.

    `warn` gets the problems of the content, as text. `published` is the addresses.json of the site as published before.
    """
    gc.disable()  # saves a fifth of the time; a build ends before cyclic garbage could fill the memory
    cache = config_file.parent / (PREVIEW_CACHE if is_preview else FOLDER)
    addresses = _addresses_in(published) if published is not None else frozenset()

    def plan_of(cache: Cache) -> Plan:
        return plan_build(config_file, cache, is_preview=is_preview)._replace(published=addresses)

    problems, summary = run_build(config_file.parent, plan_of, cache if is_cached else None)
    if problems:
        warn(as_brief_text(problems))
    if not summary:
        raise BuildError("Sửa các lỗi trên rồi chạy lại.")
    return summary


def _addresses_in(file: Path) -> frozenset[str]:
    """Return the addresses that answered with a page, or led to one as a numbered page of a listing does."""
    from generator.outputs.addresses import read_addresses  # noqa: PLC0415  (loads the model of an entry)

    try:
        table = read_addresses(file.read_bytes(), str(file)).without_samples()
    except OSError as error:
        raise BuildError(f"Không đọc được {file}: {error.strerror}.") from None
    return table.pages | table.moved.keys()
