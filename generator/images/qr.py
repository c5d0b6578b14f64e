"""QR codes for printed pages, which lead from paper back to the site."""

from base64 import b64encode
from struct import pack
from typing import Any
from zlib import compress, crc32

import zxingcpp
from markupsafe import Markup

_MASK = 2  # scanners read all eight masks; choosing the best one would take longer than everything else
_UNCOMPRESSED = 0  # zlib level: compressing random-looking codes saves less than a fifth and takes 50 % longer
_UNFILTERED = f"{0:08b}".encode()  # filter byte at the start of every line
_BITS = bytes.maketrans(b"\x00\xff", b"01")


def qr_image(address: str) -> Markup:
    """Return an `<img>` of the code, one pixel a module; "" for an empty address. Level M survives a photocopy."""
    if not address:
        return Markup()
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    image: Any = code.to_image(scale=1)  # a byte a module, with the border required by the standard
    size = image.shape[0]
    png = b64encode(_png(bytes(image), size)).decode()
    return Markup(f'<img src="data:image/png;base64,{png}" alt="" width="{size}" height="{size}">')  # noqa: S704


def _png(pixels: bytes, size: int) -> bytes:
    """Return a black-and-white square as PNG (ISO/IEC 15948) with one bit a pixel."""
    bits, rest = pixels.translate(_BITS), b"0" * (-size % 8)
    rows = [bits[start : start + size] for start in range(0, size * size, size)]
    lines = _UNFILTERED + (rest + _UNFILTERED).join(rows) + rest
    content = int(lines, 2).to_bytes(len(lines) // 8, "big")
    header = pack(">2I5B", size, size, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", compress(content, _UNCOMPRESSED)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pack(">I", len(part)) + _with_checksum(kind + part) for kind, part in parts)


def _with_checksum(chunk: bytes) -> bytes:
    return chunk + pack(">I", crc32(chunk))
