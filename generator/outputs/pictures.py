"""Photos and share cards of a site as artifacts: every file is made once, then comes from the cache."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.content.entry import Entry
from generator.engine.cache import Cache, digest_of
from generator.engine.errors import BuildError
from generator.engine.output_folder import Artifact
from generator.engine.parallel import BuildTools, each_done, pool_for
from generator.engine.theme import Theme
from generator.images import photos, share_cards
from generator.images.palette import palette
from generator.images.photos import Derivative, Photo, PhotoError, derive
from generator.images.share_cards import Fonts, ShareCard, draw
from generator.pages.cards import photo_name
from generator.pages.share_view import NAME, SITE_CARD, share_card, share_photo, site_card
from generator.site.library import Library, photo_path

_FONTS = "assets/fonts"
_CARDS_AT_ONCE = 8
_PHOTO_ON_CARD = 960  # the width of the photo on a share card, in pixels


class PictureError(BuildError):
    """A picture that cannot be made; the message names it and the reason, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class CardStyle:
    """The style of share cards: fonts, a digest of their files, the colours of covers."""

    fonts: Fonts
    digest: str
    colours: tuple[str, ...]


class PhotoSource(NamedTuple):
    """A photo to publish, and its file."""

    path: Path
    photo: Photo


@dataclass(frozen=True, slots=True)
class CardSource:
    """A share card to publish, with the photo on it and its key in the cache."""

    card: ShareCard
    photo: PhotoSource | None
    key: str


class DrawingJob(NamedTuple):
    """The job of drawing a share card; `photo` is a JPEG that this program has made, so it is safe to decode."""

    key: str
    card: ShareCard
    fonts: Fonts
    photo: bytes | None


def card_style(theme: Theme) -> CardStyle:
    """Read the style of share cards from the theme."""
    files = [theme.file(f"{_FONTS}/be-vietnam-pro-{weight}.woff2") for weight in (400, 700)]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return CardStyle(Fonts(*map(str, files)), digest, palette(theme))


def pictures(library: Library, root: Path, style: CardStyle, tools: BuildTools) -> Iterator[Artifact]:
    """Make the photos and share cards that the cache lacks, then yield all of them.

    Raises PictureError if a picture cannot be made, CacheError if it cannot be cached.
    """
    settings = library.context.settings
    sources = _photo_sources(library, root)
    _make_photos([source for each in sources.values() for source in each], tools)
    carded = library.entries if settings.share_cards else ()
    cards = {f"{entry.address}{NAME}": _card_source(entry, library, root, style) for entry in carded}
    cards[SITE_CARD] = _keyed(site_card(settings, style.colours), None, style)
    _make_cards(cards.values(), style, tools)
    for address, found in sources.items():
        for number, source in enumerate(found, 1):
            for suffix, width in source.photo.files:
                make = partial(_photo, source, suffix, width, tools.cache)
                path = address + photo_name(number, width, suffix)
                yield Artifact(path, _photo_key(source.photo, suffix, width), make)
    for path, card in cards.items():
        yield Artifact(path, card.key, partial(_share_card, card, style, tools.cache))


def _photo_sources(library: Library, root: Path) -> dict[str, list[PhotoSource]]:
    """Return the photos of every entry that has some, by its address, in order."""
    named = {entry.address: [photo_path(entry, photo) for photo in entry.photos] for entry in library.entries}
    return {
        address: [PhotoSource(root / path, library.photos[path]) for path in paths]
        for address, paths in named.items()
        if paths
    }


def _card_source(entry: Entry, library: Library, root: Path, style: CardStyle) -> CardSource:
    photo = share_photo(entry, library)
    source = PhotoSource(root / photo_path(entry, entry.photos[0]), photo) if photo else None
    return _keyed(share_card(entry, library, style.colours), source, style)


def _keyed(card: ShareCard, source: PhotoSource | None, style: CardStyle) -> CardSource:
    photo = source.photo.digest if source else ""
    parts = (part for value in astuple(card) for part in (type(value).__name__, str(value)))
    return CardSource(card, source, digest_of("card", share_cards.VERSION, photos.VERSION, style.digest, photo, *parts))


