"""The port to MkDocs: every name of it that this program uses, from MkDocs or from its successor ProperDocs.

`GUONG_ENGINE=properdocs` chooses ProperDocs, where it is installed; a test compares both, byte for byte (decision 24).
"""

import os

if os.environ.get("GUONG_ENGINE") == "properdocs":
    import properdocs.replacement  # noqa: F401  (from here on the name `mkdocs`, also in themes and plugins, is ProperDocs)
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice on MkDocs 2, about which decision 24 decides

from mkdocs.commands.build import build
from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

__all__ = [
    "Abort", "BasePlugin", "Config", "ConfigurationError", "File", "Files", "InclusionLevel", "LiveReloadServer",
    "MkDocsConfig", "MkDocsException", "Page", "ValidationError", "build", "config_options", "get_plugin_logger",
]  # fmt: skip
