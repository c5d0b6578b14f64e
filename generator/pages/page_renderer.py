"""Renders pages and cards, in any process, and makes the artifact of each page."""

import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from importlib.metadata import version
from typing import Any

from markupsafe import Markup

from generator.content.consent_scopes import shown_photos
from generator.content.entry import Article, Entry
from generator.content.entry_kinds import EntryKinds
from generator.content.settings import Settings
from generator.engine.cache import digest_of
from generator.engine.errors import BuildError
from generator.engine.fingerprint import program_digest
from generator.engine.output_folder import Artifact
from generator.engine.theme import Theme
from generator.entries.reader import Articles
from generator.images.photos import Photo
from generator.messages.messages import messages_in
from generator.pages.card_file import RenderedCard, read_cards
from generator.pages.cards import card_view
from generator.pages.embed_code import EmbedCode, card_code, listing_code
from generator.pages.entry_view import entry_view, notice_view, photo_views
from generator.pages.listing_view import ListingView
from generator.pages.page import AnyPage, EntryPage, FramePage, Head, ListedCard, ListPage, PlainPage
from generator.pages.render import ROOT, TEMPLATES, Renderer, to_root
from generator.pages.share_view import share_image, site_image
from generator.pages.shell import Shell
from generator.pages.story_parts import story_of
from generator.pages.structured_data.entries import entry_data
from generator.pages.structured_data.listings import listing_data
from generator.site.feeds import ATOM
from generator.site.short_addresses import short_address

_NO_DATA = Markup()


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders the pages of a site.

    `shells` are by depth of address. `fingerprint` is a digest of the inputs that all pages share, `keys` by depth one
    of them and of the shell.
    """

    articles: Articles
    theme: Theme
    shells: Mapping[int, Shell]
    fingerprint: str
    keys: Mapping[int, str]

    def artifact(self, page: AnyPage) -> Artifact:
        """Return the artifact of a page."""
        signature = _serialised(page.signature)
        key = digest_of(self.keys[page.address.count("/")], type(page).__name__, signature)
        return Artifact(f"{page.address}index.html", key, partial(self.html, page))

    def html(self, page: AnyPage) -> bytes:
        """Return a page as HTML in UTF-8. Raises ReadingError if an entry's text has changed since it was read."""
        renderer = self._renderer
        match page:
            case EntryPage():
                return self._entry_page(page, self.articles.of(page.entry))
            case ListPage(view, image, cards, of_children):
                values = {"listing": view, "cards": _placed_listed(cards, view.address)}
                values["embed"] = self._listing_code(view)
                content = renderer.render("pages/listing.html", view.address, **values)
                head = Head(view.title, view.description, image, is_hidden=view.is_empty)
                shown = (listed.card.address for number, listed in enumerate(cards) if number not in of_children)
                data = listing_data(view, shown, self.articles.context.settings)
                return self._page(view.address, head, content, data, view)
            case PlainPage():
                content = renderer.render(page.template, page.address, **dict(page.values))
                return self._page(page.address, page.head, content)
            case FramePage(address, template, values):
                return self._renderer.render(template, address, **dict(values)).encode()

    def card(self, entry: Entry, photo: Photo | None) -> RenderedCard:
        """Render the card of an entry, once for all the pages that show it."""
        view = card_view(entry, self.articles.context, photo)
        html = self._renderer.render_anywhere("parts/card.html", card=view).encode()
        return RenderedCard(entry.address, digest_of(html), html)

    @property
    def _renderer(self) -> Renderer:
        return _renderer(self.theme, self.articles.context.settings.language, self.fingerprint)

    def _listing_code(self, view: ListingView) -> EmbedCode | None:
        """Return the code of a listing that has a feed, which the frame reads."""
        settings = self.articles.context.settings
        return listing_code(view.address, view.heading, settings) if ATOM in view.feeds else None

    def _entry_page(self, page: EntryPage, article: Article) -> bytes:
        context, settings, entry = self.articles.context, self.articles.context.settings, article.entry
        view = entry_view(article, context)
        terms = context.vocabularies
        photos = tuple(photo_views(shown_photos(article.matter, terms), page.photos, terms))
        short = short_address(entry)
        printed = _absolute(short or entry.address, settings)
        values: dict[str, Any] = {
            "entry": view,
            "matter": article.matter,
            "story": story_of(article, view, photos, terms),
            "canonical": _absolute(entry.address, settings),
            "printed_address": printed,
            "has_short_address": bool(short),
            "spoken_address": printed.partition("://")[2].rstrip("/"),
            "embed": card_code(entry, settings) if settings.site_url and entry.is_shared else None,
        }
        kind = settings.entry_kinds[entry.type]
        if article.matter.opinions is not None:
            values["notice"] = notice_view(article, context)
        values |= {
            "stories": _placed(page.stories, entry.address),
            "exemplars": _placed(page.exemplars, entry.address),
            "related": _placed_listed(page.related, entry.address),
        }
        content = self._renderer.render(kind.template, entry.address, **values)
        head = Head(
            entry.title,
            entry.summary,
            share_image(entry, settings) if kind.is_listed else site_image(settings),
            is_article=True,
            is_hidden=entry.is_sample or entry.is_child or not kind.is_listed,
            has_oembed=page.has_oembed,
        )
        data = entry_data(article, view, (card.address for card in page.exemplars), context)
        return self._page(entry.address, head, content, data)

    def _page(
        self, address: str, head: Head, content: Markup, data: Markup = _NO_DATA, listing: ListingView | None = None
    ) -> bytes:
        settings = self.articles.context.settings
        title = Markup.escape(f"{head.title} – {settings.site_name}")
        canonical, image = (_absolute(each, settings) for each in (head.moved_to or address, head.image.address))
        canonical = canonical if head.tells_address else ""
        values = {"head": head, "listing": listing, "canonical": canonical, "image": image, "structured_data": data}
        values["site_name"] = settings.site_name
        elements = self._renderer.render("parts/head.html", address, **values)
        return self.shells[address.count("/")].fill(title, elements, content).encode()


