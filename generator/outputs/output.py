"""The table of outputs: files beside the pages, each made by a function from the site to artifacts.

An output depends on its arguments alone. `Site` holds the summaries of entries, not their texts. `Texts` returns
articles and records which ones; an incremental build relies on that record (see build/text_edits.py).
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import starmap
from typing import NamedTuple

from generator.engine.output_folder import Artifact, artifact_of
from generator.outputs.addresses import address_table, addresses_file
from generator.outputs.captions import captions
from generator.outputs.data.output import data
from generator.outputs.embeds.cards import cards
from generator.outputs.embeds.oembed import oembed
from generator.outputs.feeds.feeds import feeds
from generator.outputs.hosts.contact_files import contact_files
from generator.outputs.hosts.headers_file import headers_file
from generator.outputs.hosts.redirects import redirects_file
from generator.outputs.on_this_day import on_this_day
from generator.outputs.opensearch import opensearch
from generator.outputs.sitemaps.sitemaps import sitemaps
from generator.outputs.texts import Texts
from generator.site.sample_addresses import sample_routes
from generator.site.site import Site, routes


class Output(NamedTuple):
    """Files of one kind: the name of the kind, which staff see when an entry is withdrawn, and the function."""

    kind: str
    make: Callable[[Site, Texts], Iterable[Artifact]]


def opensearch_output(site: Site, _: Texts) -> Iterable[Artifact]:
    """Return the OpenSearch description, if there is one."""
    return starmap(artifact_of, opensearch(site.settings))


def address_output(site: Site, _: Texts) -> Iterator[Artifact]:
    """Yield the table of addresses, the redirects and the headers."""
    answered, url = routes(site), site.settings.site_url
    yield artifact_of(*addresses_file(address_table(answered, sample_routes(site)), url))
    yield from starmap(artifact_of, redirects_file(answered, url))
    yield artifact_of(*headers_file(answered, url))


def on_this_day_output(site: Site, _: Texts) -> Iterable[Artifact]:
    """Return what the site published on each day of earlier years."""
    return starmap(artifact_of, on_this_day(site.library))


def data_output(site: Site, _: Texts) -> Iterable[Artifact]:
    """Return the data for other programs, if there is any."""
    return data(site)


def contact_output(site: Site, _: Texts) -> Iterable[Artifact]:
    """Return security.txt and humans.txt."""
    return starmap(artifact_of, contact_files(site.settings))


OUTPUTS = (
    Output("Mô tả ô tìm kiếm", opensearch_output),
    Output("Sơ đồ trang", sitemaps),
    Output("Danh sách địa chỉ, chuyển hướng, tiêu đề HTTP", address_output),
    Output("Thông tin liên hệ cho máy (security.txt, humans.txt)", contact_output),
    Output("Ngày này năm trước", on_this_day_output),
    Output("Phụ đề", captions),
    Output("Nguồn tin", feeds),
    Output("Dữ liệu mở", data_output),
    Output("Thẻ nhúng trên trang khác", cards),
    Output("oEmbed", oembed),
)
