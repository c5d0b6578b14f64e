"""The configuration of nginx for a site: types, compression, headers, redirects, withdrawn addresses, error page."""

import re
from collections.abc import Iterable, Iterator

from generator.outputs.hosts.headers import (
    CONTENT_TYPE,
    HEADER_RULES,
    HEADERS,
    NOT_SERVED,
    TYPES,
    HeaderRule,
    compressed_types,
)
from generator.outputs.hosts.redirects import in_nginx, nginx
from generator.outputs.hosts.server import Server, pattern_of
from generator.site.site import Route

_UTF8 = "; charset=utf-8"
_ALWAYS = "text/html"  # nginx compresses it, and names its encoding, without being told


def nginx_configuration(routes: Iterable[Route], server: Server) -> str:
    """Return a file for the `http` block of nginx (`/etc/nginx/conf.d/`): a `server` block, and what it needs."""
    return "\n".join((*_maps(server.base), *_server(routes, server), ""))


def _variable(header: str) -> str:
    return f"$guong_sang_{header.lower().replace('-', '_')}"


def _sent() -> Iterator[str]:
    """Yield the headers that are added; the type of a file is set instead."""
    return (name for name in HEADERS if name != CONTENT_TYPE)


def _maps(base: str) -> Iterator[str]:
    """Yield the value of each header by address; nginx takes the first pattern, so the last rule comes first."""
    for name in _sent():
        yield f"map $uri {_variable(name)} {{"
        for rule in reversed(HEADER_RULES):
            for value in (value for header, value in rule.values if header == name):
                pattern = pattern_of(rule, base)
                yield f"    {in_nginx(f'~{pattern}') if pattern else 'default'} {in_nginx(value)};"
        yield "}"


def _server(routes: Iterable[Route], server: Server) -> Iterator[str]:
    base, root = server.base, server.root.rstrip("/")
    yield "server {"
    yield f"    listen {server.listen or '80'};"
    if server.host:
        yield f"    server_name {server.host};"
    yield "    server_tokens off;\n    absolute_redirect off;\n    charset utf-8;"
    yield f"    charset_types {_listed(kind for kind in _types_with_charset() if kind != _ALWAYS)};"
    yield "    types {"
    for suffix, kind in TYPES.items():
        yield f"        {kind.removesuffix(_UTF8)} {suffix[1:]};"
    yield "    }\n    default_type application/octet-stream;"
    yield "    gzip on;\n    gzip_comp_level 6;\n    gzip_min_length 1000;\n    gzip_proxied any;\n    gzip_vary on;"
    yield f"    gzip_types {_listed(kind for kind in compressed_types() if kind != _ALWAYS)};"
    yield from (f"    add_header {name} {_variable(name)} always;" for name in _sent())
    yield "    # Khi trang chỉ còn chạy HTTPS, bỏ dấu # ở dòng sau:"
    yield '    # add_header Strict-Transport-Security "max-age=31536000" always;'
    yield f"    error_page 404 {in_nginx(f'{base}404.html')};"
    yield f"    error_page 403 =404 {in_nginx(f'{base}404.html')};"
    yield f"    location {in_nginx(base)} {{ alias {in_nginx(f'{root}/')}; index index.html; }}"
    hidden = f"^{re.escape(base)}(?:{'|'.join(map(re.escape, NOT_SERVED))})(?:/|$)"
    yield f"    location ~ {in_nginx(hidden)} {{ return 404; }}"
    for rule, kind in _named_types():
        files = pattern_of(rule, "").removeprefix("^")
        pattern = f"^{re.escape(base)}({files.removesuffix('$') if files.endswith('$') else f'{files}.+'})$"
        file = in_nginx(f"{root}/$1")
        yield f"    location ~ {in_nginx(pattern)} {{ alias {file}; types {{}} default_type {kind}; }}"
    yield nginx(routes, server.site_url).rstrip("\n")
    yield "}"


def _named_types() -> Iterator[tuple[HeaderRule, str]]:
    for rule in HEADER_RULES:
        yield from ((rule, value.removesuffix(_UTF8)) for name, value in rule.values if name == CONTENT_TYPE)


def _types_with_charset() -> Iterator[str]:
    every = (*TYPES.values(), *(value for rule in HEADER_RULES for name, value in rule.values if name == CONTENT_TYPE))
    return (kind.removesuffix(_UTF8) for kind in every if kind.endswith(_UTF8))


def _listed(kinds: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(kinds))
