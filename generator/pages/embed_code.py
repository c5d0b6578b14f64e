"""The code that another site's editors paste to embed an entry or a listing."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.site.identifiers import identifier_of
from generator.site.site import CARD_FRAME, LISTING_FRAME

CARD_WIDTH, CARD_HEIGHT = 600, 500  # room for a card of 300 px; a wider one is lower
_LISTING_HEIGHT, _SHOWN = 500, 3
# The attribute `frameborder` is obsolete, but the only way without a style, which strict sites do not allow.
_FRAME = Markup(
    '<iframe src="{source}" title="{title}" width="100%" height="{height}" loading="lazy" frameborder="0"></iframe>'
)
_BLOCK = Markup(
    '<blockquote cite="{url}">\n<p><a href="{url}">{title}</a></p>\n<p>{summary}</p>\n'
    '<p>{source}: <a href="{home}">{site}</a></p>\n</blockquote>'
)


@dataclass(frozen=True, slots=True)
class EmbedCode:
    """The code of an embed, to be shown in a text box: a frame, and the HTML of an entry for sites without frames."""

    frame: Markup
    block: Markup | None = None


def card_frame(entry: Entry, settings: Settings) -> str:
    """Return the frame that shows the card of an entry; `site_url` must be set."""
    source = f"{settings.home}{CARD_FRAME}?b={identifier_of(entry)}"
    return str(_FRAME.format(source=source, title=entry.title, height=CARD_HEIGHT))


def card_code(entry: Entry, settings: Settings) -> EmbedCode:
    """Return both codes of an entry; `site_url` must be set."""
    base, messages = settings.home, settings.messages
    block = _BLOCK.format(
        url=base + entry.address,
        title=entry.title,
        summary=entry.summary,
        source=messages.text("embed.source"),
        home=base,
        site=settings.site_name,
    )
    return EmbedCode(_shown(card_frame(entry, settings)), _shown(block))


def listing_code(address: str, heading: str, settings: Settings) -> EmbedCode:
    """Return the code of a listing's newest entries; `site_url` must be set."""
    source = f"{settings.home}{LISTING_FRAME}?muc={address}&so={_SHOWN}"
    title = settings.messages.text("embed.newest", listing=heading)
    return EmbedCode(_shown(_FRAME.format(source=source, title=title, height=_LISTING_HEIGHT)))


def _shown(code: str) -> Markup:
    """Return code as the content of a text box, where quotes may stay: they are many."""
    return Markup(str(code).replace("&", "&amp;").replace("<", "&lt;"))  # noqa: S704  (escaped)
