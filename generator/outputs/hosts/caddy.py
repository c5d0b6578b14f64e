"""The configuration of Caddy for a site: types, compression, headers, redirects, withdrawn addresses, error page."""

from collections.abc import Iterable, Iterator

from generator.outputs.hosts.headers import CONTENT_TYPE, HEADER_RULES, HEADERS, NOT_SERVED, TYPES, compressed_types
from generator.outputs.hosts.redirects import caddy, in_caddy
from generator.outputs.hosts.server import Server, pattern_of
from generator.site.site import Route

_NAME = "guong_sang"


def caddy_configuration(routes: Iterable[Route], server: Server) -> str:
    """Return a site block of a Caddyfile. Caddy gets a certificate by itself for an address of HTTPS."""
    base, root = server.base, in_caddy(server.root.rstrip("/"))
    hidden = f"file_server {{\n\t\thide {' '.join(NOT_SERVED)}\n\t}}"
    lines = [
        f"{server.listen or server.host or ':80'} {{",
        f"\troot * {root}",
        *_compression(),
        *_types(base),
        *_headers(base),
    ]
    lines += [f"\t{line}" for line in caddy(routes, server.site_url).splitlines()]
    if base == "/":
        lines.append(f"\t{hidden}")
    else:
        lines += [f"\thandle_path {in_caddy(f'{base}*')} {{", f"\t{hidden}", "\t}", "\thandle {\n\t\terror 404\n\t}"]
    lines += [
        "\thandle_errors {",
        "\t\trewrite * /404.html",
        f"\t\theader Content-Type {in_caddy(TYPES['.html'])}",
        "\t\theader Cache-Control no-cache",
        "\t\tfile_server",
        "\t}",
        "\t# Khi trang chỉ còn chạy HTTPS, bỏ dấu # ở dòng sau:",
        '\t# header Strict-Transport-Security "max-age=31536000"',
        "}",
    ]
    return "\n".join((*lines, ""))


def _compression() -> Iterator[str]:
    """Yield what is compressed: the types that Caddy chooses leave out XML."""
    yield "\tencode {\n\t\tzstd\n\t\tgzip\n\t\tmatch {"
    yield from (f"\t\t\theader Content-Type {kind}*" for kind in compressed_types())
    yield "\t\t}\n\t}"


def _types(base: str) -> Iterator[str]:
    """Yield the types of files, which Caddy would take from the system, where there are any."""
    named = [
        f"not path_regexp `{pattern_of(rule, base)}`" for rule in HEADER_RULES if CONTENT_TYPE in dict(rule.values)
    ]
    for number, kind in enumerate(dict.fromkeys(TYPES.values()), 1):
        suffixes = tuple(suffix for suffix, each in TYPES.items() if each == kind)
        matcher = [f"path {' '.join(f'*{suffix}' for suffix in suffixes)}"]
        matcher += named if {".xml", ".json"} & set(suffixes) else []
        yield _matcher(f"type_{number}", matcher)
        yield f"\theader @{_NAME}_type_{number} {CONTENT_TYPE} {in_caddy(kind)}"


def _matcher(name: str, conditions: Iterable[str]) -> str:
    return "\n\t\t".join((f"\t@{_NAME}_{name} {{", *conditions)) + "\n\t}"


def _headers(base: str) -> Iterator[str]:
    """Yield the headers. Only one matcher of a header holds for an address, since Caddy sorts them."""
    number = 0
    for name in HEADERS:
        rules = [(rule, value) for rule in HEADER_RULES for header, value in rule.values if header == name]
        for position, (rule, value) in enumerate(rules):
            pattern = pattern_of(rule, base)
            number += 1
            matcher = [f"path_regexp `{pattern}`"] if pattern else []
            matcher += [f"not path_regexp `{pattern_of(later, base)}`" for later, _ in rules[position + 1 :]]
            if value and matcher:
                yield _matcher(f"header_{number}", matcher)
            if value:
                yield f"\theader {f'@{_NAME}_header_{number} ' if matcher else ''}{name} {in_caddy(value)}"