def page_renderer(articles: Articles, theme: Theme, shells: Mapping[int, Shell]) -> PageRenderer:
    """Set up the renderer of a site's pages. Raises BuildError if a kind of entry has no template."""
    _check_templates(articles.context.settings.entry_kinds, theme)
    fingerprint = _fingerprint(articles, theme)
    keys = {depth: digest_of(fingerprint, *shell.parts) for depth, shell in shells.items()}
    return PageRenderer(articles, theme, shells, fingerprint, keys)


def _check_templates(kinds: EntryKinds, theme: Theme) -> None:
    for kind in kinds.rows:
        for template in filter(None, (kind.template, kind.closed_template)):
            try:
                theme.file(template)
            except FileNotFoundError:
                raise BuildError(f"generator/theme/{template}: thiếu tệp mẫu của loại bài “{kind.name}”.") from None


def _fingerprint(articles: Articles, theme: Theme) -> str:
    """Return a digest of the inputs that all pages share; without the day, which only a preview shows."""
    settings = articles.context.settings
    settings = settings if settings.preview else replace(settings, today=date.min)
    libraries = (version(name) for name in ("jinja2", "markupsafe", "zxing-cpp"))
    parts = (part for path, file in theme.files(*TEMPLATES) for part in (path, file.read_bytes()))
    return digest_of(program_digest(), *libraries, repr(settings), repr(articles.context.vocabularies), *parts)


@lru_cache(maxsize=1)
def _renderer(theme: Theme, language: str, fingerprint: str) -> Renderer:  # noqa: ARG001  (part of the key of the cache)
    """Return the renderer of this process, which loads each template once."""
    return Renderer(theme, messages_in(language))


def _serialised(value: object) -> bytes:
    """Serialise a plain value so that equal values give equal bytes: without pickle's memory of repeated objects."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return out.getvalue()


def _placed(cards: tuple[RenderedCard, ...], address: str) -> list[Markup]:
    """Turn the addresses on cards into links that are relative to a page."""
    root = to_root(address)
    return [Markup(card.decode().replace(ROOT, root)) for card in read_cards(cards)]  # noqa: S704  (our own templates')


def _placed_listed(cards: tuple[ListedCard, ...], address: str) -> list[dict[str, Any]]:
    """Return the values of cards in a list on a page: the card, the profile that shares its place, the reason."""
    placed = _placed(tuple(listed.card for listed in cards), address)
    return [listed._asdict() | {"card": card} for listed, card in zip(cards, placed, strict=True)]


def _absolute(address: str, settings: Settings) -> str:
    """Return the URL of an address; empty where the settings name no site URL."""
    return f"{settings.home}{address}" if settings.site_url else ""
