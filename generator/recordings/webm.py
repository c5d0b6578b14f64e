"""WebM (RFC 8794, RFC 9559): blanks in place whatever does not play, so that no position changes.

What stays is listed: elements that players need, tracks of pictures and sound, and their blocks. Tags, attachments,
chapters, titles, days, names of programs and subtitles become `Void`.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from generator.recordings.error import CUT, MOST_PARTS, OTHER_FORMAT, RecordingError
from generator.recordings.ogg import without_comments

_EBML, _SEGMENT, _VOID = 0x1A45DFA3, 0x18538067, 0xEC
_DOC_TYPE = 0x4282
_SEEK_HEAD, _SEEK, _SEEK_ID = 0x114D9B74, 0x4DBB, 0x53AB
_INFO, _TRACKS, _ENTRY, _CLUSTER, _CUES = 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675, 0x1C53BB6B
_IN_SEGMENT = frozenset({_SEEK_HEAD, _INFO, _TRACKS, _CLUSTER, _CUES})
_ENDS_CLUSTER = _IN_SEGMENT | {0x1254C367, 0x1941A469, 0x1043A770}
_NAMES_OF_PROGRAMS = frozenset({0x4D80, 0x5741})  # mandatory, so they are only blanked
_IN_INFO = _NAMES_OF_PROGRAMS | {0x2AD7B1, 0x4489}
_NUMBER, _TYPE, _CODEC, _PRIVATE = 0xD7, 0x83, 0x86, 0x63A2
_IN_ENTRY = frozenset({
    _NUMBER, _TYPE, _CODEC, _PRIVATE, 0x73C5, 0xB9, 0x88, 0x55AA, 0x9C, 0x22B59C, 0x56AA, 0x56BB, 0x23E383, 0xE0, 0xE1,
    0x6DE7, 0x6DF8, 0x55EE,
})  # fmt: skip
_TIME, _SIMPLE, _GROUP, _BLOCK = 0xE7, 0xA3, 0xA0, 0xA1
_IN_CLUSTER = frozenset({_TIME, _SIMPLE, _GROUP, 0xA7, 0xAB})
_IN_GROUP = frozenset({_BLOCK, 0x9B, 0xFB, 0x75A2})
_PICTURE, _SOUND = 1, 2
_VORBIS = b"A_VORBIS"
_CODECS = frozenset({b"V_VP8", b"V_VP9", b"V_AV1", b"A_OPUS", _VORBIS})
_LONGEST_ID, _LONGEST_SIZE = 4, 8
_GOES_ON = 255  # in the length of a header
_LONGEST = 126  # the content of a Void whose size takes one byte


class _Element(NamedTuple):
    kind: int
    start: int
    body: int
    end: int
    is_open: bool


def film_of_webm(content: bytes) -> bytes:
    """Return a WebM file with nothing but what plays. Raises RecordingError."""
    if content[:4] != _EBML.to_bytes(4, "big"):
        raise RecordingError(OTHER_FORMAT)
    try:
        return _Filter(content).filtered()
    except IndexError:
        raise RecordingError(CUT) from None


class _Filter:
    def __init__(self, content: bytes) -> None:
        self._data = bytearray(content)
        self._count = 0
        self._tracks: dict[int, int] = {}  # of pictures and sound, by number
        self._blocks = 0

    def filtered(self) -> bytes:
        head, *rest = islice(self._elements(0, len(self._data), top=True), 2)  # what follows them plays nowhere
        types = [self._content(each) for each in self._elements(head.body, head.end) if each.kind == _DOC_TYPE]
        if types != [b"webm"]:
            raise RecordingError(OTHER_FORMAT)
        if [each.kind for each in rest] != [_SEGMENT]:
            raise RecordingError(CUT)
        self._segment(rest[0])
        if _PICTURE not in self._tracks.values() or not self._blocks:
            raise RecordingError("không có hình nào")
        return bytes(self._data[: rest[0].end])

    def _elements(self, at: int, end: int, *, top: bool = False) -> Iterator[_Element]:
        while at < end:
            kind, body = self._kind(at)
            size, body, is_open = self._size(body)
            stop = end if is_open else body + size
            self._count += 1
            if is_open and kind == _CLUSTER:
                stop = self._end_of_cluster(body, end)
            elif is_open and not (top and kind == _SEGMENT):
                raise RecordingError(CUT)
            if stop > end or self._count > MOST_PARTS:
                raise RecordingError(CUT)
            yield _Element(kind, at, body, stop, is_open)
            at = stop

    def _end_of_cluster(self, at: int, end: int) -> int:
        """Return the end of a cluster of unknown size: the next element that is in none."""
        while at < end:
            kind, body = self._kind(at)
            if kind in _ENDS_CLUSTER:
                return at
            size, body, is_open = self._size(body)
            self._count += 1
            if is_open or body + size > end or self._count > MOST_PARTS:
                raise RecordingError(CUT)
            at = body + size
        return at

    def _kind(self, at: int) -> tuple[int, int]:
        """Return the id of the element at a position, with its marker, and the position after it."""
        length = 9 - self._data[at].bit_length()
        if length > _LONGEST_ID:
            raise RecordingError(CUT)
        return int.from_bytes(self._data[at : at + length], "big"), at + length

    def _size(self, at: int) -> tuple[int, int, bool]:
        """Return a size, the position after it, and whether it is the one that means “unknown”."""
        length = 9 - self._data[at].bit_length()
        if length > _LONGEST_SIZE:
            raise RecordingError(CUT)
        value = int.from_bytes(self._data[at : at + length], "big") & (1 << 7 * length) - 1
        return value, at + length, value == (1 << 7 * length) - 1

    def _content(self, element: _Element) -> bytes:
        return bytes(self._data[element.body : element.end]).rstrip(b"\0")

    def _blank(self, element: _Element) -> None:
        length = element.end - element.start
        if length - 2 <= _LONGEST:
            head = bytes((_VOID, 0x80 | length - 2))
        else:
            head = bytes((_VOID, 1)) + (length - 9).to_bytes(7, "big")
        self._data[element.start : element.end] = head + bytes(length - len(head))

    def _children(self, element: _Element, kept: frozenset[int]) -> list[_Element]:
        """Return the elements in an element that stay, and blank the others."""
        found = []
        for child in self._elements(element.body, element.end):
            if child.kind in kept:
                found.append(child)
            else:
                self._blank(child)
        return found

    def _segment(self, segment: _Element) -> None:
        for each in self._children(segment, _IN_SEGMENT):
            if each.kind == _SEEK_HEAD:
                self._seek_head(each)
            elif each.kind == _INFO:
                for info in self._children(each, _IN_INFO):
                    if info.kind in _NAMES_OF_PROGRAMS:
                        self._data[info.body : info.end] = b" " * (info.end - info.body)
            elif each.kind == _TRACKS:
                for entry in self._children(each, frozenset({_ENTRY})):
                    self._track(entry)
            elif each.kind == _CLUSTER:
                self._cluster(each)

    def _seek_head(self, head: _Element) -> None:
        for seek in self._children(head, frozenset({_SEEK})):
            named = [each for each in self._elements(seek.body, seek.end) if each.kind == _SEEK_ID]
            if not any(int.from_bytes(self._data[each.body : each.end], "big") in _IN_SEGMENT for each in named):
                self._blank(seek)

    def _track(self, entry: _Element) -> None:
        parts = {each.kind: each for each in self._elements(entry.body, entry.end)}
        number, kind = (self._number(parts.get(each)) for each in (_NUMBER, _TYPE))
        if kind not in {_PICTURE, _SOUND}:
            self._blank(entry)
            return
        codec = self._content(parts[_CODEC]) if _CODEC in parts else b""
        if codec not in _CODECS:
            raise RecordingError(f"mã hóa “{codec.decode('latin-1')}” không phát được trên mọi máy")
        self._tracks[number] = kind
        self._children(entry, _IN_ENTRY)
        if codec == _VORBIS and _PRIVATE in parts:
            self._forget_comments(parts[_PRIVATE])

    def _forget_comments(self, private: _Element) -> None:
        """Blank the comments among the three headers of Vorbis, which stand one after another behind their lengths."""
        at, lengths = private.body + 1, []
        for _ in range(2):
            length = 0
            while self._data[at] == _GOES_ON:
                length, at = length + _GOES_ON, at + 1
            lengths.append(length + self._data[at])
            at += 1
        start, end = at + lengths[0], at + sum(lengths)
        if end > private.end:
            raise RecordingError(CUT)
        self._data[start:end] = without_comments(bytes(self._data[start:end]), b"\x03vorbis")

    def _cluster(self, cluster: _Element) -> None:
        for each in self._children(cluster, _IN_CLUSTER):
            if each.kind == _SIMPLE:
                self._block(each, each)
            elif each.kind == _GROUP:
                blocks = [part for part in self._children(each, _IN_GROUP) if part.kind == _BLOCK]
                for block in blocks[:1]:
                    self._block(block, each)

    def _block(self, block: _Element, whole: _Element) -> None:
        """Blank a block of no kept track, with its group."""
        number, _, _ = self._size(block.body)
        if number in self._tracks:
            self._blocks += 1
        else:
            self._blank(whole)

    def _number(self, element: _Element | None) -> int:
        return int.from_bytes(self._data[element.body : element.end], "big") if element is not None else 0
