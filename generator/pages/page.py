"""What every generated page shows, as plain values that any process can render; and how each is rendered."""

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from markupsafe import Markup

from generator.content.consent_scopes import shown_photos
from generator.content.context import Context
from generator.content.model import Article, Entry
from generator.content.settings import Settings
from generator.engine.cache import digest_of
from generator.engine.cache_table import cacheable
from generator.engine.theme import Theme
from generator.entries.reader import Articles
from generator.images.photos import Photo
from generator.pages.card_file import Card, dealt
from generator.pages.cards import ListingView, card_view
from generator.pages.entry_view import entry_view, notice_view, photo_views
from generator.pages.render import ROOT, Renderer, to_root
from generator.pages.share_view import ShareImage, share_image, site_image


class Head(NamedTuple):
    """What stands in a page's head.

    `is_hidden` asks search engines to leave it out, `moved_to` where it went. A page whose address holds the name of
    somebody who asked to be forgotten does not tell it.
    """

    title: str
    description: str
    image: ShareImage
    is_article: bool = False
    is_hidden: bool = False
    moved_to: str | None = None
    tells_address: bool = True


class Page(NamedTuple):
    """A rendered page: where it goes, and what fills the shell. The three texts are HTML."""

    address: str
    title: Markup
    head: Markup
    content: Markup


@cacheable
class RenderedCard(NamedTuple):
    """The card of the entry at an address as every list prints it, `render.ROOT` before its links.

    `key` changes when the card does.
    """

    address: str
    key: str
    card: Card


Fragments: TypeAlias = tuple[RenderedCard, ...]
Cards: TypeAlias = tuple[Card, ...]


class EntryCopy(NamedTuple):
    """The copy of an entry's page, as it goes to print: where its article is kept, its photos, the cards around it."""

    path: str
    digest: str
    photos: tuple[Photo, ...]
    stories: Cards
    exemplars: Cards
    related: Cards


class ListCopy(NamedTuple):
    """The copy of a page of a listing."""

    view: ListingView
    image: ShareImage
    cards: Cards


class EntryPage(NamedTuple):
    """The page of an entry: what was read of its photos, and the cards around it."""

    entry: Entry
    photos: tuple[Photo, ...]
    stories: Fragments
    exemplars: Fragments
    related: Fragments

    @property
    def address(self) -> str:
        """Return the page's address."""
        return self.entry.address

    @property
    def signature(self) -> tuple[object, ...]:
        """Return what the page depends on beside the theme and the settings: first of all the entry's text."""
        return self.entry.digest, self.photos, *map(_keys, (self.stories, self.exemplars, self.related))

    @property
    def copy(self) -> EntryCopy:
        """Return what is printed."""
        lists = map(_cards, (self.stories, self.exemplars, self.related))
        return EntryCopy(self.entry.path, self.entry.digest, self.photos, *lists)


class ListPage(NamedTuple):
    """A page of a listing: what it says, and its cards."""

    view: ListingView
    image: ShareImage
    cards: Fragments

    @property
    def address(self) -> str:
        """Return the page's address."""
        return self.view.address

    @property
    def signature(self) -> object:
        """Return what the page depends on beside the theme and the settings."""
        return self.view, self.image, _keys(self.cards)

    @property
    def copy(self) -> ListCopy:
        """Return what is printed."""
        return ListCopy(self.view, self.image, _cards(self.cards))


class PlainPage(NamedTuple):
    """Any other page: a template, and the values that it prints."""

    address: str
    template: str
    values: tuple[tuple[str, object], ...]
    head: Head

    @property
    def signature(self) -> object:
        """Return what the page depends on beside the theme and the settings."""
        return self

    @property
    def copy(self) -> "PlainPage":
        """Return what is printed."""
        return self


AnyPage: TypeAlias = EntryPage | ListPage | PlainPage
AnyCopy: TypeAlias = EntryCopy | ListCopy | PlainPage  # without what only planning needs: they go to processes


def _keys(fragments: Fragments) -> tuple[str, ...]:
    return tuple(fragment.key for fragment in fragments)


def _cards(fragments: Fragments) -> Cards:
    return tuple(fragment.card for fragment in fragments)


@dataclass(frozen=True, slots=True)
class Kit:
    """What pages are rendered with, wherever: the theme, the articles, the settings.

    `look` is a digest of all that every page depends on.
    """

    look: str
    theme: Theme
    articles: Articles
    settings: Settings


def render_card(entry: Entry, photo: Photo | None, context: Context, renderer: Renderer) -> RenderedCard:
    """Render an entry's card, once for all the pages it stands on. Its key is of its bytes: more may have changed."""
    html = renderer.render_anywhere("parts/card.html", card=card_view(entry, context, photo)).encode()
    return RenderedCard(entry.address, digest_of(html), html)


def render_page(copy: AnyCopy, kit: Kit, renderer: Renderer) -> Page:
    """Render the parts of a page. Raises ReadingError where an entry's text is not to be had."""
    match copy:
        case EntryCopy():
            return _entry_page(copy, kit.articles.at(copy.path, copy.digest), kit, renderer)
        case ListCopy(view, image, cards):
            values = {"listing": view, "cards": _placed(cards, view.address)}
            content = renderer.render("pages/listing.html", view.address, **values)
            return _page(view.address, Head(view.title, view.description, image), content, kit, renderer)
        case PlainPage():
            content = renderer.render(copy.template, copy.address, **dict(copy.values))
            return _page(copy.address, copy.head, content, kit, renderer)


def _entry_page(copy: EntryCopy, article: Article, kit: Kit, renderer: Renderer) -> Page:
    context, entry = kit.articles.context, article.entry
    view = entry_view(article, context)
    shown = shown_photos(article.matter, context.vocabularies)
    values: dict[str, Any] = {
        "entry": view,
        "photos": tuple(photo_views(shown, copy.photos, context.vocabularies)),
        "canonical": _absolute(entry.address, kit.settings),
    }
    kind = context.settings.entry_kinds[entry.type]
    if article.matter.opinions is not None:
        values["notice"] = notice_view(article, context)
    lists = {"stories": copy.stories, "exemplars": copy.exemplars, "related": copy.related}
    values |= {name: _placed(cards, entry.address) for name, cards in lists.items()}
    content = renderer.render(kind.template, entry.address, **values)
    head = Head(
        entry.title,
        entry.summary,
        share_image(entry, kit.settings) if kind.is_listed else site_image(kit.settings),
        is_article=True,
        is_hidden=entry.is_sample or entry.is_child or not kind.is_listed,
    )
    return _page(entry.address, head, content, kit, renderer)


def _placed(cards: Cards, address: str) -> list[Markup]:
    """Turn the addresses on cards into links from a page."""
    root = to_root(address)
    return [Markup(card.decode().replace(ROOT, root)) for card in dealt(cards)]  # noqa: S704  (our own templates')


def _page(address: str, head: Head, content: Markup, kit: Kit, renderer: Renderer) -> Page:
    settings = kit.settings
    title = Markup.escape(f"{head.title} – {settings.site_name}")
    canonical, image = (_absolute(each, settings) for each in (head.moved_to or address, head.image.address))
    canonical = canonical if head.tells_address else ""
    values = {"head": head, "canonical": canonical, "image": image, "site_name": settings.site_name}
    return Page(address, title, renderer.render("parts/head.html", address, **values), content)


def _absolute(address: str, settings: Settings) -> str:
    """Return an address with the site's own in front; nothing where the site does not say what it is."""
    return f"{settings.site_url.rstrip('/')}/{address}" if settings.site_url else ""
