"""The sitemaps of a site: an index, entries by the year they were published, listings, the rest, and news."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.content.entry import Entry
from generator.engine.output_folder import Artifact, artifact_of
from generator.messages.messages import STANDARD
from generator.outputs.hosts.redirects import base_of
from generator.outputs.sitemaps.documents import MAX_NEWS, Location, News, news_urlset, sitemap_index, urlsets
from generator.outputs.texts import Texts
from generator.pages.share_view import share_image
from generator.site.site import SEARCH, Site, findable_entries

INDEX, ROBOTS, _NEWS = "sitemap.xml", "robots.txt", "sitemap-news.xml"
_NEWS_FOR = timedelta(days=2)  # as long as Google takes an article for news


def sitemaps(site: Site, _: Texts) -> Iterator[Artifact]:
    """Yield sitemaps and robots.txt; without `site_url` the latter alone, since URLs in sitemaps must be absolute.

    A new entry changes the part of its year, that of the listings, the news and the index. robots.txt is read at the
    root of a domain alone.
    """
    settings = site.settings
    base = settings.home
    if not base or base_of(base) == "/":
        yield artifact_of(ROBOTS, _robots(base, is_preview=settings.preview))
    if not base:
        return
    named: list[Location] = []
    for name, locations in _parts(site, base):
        for number, content in enumerate(urlsets(sorted(locations)), 1):
            path = f"sitemap-{name}.xml" if number == 1 else f"sitemap-{name}-{number}.xml"
            changed = max(filter(None, (each.changed for each in locations)), default=None)
            named.append(Location(base + path, changed))
            yield artifact_of(path, content)
    if news := list(_news(site, base)):
        named.append(Location(base + _NEWS, news[0].published))
        yield artifact_of(_NEWS, news_urlset(news, settings.site_name, STANDARD))
    yield artifact_of(INDEX, sitemap_index(named))


def _robots(base: str, *, is_preview: bool) -> bytes:
    """Return robots.txt. It allows all of a published site: pages that are not to be found say so themselves."""
    if is_preview:
        return b"User-agent: *\nDisallow: /\n"
    where = f"\nSitemap: {base}{INDEX}\n" if base else ""
    return f"User-agent: *\nDisallow:\n{where}".encode()


def _parts(site: Site, base: str) -> Iterator[tuple[str, list[Location]]]:
    """Yield the name of each part and its pages."""
    by_year: dict[int, list[Location]] = defaultdict(list)
    for entry in findable_entries(site):
        image = base + share_image(entry, site.settings).address if site.settings.share_cards else None
        by_year[entry.published.year].append(Location(base + entry.address, last_change(entry), image))
    for year in sorted(by_year):
        yield f"bai-{year}", by_year[year]
    if listings := list(_listings(site, base)):
        yield "danh-muc", listings
    yield "trang", [Location(base + address) for address in (SEARCH, *(page.address for page in site.handwritten))]


def _listings(site: Site, base: str) -> Iterator[Location]:
    """Yield the pages of listings, with the newest change among the entries that each shows; no empty listings."""
    for listing, page in site.listing_pages:
        if listing.entries or listing.is_index:
            yield Location(base + page.address, _newest(each.entry for each in page.listed))


def _newest(entries: Iterable[Entry]) -> date | None:
    return max(map(last_change, entries), default=None)


def last_change(entry: Entry) -> date:
    """Return the day on which an entry was published, or last updated."""
    return entry.updated or entry.published


def _news(site: Site, base: str) -> Iterator[News]:
    """Yield the entries of the last two days, newest first; on a day without any there is no sitemap of news."""
    found = (each for each in findable_entries(site) if site.settings.today - each.published < _NEWS_FOR)
    for _, entry in zip(range(MAX_NEWS), found, strict=False):
        yield News(base + entry.address, entry.title, entry.published)
