"""`guong redirects`: prints the redirects and withdrawn addresses as rules of a web server."""

from pathlib import Path

from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.cli.configuration import configured
from generator.engine.errors import BuildError
from generator.outputs.hosts.redirects import caddy, nginx
from generator.problems.problem import has_errors
from generator.site.site import routes

_RULES = {"nginx": nginx, "caddy": caddy}


def redirect_rules(config_file: Path, server: str) -> str:
    """Return the rules of a server. Raises BuildError if the content has errors: an address might be missing."""
    root, (settings, _) = config_file.parent, configured(config_file)
    with tools_at(root) as tools:
        site, problems = prepare(root, settings, tools)
    if has_errors(problems):
        raise BuildError("Bài viết có lỗi nên chưa biết đủ các địa chỉ: chạy “guong check” trước.")
    return _RULES[server](routes(site), settings.site_url)
