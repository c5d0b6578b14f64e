"""Finds the addresses that a site answers for its samples alone: they may vanish with the samples."""

from dataclasses import replace

from generator.site.library import every_entry, make_library
from generator.site.site import Route, Site, routes, site_of


def sample_routes(site: Site) -> tuple[Route, ...]:
    """Return the routes of the samples, and of the listings, their pages and redirects that have no other entry."""
    library = site.library
    entries = every_entry(library)
    own = [entry for entry in entries if not entry.is_sample]
    if len(own) == len(entries):
        return ()
    rest = site_of(make_library(own, library.context, library.photos), site.published)
    rest = replace(rest, handwritten=site.handwritten, redirects=site.redirects)
    kept = {route.address for route in routes(rest)}
    return tuple(route for route in routes(site) if route.address not in kept)
