"""Sounds and films for tests: small real ones, which ffmpeg made with private data wherever it can, and silence."""

from tests.support.commands import PROJECT

RECORDINGS = PROJECT / "tests/fixtures/recordings"
FILM = RECORDINGS / "film.mp4"
_FRAME = b"\xff\xfb\x90\x00"  # MPEG 1, layer III, 128 kbit/s, 44.1 kHz
_FRAME_BYTES = 417


def silence(frames: int = 2) -> bytes:
    """Return an MP3 of so many frames of silence, with a tag."""
    return b"ID3\x04\0\0\0\0\0\0" + _FRAME.ljust(_FRAME_BYTES, b"\0") * frames
