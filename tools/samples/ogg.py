"""Puts the Opus sound that a browser records as WebM into an Ogg file (RFC 7845), which the site takes."""

import struct
from collections.abc import Iterator

_SEGMENT, _CLUSTER, _SIMPLE_BLOCK = 0x18538067, 0x1F43B675, 0xA3
_OPENED = frozenset({_SEGMENT, _CLUSTER})  # elements whose content is read as elements
_BLOCK_HEAD = 4  # track, time and flags before the packet
_PER_PACKET = 2880  # samples of 48 kHz in a packet of 60 ms, the longest that a browser makes
_FIRST, _LAST = 2, 4
_POLYNOMIAL = 0x04C11DB7


def ogg_of_webm(webm: bytes, per_packet: int = _PER_PACKET) -> bytes:
    """Return the Ogg file of a WebM file with one track of Opus, each packet of `per_packet` samples.

    Raises IndexError if the file is cut.
    """
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<II", 0, 0)
    pages = [(head, 0, _FIRST), (tags, 0, 0)]
    packets = list(_packets(webm))
    pages += [(packet, (number + 1) * per_packet, 0) for number, packet in enumerate(packets[:-1])]
    pages.append((packets[-1], len(packets) * per_packet, _LAST))
    return b"".join(_page(packet, position, kind, number) for number, (packet, position, kind) in enumerate(pages))


def _packets(webm: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(webm):
        kind, at = _number(webm, at, keep_marker=True)
        size, at = _number(webm, at, keep_marker=False)
        if kind in _OPENED:
            continue
        if kind == _SIMPLE_BLOCK:
            yield webm[at + _BLOCK_HEAD : at + size]
        at += size


def _number(data: bytes, at: int, *, keep_marker: bool) -> tuple[int, int]:
    """Return the number of variable length at a position, and the position after it."""
    length = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + length], "big")
    return value if keep_marker else value & ~(1 << (7 * length)), at + length


def _page(packet: bytes, position: int, kind: int, number: int) -> bytes:
    lacing = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    head = struct.pack("<4sBBqIII", b"OggS", 0, kind, position, 1, number, 0) + bytes([len(lacing)]) + lacing
    page = head + packet
    return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


def _checksum(page: bytes) -> int:
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1) ^ _POLYNOMIAL if value & 0x80000000 else value << 1
        value &= 0xFFFFFFFF
    return value
