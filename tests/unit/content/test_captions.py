"""Captions from a transcript with times, read back by a browser's own parser in tests/browser/test_entry_page.py."""

import pytest

from generator.content.captions import Cue, cues_of, web_vtt


def test_lines_with_times_are_captions_and_others_go_on_the_last() -> None:
    text = "0:00 Sóng vỗ.\n0:03 Tàu ra khơi.\nTiếng máy nổ.\n\n1:02:03 Hết."
    assert cues_of(text) == (Cue(0, "Sóng vỗ."), Cue(3, "Tàu ra khơi.\nTiếng máy nổ."), Cue(3723, "Hết."))


@pytest.mark.parametrize("text", ["", "Chào bà con.\n0:03 Tàu ra khơi.", "7 giờ sáng.", "0:75 Sai giờ."])
def test_a_transcript_that_begins_without_a_time_has_no_captions(text: str) -> None:
    assert cues_of(text) == ()


def test_a_caption_stays_until_the_next_and_cannot_hold_markup() -> None:
    assert web_vtt((Cue(0, "a --> b <i>"), Cue(61, "c & d"))) == (
        "WEBVTT\n\n00:00:00.000 --> 00:01:01.000\na --&gt; b &lt;i&gt;\n\n00:01:01.000 --> 00:01:07.000\nc &amp; d\n"
    )
