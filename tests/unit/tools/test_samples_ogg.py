"""The Ogg file that is made of a browser's WebM is one that the site takes."""

import struct

import pytest

from generator.recordings.cleaning import cleaned
from tools.samples.ogg import ogg_of_webm

_PACKETS = (b"\x0b" + bytes(40), b"\x0b" + bytes(300))


def _element(kind: bytes, content: bytes) -> bytes:
    return kind + (0x4000 | len(content)).to_bytes(2, "big") + content


def _webm(*packets: bytes) -> bytes:
    blocks = b"".join(_element(b"\xa3", b"\x81\0\0\x80" + packet) for packet in packets)
    cluster = b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" + _element(b"\xe7", b"\0") + blocks
    return _element(b"\x1a\x45\xdf\xa3", b"") + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + cluster


def test_each_packet_is_a_page_and_the_site_takes_the_file() -> None:
    ogg = ogg_of_webm(_webm(*_PACKETS), 960)
    positions = [struct.unpack("<q", page[2:10])[0] for page in ogg.split(b"OggS")[1:]]
    assert positions == [0, 0, 960, 1920]
    assert cleaned(ogg, ".opus") == ogg


def test_a_cut_file_is_refused() -> None:
    with pytest.raises(IndexError):
        ogg_of_webm(b"\x18\x53\x80\x67\x01")
