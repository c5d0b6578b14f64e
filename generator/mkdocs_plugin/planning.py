"""Plans a build: settings, output folder, and the output of MkDocs, which is loaded only if that is not cached."""

from dataclasses import replace
from pathlib import Path

from generator.build.mkdocs_output import MkDocsOutput, load_mkdocs_output, mkdocs_key, save_mkdocs_output
from generator.build.plan import Plan
from generator.engine.cache import Cache
from generator.engine.clock import today
from generator.engine.output_place import refuse_sources


def plan_build(config_file: Path, cache: Cache, *, is_preview: bool = False) -> Plan:
    """Return the plan of a site's build, or of its preview's. Raises BuildError.

    The two need different caches: the key of the cached output of MkDocs does not depend on `is_preview`.
    """
    key = mkdocs_key(config_file)
    mkdocs_output = load_mkdocs_output(cache, key)
    if mkdocs_output is not None:
        refuse_sources(Path(mkdocs_output.site_dir), config_file.parent, ())
        return Plan(
            replace(mkdocs_output.settings, today=today()),
            Path(mkdocs_output.site_dir),
            mkdocs_output,
            lambda: mkdocs_output,
        )
    from generator.mkdocs_plugin.frame import (  # noqa: PLC0415  (slow)
        is_self_contained,
        load,
        load_preview,
        make_mkdocs_output,
    )
    from generator.mkdocs_plugin.plugin import refuse_site_dir, settings_of  # noqa: PLC0415

    config = load_preview(config_file) if is_preview else load(config_file)
    refuse_site_dir(config)
    site_dir = Path(config.site_dir)

    def make_output() -> MkDocsOutput:
        mkdocs_output = make_mkdocs_output(config)
        if is_self_contained(config):
            save_mkdocs_output(cache, key, mkdocs_output)
        return mkdocs_output

    return Plan(settings_of(config), site_dir, None, make_output)
