"""What is published of a sound or film holds nothing that does not play, and plays as before."""

import hashlib
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.recordings.cleaning import FORMATS, cleaned
from generator.recordings.error import MOST_PARTS, RecordingError
from tests.support.recordings import RECORDINGS, silence

PRIVATE = (b"0912345678", b"+21.0278", b"Tran_Phu", b"Lavf")  # the last names the program
# Each was decoded before and after by ffmpeg 9.0, with the same frames, and has these bytes since: whoever changes them
# decodes them again.
PLAYED = {
    "sound.mp3": "eff50711bdae4047",
    "sound.m4a": "389e3d4a3a0bc473",
    "sound.ogg": "102dced8c67f1eb5",
    "sound.opus": "ff919283af8d8a94",
    "film.mp4": "9a93bb33fccdd9ff",
    "fast.mp4": "670d8c860376f419",
    "sub.mp4": "e2c96e058d5408d2",
    "film.webm": "aaff9048a4a363bf",
    "old.webm": "ab1a2dfc324626a3",
    "live.webm": "1d7b975ec7b471a1",
}


def read(name: str) -> bytes:
    return (RECORDINGS / name).read_bytes()


def clean(name: str, content: bytes | None = None) -> bytes:
    return cleaned(read(name) if content is None else content, Path(name).suffix)


@pytest.mark.parametrize("name", PLAYED)
def test_private_data_is_gone_and_the_file_plays_as_before(name: str) -> None:
    before, after = read(name), clean(name)
    assert PRIVATE[0] in before
    assert [
        each for each in PRIVATE if each in after and not (each == b"Lavc" and name.endswith((".mp3", ".m4a")))
    ] == []
    assert hashlib.sha256(after).hexdigest()[:16] == PLAYED[name]
    assert clean(name, after) == after


def mp4_box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


ADDED = {
    "sound.mp3": (
        b"ID3\x04\0\0\0\0\0\x0a0912345678", b"TAG" + b"0912345678".ljust(125), b"APETAGEX0912345678", b"0912345678",
    ),
    "sound.ogg": (b"0912345678",),
    "sound.opus": (b"0912345678",),
    "sound.m4a": (mp4_box(b"udta", b"0912345678"), mp4_box(b"uuid", b"0912345678"), mp4_box(b"mdat", b"0912345678")),
    "film.mp4": (mp4_box(b"free", b"0912345678"), mp4_box(b"skip", b"0912345678"), mp4_box(b"abcd", b"0912345678")),
    "film.webm": (b"\xec\x8a0912345678", b"\x12\x54\xc3\x67\x8a0912345678", b"0912345678"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "added"), [(name, each) for name, every in ADDED.items() for each in every])
def test_what_is_hidden_behind_the_end_or_between_goes_too(name: str, added: bytes) -> None:
    assert b"0912345678" not in clean(name, read(name) + added)


def test_gaps_between_samples_are_blank() -> None:
    """An editor leaves samples that it has cut, an attacker whatever they like."""
    film = bytearray(read("film.mp4"))
    start = film.index(b"mdat") + 4
    grown = film[:start] + b"0912345678" + film[start:]
    struct.pack_into(">I", grown, start - 8, struct.unpack_from(">I", film, start - 8)[0] + 10)
    for at in (place for place in range(len(grown)) if grown.startswith(b"stco", place)):
        (count,) = struct.unpack_from(">I", grown, at + 8)
        for each in range(count):
            place = at + 12 + 4 * each
            struct.pack_into(">I", grown, place, struct.unpack_from(">I", grown, place)[0] + 10)
    after = clean("film.mp4", bytes(grown))
    assert b"0912345678" not in after
    assert len(after) == len(grown)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.mp3", b"", ""),
        ("a.mp3", b"<script>x</script>", ""),
        ("a.mp3", b"ID3\x04" + bytes(100), "hỏng"),
        ("a.mp3", read("sound.ogg"), ""),
        ("a.m4a", read("sound.mp3"), ""),
        ("a.mp4", read("sound.m4a"), "không có hình"),
        ("a.mp4", read("frag.mp4"), "chia đoạn"),
        ("a.mp4", read("film.mp4")[:-100], "hỏng"),
        ("a.mp4", b"\x7fELF" + bytes(99), ""),
        ("a.mp4", read("film.mp4").replace(b"avc1", b"xyz1"), "mã hóa “xyz1”"),
        ("a.webm", read("film.mp4"), ""),
        ("a.webm", read("film.webm").replace(b"V_VP9", b"V_XYZ"), "mã hóa “V_XYZ”"),
        ("a.webm", read("film.webm")[:2000], "hỏng"),
        ("a.ogg", read("sound.ogg")[:3000], "hỏng"),
        ("a.ogg", read("sound.ogg") + read("sound.opus"), "nhiều luồng"),
        ("a.opus", read("sound.opus").replace(b"OpusHead", b"Speex   "), "không phải âm thanh Opus"),
    ],
)
def test_what_does_not_open_is_refused_with_the_reason(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(RecordingError) as refused:
        clean(name, content)
    assert reason in str(refused.value)
    assert bool(reason) is bool(str(refused.value))


@settings(max_examples=300)
@given(st.sampled_from(sorted(PLAYED)), st.data())
def test_a_damaged_file_is_refused_or_clean_and_never_a_crash(name: str, data: st.DataObject) -> None:
    content = bytearray(read(name))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(0, len(content))) :]
    for suffix in FORMATS:
        try:
            once = cleaned(bytes(content), suffix)
        except RecordingError:
            continue
        assert cleaned(once, suffix) == once


def test_a_bomb_of_parts_or_samples_is_refused_before_it_is_read() -> None:
    boxes = read("film.mp4") + mp4_box(b"free", b"") * (MOST_PARTS + 1)
    film = read("film.mp4")
    at = film.index(b"stsz") + 4
    samples = film[: at + 4] + struct.pack(">II", 1, 2**32 - 1) + film[at + 12 :]
    for bomb in (boxes, samples):
        with pytest.raises(RecordingError):
            clean("film.mp4", bomb)


def test_false_beginnings_of_frames_are_passed() -> None:
    sound = silence(3)[10:]
    assert clean("a.mp3", b"\xff\xe0\xff\xfb" * 50_000 + sound) == sound
