"""The hosts that `guong serve` answers to: another site must not read drafts by a name that leads to this machine.

A page of that site would ask by its own name (DNS rebinding), which the browser sends as `Host`.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address
from socket import gethostname

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:/@?#\s]+)(?::[0-9]{1,5})?")
_LOCAL = "localhost"


def is_own_host(sent: Sequence[str], asked: str, reached: str) -> bool:
    """Return whether the `Host` headers of a request name this machine once.

    `asked` is the host of the command line, `reached` the address at which the request arrived. Numeric addresses of
    this machine itself cannot be rebound; its name is one that only the local network gives.
    """
    if len(sent) != 1 or (found := _HOST.fullmatch(sent[0].strip())) is None:
        return False
    host = found[1].strip("[]").lower().rstrip(".")
    own = gethostname().lower()
    if host in {asked.lower(), own, f"{own}.local", _LOCAL} or host.endswith(f".{_LOCAL}"):
        return True
    with suppress(ValueError):
        address = ip_address(host)
        return address.is_loopback or address == _plain(reached)
    return False


def _plain(address: str) -> object:
    """Return the address of a socket; one of IPv4 may be written as IPv6, and a link-local one with its interface."""
    found = ip_address(address.partition("%")[0])
    return getattr(found, "ipv4_mapped", None) or found
