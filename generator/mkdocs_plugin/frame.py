"""Makes the frame and the shells of a site: loads its configuration and runs the engine on its hand-written pages.

The rest of the program sees the result alone, an `MkDocsOutput`. Another engine needs another module in this place.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.build.local_copies import PREVIEW_DIR
from generator.build.mkdocs_output import OVERRIDES, PAGES, MkDocsOutput
from generator.engine.errors import BuildError
from generator.engine.files import files_below
from generator.mkdocs_plugin.configuration import unknown_keys
from generator.mkdocs_plugin.engine import MkDocsConfig, MkDocsException, build
from generator.mkdocs_plugin.plugin import NAME, plugin_of, root_of
from generator.mkdocs_plugin.reading import read_configuration


def load(config_file: Path) -> MkDocsConfig:
    """Load the configuration of a site. Raises BuildError if it is invalid or lacks this plugin."""
    config = read_configuration(config_file)
    if NAME not in config.plugins:
        raise BuildError(f"Tệp cấu hình {config_file} chưa có “{NAME}” ở mục plugins.")
    if unknown := list(unknown_keys(config, plugin_of(config).config)):
        raise BuildError("\n".join(unknown))
    if Path(config.site_dir).resolve().is_relative_to(root_of(config) / PREVIEW_DIR):
        raise BuildError(f"site_dir ở {config_file} là thư mục của bản xem thử ({PREVIEW_DIR}): ghi thư mục khác.")
    return config


def load_preview(config_file: Path) -> MkDocsConfig:
    """Load the configuration of a site's preview: with drafts, in a folder of its own."""
    config = load(config_file)
    plugin_of(config).config.preview = True
    config.site_dir = str(root_of(config) / PREVIEW_DIR)
    return config


def make_mkdocs_output(config: MkDocsConfig) -> MkDocsOutput:
    """Run MkDocs in a temporary folder and return its output. Raises BuildError."""
    plugin, site_dir = plugin_of(config), config.site_dir
    plugin.makes_mkdocs_output_alone = config.strict = True
    with TemporaryDirectory() as folder:  # MkDocs empties the folder it writes to
        config.site_dir = folder
        try:
            build(config)
        except MkDocsException as error:
            raise BuildError(str(error)) from error
        files = {path: (Path(folder) / path).read_bytes() for path, *_ in files_below(Path(folder))}
    mkdocs_output = plugin.mkdocs_output
    assert mkdocs_output is not None  # noqa: S101  (set by a build that succeeds)
    return replace(mkdocs_output, files=files | mkdocs_output.files, site_dir=site_dir)


def is_self_contained(config: MkDocsConfig) -> bool:
    """Return whether the output of MkDocs depends on the inputs of `mkdocs_key` alone.

    Other plugins and hooks could ask git, the clock or the web; a configuration could name other files or variables of
    the environment.
    """
    root, text = root_of(config), Path(config.config_file_path or "").read_text("utf-8")
    is_plain = list(config.plugins) == [NAME] and not config.hooks and "!ENV" not in text and "INHERIT" not in text
    overrides = config.theme.custom_dir
    return is_plain and Path(config.docs_dir) == root / PAGES and (not overrides or Path(overrides) == root / OVERRIDES)
