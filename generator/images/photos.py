"""Photos of an entry: checks the uploaded bytes and re-encodes their pixels for publication.

Location, device, date and all other metadata are dropped; colours become sRGB, and the image is rotated upright. Pure:
the same bytes give the same photos. Any unusable file raises `PhotoError`.
"""

import hashlib
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import PIL
from PIL import Image, ImageCms, UnidentifiedImageError

from generator.engine.cache_table import cacheable

DECODED = ("JPEG", "PNG", "WEBP")
_MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * _MEGABYTE
MAX_PIXELS = 50_000_000
WIDTHS = (480, 960, 1440)  # a phone; a phone with a dense screen, a desktop; a desktop with a dense screen
MAX_HEIGHT = 4 * WIDTHS[-1]  # the maximum of WebP is 16 383
_MAX_SCANS = 100  # of a JPEG; cameras and programs write one to a dozen
_MAX_SCANNED = 20 * MAX_PIXELS  # pixels of all scans: each costs a pass over the picture
_MIN_RATIO = 1.2  # between the largest size and a smaller one; a closer size would save too few bytes
_JPEG = b"\xff\xd8"
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_START_OF_SCAN, _END_OF_IMAGE = b"\xff\xda", b"\xff\xd9"
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_ORIENTATION = 0x0112
# The transformation for each EXIF orientation (CIPA DC-008, 4.6.5.1.5); 1 and unknown values need none.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
_SIDEWAYS = frozenset({5, 6, 7, 8})
_PROFILED = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}  # colour space of a profile to image mode


# Beginnings of files that are photos to their owners (ISO 23008-12, TIFF 6.0), and are decoded by no safe library here.
_OTHER_KINDS = (
    (re.compile(rb".{4}ftyp(?:hei[cmsx]|hev[cx]|mif1|msf1)", re.DOTALL), "ảnh HEIC của điện thoại"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "ảnh AVIF"),
    (re.compile(rb"II\*\0|MM\0\*"), "ảnh TIFF hoặc ảnh thô của máy ảnh"),
    (re.compile(rb"GIF8"), "ảnh GIF"),
    (re.compile(rb"BM.{12}[(\x0c\x6c\x7c]\0\0\0", re.DOTALL), "ảnh BMP"),
    (re.compile(rb"%PDF-"), "tệp PDF"),
    (re.compile(rb"PK\x03\x04"), "tệp Word, Excel hoặc tệp nén"),
)


class Format(NamedTuple):
    """A format of published photos: MIME type, file suffix, and name and options for Pillow."""

    type: str
    suffix: str
    name: str
    options: dict[str, int | str | bool]


# Best first, the order of `<source>` elements; the last is the fallback of older browsers. One thread each: photos are
# spread over processes already, and the bytes must not depend on the machine.
FORMATS = (
    Format("image/avif", "avif", "AVIF", {"quality": 54, "speed": 6, "codec": "aom", "max_threads": 1}),
    Format("image/webp", "webp", "WEBP", {"quality": 76, "method": 4}),
    Format("image/jpeg", "jpg", "JPEG", {"quality": 80, "progressive": True, "optimize": True}),
)
# Digest of everything that determines the bytes: this module and the version of Pillow.
VERSION = hashlib.sha256(Path(__file__).read_bytes() + PIL.__version__.encode()).hexdigest()


class PhotoError(ValueError):
    """The file is not a usable photo; `code` and `values` are those of the problem to report."""

    def __init__(self, code: str, **values: str) -> None:
        """Store the code of the problem and the values of its message."""
        super().__init__(code)
        self.code = code
        self.values = values


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


