"""Redirects and withdrawals in the formats of hosts: `_redirects`, nginx, Caddy, all from one table.

Every old address also has an HTML page that redirects, for hosts that support none of these formats.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, urlsplit

from generator.site.short_addresses import BASE as SHORT
from generator.site.site import Route

PATH = "_redirects"
_HEADING = "# Chuyển hướng và bài đã gỡ của trang Gương Sáng. Tệp do chương trình tạo, không sửa tay."


def base_of(site_url: str) -> str:
    """Return the path of a site's URL, with slashes around it."""
    return "/" if not site_url else f"{urlsplit(site_url).path.rstrip('/')}/"


def _moved(routes: Iterable[Route]) -> Iterator[tuple[str, str]]:
    """Yield the old and the new address of each redirect.

    None for an address that differs from that of a page in case alone: Caddy and Netlify do not tell them apart, and
    would send readers of the page to itself for ever. Its own HTML page redirects where case counts.
    """
    routes = list(routes)
    answered = {route.address.casefold() for route in routes if route.target is None}
    for route in routes:
        if route.target is not None and route.address.casefold() not in answered:
            yield route.address, route.target


def _gone(routes: Iterable[Route]) -> Iterator[tuple[str, str]]:
    """Yield each withdrawn address, and that of the page with its notice."""
    return ((route.address, route.notice or route.address) for route in routes if route.is_gone)


def redirects_file(routes: Iterable[Route], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the `_redirects` file of Netlify, Cloudflare Pages and GitLab Pages; none if nothing has moved.

    It leaves out withdrawn addresses: these hosts cannot answer 410 from it, and all other hosts serve it to
    readers. Short addresses neither: GitLab takes 1,000 rules, Cloudflare 2,000, and the page of missing addresses
    leads on.
    """
    base = base_of(site_url)
    lines = [
        f"{encoded(base + old)} {encoded(base + new)} 301" for old, new in _moved(routes) if not old.startswith(SHORT)
    ]
    if lines:
        yield PATH, "\n".join((_HEADING, *lines, "")).encode()


def nginx(routes: Iterable[Route], site_url: str) -> str:
    """Return rules to include in a `server` block of nginx, which compares decoded addresses."""
    routes, base = list(routes), base_of(site_url)
    lines = [_HEADING]
    for old, new in _moved(routes):
        lines.append(f"location = {in_nginx(base + old)} {{ return 301 {in_nginx(encoded(base + new))}; }}")
    for address, notice in _gone(routes):
        at, page = in_nginx(base + address), in_nginx(f"{base}{notice}index.html")
        lines.append(f"location = {at} {{ error_page 410 {page}; return 410; }}")
    return "\n".join((*lines, ""))


def in_nginx(text: str) -> str:
    """Return a text as a quoted value in a configuration of nginx."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def caddy(routes: Iterable[Route], site_url: str) -> str:
    """Return rules to import in a site block of a Caddyfile, whose `root` is the site's folder.

    Tables, since Caddy tries rules one after the other: ten thousand of them cost each request 10 ms, a table 0.1 ms.
    """
    routes, base = list(routes), base_of(site_url)
    moved = {base + old: encoded(base + new) for old, new in _moved(routes)}
    gone = {base + address: f"/{notice}index.html" for address, notice in _gone(routes)}
    lines = [_HEADING]
    if moved:
        lines += [*_caddy_table("moved", moved), "redir @guong_sang_moved {guong_sang_moved} 301"]
    if gone:
        lines += [
            *_caddy_table("gone", gone),
            "handle @guong_sang_gone {",
            "\trewrite * {guong_sang_gone}",
            "\tfile_server {\n\t\tstatus 410\n\t}",
            "}",
        ]
    return "\n".join((*lines, ""))


def _caddy_table(name: str, values: Mapping[str, str]) -> Iterator[str]:
    """Yield a value by path, and a matcher of the paths that have one."""
    yield f"map {{path}} {{guong_sang_{name}}} {{"
    yield from (f"\t{in_caddy(path)} {in_caddy(value)}" for path, value in values.items())
    yield '\tdefault ""\n}'
    yield f'@guong_sang_{name} expression `{{guong_sang_{name}}} != ""`'


def in_caddy(text: str) -> str:
    """Return a text as a quoted value in a Caddyfile."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def encoded(address: str) -> str:
    """Return an address as it stands in a URL."""
    return quote(address, safe="/~-_")
