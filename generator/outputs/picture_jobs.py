"""What a worker does for one picture. Worker processes import this module: it knows nothing of the content."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from generator.engine.errors import BuildError
from generator.images.photos import Derivative, Photo, PhotoError, derive
from generator.images.share_cards import Fonts, ShareCard, draw


class PictureError(BuildError):
    """A picture could not be made; the text says which and why, in Vietnamese."""


class Source(NamedTuple):
    """A photo to be published, and its path."""

    path: Path
    photo: Photo


class Drawing(NamedTuple):
    """A card to be drawn. `key` is where it is kept, `photo` a JPEG of our own making."""

    key: str
    card: ShareCard
    fonts: Fonts
    photo: bytes | None


def derivatives_of(source: Source) -> tuple[Derivative, ...]:
    """Make a photo's files. Raises PictureError where it is no longer the one that was checked."""
    try:
        content = source.path.read_bytes()
        if hashlib.sha256(content).hexdigest() == source.photo.digest:
            return derive(content)
    except (OSError, PhotoError) as error:
        raise PictureError(f"Không đọc được ảnh {source.path}.") from error
    raise PictureError(f"Ảnh {source.path} vừa bị thay trong lúc tạo trang. Hãy chạy lại.")


def drawn(drawing: Drawing) -> bytes:
    """Draw a card."""
    return draw(drawing.card, drawing.fonts, drawing.photo)
