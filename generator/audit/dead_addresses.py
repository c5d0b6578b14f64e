"""Finds dead addresses: those that a site had and no longer answers, with the file and edit that revive each.

An address never dies: it answers with its page, redirects, or says that the page was withdrawn.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from generator.audit.site_addresses import CurrentSite, EarlierSite
from generator.content.entry_kinds import ENTRY_KINDS, EntryKind
from generator.outputs.addresses import digest_of_address
from generator.problems.problem import Location, Problem, problem
from generator.site.former_listings import former_listings, listing_of_page
from generator.site.handwritten_pages import PAGES_DIR
from generator.site.redirects import PATH as REDIRECTS
from generator.site.short_addresses import BASE as SHORT
from generator.site.taxonomies import PLACES, VOCABULARY_TAXONOMIES, YEARS
from generator.text.spoken_codes import number_of
from generator.text.vietnamese import closest

_LISTINGS = frozenset(each.slug for each in (YEARS, PLACES, *VOCABULARY_TAXONOMIES))
_SIMILAR = 0.5  # the least share of common words for two texts to be one entry
_MOST_COMPARISONS = 10_000


def dead_addresses(earlier: EarlierSite, current: CurrentSite) -> Iterator[Problem]:
    """Yield a problem for every dead address; those of samples may die with them."""
    known = earlier.addresses.pages
    earlier = earlier._replace(addresses=earlier.addresses.without_samples())
    answered = {route.address for route in current.routes}
    dead = sorted(earlier.addresses.pages - answered - current.broken)
    entries = [address for address in dead if path_of(address) is not None and address not in current.hidden]
    renamed = _renamed(entries, known, earlier.texts, current)
    kept = _kept({*dead, *earlier.addresses.moved} - answered, current)
    lost = [address for address in dead if path_of(address) is not None and address not in renamed]
    for address in dead:
        if address in renamed:
            path = path_of(renamed[address]) or ""
            yield problem("GS511", Location(path), address=address, old=_slug(address))
        elif address in lost:
            yield _lost_entry(address, current)
        elif address not in kept and (
            address.split("/")[0] not in _LISTINGS or not lost  # a lost entry brings its listings back with it
        ):
            yield _lost_page(address, current)
    yield from _dead_redirects(earlier, current, answered | kept, renamed)
    yield from _dead_notices(earlier, current)


def _kept(dead: Iterable[str], current: CurrentSite) -> frozenset[str]:
    """Return the dead addresses that the next publication answers: listings that lost their last entry, and pages."""
    bases = {address: listing_of_page(address) for address in dead}
    listings = former_listings((base or address for address, base in bases.items()), current.context).addresses
    answered = {route.address for route in current.routes}
    of_pages = {address for address, base in bases.items() if base in listings or base in answered}
    return frozenset(listings | of_pages)


def path_of(address: str) -> str | None:
    """Return the file of the entry at an address; None if no entry can have that address."""
    parts = address.split("/")[:-1]
    paths = (kind.path(parts[-1], parts[1]) for kind in ENTRY_KINDS if len(parts) > 1 and _is_of(kind, parts))
    return next(paths, None)


def _is_of(kind: EntryKind, parts: list[str]) -> bool:
    return parts[0] == kind.slug and len(parts) == 2 + kind.has_year_folders


def _slug(address: str) -> str:
    return address.split("/")[-2]


def _renamed(
    dead: Iterable[str], known: Container[str], texts: Mapping[str, str], current: CurrentSite
) -> dict[str, str]:
    """Map dead addresses to new ones of entries with the same text, a similar text or a similar slug.

    `known` are the addresses that the site had, `texts` those of its entries.
    """
    new = [address for address in current.texts if address not in known]
    by_text = {current.texts[address]: address for address in new}
    found: dict[str, str] = {}
    comparisons = 0
    for address in dead:
        text, kind = texts.get(address), address.split("/")[0]
        candidates = [each for each in new if each.split("/")[0] == kind]
        if text is not None and text in by_text:
            found[address] = by_text[text]
        elif text is not None and comparisons + len(candidates) <= _MOST_COMPARISONS:
            comparisons += len(candidates)
            best = max(candidates, key=lambda each: (_similarity(text, current.texts[each]), each), default=None)
            if best is not None and _similarity(text, current.texts[best]) >= _SIMILAR:
                found[address] = best
        elif text is None and (near := closest(_slug(address), [_slug(each) for each in candidates])):
            found[address] = next(each for each in candidates if _slug(each) == near[0])
    return found


def _similarity(one: str, other: str) -> float:
    """Return the Jaccard index of the words of two texts."""
    words, others = set(one.split()), set(other.split())
    return len(words & others) / max(1, len(words | others))


def _lost_entry(address: str, current: CurrentSite) -> Problem:
    at = Location(path_of(address) or "")
    if address in current.hidden:
        state = "nay là bản nháp, hoặc ngày đăng chưa tới"
        return problem("GS513", at, address=address, slug=_slug(address), state=state)
    return problem("GS512", at, address=address, slug=_slug(address))


def _lost_page(address: str, current: CurrentSite) -> Problem:
    """Return the problem of a listing or hand-written page, with the nearest living parent as a redirect target."""
    pages = {route.address for route in current.routes if route.target is None and not route.is_gone}
    near = address
    while near and near not in pages:
        near = "".join(f"{part}/" for part in near.split("/")[:-2])
    is_listing = address.split("/", maxsplit=1)[0] in _LISTINGS
    path = REDIRECTS if is_listing else f"{PAGES_DIR}/{address.rstrip('/') or 'index'}.md"
    return problem("GS516", Location(path), address=address, near=near)


def _dead_redirects(
    earlier: EarlierSite, current: CurrentSite, answered: Iterable[str], renamed: Mapping[str, str]
) -> Iterator[Problem]:
    paths = {route.address: route.path for route in current.routes}
    for old, target in sorted(earlier.addresses.moved.items()):
        if old in answered or old in current.broken or target in current.broken:
            continue
        at = renamed.get(target, target)
        path = paths.get(at) or path_of(at)
        if old.startswith(SHORT):
            yield from _lost_number(old, paths.get(at))
        elif path is None:
            yield _lost_page(old, current)
        else:
            yield problem("GS514", Location(path), address=old)


def _lost_number(short: str, path: str | None) -> Iterator[Problem]:
    """Yield the problem of a short address whose entry, in the file at `path`, has another number or none.

    An entry that is lost itself is reported already.
    """
    number = number_of(short.removeprefix(SHORT)[:-1])
    if path is not None and number is not None:
        yield problem("GS519", Location(path), address=short, number=number)


def _dead_notices(earlier: EarlierSite, current: CurrentSite) -> Iterator[Problem]:
    """Yield the withdrawal notices that are gone; their addresses are known by digest alone."""
    answered = {digest_of_address(route.address) for route in current.routes}
    for digest in sorted(earlier.addresses.withdrawn - answered):
        path = earlier.withdrawn_files.get(digest)
        what = "bài này" if path else "có một bài"
        yield problem("GS515", Location(path or "content"), what=what)
