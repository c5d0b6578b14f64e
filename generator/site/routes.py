"""Every address that the site answers: with a page, by leading on, or by saying that what was there is gone."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Route(NamedTuple):
    """An address (no leading slash); `target` is where it leads, `is_gone` tells that what was there was withdrawn.

    `path` is the file of the content that it comes of, where there is one.
    """

    address: str
    target: str | None = None
    is_gone: bool = False
    path: str | None = None


def in_order(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Sort routes by address; where two claim one, the first holds (the check has reported the other)."""
    by_address: dict[str, Route] = {}
    for route in routes:
        by_address.setdefault(route.address, route)
    return tuple(by_address[address] for address in sorted(by_address))


def moved(routes: Iterable[Route]) -> Iterator[tuple[str, str]]:
    """Yield the addresses that lead on, each with where."""
    return ((route.address, route.target) for route in routes if route.target is not None)


def gone(routes: Iterable[Route]) -> Iterator[str]:
    """Yield the addresses of what was withdrawn."""
    return (route.address for route in routes if route.is_gone)
