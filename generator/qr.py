"""Draws an address as a QR code for print, so that a page on paper leads back to the site."""

import io

import segno
from markupsafe import Markup


def qr_svg(address: str) -> Markup:
    """Return an inline SVG of the code; nothing for an empty address. Error correction M survives a photocopy."""
    if not address:
        return Markup()
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, lineclass=None, svgclass=None)
    return Markup(out.getvalue().decode("ascii"))  # noqa: S704  (drawn here; the address is dots, not text)
