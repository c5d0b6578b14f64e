"""What is published of a sound or film: the file of the contributor without anything that does not play."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from generator.recordings.mp3 import sound_of_mp3
from generator.recordings.mpeg4 import film_of_mpeg4
from generator.recordings.ogg import sound_of_ogg
from generator.recordings.webm import film_of_webm


def _m4a(content: bytes) -> bytes:
    return film_of_mpeg4(content, b"soun")


def _mp4(content: bytes) -> bytes:
    return film_of_mpeg4(content, b"vide")


# By suffix: the name of the format, and the function that keeps what plays.
FORMATS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    ".mp3": ("âm thanh MP3", sound_of_mp3),
    ".m4a": ("âm thanh M4A", _m4a),
    ".ogg": ("âm thanh Ogg", sound_of_ogg),
    ".opus": ("âm thanh Opus", sound_of_ogg),
    ".mp4": ("video MP4", _mp4),
    ".webm": ("video WebM", film_of_webm),
}
SOUNDS, FILMS = (".mp3", ".m4a", ".ogg", ".opus"), (".mp4", ".webm")
# Digest of everything that determines the bytes.
VERSION = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))).hexdigest()


def cleaned(content: bytes, suffix: str) -> bytes:
    """Return what is published of a file with a suffix, in lower case. Raises RecordingError."""
    _, clean = FORMATS[suffix]
    return clean(content)
