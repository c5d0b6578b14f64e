"""Plans a build: settings, output folder, and the files of MkDocs, which is loaded only where they are not cached."""

from dataclasses import replace
from pathlib import Path

from generator.build.mkdocs_output import MkDocsOutput, load_mkdocs_output, mkdocs_key, save_mkdocs_output
from generator.build.plan import Plan
from generator.engine.cache import Cache
from generator.engine.clock import today


def planned(config_file: Path, cache: Cache, *, is_preview: bool = False) -> Plan:
    """Return the plan of a site, or of its preview. Raises BuildError.

    A cache holds either the site or its preview.
    """
    key = mkdocs_key(config_file)
    mkdocs_output = load_mkdocs_output(cache, key)
    if mkdocs_output is not None:
        return Plan(
            replace(mkdocs_output.settings, today=today()),
            Path(mkdocs_output.site_dir),
            mkdocs_output,
            lambda: mkdocs_output,
        )
    from generator.mkdocs_plugin.plugin import (  # noqa: PLC0415  (slow)
        is_self_contained,
        load,
        load_preview,
        make_mkdocs_output,
        settings_of,
    )  # fmt: skip

    config = load_preview(config_file) if is_preview else load(config_file)
    site_dir = Path(config.site_dir)

    def made() -> MkDocsOutput:
        mkdocs_output = make_mkdocs_output(config)
        if is_self_contained(config):
            save_mkdocs_output(cache, key, mkdocs_output)
        return mkdocs_output

    return Plan(settings_of(config), site_dir, None, made)
