"""Finds the addresses that a site had and no longer answers: what stood there, and what brings the address back.

An address never dies (design, principle 2): it answers with its page, leads on, or says that the page was withdrawn.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.content.entry_files import INDEX, PROFILES_DIR, STORIES_DIR
from generator.outputs.addresses import Published, digest_of_address
from generator.problems.problem import Location, Problem, problem
from generator.site.handwritten_pages import PAGES_DIR
from generator.site.redirects import PATH as REDIRECTS
from generator.site.site import Route
from generator.site.taxonomies import PLACES, VOCABULARY_TAXONOMIES, YEARS
from generator.text.vietnamese import closest

_PROFILE, _STORY = ("guong", 2), ("cau-chuyen", 3)
_LISTINGS = frozenset(each.slug for each in (YEARS, PLACES, *VOCABULARY_TAXONOMIES))
_ALIKE = 0.5  # of the words of two texts, so many must be shared
_MOST_COMPARISONS = 10_000


class Before(NamedTuple):
    """What a site had: its addresses; and where it can be told, the text of each entry by its address.

    `gone` are the files of what was withdrawn, by the digest of their address.
    """

    published: Published
    texts: Mapping[str, str] = {}
    gone: Mapping[str, str] = {}


class Now(NamedTuple):
    """What a site has: what its addresses answer, the texts of its entries by address, and what is written but hidden.

    `hidden` are the addresses of entries that are not shown though nothing is wrong with them, `broken` of those that
    have errors: of them the report says enough.
    """

    routes: tuple[Route, ...]
    texts: Mapping[str, str]
    hidden: frozenset[str]
    broken: frozenset[str]


def dead_addresses(before: Before, now: Now) -> Iterator[Problem]:
    """Yield a problem for every address that has died."""
    answered = {route.address for route in now.routes}
    dead = sorted(before.published.pages - answered - now.broken)
    entries = [address for address in dead if path_of(address) is not None and address not in now.hidden]
    renamed = _renamed(entries, before, now)
    lost = [address for address in dead if path_of(address) is not None and address not in renamed]
    for address in dead:
        if address in renamed:
            path = path_of(renamed[address]) or ""
            yield problem("GS511", Location(path), address=address, old=_slug(address))
        elif address in lost:
            yield _lost(address, now)
        elif address.split("/")[0] not in _LISTINGS or not lost:  # else it comes back with the entry that was on it
            yield _lost_page(address, now)
    yield from _dead_redirects(before, now, answered, renamed)
    yield from _dead_notices(before, now)


def path_of(address: str) -> str | None:
    """Return the file of the entry at an address; None where an entry cannot be."""
    parts = address.split("/")[:-1]
    if (parts[:1], len(parts)) == ([_PROFILE[0]], _PROFILE[1]):
        return f"{PROFILES_DIR}/{parts[1]}/{INDEX}"
    if (parts[:1], len(parts)) == ([_STORY[0]], _STORY[1]):
        return f"{STORIES_DIR}/{parts[1]}/{parts[2]}/{INDEX}"
    return None


def _slug(address: str) -> str:
    return address.split("/")[-2]


def _renamed(dead: Iterable[str], before: Before, now: Now) -> dict[str, str]:
    """Tell which entries have another address now: of the same text, a like text, or a like name."""
    new = [address for address in now.texts if address not in before.published.pages]
    by_text = {now.texts[address]: address for address in new}
    found: dict[str, str] = {}
    comparisons = 0
    for address in dead:
        text, kind = before.texts.get(address), address.split("/")[0]
        like = [each for each in new if each.split("/")[0] == kind]
        if text is not None and text in by_text:
            found[address] = by_text[text]
        elif text is not None and comparisons + len(like) <= _MOST_COMPARISONS:
            comparisons += len(like)
            best = max(like, key=lambda each: (_likeness(text, now.texts[each]), each), default=None)
            if best is not None and _likeness(text, now.texts[best]) >= _ALIKE:
                found[address] = best
        elif text is None and (near := closest(_slug(address), [_slug(each) for each in like])):
            found[address] = next(each for each in like if _slug(each) == near[0])
    return found


def _likeness(one: str, other: str) -> float:
    """Return which part of the words of two texts are in both."""
    words, others = set(one.split()), set(other.split())
    return len(words & others) / max(1, len(words | others))


def _lost(address: str, now: Now) -> Problem:
    place = Location(path_of(address) or "")
    if address in now.hidden:
        state = "nay là bản nháp, hoặc ngày đăng chưa tới"
        return problem("GS513", place, address=address, slug=_slug(address), state=state)
    return problem("GS512", place, address=address, slug=_slug(address))


def _lost_page(address: str, now: Now) -> Problem:
    pages = {route.address for route in now.routes if route.target is None and not route.is_gone}
    near = address
    while near and near not in pages:
        near = "".join(f"{part}/" for part in near.split("/")[:-2])
    is_listing = address.split("/", maxsplit=1)[0] in _LISTINGS
    place = REDIRECTS if is_listing else f"{PAGES_DIR}/{address.rstrip('/') or 'index'}.md"
    return problem("GS516", Location(place), address=address, near=near)


def _dead_redirects(before: Before, now: Now, answered: Iterable[str], renamed: Mapping[str, str]) -> Iterator[Problem]:
    paths = {route.address: route.path for route in now.routes}
    for old, target in sorted(before.published.moved.items()):
        if old in answered or old in now.broken or target in now.broken:
            continue
        at = renamed.get(target, target)
        path = paths.get(at) or path_of(at)
        if path is None:
            yield _lost_page(old, now)
        else:
            yield problem("GS514", Location(path), address=old)


def _dead_notices(before: Before, now: Now) -> Iterator[Problem]:
    answered = {digest_of_address(route.address) for route in now.routes}
    for digest in sorted(before.published.withdrawn - answered):
        path = before.gone.get(digest)
        what = "bài này" if path else "có một bài"
        yield problem("GS515", Location(path or "content"), what=what)
