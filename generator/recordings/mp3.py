"""MP3: keeps the frames of sound alone (ISO/IEC 11172-3, 13818-3), without tags before, between and after them."""

from generator.recordings.error import CUT, OTHER_FORMAT, RecordingError

# Kilobits a second by the index in a frame's header, for MPEG 1 and for MPEG 2 and 2.5; 0 and 15 are no rates.
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}  # by the version's bits
_LAYER_3, _RESERVED = 1, 3
_HEADER, _SYNC = 4, b"\xff"
_MPEG_1 = 3  # the version's bits
_TOP_BITS = 0xE0
_SEVEN_BITS = 0x80
_FEWEST = 2  # frames; one may be chance
_TAGS = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")


def sound_of_mp3(content: bytes) -> bytes:
    """Return the frames of an MP3. Raises RecordingError if there are none."""
    frames: list[bytes] = []
    at = _after_tags(content)
    kind = None
    while (at := content.find(_SYNC, at)) >= 0:
        length = _length(content, at)
        end = at + length
        is_frame = length > 0 and end <= len(content) and kind in {None, _kind(content, at)} and _follows(content, end)
        if not is_frame:
            at += 1
            continue
        kind = _kind(content, at)
        frames.append(content[at:end])
        at = end
    if len(frames) < _FEWEST:
        raise RecordingError(CUT if frames or content[:3] == b"ID3" else OTHER_FORMAT)
    return b"".join(frames)


def _after_tags(content: bytes) -> int:
    """Return the position after the ID3v2 tags at the start: their sizes have seven bits a byte."""
    at = 0
    while content[at : at + 3] == b"ID3" and len(content) >= at + 10:
        flags, sizes = content[at + 5], content[at + 6 : at + 10]
        size = sum(each << 7 * (3 - place) for place, each in enumerate(sizes) if each < _SEVEN_BITS)
        at += 10 + size + (10 if flags & 0x10 else 0)
    return at


def _follows(content: bytes, at: int) -> bool:
    """Return whether a frame may end here: before another, a tag, silence or the end."""
    rest = content[at : at + 12]
    return not rest.strip(b"\0") or rest.startswith(_TAGS) or len(rest) < _HEADER or _length(content, at) > 0


def _kind(content: bytes, at: int) -> tuple[int, int]:
    """Return version and sample rate, which all frames of a sound share."""
    return content[at + 1] & 0x18, content[at + 2] & 0x0C


def _length(content: bytes, at: int) -> int:
    """Return the length of the frame with a header at a position; 0 if that is no header."""
    if at + _HEADER > len(content) or content[at : at + 1] != _SYNC or content[at + 1] & _TOP_BITS != _TOP_BITS:
        return 0
    version, layer = content[at + 1] >> 3 & 3, content[at + 1] >> 1 & 3
    rate, samples, padding = content[at + 2] >> 4, content[at + 2] >> 2 & 3, content[at + 2] >> 1 & 1
    rates = _RATES_1 if version == _MPEG_1 else _RATES_2
    if version not in _SAMPLES or layer != _LAYER_3 or not 0 < rate < len(rates) or samples == _RESERVED:
        return 0
    return (144 if version == _MPEG_1 else 72) * rates[rate] * 1000 // _SAMPLES[version][samples] + padding
