"""Finds the addresses that a site answers for its samples alone: they may vanish with the samples."""

from dataclasses import replace

from generator.site.library import every_entry, former_addresses, make_library
from generator.site.site import Route, Site, routes, site_of


def sample_routes(site: Site) -> tuple[Route, ...]:
    """Return the routes of the samples, and of listings, collections, their pages, redirects without another entry."""
    library = site.library
    entries = every_entry(library)
    own = [entry for entry in entries if not entry.is_sample]
    if len(own) == len(entries):
        return ()
    addresses = {address for entry in own for address in (entry.address, *former_addresses(entry))}
    collections = tuple(each for each in site.collections if any(entry.target in addresses for entry in each.entries))
    rest = site_of(make_library(own, library.context, library.photos), site.published, collections)
    rest = replace(rest, handwritten=site.handwritten, redirects=site.redirects)
    kept = {route.address for route in routes(rest)}
    return tuple(route for route in routes(site) if route.address not in kept)
