"""Reads a site's configuration through MkDocs, for commands that do not build."""

from pathlib import Path

from generator.mkdocs_plugin import load, settings_of
from generator.settings import Settings


def configured(config_file: Path) -> tuple[Settings, Path]:
    """Return the settings of a site and the folder it is built in. Raises BuildError."""
    config = load(config_file)
    return settings_of(config), Path(config.site_dir)
