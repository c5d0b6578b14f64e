"""The pages of a site as plain values: their content, and the signature of their dependencies."""

from typing import NamedTuple, TypeAlias

from generator.content.entry import Entry
from generator.images.photos import Photo
from generator.pages.card_file import RenderedCard
from generator.pages.listing_view import ListingView
from generator.pages.share_view import ShareImage


class Head(NamedTuple):
    """The head of a page.

    `is_hidden` asks search engines to leave the page out, `moved_to` is the address that it redirects to.
    `tells_address` is false for an address that contains the name of a person who asked to be forgotten. `has_oembed`
    says that there is a document for programs that embed the page.
    """

    title: str
    description: str
    image: ShareImage
    is_article: bool = False
    is_hidden: bool = False
    moved_to: str | None = None
    tells_address: bool = True
    has_oembed: bool = False


class ListedCard(NamedTuple):
    """A card in a list, and the title and address of the profile that shares its place.

    `reason` says why the list has it: the id of a message, and the name that the message has room for.
    """

    card: RenderedCard
    profile: tuple[str, str] | None = None
    reason: tuple[str, str] | None = None


class EntryPage(NamedTuple):
    """The page of an entry: its photos, the cards of its stories, of the exemplars it names and of related entries.

    `has_oembed` says that it has an oEmbed document, which the newest entries have.
    """

    entry: Entry
    photos: tuple[Photo, ...]
    stories: tuple[RenderedCard, ...]
    exemplars: tuple[RenderedCard, ...]
    related: tuple[ListedCard, ...]
    has_oembed: bool = False

    @property
    def address(self) -> str:
        """Return the page's address."""
        return self.entry.address

    @property
    def signature(self) -> tuple[object, ...]:
        """Return the page's dependencies beside the theme and the settings; the first is its text."""
        lists = _keys(self.stories), _keys(self.exemplars), _listed_keys(self.related)
        return self.entry.digest, self.photos, *lists, self.has_oembed


class ListPage(NamedTuple):
    """A page of a listing, its cards, and the positions of those about children, which structured data leaves out."""

    view: ListingView
    image: ShareImage
    cards: tuple[ListedCard, ...]
    of_children: tuple[int, ...] = ()

    @property
    def address(self) -> str:
        """Return the page's address."""
        return self.view.address

    @property
    def signature(self) -> object:
        """Return the page's dependencies beside the theme and the settings."""
        return self.view, self.image, _listed_keys(self.cards), self.of_children


class PlainPage(NamedTuple):
    """Any other page: a template, and the values that it prints."""

    address: str
    template: str
    values: tuple[tuple[str, object], ...]
    head: Head

    @property
    def signature(self) -> object:
        """Return the page's dependencies beside the theme and the settings."""
        return self


class FramePage(NamedTuple):
    """A page for frames of other sites: the template of a whole document, without the site's header and footer."""

    address: str
    template: str
    values: tuple[tuple[str, object], ...]

    @property
    def signature(self) -> object:
        """Return the page's dependencies beside the theme and the settings."""
        return self


AnyPage: TypeAlias = EntryPage | ListPage | PlainPage | FramePage


def _keys(cards: tuple[RenderedCard, ...]) -> tuple[str, ...]:
    return tuple(card.key for card in cards)


def _listed_keys(cards: tuple[ListedCard, ...]) -> tuple[tuple[object, ...], ...]:
    return tuple((listed.card.key, *listed[1:]) for listed in cards)
