"""Captions of a film: a transcript whose lines begin with times (`0:03 Sóng vỗ.`), as WebVTT for the browser."""

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_TIMED = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)\s+(\S.*)")
_LAST = 6  # seconds that the last caption stays


class Cue(NamedTuple):
    """A caption: the second of the film at which it begins, and its text."""

    start: int
    text: str


def cues_of(transcript: str) -> tuple[Cue, ...]:
    """Return the captions in a transcript; none if its first line has no time. A line without one goes on the last."""
    cues: list[Cue] = []
    for line in filter(None, map(str.strip, transcript.splitlines())):
        if found := _TIMED.fullmatch(line):
            hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
            cues.append(Cue(hours * 3600 + minutes * 60 + seconds, found[4]))
        elif cues:
            cues[-1] = Cue(cues[-1].start, f"{cues[-1].text}\n{line}")
        else:
            return ()
    return tuple(cues)


def web_vtt(cues: Sequence[Cue]) -> str:
    """Return captions as a file (W3C WebVTT): each stays until the next begins."""
    ends = [*(cue.start for cue in cues[1:]), cues[-1].start + _LAST] if cues else []
    blocks = (
        f"{_clock(cue.start)} --> {_clock(end)}\n{escape(cue.text, quote=False)}"
        for cue, end in zip(cues, ends, strict=True)
    )
    return "\n\n".join(("WEBVTT", *blocks)) + "\n"


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000"
