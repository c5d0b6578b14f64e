"""The QR code of printed pages: what is drawn leads back to the page."""

import re

import pytest
import zxingcpp
from PIL import Image

from generator.qr import qr_svg

SCALE = 3  # pixels a module: a small print, photographed


def drawn(svg: str) -> Image.Image:
    """Draw the strokes of the code as a browser does."""
    found = re.fullmatch(r'<svg viewBox="0 0 (\d+) \1"><path stroke="#000" d="([^"]*)"/></svg>', svg)
    assert found
    assert re.fullmatch(r"M0 \.5(?:m-?\d+ \d+h\d+)+", found[2])
    size, x, y = int(found[1]), 0, 0
    image = Image.new("L", (size, size), 255)
    for right, down, length in re.findall(r"m(-?\d+) (\d+)h(\d+)", found[2]):
        x, y = x + int(right), y + int(down)
        for _ in range(int(length)):
            image.putpixel((x, y), 0)
            x += 1
    return image.resize((size * SCALE, size * SCALE), Image.Resampling.NEAREST)


@pytest.mark.parametrize("length", [0, 1, 20, 60, 120, 400])
def test_the_code_is_read_back(length: int) -> None:
    address = f"https://guongsang.example.vn/guong/{'tran-thi-binh-' * 40}"[: 35 + length] + "/"
    (code,) = zxingcpp.read_barcodes(drawn(qr_svg(address)))
    assert code.text == address
    assert code.format == zxingcpp.BarcodeFormat.QRCode


def test_without_an_address_there_is_none() -> None:
    assert qr_svg("") == ""
