"""Checks the sounds and films that entries name: they are published as they are, so size and first bytes are looked at.

It depends on more than an entry's own text, so it comes after the entries have been read.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.content.model import Entry
from generator.problems.problem import Location, Problem, problem

_MEGABYTE = 1024 * 1024
MAX_MEGABYTES = 100  # forges take no larger file
_HEAD = 12
_KINDS = {".mp3": "âm thanh MP3", ".m4a": "âm thanh M4A", ".mp4": "video MP4"}


def check_recordings(root: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report files that are too large to be listened to, or not what their name says."""
    for entry in entries:
        for _, name in entry.media:
            path = str(PurePosixPath(entry.path).with_name(name))
            size = (root / path).stat().st_size
            if size > MAX_MEGABYTES * _MEGABYTE:
                yield problem("GS608", Location(path), size=size // _MEGABYTE, limit=MAX_MEGABYTES)
            elif not _is_recording(root / path):
                yield problem("GS609", Location(path), kind=_KINDS[PurePosixPath(name).suffix.lower()])


def _is_recording(file: Path) -> bool:
    """Tell by its first bytes: MP3 has a tag or the sync word of a frame, MPEG-4 its first box (ISO 14496-12)."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if file.suffix.lower() == ".mp3":
        return head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 in {0xE2, 0xE4, 0xE6})  # noqa: PLR2004
    return head[4:8] == b"ftyp"
