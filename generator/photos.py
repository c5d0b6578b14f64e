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
    """Make the JPEG that is published: upright, at most `MAX_WIDTH` wide, nothing but pixels.

    Raises PhotoError where the bytes are no JPEG, PNG or WebP, are damaged, or are larger than a photo can be.
    """
    if len(content) > MAX_BYTES:
        size, limit = (f"nặng {n // (1024 * 1024)} MB" for n in (len(content), MAX_BYTES))
        raise PhotoError("GS605", size=size, limit=limit.removeprefix("nặng "))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is checked here
            image = Image.open(io.BytesIO(content), formats=FORMATS)
            _check_pixels(image)
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except UnidentifiedImageError:
        raise PhotoError("GS604", reason="không phải ảnh JPEG, PNG hay WebP") from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        if isinstance(error, PhotoError):
            raise
        raise PhotoError("GS604", reason="tệp bị hỏng hoặc bị cắt ngang") from None
    upright.thumbnail((MAX_WIDTH, MAX_PIXELS))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY, progressive=True, optimize=True)
    return Derivative(out.getvalue(), bare.width, bare.height)


def _check_pixels(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > MAX_PIXELS:
        size, limit = (f"{n // 1_000_000} triệu điểm ảnh" for n in (pixels, MAX_PIXELS))
        raise PhotoError("GS605", size=f"có {size}", limit=limit)
