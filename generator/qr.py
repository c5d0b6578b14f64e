"""Draws an address as a QR code for print, so that a page on paper leads back to the site."""

import re
from functools import lru_cache
from typing import Any

import zxingcpp
from markupsafe import Markup

_MASK = 2  # any of the eight is read; to weigh which is best for this address takes longer than all else
_STROKE = re.compile(rb"[\xff\n]*\x00+")  # a run of dark modules, and what lies between it and the one before


class _Strokes(dict[bytes, str]):
    """How a pen goes on to a run of dark modules and draws it, in rows of a size: few are many times in every code."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __missing__(self, run: bytes) -> str:
        before, *rows = run.rstrip(b"\x00").split(b"\n")
        right = len(before) + len(rows[-1]) - self._size if rows else len(before)
        self[run] = stroke = f"m{right} {len(rows)}h{run.count(0)}"
        return stroke


_strokes_of = lru_cache(_Strokes)


def qr_svg(address: str) -> Markup:
    """Return an inline SVG of the code; nothing for an empty address. Error correction M survives a photocopy."""
    if not address:
        return Markup()
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    image: Any = code.to_image(scale=1)  # a byte a module, with the border that the standard asks for
    size = image.shape[0]
    modules = bytes(image)
    rows = b"\n".join(modules[start : start + size] for start in range(0, size * size, size)).rstrip(b"\xff\n")
    strokes = map(_strokes_of(size).__getitem__, _STROKE.findall(rows))
    path = "M0 .5" + "".join(strokes)
    return Markup(f'<svg viewBox="0 0 {size} {size}"><path stroke="#000" d="{path}"/></svg>')  # noqa: S704  (numbers)
