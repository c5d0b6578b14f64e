"""The pages of a site as plain values: their content, and the signature of their dependencies."""

from typing import NamedTuple, TypeAlias

from generator.content.entry import Entry
from generator.engine.cache_table import cacheable
from generator.images.photos import Photo
from generator.pages.card_file import Card
from generator.pages.cards import ListingView
from generator.pages.share_view import ShareImage


class Head(NamedTuple):
    """The head of a page.

    `is_hidden` asks search engines to leave the page out, `moved_to` is the address that it redirects to.
    `tells_address` is false for an address that contains the name of a person who asked to be forgotten.
    """

    title: str
    description: str
    image: ShareImage
    is_article: bool = False
    is_hidden: bool = False
    moved_to: str | None = None
    tells_address: bool = True


@cacheable
class RenderedCard(NamedTuple):
    """The rendered card of the entry at an address, with `render.ROOT` before its links; `key` is a digest of it."""

    address: str
    key: str
    card: Card


RenderedCards: TypeAlias = tuple[RenderedCard, ...]
Cards: TypeAlias = tuple[Card, ...]


class EntryJob(NamedTuple):
    """The job of rendering an entry's page: path and digest of its article, its photos, the cards that it shows."""

    path: str
    digest: str
    photos: tuple[Photo, ...]
    stories: Cards
    exemplars: Cards
    related: Cards


class ListJob(NamedTuple):
    """The job of rendering a page of a listing."""

    view: ListingView
    image: ShareImage
    cards: Cards


class EntryPage(NamedTuple):
    """The page of an entry: its photos, the cards of its stories, of the exemplars it names and of related entries."""

    entry: Entry
    photos: tuple[Photo, ...]
    stories: RenderedCards
    exemplars: RenderedCards
    related: RenderedCards

    @property
    def address(self) -> str:
        """Return the page's address."""
        return self.entry.address

    @property
    def signature(self) -> tuple[object, ...]:
        """Return the page's dependencies beside the theme and the settings; the first is its text."""
        return self.entry.digest, self.photos, *map(_keys, (self.stories, self.exemplars, self.related))

    @property
    def job(self) -> EntryJob:
        """Return the job of rendering the page."""
        lists = map(_cards, (self.stories, self.exemplars, self.related))
        return EntryJob(self.entry.path, self.entry.digest, self.photos, *lists)


class ListPage(NamedTuple):
    """A page of a listing, and its cards."""

    view: ListingView
    image: ShareImage
    cards: RenderedCards

    @property
    def address(self) -> str:
        """Return the page's address."""
        return self.view.address

    @property
    def signature(self) -> object:
        """Return the page's dependencies beside the theme and the settings."""
        return self.view, self.image, _keys(self.cards)

    @property
    def job(self) -> ListJob:
        """Return the job of rendering the page."""
        return ListJob(self.view, self.image, _cards(self.cards))


class PlainPage(NamedTuple):
    """Any other page: a template, and the values that it prints. It is its own job."""

    address: str
    template: str
    values: tuple[tuple[str, object], ...]
    head: Head

    @property
    def signature(self) -> object:
        """Return the page's dependencies beside the theme and the settings."""
        return self

    @property
    def job(self) -> "PlainPage":
        """Return the job of rendering the page."""
        return self


AnyPage: TypeAlias = EntryPage | ListPage | PlainPage
PageJob: TypeAlias = EntryJob | ListJob | PlainPage  # sent to worker processes: a page without its keys


def _keys(cards: RenderedCards) -> tuple[str, ...]:
    return tuple(card.key for card in cards)


def _cards(cards: RenderedCards) -> Cards:
    return tuple(card.card for card in cards)
