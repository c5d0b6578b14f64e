"""Decoding: defects are repaired and reported once, with their location; real Vietnamese is never reported."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.decoding import _LEGACY, CONTROL, decode
from tests.support.site_copies import PROJECT

Found = list[tuple[str, int, int]]


def found_in(content: bytes) -> Found:
    return [(each.code, *each.location[1:]) for each in decode(content, "a.md")[1]]


@pytest.mark.parametrize(
    ("content", "text", "found"),
    [
        ("Tiếng Việt\n".encode(), "Tiếng Việt\n", []),
        (b"", "", []),
        (b"\xef\xbb\xbfa\n", "a\n", [("GS102", 1, 1)]),
        (b"a\r\nb\r\n", "a\nb\n", [("GS103", 1, 1)]),
        (b"a\nb\rc", "a\nb\nc", [("GS103", 2, 1)]),
        ("một\nhai Tiê\u0301ng Viê\u0323t\n".encode(), "một\nhai Tiếng Việt\n", [("GS104", 2, 5)]),
        ("a\u00a0b".encode(), "a b", [("GS110", 1, 2)]),
        ("a\u200bb\u00adc".encode(), "abc", [("GS109", 1, 2)]),
        ("a\u2028b\x85c".encode(), "abc", [("GS109", 1, 2), ("GS109", 1, 4)]),
        ("a\u202eb".encode(), "ab", [("GS109", 1, 2)]),
        ("ab\ufffd\ufffdc".encode(), "ab\ufffd\ufffdc", [("GS105", 1, 3)]),
        (b"\xef\xbb\xbfa\r\nb \xef\xbb\xbf", "a\nb ", [("GS102", 1, 1), ("GS103", 1, 1), ("GS109", 2, 3)]),
    ],
)
def test_text_is_repaired_and_reported(content: bytes, text: str, found: Found) -> None:
    assert decode(content, "a.md")[0] == text
    assert found_in(content) == found


def test_one_cause_is_one_problem_with_a_count() -> None:
    problems = decode("a\u00a0b\u202fc\u200b\n\u200b\u200d\u00a0".encode(), "a.md")[1]
    assert [(each.code, each.message.rpartition("; ")[2]) for each in problems] == [
        ("GS109", "cả tệp có 3 chỗ như vậy"),
        ("GS110", "cả tệp có 3 chỗ như vậy"),
    ]


def test_a_file_of_control_characters_is_one_problem() -> None:
    """A sparse file of a megabyte reads as that many."""
    assert [each.message.rpartition("; ")[2] for each in decode(b"\0" * 5_000, "a.yml")[1]] == [
        "cả tệp có 5000 chỗ như vậy"
    ]


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"\xff", 1, 1),
        ("a\nđọc".encode() + b"\xe9 x", 2, 4),
        ("Việt".encode("utf-16"), 1, 1),
        ("Tiếng Việt".encode()[:-2], 1, 9),
        (b"a\n\xed\xa0\x80", 2, 1),
    ],
)
def test_invalid_utf_8_is_rejected_at_its_first_invalid_byte(content: bytes, line: int, column: int) -> None:
    assert decode(content, "a.md")[0] is None
    assert found_in(content) == [("GS101", line, column)]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc", "TCVN3 (ABC)"),
        ("¤ng NguyÔn V¨n B×nh ë x· T©n LËp", "TCVN3 (ABC)"),
        ("®iÓn h×nh tiªn tiÕn", "TCVN3 (ABC)"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp, Töï do, Haïnh phuùc", "VNI"),
        ("OÂng Nguyeãn Vaên Bình ôû xaõ Taân Laäp, ñöôøng laøng", "VNI"),
        ("ñieån hình tieân tieán cuûa ñôn vò", "VNI"),
    ],
)
def test_legacy_encodings_are_recognised(text: str, encoding: str) -> None:
    problems = decode(f"Dòng đầu\n{text}\n".encode(), "a.md")[1]
    assert [(each.code, each.location.line) for each in problems] == [("GS106", 2)]
    assert encoding in problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Thomas Müller, Citroën, España, Ström, Zürich, São Paulo, Malmö, Göteborg, Łódź",
        "Real Sociedad de España và El Niño, La Niña, Muñoz, Señor",
        "Anaïs và Loïc đọc Les Thaïlandaises, naïve, Zaïre, Saïgon",
        "Israël, Raphaël, Michaël và Noël",
        "Bjørn, Søren và Jørgen ở Tromsø, Ærø",
        "«Việt Nam», «Hồ Chí Minh», «tiếng Pháp», «ngôi nhà»",
        "Windows®, Office®, Excel®, ©Báo Nhân Dân, ©TTXVN",
        "Điều 5 §2, §Điều 7, 5 µm, 10µg, 20 m², 4×4, 3 × 5, 12°C, ±5, ½ ha",
        "Đà Nẵng · Huế · Hội An",
        "quý, khuỷu, ngoằn ngoèo, thuở, huýt, Đắk Lắk, Krông Pắc, Ea H'leo, Y Phôn Niê, A Ma Thuột",
    ],
)
def test_foreign_names_and_signs_are_not_a_legacy_encoding(text: str) -> None:
    assert found_in(text.encode()) == []


@given(st.data())
@pytest.mark.parametrize(("signs", "pattern"), [legacy[1:] for legacy in _LEGACY])
def test_every_match_of_a_legacy_encoding_contains_one_of_its_signs(
    signs: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    word = data.draw(st.from_regex(pattern))
    assert not set(signs).isdisjoint(word)


def test_few_hidden_characters_are_printable() -> None:
    """Only blank letters, marks and signs are: `str.isprintable` reveals all other hidden characters."""
    printable = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isprintable() and CONTROL.match(char)]
    assert {unicodedata.category(char) for char in printable} == {"Lo", "Mn", "So"}


@pytest.mark.usefixtures("samples")
def test_the_project_has_no_false_positive() -> None:
    files = [file for kind in ("*.md", "*.yml") for file in (PROJECT / "content").rglob(kind)]
    assert files
    assert {file: found_in(file.read_bytes()) for file in files if found_in(file.read_bytes())} == {}


@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "replace"))))
def test_decoded_text_is_clean(content: bytes) -> None:
    text, problems = decode(content, "a.md")
    if text is None:
        assert [each.code for each in problems] == ["GS101"]
        return
    assert not CONTROL.search(text)
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    assert decode(text.encode(), "a.md")[0] == text
    if text != content.decode():
        assert problems
