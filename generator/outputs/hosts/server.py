"""The server of a site as values, and the patterns of files that its configurations share."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.outputs.hosts.headers import HeaderRule
from generator.outputs.hosts.redirects import base_of


class Server(NamedTuple):
    """Where a server finds the files of a site (`root`), and at which address (`listen`) it answers for which host."""

    root: str
    site_url: str
    listen: str = ""

    @property
    def base(self) -> str:
        """Return the path at which the site is published, with slashes around it."""
        return base_of(self.site_url)

    @property
    def host(self) -> str:
        """Return the name of the site's host; empty without `site_url`."""
        return urlsplit(self.site_url).hostname or ""


def pattern_of(rule: HeaderRule, base: str) -> str:
    """Return the regular expression of the paths that a rule is about; empty for all."""
    if rule.names:
        return f"^{re.escape(base + rule.folder)}(?:.*/)?{_one_of(rule.names)}$"
    if rule.suffixes:
        return f"^{re.escape(base + rule.folder)}.*{_one_of(rule.suffixes)}$"
    return f"^{re.escape(base + rule.folder)}" if rule.folder else ""


def _one_of(names: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, names))})"
