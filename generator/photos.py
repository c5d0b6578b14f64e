"""Photos beside an entry: checked, then made anew without the data a camera hides in them.

What is published is drawn from the pixels alone: position, device, date and every other metadata stay behind.
"""

import io
import warnings
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_WIDTH = 1280
MAX_HEIGHT = 4 * MAX_WIDTH  # JPEG itself ends at 65 500
_QUALITY = 82


class PhotoError(ValueError):
    """The file is no photo the site can use; `code` and `values` say why, for the report."""

    def __init__(self, code: str, **values: str) -> None:
        """Keep the problem's code and what its text needs."""
        super().__init__(code)
        self.code = code
        self.values = values


class Derivative(NamedTuple):
    """A photo as it is published."""

    content: bytes
    width: int
    height: int


def publishable(content: bytes) -> Derivative:
    """Make the JPEG that is published: upright, at most `MAX_WIDTH` × `MAX_HEIGHT`, nothing but pixels.

    Raises PhotoError where the bytes are no JPEG, PNG or WebP, are damaged, or are larger than a photo can be.
    """
    if len(content) > MAX_BYTES:
        size, limit = (f"nặng {n // (1024 * 1024)} MB" for n in (len(content), MAX_BYTES))
        raise PhotoError("GS605", size=size, limit=limit.removeprefix("nặng "))
    upright = _on_white(_decoded(content))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY, progressive=True, optimize=True)
    return Derivative(out.getvalue(), bare.width, bare.height)


def _decoded(content: bytes) -> Image.Image:
    """Return the picture upright and no larger than it is published."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is checked here
            image = Image.open(io.BytesIO(content), formats=FORMATS)
            _check_pixels(image)
            upright = _eight_bits(ImageOps.exif_transpose(image))
            upright.thumbnail((MAX_WIDTH, MAX_HEIGHT))
    except PhotoError:
        raise
    except Image.DecompressionBombError:
        raise PhotoError("GS605", size="có quá nhiều điểm ảnh", limit=_pixels(MAX_PIXELS)) from None
    except UnidentifiedImageError:
        raise PhotoError("GS604", reason="không phải ảnh JPEG, PNG hay WebP") from None
    except Exception as error:  # Pillow has no closed list of what a damaged file raises
        raise PhotoError("GS604", reason="tệp bị hỏng hoặc bị cắt ngang") from error
    return upright


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return the image in colours of 8 bits; Pillow cuts 16 bits off at 255, which would turn a photo white."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    """JPEG has no transparency; pages are light by default, so what shows through is white."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _check_pixels(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > MAX_PIXELS:
        raise PhotoError("GS605", size=f"có {_pixels(pixels)}", limit=_pixels(MAX_PIXELS))


def _pixels(number: int) -> str:
    return f"{number // 1_000_000} triệu điểm ảnh"
