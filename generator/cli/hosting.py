"""`guong hosting`: prints the configuration of a web server for the site, or its redirects alone."""

from pathlib import Path
from typing import Literal, TypeAlias

from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.cli.configuration import configured
from generator.content.settings import Settings
from generator.engine.errors import BuildError
from generator.outputs.hosts.caddy import caddy_configuration
from generator.outputs.hosts.nginx import nginx_configuration
from generator.outputs.hosts.redirects import caddy, nginx
from generator.outputs.hosts.server import Server
from generator.problems.problem import has_errors
from generator.site.site import Route, routes

ServerName: TypeAlias = Literal["nginx", "caddy"]
_CONFIGURATIONS = {"nginx": nginx_configuration, "caddy": caddy_configuration}
_RULES = {"nginx": nginx, "caddy": caddy}


def server_configuration(config_file: Path, server: ServerName, root: Path | None, listen: str) -> str:
    """Return the whole configuration of a server. Raises BuildError if the content has errors.

    `root` is the folder of the site on the server, by default the one that the build writes; `listen` replaces the
    address that the server answers at.
    """
    settings, site_dir, found = _routes(config_file)
    return _CONFIGURATIONS[server](found, Server(str(root or site_dir), settings.site_url, listen))


def redirect_rules(config_file: Path, server: ServerName) -> str:
    """Return the rules for moved and withdrawn addresses alone. Raises BuildError if the content has errors."""
    settings, _, found = _routes(config_file)
    return _RULES[server](found, settings.site_url)


def _routes(config_file: Path) -> tuple[Settings, Path, tuple[Route, ...]]:
    """Return settings, output folder and routes. Raises BuildError on errors: an address might be missing."""
    root, (settings, site_dir) = config_file.parent, configured(config_file)
    with tools_at(root) as tools:
        site, problems = prepare(root, settings, tools)
    if has_errors(problems):
        raise BuildError("Bài viết có lỗi nên chưa biết đủ các địa chỉ: chạy “guong check” trước.")
    return settings, site_dir, routes(site)
