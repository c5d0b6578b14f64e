"""Share cards: the images that Zalo, Facebook and others show next to a shared link. Pure: same card, same bytes.

Open Graph recommends a ratio of about 1.91 : 1; the large preview of a link has 1200 × 630 pixels.
"""

import hashlib
import io
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import PIL
from PIL import Image, ImageDraw, ImageOps, features

from generator.images import typesetting
from generator.images.typesetting import Block, fit, width_of

WIDTH, HEIGHT = 1200, 630
MAX_BYTES = 100_000
PHOTO_WIDTH = 480  # 40 %
_MARGIN, _GUTTER = 68, 44
_TOP, _MARK = 54, 50
_GAP, _WIDE_GAP, _CLEAR = 20, 34, 26
_SCALES, _LEAST, _READABLE = (1.0, 0.85, 0.7, 0.55), 0.75, 34
_WHITE, _GOLD, _SOFT = "#ffffff", "#ffd479", "#f3e9df"
_QUALITIES = (70, 62, 54)
_HALF_COLOUR = 2  # colours at half the width and height of brightness (4:2:0), which letters do not show at this size
# Rings around a point: centres by variant; distance and width in pixels.
_CENTRES = ((0.88, 1.12), (-0.06, 0.08), (1.04, -0.12), (0.22, 1.24))
_RING, _RING_WIDTH, _RING_WHITE = 60, 7, 23
_FACE = 0.35  # usual position of a face, as a fraction of the height of a photo
# Digest of everything that determines the bytes: this module, typesetting, and the libraries for text and images.
VERSION = hashlib.sha256(
    b"".join(Path(file).read_bytes() for file in (__file__, typesetting.__file__))
    + f"{PIL.__version__} {features.version('raqm')} {features.version('freetype2')}".encode()
).hexdigest()


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The content of a card.

    `colour` is #rrggbb; `variant` selects the position of the rings; a `value` has a `label`; `mark` is the text of the
    label in the upper corner. The theme's logo is drawn unless the site `has_own_logo`, which may be of any format.
    """

    title: str
    role: str | None
    value: str | None
    label: str | None
    facts: str
    site_name: str
    colour: str
    variant: int
    mark: str | None
    has_own_logo: bool = False


@dataclass(frozen=True, slots=True)
class Fonts:
    """Paths of the font files."""

    regular: str
    bold: str


class _PlacedBlock(NamedTuple):
    """A block of text with its colour and the gap above it in pixels."""

    block: Block
    colour: str
    gap: int


def draw(card: ShareCard, fonts: Fonts, photo: bytes | None) -> bytes:
    """Return a card as JPEG; `photo`, a JPEG made by `photos.derive`, fills its right part."""
    image = Image.new("RGB", (WIDTH, HEIGHT), card.colour)
    image.paste(Image.new("RGB", image.size, _WHITE), mask=_rings(card.variant % len(_CENTRES)))
    right = WIDTH - _MARGIN
    if photo is not None:
        right = WIDTH - PHOTO_WIDTH - _GUTTER
        with Image.open(io.BytesIO(photo), formats=["JPEG"]) as whole:
            image.paste(ImageOps.fit(whole, (PHOTO_WIDTH, HEIGHT), centering=(0.5, _FACE)), (WIDTH - PHOTO_WIDTH, 0))
    pen = ImageDraw.Draw(image)
    if not card.has_own_logo:
        image.paste(Image.new("RGB", (_MARK, _MARK), _GOLD), (_MARGIN, _TOP), mask=_sun())
    _draw_heading(pen, card, fonts, right)
    facts = fit(card.facts, fonts.regular, 32, right - _MARGIN, 84)
    low = HEIGHT - _TOP - facts.height
    facts.draw(pen, _MARGIN, low, _SOFT)
    high = _TOP + _MARK
    _draw_middle(pen, _middle(card, fonts, right - _MARGIN, low - high - 2 * _CLEAR), high, low)
    return _written(image)


def _draw_heading(pen: ImageDraw.ImageDraw, card: ShareCard, fonts: Fonts, right: int) -> None:
    """Draw the name of the site next to its logo, and the label of a sample at the other end of the line."""
    room = width_of(card.mark, fonts.bold, 26) + 2 * 20 if card.mark else 0
    left = _MARGIN + (0 if card.has_own_logo else _MARK + 16)
    name = fit(card.site_name, fonts.bold, 32, right - left - room - 16, _MARK)
    name.draw(pen, left, _TOP + (_MARK - name.height) // 2, _WHITE)
    if card.mark:
        pill = (right - room, _TOP + 2, right, _TOP + _MARK - 2)
        pen.rounded_rectangle(pill, radius=_MARK // 2, fill=_WHITE)
        text = fit(card.mark, fonts.bold, 26, room, _MARK)
        text.draw(pen, right - room + 20, _TOP + (_MARK - text.height) // 2, card.colour)


def _middle(card: ShareCard, fonts: Fonts, width: int, height: int) -> list[_PlacedBlock]:
    """Return the blocks between heading and facts, with the largest value that leaves the title readable."""
    if card.value is None or card.label is None:
        return _title_and_role(card, fonts, width, height)
    for scale in _SCALES:
        value = fit(card.value, fonts.bold, round(132 * scale), width, round(160 * scale))
        label = fit(card.label, fonts.regular, round(42 * max(scale, _LEAST)), width, round(130 * max(scale, _LEAST)))
        rest = height - value.height - _GAP - label.height - _WIDE_GAP
        title = fit(card.title, fonts.bold, 56, width, rest)
        if title.size >= _READABLE:
            break
    return [_PlacedBlock(value, _GOLD, 0), _PlacedBlock(label, _WHITE, _GAP), _PlacedBlock(title, _WHITE, _WIDE_GAP)]


def _title_and_role(card: ShareCard, fonts: Fonts, width: int, height: int) -> list[_PlacedBlock]:
    if card.role is None:
        return [_PlacedBlock(fit(card.title, fonts.bold, 84, width, height), _WHITE, 0)]
    role = fit(card.role, fonts.regular, 38, width, height // 3)
    title = fit(card.title, fonts.bold, 84, width, height - role.height - 2 * _GAP)
    return [_PlacedBlock(title, _WHITE, 0), _PlacedBlock(role, _SOFT, 2 * _GAP)]


def _draw_middle(pen: ImageDraw.ImageDraw, blocks: list[_PlacedBlock], high: int, low: int) -> None:
    top = high + (low - high - sum(block.height + gap for block, _, gap in blocks)) // 2
    for block, colour, gap in blocks:
        block.draw(pen, _MARGIN, top + gap, colour)
        top += gap + block.height


def _written(image: Image.Image) -> bytes:
    """Return a JPEG of at most `MAX_BYTES`; one with a very detailed photo may exceed it slightly."""
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, subsampling=_HALF_COLOUR, progressive=True, optimize=True)
        if out.tell() <= MAX_BYTES:
            break
    return out.getvalue()


@lru_cache(maxsize=len(_CENTRES))
def _rings(variant: int) -> Image.Image:
    """Return the rings as a mask, drawn at double size for smooth edges."""
    mask = Image.new("L", (2 * WIDTH, 2 * HEIGHT))
    pen = ImageDraw.Draw(mask)
    x, y = (2 * size * part for size, part in zip((WIDTH, HEIGHT), _CENTRES[variant], strict=True))
    for number in range(1, 3 * WIDTH // _RING):
        radius = 2 * _RING * number
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_RING_WHITE, width=2 * _RING_WIDTH)
    return mask.reduce(2)


@lru_cache(maxsize=1)
def _sun() -> Image.Image:
    """Return the logo (assets/mark.svg) as a mask: a disc with eight rays, on a square of 34 units."""
    scale = 4 * _MARK / 34
    mask = Image.new("L", (4 * _MARK, 4 * _MARK))
    pen, middle = ImageDraw.Draw(mask), 2 * _MARK
    pen.ellipse([middle + side * 8 * scale for side in (-1, -1, 1, 1)], fill=255)
    for number in range(8):
        x, y = math.cos(number * math.pi / 4), math.sin(number * math.pi / 4)
        ends = [(middle + x * r * scale, middle + y * r * scale) for r in (12.2, 15.4)]
        pen.line(ends, fill=255, width=round(3 * scale))
        for end_x, end_y in ends:
            pen.ellipse([end_x - 1.5 * scale, end_y - 1.5 * scale, end_x + 1.5 * scale, end_y + 1.5 * scale], fill=255)
    return mask.reduce(4)
