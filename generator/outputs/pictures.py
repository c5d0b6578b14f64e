"""Photos and share cards of a whole site: each file made once, kept in the cache, and taken from there ever after."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.content.model import Entry
from generator.content.settings import Settings
from generator.engine.cache import Cache, digest_of
from generator.engine.theme import Theme
from generator.engine.work import BuildTools, each_done
from generator.images import photos, share_cards
from generator.images.palette import palette
from generator.images.photos import FORMATS, Derivative, Photo
from generator.images.share_cards import Fonts, ShareCard
from generator.outputs.picture_jobs import Drawing, PictureError, Source, derivatives_of, drawn
from generator.pages.cards import photo_name
from generator.pages.share_view import NAME, SITE_CARD, share_card, share_photo, site_card
from generator.site.library import Library, photo_path

_FONTS = "assets/fonts"
_CARDS_AT_ONCE = 8
_ON_CARD = 960  # the width of the photo that is drawn on a card


@dataclass(frozen=True, slots=True)
class Look:
    """What every card is drawn with: fonts, a digest of their files, the colours of the covers."""

    fonts: Fonts
    digest: str
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card, the photo that stands on it, and where it is kept."""

    card: ShareCard
    source: Source | None
    key: str


def look_of(theme: Theme) -> Look:
    """Read what cards are drawn with from the theme."""
    files = [theme.file(f"{_FONTS}/be-vietnam-pro-{weight}.woff2") for weight in (400, 700)]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return Look(Fonts(*map(str, files)), digest, palette(theme))


class Kept(NamedTuple):
    """A picture in the cache: its path on the site, its key, and how to get its content."""

    path: str
    key: str
    content: Callable[[], bytes]


def pictures(library: Library, settings: Settings, root: Path, look: Look, tools: BuildTools) -> Iterator[Kept]:
    """Yield every photo and share card; what the cache lacks is made first.

    Raises PictureError where a picture cannot be made, CacheError where it cannot be kept.
    """
    sources = _sources(library, root)
    _make_photos([source for each in sources.values() for source in each], tools)
    carded = library.entries if settings.share_cards else ()
    cards = {f"{entry.address}{NAME}": _wanted(entry, library, settings, root, look) for entry in carded}
    cards[SITE_CARD] = _keyed(site_card(settings, look.colours), None, look)
    _make_cards(cards.values(), look, tools)
    for address, found in sources.items():
        for number, source in enumerate(found, 1):
            for suffix, width in _files(source.photo):
                content = partial(_photo, source, suffix, width, tools.cache)
                path = address + photo_name(number, width, suffix)
                yield Kept(path, _photo_key(source.photo, suffix, width), content)
    for path, wanted in cards.items():
        yield Kept(path, wanted.key, partial(_share_card, wanted, look, tools.cache))


def _sources(library: Library, root: Path) -> dict[str, list[Source]]:
    """Return the photos of every entry by its address, in their order."""
    named = {entry.address: [photo_path(entry, photo) for photo in entry.photos] for entry in library.entries}
    return {
        address: [Source(root / path, library.photos[path]) for path in paths]
        for address, paths in named.items()
        if paths
    }


def _wanted(entry: Entry, library: Library, settings: Settings, root: Path, look: Look) -> Wanted:
    photo = share_photo(entry, library)
    source = Source(root / photo_path(entry, entry.photos[0]), photo) if photo else None
    return _keyed(share_card(entry, library, settings, look.colours), source, look)


def _keyed(card: ShareCard, source: Source | None, look: Look) -> Wanted:
    photo = source.photo.digest if source else ""
    parts = (part for value in astuple(card) for part in (type(value).__name__, str(value)))
    return Wanted(card, source, digest_of("card", share_cards.VERSION, photos.VERSION, look.digest, photo, *parts))


def _make_photos(sources: Iterable[Source], tools: BuildTools) -> None:
    """Make the photos that the cache lacks; one that several entries show is made once."""
    lacking = {
        source.photo.digest: source
        for source in sources
        if not all(tools.cache.has(_photo_key(source.photo, *file)) for file in _files(source.photo))
    }
    todo = list(lacking.values())
    made = each_done(tools.pool, derivatives_of, todo)
    for number, (source, derivatives) in enumerate(((done.item, done.result) for done in made), 1):
        if derivatives is None:
            raise PictureError(f"Chương trình thu nhỏ ảnh dừng đột ngột ở ảnh {source.path}.")
        _keep_photo(source.photo, derivatives, tools.cache)
        tools.progress("Thu nhỏ ảnh", number, len(todo))


def _keep_photo(photo: Photo, derivatives: Iterable[Derivative], cache: Cache) -> None:
    for derivative in derivatives:
        cache.put(_photo_key(photo, derivative.suffix, derivative.width), derivative.content)


def _photo(source: Source, suffix: str, width: int, cache: Cache) -> bytes:
    """Take a photo's file from the cache; one that was damaged there is made anew, with its neighbours."""
    content = cache.get(_photo_key(source.photo, suffix, width))
    if content is not None:
        return content
    derivatives = derivatives_of(source)
    _keep_photo(source.photo, derivatives, cache)
    return next(each.content for each in derivatives if (each.suffix, each.width) == (suffix, width))


def _make_cards(cards: Iterable[Wanted], look: Look, tools: BuildTools) -> None:
    lacking = {wanted.key: wanted for wanted in cards if not tools.cache.has(wanted.key)}
    jobs = (_drawing(wanted, look, tools.cache) for wanted in lacking.values())
    for number, done in enumerate(each_done(tools.pool, drawn, jobs, _CARDS_AT_ONCE), 1):
        if done.result is None:
            raise PictureError(f"Chương trình vẽ ảnh chia sẻ dừng đột ngột ở bài “{done.item.card.title}”.")
        tools.cache.put(done.item.key, done.result)
        tools.progress("Vẽ ảnh chia sẻ", number, len(lacking))


def _drawing(wanted: Wanted, look: Look, cache: Cache) -> Drawing:
    photo = None
    if wanted.source is not None:
        width = max((size.width for size in wanted.source.photo.sizes if size.width <= _ON_CARD), default=None)
        photo = _photo(wanted.source, "jpg", width or wanted.source.photo.sizes[0].width, cache)
    return Drawing(wanted.key, wanted.card, look.fonts, photo)


def _share_card(wanted: Wanted, look: Look, cache: Cache) -> bytes:
    """Take a card from the cache; one that was damaged there is drawn anew."""
    content = cache.get(wanted.key)
    if content is not None:
        return content
    drawing = _drawing(wanted, look, cache)
    content = drawn(drawing)
    cache.put(drawing.key, content)
    return content


def _files(photo: Photo) -> Iterator[tuple[str, int]]:
    for size in photo.sizes:
        for form in FORMATS:
            yield form.suffix, size.width


def _photo_key(photo: Photo, suffix: str, width: int) -> str:
    return digest_of("photo", photos.VERSION, photo.digest, suffix, width)
