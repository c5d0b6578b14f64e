"""Outputs: the files beside the pages, each a function from the site to artifacts, in one table.

An output depends on nothing but what it is given. `Site` holds the summaries of entries, none of their texts. `Texts`
gives articles and records for which entries; an incremental build goes by that record (see build/text_edits.py).
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import starmap
from typing import TypeAlias

from generator.engine.output_folder import Artifact, artifact_of
from generator.outputs.addresses import addresses_file
from generator.outputs.opensearch import opensearch
from generator.outputs.redirects import redirects_file
from generator.outputs.sitemap import sitemap
from generator.outputs.texts import Texts
from generator.site.site import SEARCH, Site, routes

Output: TypeAlias = Callable[[Site, Texts], Iterable[Artifact]]


def opensearch_output(site: Site, _: Texts) -> Iterable[Artifact]:
    """Return the OpenSearch description."""
    return starmap(artifact_of, opensearch(site.settings))


def sitemap_output(site: Site, _: Texts) -> Iterable[Artifact]:
    """Return the sitemap: every page that search engines may find."""
    return starmap(artifact_of, sitemap(_findable(site), site.settings.site_url))


def address_output(site: Site, _: Texts) -> Iterator[Artifact]:
    """Yield the table of addresses and the redirects."""
    answered, url = routes(site), site.settings.site_url
    yield artifact_of(*addresses_file(answered, url))
    yield from starmap(artifact_of, redirects_file(answered, url))


OUTPUTS: tuple[Output, ...] = (opensearch_output, sitemap_output, address_output)


def _findable(site: Site) -> Iterator[tuple[str, date | None]]:
    for entry in site.library.entries:
        if not (entry.is_sample or entry.is_child):
            yield entry.address, entry.updated or entry.published
    for _, page in site.listing_pages:
        yield page.address, None
    yield SEARCH, None
    yield from ((page.address, None) for page in site.handwritten)
