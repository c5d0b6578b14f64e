"""Loads the configuration of a site through MkDocs, for commands that do not build."""

from pathlib import Path

from generator.content.settings import Settings
from generator.mkdocs_plugin.frame import load, load_preview
from generator.mkdocs_plugin.plugin import settings_of


def configured(config_file: Path, *, is_preview: bool = False) -> tuple[Settings, Path]:
    """Return the settings of a site, or of its preview, and its output folder. Raises BuildError."""
    config = load_preview(config_file) if is_preview else load(config_file)
    return settings_of(config), Path(config.site_dir)
