r"""Reads the targets of links as a browser does, which is not always as they look.

A browser drops tabs and line breaks, takes a backslash for a slash, skips surplus slashes, decodes the host and calls
everything before an “@” a user name (WHATWG URL Standard, “URL parsing”). So `/\host`, `https:///host` and
`https://office@host` leave for another place than they show. Entities are decoded by whoever parsed the text.
"""

import re
import unicodedata
from contextlib import suppress
from ipaddress import IPv6Address
from urllib.parse import unquote

from generator.text.confusables import confusables

_AROUND = "".join(map(chr, range(0x21)))  # controls and blanks, which a browser strips from both ends
_DROPPED = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(r"https?://([^/\\?#]+)", re.IGNORECASE)
_PORT = re.compile(r":[0-9]{0,5}\Z")
_NOT_IN_HOSTS = re.compile(r"[\x00-\x20\"#%/:<>?@\[\\\]^`{|}\x7f]")
_ENCODED_LABEL = re.compile(r"\bxn--([a-z0-9-]{1,63})", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\\\x7f]")
_MOST_LAYERS = 3  # of percent-encoding; no honest address has more


def scheme_of(target: str) -> str:
    """Return the scheme that a browser reads, in lower case; "" for a target on the same site or without one."""
    found = _SCHEME.match(target.strip(_AROUND).translate(_DROPPED))
    return found[1].lower() if found else ""


def web_host(target: str) -> str | None:
    """Return the host of a web address in lower case; None if a browser reads it otherwise than people do."""
    found = _WEB.match(target)
    if found is None or _UNSEEN.search(target):
        return None
    host = _PORT.sub("", unicodedata.normalize("NFKC", unquote(found[1]))).lower()
    if host.startswith("["):
        with suppress(ValueError):
            return f"[{IPv6Address(host.strip('[]'))}]"
        return None
    host = host.removesuffix(".")
    # Letters that are not encoded are judged with the rest of the text.
    is_hidden = ("%" in found[1] or "xn--" in host) and any(confusables(from_punycode(host)))
    is_clear = host and not _NOT_IN_HOSTS.search(host) and not is_hidden
    return host if is_clear else None


def is_own_address(target: str) -> bool:
    """Return whether a target is an address from the root of this site, for browsers too."""
    return target.startswith("/") and stays_here(target)


def stays_here(target: str) -> bool:
    """Return whether a target without a scheme leads to this site: to an address, a file or an anchor."""
    return not scheme_of(target) and not target.startswith("//") and not _UNSEEN.search(decoded(target))


def decoded(target: str) -> str:
    """Return a target without percent-encoding, however often it was encoded."""
    for _ in range(_MOST_LAYERS):
        if "%" not in target:
            break
        target = unquote(target)
    return target


def from_punycode(target: str) -> str:
    """Return a target with the letters that its host encodes: `xn--bo-jia` → `báo`."""
    return _ENCODED_LABEL.sub(_decoded_label, target)


def _decoded_label(label: re.Match[str]) -> str:
    try:
        return label[1].encode("ascii").decode("punycode")
    except UnicodeError:
        return label[0]
