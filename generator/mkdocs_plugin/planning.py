"""Plans a build: settings, output folder, and the files of MkDocs, which is loaded only where they are not cached."""

from dataclasses import replace
from pathlib import Path

from generator.build.mkdocs_output import Frame, frame_key, keep_frame, load_frame
from generator.build.plan import Plan
from generator.engine.cache import Store
from generator.engine.clock import today


def planned(config_file: Path, store: Store, *, is_preview: bool = False) -> Plan:
    """Return the plan of a site, or of its preview. Raises BuildError.

    A store holds either the site or its preview.
    """
    key = frame_key(config_file)
    frame = load_frame(store, key)
    if frame is not None:
        return Plan(replace(frame.settings, today=today()), Path(frame.site_dir), frame, lambda: frame)
    from generator.mkdocs_plugin.plugin import (  # noqa: PLC0415  (slow)
        is_self_contained,
        load,
        load_preview,
        make_frame,
        settings_of,
    )  # fmt: skip

    config = load_preview(config_file) if is_preview else load(config_file)
    site_dir = Path(config.site_dir)

    def made() -> Frame:
        frame = make_frame(config)
        if is_self_contained(config):
            keep_frame(store, key, frame)
        return frame

    return Plan(settings_of(config), site_dir, None, made)
