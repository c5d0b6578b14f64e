"""Draws an address as a QR code for print, so that a page on paper leads back to the site."""

import re
from collections.abc import Iterator

import zxingcpp
from markupsafe import Markup

_DARK = re.compile(rb"\x00+")


def qr_svg(address: str) -> Markup:
    """Return an inline SVG of the code; nothing for an empty address. Error correction M survives a photocopy."""
    if not address:
        return Markup()
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = code.to_image(scale=1)  # a byte a module, the border that the standard asks for around them
    size, modules = image.shape[0], bytes(image)  # type: ignore[call-overload]  # its types leave out that it is a buffer
    path = "".join(stroke for row in range(size) for stroke in _strokes(modules[row * size : (row + 1) * size], row))
    return Markup(f'<svg viewBox="0 0 {size} {size}"><path stroke="#000" d="{path}"/></svg>')  # noqa: S704  (numbers)


def _strokes(modules: bytes, row: int) -> Iterator[str]:
    """Yield the dark modules of a row as strokes through their middle, each move told from where the last one ended."""
    end = None
    for run in _DARK.finditer(modules):
        move = f"M{run.start()} {row}.5" if end is None else f"m{run.start() - end} 0"
        yield f"{move}h{run.end() - run.start()}"
        end = run.end()
