"""MP4 and M4A (ISO/IEC 14496-12): blanks in place whatever does not play, so that no offset changes.

What stays is listed: boxes that players need, tracks of pictures and sound, and the bytes of their samples. Boxes of
metadata (`udta`, `meta`, `uuid`), tracks of places and subtitles, times, names and the gaps between samples go.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.recordings.error import CUT, MOST_PARTS, OTHER_FORMAT, RecordingError

_FREE = b"free"
_TOP = frozenset({b"ftyp", b"moov", b"mdat"})
_FRAGMENTS = frozenset({b"moof", b"mvex", b"sidx"})
# The boxes that stay, by the box that holds them.
_KEPT: dict[bytes, frozenset[bytes]] = {
    b"moov": frozenset({b"mvhd", b"trak"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia"}),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"dinf", b"stbl"}),
    b"dinf": frozenset({b"dref"}),
    b"stbl": frozenset({
        b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sdtp", b"sgpd",
        b"sbgp",
    }),
}  # fmt: skip
_PICTURES = frozenset({b"avc1", b"avc3", b"hvc1", b"hev1", b"av01", b"vp08", b"vp09", b"mp4v"})
_SOUNDS = frozenset({b"mp4a", b"Opus", b"fLaC", b"alac", b"ac-3", b"ec-3", b".mp3"})
_OF_CODECS = frozenset({
    b"avcC", b"hvcC", b"av1C", b"vpcC", b"esds", b"colr", b"pasp", b"btrt", b"clap", b"fiel", b"mdcv", b"clli", b"dvcC",
    b"dvvC", b"dOps", b"dfLa", b"dac3", b"dec3", b"alac", b"chan", b"wave",
})  # fmt: skip
_OF_PICTURES, _OF_SOUND = 86, {0: 36, 1: 52, 2: 72}  # bytes before the boxes of a sample entry; of sound, by version
_COMPRESSOR = slice(50, 82)  # its name, in a sample entry of pictures


class _Box(NamedTuple):
    kind: bytes
    start: int
    body: int
    end: int


def film_of_mpeg4(content: bytes, needed: bytes) -> bytes:
    """Return an MPEG-4 file of the same length with nothing but what plays; `needed` is `vide` or `soun`.

    Without pictures needed, tracks of pictures go too. Raises RecordingError.
    """
    if content[4:8] != b"ftyp":
        raise RecordingError(OTHER_FORMAT)
    try:
        return _Filter(content, needed).filtered()
    except (struct.error, IndexError):
        raise RecordingError(CUT) from None


class _Filter:
    def __init__(self, content: bytes, needed: bytes) -> None:
        self._data = bytearray(content)
        self._needed = needed
        self._count = 0
        self._samples: list[tuple[int, int]] = []
        self._handlers: set[bytes] = set()

    def filtered(self) -> bytes:
        boxes = list(self._boxes(0, len(self._data)))
        if any(box.kind in _FRAGMENTS for box in boxes):
            raise RecordingError("tệp kiểu chia đoạn (fragmented)")
        if [box.kind for box in boxes].count(b"moov") != 1:
            raise RecordingError(CUT)
        for box in boxes:
            if box.kind not in _TOP:
                self._blank(box)
            elif box.kind == b"moov":
                self._movie(box)
        if self._needed not in self._handlers:
            raise RecordingError("không có hình nào" if self._needed == b"vide" else "không có tiếng nào")
        self._keep_samples([box for box in boxes if box.kind == b"mdat"])
        return bytes(self._data)

    def _boxes(self, at: int, end: int) -> Iterator[_Box]:
        while at < end:
            size, kind = struct.unpack_from(">I4s", self._data, at)
            body = at + 8
            if size == 1:
                (size,) = struct.unpack_from(">Q", self._data, body)
                body += 8
            elif size == 0 and end == len(self._data):
                size = end - at
            self._count += 1
            if size < body - at or at + size > end or self._count > MOST_PARTS:
                raise RecordingError(CUT)
            yield _Box(kind, at, body, at + size)
            at += size

    def _blank(self, box: _Box) -> None:
        self._data[box.start + 4 : box.start + 8] = _FREE
        self._data[box.body : box.end] = bytes(box.end - box.body)

    def _children(self, box: _Box) -> list[_Box]:
        """Return the boxes in a box that stay, and blank the others."""
        kept = []
        for child in self._boxes(box.body, box.end):
            if child.kind in _FRAGMENTS:
                raise RecordingError("tệp kiểu chia đoạn (fragmented)")
            if child.kind in _KEPT[box.kind]:
                kept.append(child)
            else:
                self._blank(child)
        return kept

    def _movie(self, movie: _Box) -> None:
        for box in self._children(movie):
            if box.kind == b"mvhd":
                self._forget_times(box)
            elif box.kind == b"trak":
                self._track(box)

    def _track(self, track: _Box) -> None:
        handler = self._handler(track)
        if handler not in {b"soun", self._needed}:
            self._blank(track)
            return
        for box in self._children(track):
            if box.kind == b"tkhd":
                self._forget_times(box)
            elif box.kind == b"edts":
                self._children(box)
            else:
                self._media(box, handler)

    def _handler(self, track: _Box) -> bytes:
        for media in self._boxes(track.body, track.end):
            for box in self._boxes(media.body, media.end) if media.kind == b"mdia" else ():
                if box.kind == b"hdlr":
                    return bytes(self._data[box.body + 8 : box.body + 12])
        return b""

    def _media(self, media: _Box, handler: bytes) -> None:
        for box in self._children(media):
            if box.kind == b"mdhd":
                self._forget_times(box)
            elif box.kind == b"hdlr":
                named = box.body + 24
                self._data[named : box.end] = bytes(max(0, box.end - named))
            else:
                for part in self._children(box):
                    if part.kind == b"dinf":
                        self._source(part)
                    elif part.kind == b"stbl":
                        self._table(part, handler)

    def _source(self, source: _Box) -> None:
        for box in self._children(source):
            for entry in self._boxes(box.body + 8, box.end):
                if not self._data[entry.body + 3] & 1:
                    raise RecordingError("dữ liệu nằm ở tệp khác")

    def _forget_times(self, box: _Box) -> None:
        """Blank when a movie, track or medium was made and changed."""
        size = 16 if self._data[box.body] == 1 else 8
        self._data[box.body + 4 : box.body + 4 + size] = bytes(size)

    def _table(self, table: _Box, handler: bytes) -> None:
        boxes = {box.kind: box for box in self._children(table)}
        try:
            self._describe(boxes[b"stsd"], handler)
            sizes = self._sizes(boxes)
            offsets = self._offsets(boxes)
            chunks = self._numbers(boxes[b"stsc"], 3)
        except KeyError:
            raise RecordingError(CUT) from None
        if sizes:
            self._handlers.add(handler)
            self._samples += _ranges(sizes, offsets, chunks)

    def _describe(self, box: _Box, handler: bytes) -> None:
        for entry in self._boxes(box.body + 8, box.end):
            if entry.kind not in (_PICTURES if handler == b"vide" else _SOUNDS):
                raise RecordingError(f"mã hóa “{entry.kind.decode('latin-1').strip()}” không phát được trên mọi máy")
            if handler == b"vide":
                at = entry.start + _OF_PICTURES
                self._data[entry.start + _COMPRESSOR.start : entry.start + _COMPRESSOR.stop] = bytes(32)
            else:
                (version,) = struct.unpack_from(">H", self._data, entry.start + 16)
                at = entry.start + _OF_SOUND.get(version, 36)
            for child in self._boxes(at, entry.end) if at < entry.end else ():
                if child.kind not in _OF_CODECS:
                    self._blank(child)

    def _sizes(self, boxes: dict[bytes, _Box]) -> list[int]:
        if b"stsz" not in boxes:
            raise RecordingError("bảng mẫu kiểu stz2")
        box = boxes[b"stsz"]
        size, count = struct.unpack_from(">II", self._data, box.body + 4)
        if count > MOST_PARTS:
            raise RecordingError(CUT)
        return [size] * count if size else list(struct.unpack_from(f">{count}I", self._data, box.body + 12))

    def _offsets(self, boxes: dict[bytes, _Box]) -> list[int]:
        box = boxes.get(b"co64") or boxes[b"stco"]
        (count,) = struct.unpack_from(">I", self._data, box.body + 4)
        if count > MOST_PARTS:
            raise RecordingError(CUT)
        return list(struct.unpack_from(f">{count}{'Q' if box.kind == b'co64' else 'I'}", self._data, box.body + 8))

    def _numbers(self, box: _Box, width: int) -> list[tuple[int, ...]]:
        (count,) = struct.unpack_from(">I", self._data, box.body + 4)
        if count > MOST_PARTS or count * width * 4 > box.end - box.body:
            raise RecordingError(CUT)
        return [struct.unpack_from(f">{width}I", self._data, box.body + 8 + row * width * 4) for row in range(count)]

    def _keep_samples(self, media: list[_Box]) -> None:
        """Blank what no kept sample uses. Raises RecordingError if a sample is not within the data."""
        ends = [box.body for box in media]  # of what is kept, or blank already, in each box
        starts = list(ends)
        for start, end in sorted(self._samples):
            number = bisect_right(starts, start) - 1
            if number < 0 or end > media[number].end:
                raise RecordingError(CUT)
            if start > ends[number]:
                self._data[ends[number] : start] = bytes(start - ends[number])
            ends[number] = max(ends[number], end)
        for box, end in zip(media, ends, strict=True):
            self._data[end : box.end] = bytes(box.end - end)


def _ranges(sizes: list[int], offsets: list[int], chunks: Iterable[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the samples of each chunk; a row of `chunks` holds from its first chunk on."""
    rows = list(chunks)
    if not rows or rows[0][0] != 1:
        raise RecordingError(CUT)
    sample = row = 0
    for number, offset in enumerate(offsets, 1):
        while row + 1 < len(rows) and rows[row + 1][0] <= number:
            row += 1
        last = sample + rows[row][1]
        yield offset, offset + sum(sizes[sample:last])
        sample = last
    if sample < len(sizes):
        raise RecordingError(CUT)
