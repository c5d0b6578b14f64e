"""The table of headers: what a host sends with the files of a site, as plain values.

Each server's syntax is made from it. A rule names files by folder, by name or by suffix; where several rules set a
header for a file, the last one holds.
"""

from typing import NamedTuple

from generator.pages.content_policy import CONTENT_POLICY
from generator.site.embeds import OEMBED
from generator.site.feeds import ARCHIVES, ATOM, JSON_FEED
from generator.site.feeds import TYPES as FEEDS
from generator.site.site import SEARCH

CONTENT_TYPE = "Content-Type"
EMBEDS = "nhung/"  # may be framed by other sites, and nothing else
NOT_SERVED = ("_headers", "_redirects", ".guong-sang", ".git")  # for hosts and builds, not for readers

_FRAMED_BY_NONE = f"{CONTENT_POLICY}; frame-ancestors 'none'"
_FRAMED_BY_ALL = f"{CONTENT_POLICY}; frame-ancestors *"
# Of what browsers offer, scripts use these; pages may not ask for the rest.
_PERMISSIONS = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=(), "
    "clipboard-write=(self), fullscreen=(self), web-share=(self)"
)
_ANY_ORIGIN = ("Access-Control-Allow-Origin", "*")

_CACHE = "Cache-Control"
_ATOM = (CONTENT_TYPE, f"{FEEDS[ATOM]}; charset=utf-8")
_ASK_AGAIN = (_CACHE, "no-cache")  # keep it, and ask with its ETag whether it is still the same
_AN_HOUR = (_CACHE, "public, max-age=3600")
_A_WEEK = (_CACHE, "public, max-age=604800")
_FOR_EVER = (_CACHE, "public, max-age=31536000, immutable")
_PICTURES = (".avif", ".webp", ".jpg", ".png", ".svg", ".ico")
_RECORDINGS = (".mp3", ".m4a", ".ogg", ".opus", ".mp4", ".webm", ".vtt")

# The types of files by suffix, for servers that take them from the configuration or from the system.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".z": "application/octet-stream",  # deflated, and inflated by the search itself
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
# Those that a server makes smaller on their way.
COMPRESSED = (".html", ".css", ".js", ".json", ".map", ".xml", ".txt", ".csv", ".vtt", ".webmanifest", ".svg")


class HeaderRule(NamedTuple):
    """Headers of some files: below a folder, with a name in any folder, with a suffix; of all files where none is set.

    `values` are pairs of a header and its value; an empty value takes back what an earlier rule set.
    """

    values: tuple[tuple[str, str], ...]
    folder: str = ""
    names: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()

    def holds_for(self, path: str) -> bool:
        """Tell whether the rule is about the file or the address at a path, which has no leading slash."""
        name = path.rpartition("/")[2]
        is_named = name in self.names or name.endswith(self.suffixes) if self.names or self.suffixes else True
        return path.startswith(self.folder) and is_named


HEADER_RULES = (
    HeaderRule(
        (
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),  # others learn from which site, not about whom
            ("Permissions-Policy", _PERMISSIONS),
            ("Content-Security-Policy", _FRAMED_BY_NONE),
            ("X-Frame-Options", "DENY"),
            _ASK_AGAIN,
        )
    ),
    HeaderRule(
        (("Content-Security-Policy", _FRAMED_BY_ALL), ("X-Frame-Options", ""), _ANY_ORIGIN),
        folder=EMBEDS,
    ),
    HeaderRule((_ANY_ORIGIN,), folder="api/"),
    # Pictures and recordings keep their addresses when they are replaced; a withdrawn photo is gone after an hour.
    HeaderRule((_AN_HOUR,), suffixes=_PICTURES + _RECORDINGS),
    HeaderRule((_A_WEEK,), folder="assets/fonts/"),
    HeaderRule((_FOR_EVER,), folder="assets/stylesheets/"),  # of Material, named by their content
    HeaderRule((_ATOM, _ANY_ORIGIN), names=(ATOM,)),
    HeaderRule((_ATOM, _ANY_ORIGIN), folder=ARCHIVES),
    HeaderRule(((CONTENT_TYPE, f"{FEEDS[JSON_FEED]}; charset=utf-8"), _ANY_ORIGIN), names=(JSON_FEED,)),
    HeaderRule((_ANY_ORIGIN,), names=(OEMBED,)),
    HeaderRule(
        ((CONTENT_TYPE, "application/opensearchdescription+xml; charset=utf-8"),),
        folder=SEARCH,
        names=("opensearch.xml",),
    ),
)
HEADERS = tuple(dict.fromkeys(name for rule in HEADER_RULES for name, _ in rule.values))


def headers_of(path: str) -> dict[str, str]:
    """Return the headers of a file or an address, of the path that has no leading slash."""
    found = {name: value for rule in HEADER_RULES if rule.holds_for(path) for name, value in rule.values}
    return {name: value for name, value in found.items() if value}


def compressed_types() -> tuple[str, ...]:
    """Return the types, without their charset, that a server makes smaller on their way."""
    named = (value for rule in HEADER_RULES for name, value in rule.values if name == CONTENT_TYPE)
    return tuple(dict.fromkeys(each.partition(";")[0] for each in (*map(TYPES.__getitem__, COMPRESSED), *named)))
