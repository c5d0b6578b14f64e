"""QR codes of printed pages decode to the address of the page."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from generator.images.qr import qr_image

SCALE = 3  # pixels a module: a small print, photographed


def drawn(html: str) -> Image.Image:
    """Return the code as drawn by a browser."""
    found = re.fullmatch(r'<img src="data:image/png;base64,([^"]+)" alt="" width="(\d+)" height="\2">', html)
    assert found
    with Image.open(BytesIO(b64decode(found[1], validate=True)), formats=["PNG"]) as image:
        image.load()
    assert image.mode == "1"
    assert image.size == (int(found[2]), int(found[2]))
    return image.convert("L").resize((image.width * SCALE, image.height * SCALE), Image.Resampling.NEAREST)


@pytest.mark.parametrize("length", [0, 1, 20, 60, 120, 400])
def test_the_code_is_read_back(length: int) -> None:
    address = f"https://guongsang.example.vn/guong/{'tran-thi-binh-' * 40}"[: 35 + length] + "/"
    (code,) = zxingcpp.read_barcodes(drawn(qr_image(address)))
    assert code.text == address
    assert code.format == zxingcpp.BarcodeFormat.QRCode


def test_without_an_address_there_is_no_code() -> None:
    assert qr_image("") == ""