def _make_photos(sources: Iterable[PhotoSource], tools: BuildTools) -> None:
    """Make the photos that the cache lacks; a photo of several entries is made once."""
    missing = {
        source.photo.digest: source
        for source in sources
        if not all(tools.cache.has(_photo_key(source.photo, *file)) for file in source.photo.files)
    }
    todo = list(missing.values())
    made = each_done(tools.pool, derivatives_of, todo)
    for number, (source, derivatives) in enumerate(((done.item, done.result) for done in made), 1):
        if derivatives is None:
            raise PictureError(f"Chương trình thu nhỏ ảnh dừng đột ngột ở ảnh {source.path}.")
        _cache_photo(source.photo, derivatives, tools.cache)
        tools.progress("Thu nhỏ ảnh", number, len(todo))


def derivatives_of(source: PhotoSource) -> tuple[Derivative, ...]:
    """Make the files of a photo. Raises PictureError if its bytes have changed since it was checked."""
    try:
        content = source.path.read_bytes()
        if hashlib.sha256(content).hexdigest() == source.photo.digest:
            return derive(content)
    except (OSError, PhotoError) as error:
        raise PictureError(f"Không đọc được ảnh {source.path}.") from error
    raise PictureError(f"Ảnh {source.path} vừa bị thay trong lúc tạo trang. Hãy chạy lại.")


def _cache_photo(photo: Photo, derivatives: Iterable[Derivative], cache: Cache) -> None:
    for derivative in derivatives:
        cache.put(_photo_key(photo, derivative.suffix, derivative.width), derivative.content)


def _photo(source: PhotoSource, suffix: str, width: int, cache: Cache) -> bytes:
    """Return a file of a photo from the cache; if it is damaged there, make all files of the photo again."""
    content = cache.get(_photo_key(source.photo, suffix, width))
    if content is not None:
        return content
    derivatives = derivatives_of(source)
    _cache_photo(source.photo, derivatives, cache)
    return next(each.content for each in derivatives if (each.suffix, each.width) == (suffix, width))


def _make_cards(cards: Iterable[CardSource], style: CardStyle, tools: BuildTools) -> None:
    """Draw the share cards that the cache lacks."""
    missing = {source.key: source for source in cards if not tools.cache.has(source.key)}
    jobs = (_drawing_job(source, style, tools.cache) for source in missing.values())
    pool, todo = pool_for(jobs, tools, _CARDS_AT_ONCE + 1)
    for number, done in enumerate(each_done(pool, draw_card, todo, _CARDS_AT_ONCE), 1):
        if done.result is None:
            raise PictureError(f"Chương trình vẽ ảnh chia sẻ dừng đột ngột ở bài “{done.item.card.title}”.")
        tools.cache.put(done.item.key, done.result)
        tools.progress("Vẽ ảnh chia sẻ", number, len(missing))


def _drawing_job(source: CardSource, style: CardStyle, cache: Cache) -> DrawingJob:
    photo = None
    if source.photo is not None:
        sizes = source.photo.photo.sizes
        width = max((size.width for size in sizes if size.width <= _PHOTO_ON_CARD), default=sizes[0].width)
        photo = _photo(source.photo, "jpg", width, cache)
    return DrawingJob(source.key, source.card, style.fonts, photo)


def draw_card(job: DrawingJob) -> bytes:
    """Draw a share card; return its JPEG."""
    return draw(job.card, job.fonts, job.photo)


def _share_card(source: CardSource, style: CardStyle, cache: Cache) -> bytes:
    """Return a share card from the cache; if it is damaged there, draw it again."""
    content = cache.get(source.key)
    if content is not None:
        return content
    content = draw_card(_drawing_job(source, style, cache))
    cache.put(source.key, content)
    return content


def _photo_key(photo: Photo, suffix: str, width: int) -> str:
    return digest_of("photo", photos.VERSION, photo.digest, suffix, width)
