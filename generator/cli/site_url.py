"""`guong site-url`: prints the address of the site, as the configuration of this folder or of a revision has it."""

from pathlib import Path

from generator.content.configuration_file import text_at
from generator.engine.errors import BuildError
from generator.engine.git import commit_of, tree_at


def site_url_of(config_file: Path, revision: str | None) -> str:
    """Return `site_url`; empty if there is none. Raises BuildError for an unknown revision, or a value with blanks."""
    if revision is None:
        return _checked(text_at(config_file.parent, "site_url"))
    commit = commit_of(config_file.parent, revision)
    with tree_at(config_file.parent, commit, [config_file.name]) as tree:
        return _checked(text_at(tree, "site_url"))


def _checked(url: str) -> str:
    if any(char.isspace() or not char.isprintable() for char in url):
        raise BuildError("site_url ở mkdocs.yml không phải là một địa chỉ: không có khoảng trắng trong địa chỉ.")
    return url