@cacheable
@dataclass(frozen=True, slots=True)
class Photo:
    """A publishable photo: digest of its bytes, upright size in pixels, average colour (`tone`) as #rrggbb."""

    digest: str
    width: int
    height: int
    tone: str

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Return the published sizes, smallest first: at least one, and none larger than the photo."""
        return tuple(_sizes(self.width, self.height))

    @property
    def files(self) -> tuple[tuple[str, int], ...]:
        """Return the suffix and width of every published file: each size in each format."""
        return tuple((form.suffix, size.width) for size in self.sizes for form in FORMATS)


class Derivative(NamedTuple):
    """A published file of a photo."""

    suffix: str
    width: int
    content: bytes


def check_photo(content: bytes) -> Photo:
    """Decode a photo as for publication and return its data.

    Raises PhotoError if the bytes are not JPEG, PNG or WebP, are damaged, or exceed the limits.
    """
    size, pixels = _decoded(content)
    tone = "#{:02x}{:02x}{:02x}".format(*pixels.resize((1, 1), Image.Resampling.BOX).tobytes())
    return Photo(hashlib.sha256(content).hexdigest(), size.width, size.height, tone)


def derive(content: bytes) -> tuple[Derivative, ...]:
    """Return every published file of a photo. Raises PhotoError as `check_photo` does."""
    size, pixels = _decoded(content)
    return tuple(
        Derivative(form.suffix, small.width, written)
        for small in _sizes(*size)
        for form, written in _written(pixels.resize(small, Image.Resampling.LANCZOS))
    )


def _written(pixels: Image.Image) -> Iterator[tuple[Format, bytes]]:
    for form in FORMATS:
        out = io.BytesIO()
        pixels.save(out, form.name, **form.options)
        yield form, out.getvalue()


def _sizes(width: int, height: int) -> Iterator[Size]:
    scale = min(1.0, WIDTHS[-1] / width, MAX_HEIGHT / height)
    largest = max(1, round(width * scale))
    for chosen in (*(each for each in WIDTHS if each * _MIN_RATIO <= largest), largest):
        yield Size(chosen, max(1, min(MAX_HEIGHT, round(height * chosen / width))))


def too_heavy(size: int) -> PhotoError:
    """Return the error for a file of `size` bytes; callers need not read it."""
    return PhotoError("GS605", size=f"nặng {size // _MEGABYTE} MB", limit=f"{MAX_BYTES // _MEGABYTE} MB")


def _decoded(content: bytes) -> tuple[Size, Image.Image]:
    """Return the upright size of a photo, and its pixels in sRGB, reduced to the largest published size."""
    if len(content) > MAX_BYTES:
        raise too_heavy(len(content))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns about the limits checked here
            image = Image.open(io.BytesIO(content), formats=DECODED)
            _check_pixels(image)
            if image.format == "JPEG" or content.startswith(_JPEG):
                _check_scans(content, image.width * image.height)
            return _upright(image)
    except PhotoError:
        raise
    except (Image.DecompressionBombError, MemoryError):
        raise PhotoError("GS605", size="có quá nhiều điểm ảnh", limit=_pixels(MAX_PIXELS)) from None
    except UnidentifiedImageError:
        raise PhotoError("GS604", reason=f"{_other_kind(content)}không phải ảnh JPEG, PNG hay WebP") from None
    except Exception as error:  # Pillow may raise almost any exception for a damaged file
        raise PhotoError("GS604", reason="tệp bị hỏng hoặc bị cắt ngang") from error


def _other_kind(content: bytes) -> str:
    """Return the name of a format that phones and scanners write, for the message; empty for another."""
    for signature, name in _OTHER_KINDS:
        if signature.match(content):
            return f"đây là {name}, "
    return ""


def _upright(image: Image.Image) -> tuple[Size, Image.Image]:
    stored = Size(*image.size)
    longest = max(each for size in (stored, stored[::-1]) for each in list(_sizes(*size))[-1])
    scale = min(1.0, longest / max(stored))
    image.draft(None, (max(1, round(stored.width * scale)), max(1, round(stored.height * scale))))
    image.load()
    orientation = _orientation(image)
    upright = Size(*stored[::-1]) if orientation in _SIDEWAYS else stored
    largest = list(_sizes(*upright))[-1]
    pixels = _without_transparency(image)
    pixels = pixels.resize(largest[::-1] if orientation in _SIDEWAYS else largest, reducing_gap=3.0)
    pixels = _in_srgb(pixels, image.info.get("icc_profile"))
    bare = Image.new("RGB", pixels.size)  # without any metadata of the file
    bare.paste(pixels)
    return upright, bare.transpose(_TURNS[orientation]) if orientation in _TURNS else bare


def _orientation(image: Image.Image) -> object:
    try:
        return image.getexif().get(_ORIENTATION)
    except Exception:  # noqa: BLE001  (damaged camera data is no reason to reject the photo)
        return None


def _without_transparency(image: Image.Image) -> Image.Image:
    """Return the image in 8-bit grey, RGB or CMYK, on white: pages are light by default.

    16-bit images are scaled here, since Pillow would clip them at 255 and turn them white.
    """
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        overlay = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", overlay.size, "white"), overlay).convert("RGB")
    return image if image.mode in {"L", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Return the image in sRGB; without a matching profile it is assumed to be in sRGB, as browsers do."""
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if _PROFILED.get(source.profile.xcolor_space.strip()) == image.mode:
                converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
                return converted or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")


def _check_pixels(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > MAX_PIXELS:
        raise PhotoError("GS605", size=f"có {_pixels(pixels)}", limit=_pixels(MAX_PIXELS))


def _pixels(number: int) -> str:
    return f"{number // 1_000_000} triệu điểm ảnh"


def _check_scans(content: bytes, pixels: int) -> None:
    """Refuse a JPEG of many scans before any is decoded: a small file can ask for hours of work."""
    scans = _scans(content)
    if scans > min(_MAX_SCANS, max(1, _MAX_SCANNED // max(1, pixels))):
        raise PhotoError("GS605", size=f"có {scans} lượt quét (JPEG)", limit=f"{_MAX_SCANS} lượt quét")


def _scans(content: bytes) -> int:
    """Return the number of scans of the first picture in a JPEG (ITU-T T.81, B.1.1): segments have their length."""
    scans, at = 0, 2
    while (marker := _MARKER.search(content, at)) is not None and marker[0] != _END_OF_IMAGE:
        scans += marker[0] == _START_OF_SCAN
        at = marker.end()
        if marker[0][1] not in _WITHOUT_LENGTH:
            at += int.from_bytes(content[at : at + 2], "big")
    return scans
