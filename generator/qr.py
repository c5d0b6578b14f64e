"""Draws an address as a QR code for print, so that a page on paper leads back to the site."""

import re
from collections.abc import Iterator
from typing import Any

import zxingcpp
from markupsafe import Markup

_MASK = 2  # any of the eight is read; to weigh which is best for this address takes longer than all else
_DARK = re.compile(rb"\x00+")
_MOST_MODULES = 177  # of a side, ISO/IEC 18004
# What is written hundreds of times for every code: how far to go on, and how far to draw.
_STEPS = [[f"m{gap} 0h{length}" for length in range(_MOST_MODULES)] for gap in range(_MOST_MODULES)]


def qr_svg(address: str) -> Markup:
    """Return an inline SVG of the code; nothing for an empty address. Error correction M survives a photocopy."""
    if not address:
        return Markup()
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    image: Any = code.to_image(scale=1)  # a byte a module, with the border that the standard asks for
    size = image.shape[0]
    path = "".join(_strokes(bytes(image), size))
    return Markup(f'<svg viewBox="0 0 {size} {size}"><path stroke="#000" d="{path}"/></svg>')  # noqa: S704  (numbers)


def _strokes(modules: bytes, size: int) -> Iterator[str]:
    """Yield the dark modules as strokes through their middle, each but a row's first told from where the last ended."""
    row, end, end_of_row = -1, 0, 0
    for run in _DARK.finditer(modules):  # none runs into the next row: there is the border between them
        start, stop = run.span()
        if start >= end_of_row:
            row = start // size
            end_of_row = (row + 1) * size
            yield f"M{start - row * size} {row}.5h{stop - start}"
        else:
            yield _STEPS[start - end][stop - start]
        end = stop
