"""An entry as the site knows it: whole as an article, or as the summary that listings, search and feeds are made of."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, NamedTuple, TypeAlias, TypeVar, get_type_hints

from generator.content.markdown.body import Body
from generator.content.model import Matter
from generator.engine.cache_table import cacheable
from generator.gazetteer import Resolution
from generator.problems.problem import Reference

_T = TypeVar("_T")
_SHARED = object()
Interned: TypeAlias = Annotated[_T, _SHARED]
"""A field whose values many entries share: equal ones are one object, since a site may have a hundred thousand."""


@cacheable
class GivenAward(NamedTuple):
    """A valid award as given: the slug of its form; rank, year, authority and number of the decision where known."""

    award: str
    rank: str | None
    year: int | None
    authority: str | None
    decision: str | None


@cacheable
class Entry(NamedTuple):
    """The summary of a validated entry: everything that pages other than its own show of it.

    Of an entry about a child (`is_child`), `title` and `summary` name nobody, and there is no role, no result and no
    quotation. `path` is the path of its file, `address` that of its page, `number` the
    one that its short address is made of. `terms` are the slugs of the terms of each
    key that its model marks `InSummary`; of a key of places, those of today's provinces. `places` are its localities as
    resolved, `elsewhere` those that are no place (nationwide, abroad). `subject_types` has one for each of the people
    it describes. `awards` are the forms of the valid ones, `given_awards` these one by one, none of a child;
    `cancelled` are the others that are shown, each with its year. `result` is its first result: the figure and its
    label; `quote` the first of its quotations that a card has room for: the words and the speaker. `links` are the
    addresses on this site that it links to, `replacement` the one a withdrawn entry points to. `names` are the people a
    withdrawn entry was about, `keeps` the entries that may still name them. `photos` are the publishable photos beside
    it, the lead photo first; cards may show that if `is_photo_listed`, its share card if `is_photo_shareable`. `media`
    are its publishable recordings: name on the site, name of the file. `captions` are the numbers of its films that
    have captions. `closes` is the last day that its page shows its content, None if it does not end. `expires` is the
    last day of its consent, with the location of the key. `by_ground` are the legal basis and the purposes that this
    alone covers, of what the entry shows. `digest` identifies all it was read from, `summary_digest` this summary:
    while that is unchanged, an edit concerns only the entry's own page and its text in search.
    """

    type: str
    has_person: bool
    is_listed: bool
    slug: str
    path: str
    address: str
    number: int | None
    title: str
    role: Interned[str | None]
    summary: str
    published: date
    updated: date | None
    year: int
    kind: Interned[str]
    genre: Interned[str | None]
    fields: Interned[tuple[str, ...]]
    terms: Interned[tuple[tuple[str, tuple[str, ...]], ...]]
    awards: Interned[tuple[str, ...]]
    given_awards: tuple[GivenAward, ...]
    cancelled: tuple[tuple[str, int], ...]
    subject_types: Interned[tuple[str, ...]]
    places: Interned[tuple[Resolution, ...]]
    elsewhere: Interned[tuple[str, ...]]
    result: tuple[str, str] | None
    quote: tuple[str, str] | None
    exemplars: tuple[Reference, ...]
    aliases: tuple[Reference, ...]
    links: tuple[Reference, ...]
    replacement: Reference | None
    names: tuple[str, ...]
    keeps: tuple[Reference, ...]
    photos: tuple[str, ...]
    is_photo_listed: bool
    is_photo_shareable: bool
    media: tuple[tuple[str, str], ...]
    captions: tuple[int, ...]
    withdrawn: date | None
    featured_until: date | None
    closes: date | None
    expires: Reference | None
    by_ground: Interned[tuple[tuple[str, str], ...]]
    is_draft: bool
    is_sample: bool
    is_fictitious: bool
    is_child: bool
    digest: str
    summary_digest: str

    @property
    def is_shared(self) -> bool:
        """Return whether other sites may have it: an entry that lists show, and not about a child."""
        return self.is_listed and not self.is_child

    @property
    def gone_since(self) -> date | None:
        """Return the first day without it: that of its withdrawal, or the day after the last of its consent."""
        if self.withdrawn is not None or self.expires is None:
            return self.withdrawn
        return date.fromisoformat(self.expires.target) + timedelta(1)

    def terms_of(self, key: str) -> tuple[str, ...]:
        """Return the terms of a key marked `InSummary`; none if the entry does not have it."""
        return next((terms for name, terms in self.terms if name == key), ())

    def has_consent_on(self, day: date) -> bool:
        """Return whether its consent had not expired before a day."""
        return self.expires is None or day <= date.fromisoformat(self.expires.target)


INTERNED_FIELDS = tuple(
    name
    for name, hint in get_type_hints(Entry, include_extras=True).items()
    if _SHARED in getattr(hint, "__metadata__", ())
)


@cacheable
@dataclass(frozen=True, slots=True)
class Article:
    """A validated entry: its summary, its front matter, its body."""

    entry: Entry
    matter: Matter
    body: Body
