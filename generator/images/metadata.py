"""The metadata of photo files: whether they tell where a photo was taken, and a copy without any of it.

The pixels are not touched: segments of JPEG (ITU-T T.81, Annex B), chunks of PNG and of WebP are kept or dropped whole.
What follows the picture is dropped as well: phones append a film, which has a place of its own. Colour profiles stay,
and so does the orientation, without which the photo would lie on its side.
"""

import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PIL import Image

from generator.images.photos import DECODED, PhotoError, check_photo

# Digest of everything that determines the answers, beside the version of Pillow.
VERSION = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
_GPS, _ORIENTATION = 0x8825, 0x0112
_EXIF = b"Exif\0\0"
# Properties of XMP that hold coordinates, and the place in films that phones append (Apple, Google, Samsung).
_PLACES = re.compile(
    rb"GPS(?:Latitude|Longitude|Position)|\xa9xyz.{4}[+-]\d|com\.apple\.quicktime\.location", re.DOTALL
)
_MOST_EXIF = 1 << 16  # bytes of a segment
_JPEG, _PNG, _RIFF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF"
_PNG_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"zxIf"})
_SCAN, _END, _BARE = 0xDA, 0xD9, frozenset({0x01, *range(0xD0, 0xD8)})
_APP0, _APP2, _APP14, _COMMENT = 0xE0, 0xE2, 0xEE, 0xFE
_WEBP_FLAGS = 0x0C  # of VP8X: Exif, XMP


def tells_place(content: bytes) -> bool:
    """Return whether the file of a photo holds coordinates; False for a file that is no photo."""
    return any(map(_has_place, _exif_blocks(content))) or _PLACES.search(content) is not None


def without_metadata(content: bytes) -> bytes:
    """Return the same picture without metadata. Raises PhotoError for a file that is no usable photo."""
    before = check_photo(content)
    orientation = _orientation(content)
    if content.startswith(_JPEG):
        clean = b"".join(_jpeg_parts(content, orientation))
    elif content.startswith(_PNG):
        clean = b"".join(_png_parts(content, orientation))
    else:
        clean = _webp(content, orientation)
    after = check_photo(clean)
    if (after.width, after.height, after.tone) != (before.width, before.height, before.tone) or tells_place(clean):
        raise PhotoError("GS604", reason="không bỏ được thông tin kèm theo mà giữ nguyên ảnh")
    return clean


def _exif_blocks(content: bytes) -> Iterator[bytes]:
    """Yield every block of Exif in a file: of the photo, and of smaller pictures within it."""
    with suppress(Exception):  # Pillow may raise almost any exception for a damaged file
        yield Image.open(io.BytesIO(content), formats=DECODED).getexif().tobytes()
    at = content.find(_EXIF)
    while at >= 0:
        yield content[at : at + _MOST_EXIF]
        at = content.find(_EXIF, at + 1)


def _has_place(block: bytes) -> bool:
    exif = Image.Exif()
    with suppress(Exception):
        exif.load(block)
        return any(tag in exif.get_ifd(_GPS) for tag in range(1, 5))  # latitude and longitude
    return False


def _orientation(content: bytes) -> int:
    with suppress(Exception):
        found = Image.open(io.BytesIO(content), formats=DECODED).getexif().get(_ORIENTATION)
        return found if isinstance(found, int) and 1 < found <= 8 else 1  # noqa: PLR2004
    return 1


def _only_orientation(orientation: int) -> bytes:
    """Return Exif with the orientation alone, in the form that its container takes without the six bytes before it."""
    return b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def _jpeg_parts(content: bytes, orientation: int) -> Iterator[bytes]:
    """Yield the parts of a JPEG that make the picture, up to its end."""
    yield _JPEG
    if orientation > 1:
        exif = _EXIF + _only_orientation(orientation)
        yield b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    at = 2
    while at + 4 <= len(content):
        marker = content[at + 1]
        if content[at] != 0xFF or marker == _END:  # noqa: PLR2004
            break
        if marker == 0xFF or marker in _BARE:  # noqa: PLR2004  (a fill byte, a marker without length)
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if _is_of_picture(marker, content[at + 4 : end]):
            yield content[at:end]
        if marker == _SCAN:
            begin, end = end, _end_of_scan(content, end)
            yield content[begin:end]
        at = end
    yield b"\xff\xd9"


def _is_of_picture(marker: int, segment: bytes) -> bool:
    if marker == _APP2:
        return segment.startswith(b"ICC_PROFILE\0")
    is_application = _APP0 <= marker < _APP0 + 16 or marker == _COMMENT
    return not is_application or marker in {_APP0, _APP14}


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the coded data of a scan ends: at a marker that is neither a stuffed byte nor a restart."""
    while (at := content.find(b"\xff", at)) >= 0:
        following = content[at + 1 : at + 2]
        if following and following[0] not in {0x00, *range(0xD0, 0xD8)}:
            return at
        at += 2
    return len(content)


def _png_parts(content: bytes, orientation: int) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at + 12 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        end = at + 12 + size
        if kind == b"IDAT" and orientation > 1:
            exif = b"eXIf" + _only_orientation(orientation)
            yield struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", zlib.crc32(exif))
            orientation = 1
        if kind not in _PNG_TEXTS:
            yield content[at:end]
        if kind == b"IEND":
            return
        at = end


def _webp(content: bytes, orientation: int) -> bytes:
    parts, at = [], 12
    limit = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= limit:
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        part = content[at:end]
        if kind == b"VP8X":
            flags = (part[8] & ~_WEBP_FLAGS) | (0x08 if orientation > 1 else 0)
            part = part[:8] + bytes([flags]) + part[9:]
        if kind not in {b"EXIF", b"XMP "}:
            parts.append(part)
        at = end
    if orientation > 1:
        exif = _only_orientation(orientation)
        parts.append(b"EXIF" + struct.pack("<I", len(exif)) + exif)
    body = b"WEBP" + b"".join(parts)
    return _RIFF + struct.pack("<I", len(body)) + body
