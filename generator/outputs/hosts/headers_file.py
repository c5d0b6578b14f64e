"""`_headers`: the headers for Netlify and Cloudflare Pages, from the same table as those of servers.

Where two rules set a header, Cloudflare joins both values, and two policies together would forbid what one of them
allows. So no two rules of the file set the same header for an address: what embeds may do and pages may not is said for
each folder of pages. GitLab Pages and GitHub Pages do not read the file; there, the policy in the head of pages holds.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.outputs.hosts.headers import EMBEDS, HEADER_RULES, HeaderRule
from generator.outputs.hosts.redirects import base_of, encoded
from generator.site.site import Route

PATH = "_headers"
MOST_RULES, LONGEST_LINE = 100, 2000  # of Cloudflare Pages
_HEADING = "# Tiêu đề HTTP của trang Gương Sáng. Tệp do chương trình tạo, không sửa tay."
_DEEPEST = 3  # folders above a file that is named alike in many
_BY_HOST = "Cache-Control"  # these hosts themselves let browsers ask again for what has no rule


def headers_file(routes: Iterable[Route], site_url: str) -> tuple[str, bytes]:
    """Return the path and the content of the file."""
    blocks = ("\n".join(_block(*each)) for each in _rules(routes, base_of(site_url)))
    return PATH, "\n".join((_HEADING, *blocks, "")).encode()


def _block(pattern: str, values: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield pattern
    yield from (f"  {name}: {value}" for name, value in values)


def _rules(routes: Iterable[Route], base: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    everywhere, *rest = HEADER_RULES
    own = {name for rule in rest if rule.folder == EMBEDS for name, _ in rule.values}
    special = [
        (pattern, tuple(each for each in rule.values if each[1]))
        for rule in rest
        if not rule.suffixes  # these hosts match no ends of names
        for pattern in _patterns(rule, base)
    ]
    yield f"{base}*", tuple(each for each in everywhere.values if each[0] not in own | {_BY_HOST})
    of_pages = tuple(each for each in everywhere.values if each[0] in own)
    yield from ((base + folder, of_pages) for folder in islice(_folders(routes), MOST_RULES - 1 - len(special)))
    yield from special


def _folders(routes: Iterable[Route]) -> Iterator[str]:
    """Yield the patterns of all pages but embeds: the home page, then a folder each."""
    yield ""
    pages = (each.address for each in routes if each.target is None)
    folders = {address.partition("/")[0] for address in pages if address} - {EMBEDS.rstrip("/")}
    yield from (f"{encoded(folder)}/*" for folder in sorted(folders))


def _patterns(rule: HeaderRule, base: str) -> Iterator[str]:
    if not rule.names:
        yield f"{base}{rule.folder}*"
        return
    depths = range(1) if rule.folder else range(_DEEPEST + 1)
    for name in rule.names:
        yield from (
            f"{base}{rule.folder}{''.join(f':f{number}/' for number in range(depth))}{name}" for depth in depths
        )
