"""Ogg with Opus or Vorbis (RFC 3533, RFC 7845): blanks the comments in place, keeps one stream and its pages alone."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from generator.recordings.error import CUT, OTHER_FORMAT, RecordingError

_CAPTURE = b"OggS"
_HEADER = 27
_FEWEST = 3  # pages: two of headers, one of sound
_NO_END = 2**64 - 1  # the position of a page on which no packet ends
_BEGINS, _CRC_AT, _LAST_LACING = 2, 22, 255
_OPUS, _VORBIS = (b"OpusHead", b"OpusTags"), (b"\x01vorbis", b"\x03vorbis")


class _Page(NamedTuple):
    start: int
    body: int
    end: int
    flags: int
    granule: int
    serial: int
    lacing: bytes


def sound_of_ogg(content: bytes) -> bytes:
    """Return an Ogg file without comments. Raises RecordingError if it is no single stream of Opus or Vorbis."""
    if content[:4] != _CAPTURE:
        raise RecordingError(OTHER_FORMAT)
    out, pages = bytearray(), []
    for page in _pages(content):
        moved = page._replace(start=len(out), body=len(out) + page.body - page.start)
        pages.append(moved._replace(end=len(out) + page.end - page.start))
        out += content[page.start : page.end]
    if len({page.serial for page in pages}) != 1 or sum(bool(page.flags & _BEGINS) for page in pages) != 1:
        raise RecordingError("có nhiều luồng trong một tệp, hoặc nhiều đoạn nối nhau")
    kinds = [kind for kind in (_OPUS, _VORBIS) if out.startswith(kind[0], pages[0].body)]
    if not kinds:
        raise RecordingError("không phải âm thanh Opus hay Vorbis")
    if pages[-1].granule in {0, _NO_END} or len(pages) < _FEWEST:
        raise RecordingError(CUT)
    spans = _second_packet(pages)
    packet = b"".join(out[start:end] for start, end in spans)
    blank = without_comments(packet, kinds[0][1])
    for start, end in spans:
        out[start:end], blank = blank[: end - start], blank[end - start :]
    for page in pages:
        if any(page.start <= start < page.end for start, _ in spans):
            out[page.start + _CRC_AT : page.start + _CRC_AT + 4] = bytes(4)
            struct.pack_into("<I", out, page.start + _CRC_AT, _checksum(out[page.start : page.end]))
    return bytes(out)


def without_comments(packet: bytes, mark: bytes) -> bytes:
    """Return a packet of comments of the same length: a blank vendor, no comment, and Vorbis' last bit.

    Raises RecordingError for another packet.
    """
    last = b"\x01" if mark == _VORBIS[1] else b""
    vendor = len(packet) - len(mark) - 8 - len(last)
    if not packet.startswith(mark) or vendor < 0:
        raise RecordingError(CUT)
    return mark + struct.pack("<I", vendor) + b" " * vendor + bytes(4) + last


def _pages(content: bytes) -> Iterator[_Page]:
    """Yield the pages; whatever is between them is left out."""
    at = 0
    while (at := content.find(_CAPTURE, at)) >= 0:
        if at + _HEADER > len(content):
            return
        version, flags, granule, serial, _, _, count = struct.unpack_from("<BBQIIIB", content, at + 4)
        lacing = content[at + _HEADER : at + _HEADER + count]
        body = at + _HEADER + count
        end = body + sum(lacing)
        if version != 0 or len(lacing) < count or end > len(content):
            raise RecordingError(CUT)
        yield _Page(at, body, end, flags, granule, serial, lacing)
        at = end


def _second_packet(pages: list[_Page]) -> list[tuple[int, int]]:
    """Return the spans of the second packet, that of the comments; the first has the first page to itself."""
    spans: list[tuple[int, int]] = []
    for page in pages[1:]:
        length = 0
        for lacing in page.lacing:
            length += lacing
            if lacing < _LAST_LACING:
                return [*spans, (page.body, page.body + length)]
        spans.append((page.body, page.body + length))
    raise RecordingError(CUT)


def _table() -> list[int]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
        table.append(value & 0xFFFFFFFF)
    return table


_CRC_TABLE = _table()


def _checksum(page: bytes | bytearray) -> int:
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _CRC_TABLE[value >> 24 ^ byte]
    return value
